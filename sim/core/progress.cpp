#include "sim/core/progress.hpp"

#include <cstdio>
#include <fmt/format.h>
#include <memory>

namespace tanvan {
namespace {

using Clock = std::chrono::steady_clock;

std::string bar(double share) {
  constexpr int kWidth = 24;
  int const full = static_cast<int>(share * kWidth);
  std::string text;
  for (int i = 0; i < kWidth; ++i) text += i < full ? "█" : "░";
  return text;
}

std::chrono::seconds time_left(Clock::time_point start, ProgressStep const& step) {
  double const spent = std::chrono::duration<double>(Clock::now() - start).count();
  double const share = static_cast<double>(step.done) / static_cast<double>(step.of);
  return std::chrono::seconds{static_cast<long>(spent * (1 - share) / share + 0.5)};
}

}  // namespace

std::string to_string(std::chrono::seconds duration) {
  auto const seconds = duration.count();
  return seconds < 60 ? fmt::format("{} s", seconds) : fmt::format("{} min {:02} s", seconds / 60, seconds % 60);
}

Progress progress_to_stderr(bool is_terminal) {
  return [start = Clock::now(), is_terminal](ProgressStep const& step) {
    if (step.done == 0 || step.of == 0) return;
    double const share = static_cast<double>(step.done) / static_cast<double>(step.of);
    auto const left = to_string(time_left(start, step));
    if (is_terminal) {
      fmt::print(stderr, "\r\x1b[K{} {:3.0f} %  {}  ({} left)", bar(share), share * 100, step.line, left);
      if (step.done == step.of) fmt::print(stderr, "\n");
    } else {
      fmt::print(stderr, "[{:3.0f} %] {}  ({} left)\n", share * 100, step.line, left);
    }
    std::fflush(stderr);
  };
}

}  // namespace tanvan
