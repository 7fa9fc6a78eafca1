#pragma once
/// Progress of long work, with the time left.

#include <chrono>
#include <functional>
#include <string>

namespace tanvan {

/// Where a long piece of work stands: done steps of all, and one line on what was just finished.
struct ProgressStep {
  std::size_t done = 0;
  std::size_t of = 0;
  std::string line;
};

/// What a long function calls after each step. An empty function is silent.
using Progress = std::function<void(ProgressStep const&)>;

/// A bar redrawn in place on a terminal, a plain line a step anywhere else; both on standard error, with time left.
/// @param is_terminal whether standard error is a terminal
Progress progress_to_stderr(bool is_terminal);

/// `1 min 05 s`, `12 s`
std::string to_string(std::chrono::seconds duration);

}  // namespace tanvan
