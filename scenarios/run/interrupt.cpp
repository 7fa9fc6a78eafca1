#include "scenarios/run/interrupt.hpp"

#include <array>
#include <csignal>
#include <fmt/format.h>
#include <stdexcept>

namespace tanvan {
namespace {

volatile std::sig_atomic_t noted = 0;  // the signal, 0 for none; all that a handler may touch

extern "C" void note(int signal) {
  noted = signal;
}

}  // namespace

void listen_for_stops() {
  for (int const signal : std::array{SIGINT, SIGTERM}) {
    struct sigaction before {};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler == SIG_IGN) continue;
    struct sigaction action {};
    action.sa_handler = note;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    sigaction(signal, &action, nullptr);
  }
}

void stop_if_asked(Month month) {
  if (noted == 0) return;
  throw std::runtime_error(fmt::format("stopped by {} in month {}; nothing was written",
                                       noted == SIGINT ? "SIGINT" : "SIGTERM", to_string(month)));
}

}  // namespace tanvan
