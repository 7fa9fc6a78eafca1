#pragma once
/// Contracts and invariants: for our own mistakes, never for input.

#include <concepts>
#include <source_location>
#include <stdexcept>
#include <string>

namespace tanvan {

/// A broken promise of the code or of the simulated world. Ends the run with status 1.
struct Violation : std::logic_error {
  using std::logic_error::logic_error;
};

[[noreturn]] void violate(char const* kind, std::string const& what, std::source_location where);

/// What must hold on entry.
inline void expects(bool holds, char const* what, std::source_location where = std::source_location::current()) {
  if (!holds) [[unlikely]]
    violate("expected", what, where);
}

/// What holds on exit.
inline void ensures(bool holds, char const* what, std::source_location where = std::source_location::current()) {
  if (!holds) [[unlikely]]
    violate("ensured", what, where);
}

/// A conservation law of the simulated world: on in every build. The sentence names the agent and the month; it is
/// made only where the law is broken, since laws are checked for every agent each month.
/// @param sentence  called without arguments, returns a std::string
template <std::invocable Sentence>
void conserved(bool holds, Sentence const& sentence, std::source_location where = std::source_location::current()) {
  if (!holds) [[unlikely]]
    violate("conserved", sentence(), where);
}

}  // namespace tanvan
