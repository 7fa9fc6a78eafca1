#pragma once
/// Takes out the rows of who has left and mends the rows that point at others: of enterprises at the end of each month,
/// of persons and households at the end of each quarter. Moving millions of rows costs a tenth of a month; until then
/// a row of `Status::gone` without a household, or of a household without persons, has no part in anything.

#include "sim/engine/world.hpp"

namespace tanvan {

/// Removes persons without a household, households without persons (their dwelling falls vacant) and enterprises
/// without an establishment. Rows keep their order; keys stay. What they owned must have been paid out before.
void compact(World& world);

/// The same of enterprises alone.
void compact_enterprises(World& world);

/// Puts persons in the order of their households, those of a household in the order they came: children are born, and
/// movers join, far from the rows of those they live with, whose month is read together.
/// @pre nobody is gone (`compact`)
void seat_families(Population& population);

}  // namespace tanvan
