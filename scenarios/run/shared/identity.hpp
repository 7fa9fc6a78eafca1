#pragma once
/// Who made a result, and when.

#include "sim/engine/results.hpp"

namespace tanvan {

/// The program's version and commit and the present time, in UTC; names and configuration are left empty.
/// @param threads  that took part  @param wall_s  what it took [s]
RunIdentity identity_of_run(int threads, double wall_s);

}  // namespace tanvan
