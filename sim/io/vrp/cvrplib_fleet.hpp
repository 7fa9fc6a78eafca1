#pragma once
/// Vehicles of a CVRPLIB file, for the sources of this room.

#include "sim/io/vrp/cvrplib_sections.hpp"

namespace tanvan {

/// Vehicles that are alike make a class, in the order of the first of each; sets the fleet and who may call where.
/// @param problem  its stops are read already
void read_cvrplib_fleet(CvrplibText const& text, TourProblem& problem, Faults& faults);

}  // namespace tanvan
