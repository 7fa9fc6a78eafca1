#pragma once
/// When somebody on a tour is where, as far as his vehicle and he have to agree on it.

#include <cstddef>

#include "sim/engine/world.hpp"

namespace tanvan {

/// How long the tour whose way out is row `row` drives to where its vehicle stays, its destination or a lot, by the
/// motorbike's time of the last exchange [s]; 0 where there is no way.
double drive_s(World const& world, std::size_t row);

/// How long the trip of a row takes between the lot and its other end [s]; 0 where nobody parks and rides.
double beyond_s(TripStore const& trips, std::size_t row);

/// When who sets out at `out_s` may turn back at the earliest [s after midnight]: there, by vehicle and from the lot
/// on, where the way back lies in the bin of the way out; at any time of another bin, which is 0.
/// @param row  the way out
double earliest_back_s(World const& world, std::size_t row, double out_s);

}  // namespace tanvan
