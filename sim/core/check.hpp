#pragma once
/// Contracts and invariants: for our own mistakes, never for input.

#include <concepts>
#include <stdexcept>
#include <string>

namespace tanvan {

/// A broken promise of the code or of the simulated world. Ends the run with status 1.
struct Violation : std::logic_error {
  using std::logic_error::logic_error;
};

/// @param file,line of the code that noticed it
[[noreturn]] void violate(char const* kind, std::string const& what, char const* file = __builtin_FILE(),
                          int line = __builtin_LINE());

/// What must hold on entry.
inline void expects(bool holds, char const* what, char const* file = __builtin_FILE(), int line = __builtin_LINE()) {
  if (!holds) [[unlikely]]
    violate("expected", what, file, line);
}

/// What holds on exit.
inline void ensures(bool holds, char const* what, char const* file = __builtin_FILE(), int line = __builtin_LINE()) {
  if (!holds) [[unlikely]]
    violate("ensured", what, file, line);
}

/// A conservation law of the simulated world: on in every build. The sentence names the agent and the month; it is
/// made only where the law is broken, since laws are checked for every agent each month.
/// @param sentence  called without arguments, returns a std::string
template <std::invocable Sentence>
void conserved(bool holds, Sentence const& sentence, char const* file = __builtin_FILE(), int line = __builtin_LINE()) {
  if (!holds) [[unlikely]]
    violate("conserved", sentence(), file, line);
}

}  // namespace tanvan
