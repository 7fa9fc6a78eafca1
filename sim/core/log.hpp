#pragma once
/// The log: one line a message on standard error, plain text. Results never depend on it.

#include <string>

namespace tanvan::log {

void info(std::string const& message);
void warn(std::string const& message);

/// Silences everything below a warning. @param quiet true for commands whose standard error is read by programs
void set_quiet(bool quiet);

}  // namespace tanvan::log
