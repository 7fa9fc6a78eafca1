#pragma once
/// Ways between a place and the stops around it.

#include <cstdint>

#include "sim/core/id.hpp"

namespace tanvan {

/// A stop that can be reached from a place, or from which a place can be reached, and what that takes.
struct StopAccess {
  StopId stop;
  std::int32_t seconds = 0;  // [s], >= 0
  std::uint32_t cost = 0;    // [unit of the caller's ride costs]
};

}  // namespace tanvan
