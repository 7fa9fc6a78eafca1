#pragma once
/// How faults of the input reach the user.

#include "sim/core/result.hpp"

namespace tanvan {

/// Prints each fault as `FILE:LINE: sentence`, one a line, then their count, on standard error. @return 2, the exit
/// status
int report_faults(Faults const& faults);

}  // namespace tanvan
