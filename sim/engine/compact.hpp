#pragma once
/// Takes out the rows of who has left, at the end of each month, and mends the rows that point at others.

#include "sim/engine/world.hpp"

namespace tanvan {

/// Removes persons without a household, households without persons (their dwelling falls vacant) and enterprises
/// without an establishment. Rows keep their order; keys stay. What they owned must have been paid out before.
void compact(World& world);

}  // namespace tanvan
