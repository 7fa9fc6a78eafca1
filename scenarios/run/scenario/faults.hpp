#pragma once
/// How faults of the input reach the user.

#include <cstddef>
#include <string>

#include "sim/core/result.hpp"

namespace tanvan {

/// Prints each fault as `FILE:LINE: sentence`, one a line, then their count, on standard error. @return 2, the exit
/// status
int report_faults(Faults const& faults);

/// The same of one.
int report_fault(Fault fault);

/// Prints each as `warning: FILE:LINE: sentence` on standard error; the command goes on.
void print_warnings(Faults const& warnings);

/// "1 zone", "87 zones"
std::string counted(std::size_t n, std::string const& what);

}  // namespace tanvan
