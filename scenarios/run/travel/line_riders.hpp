#pragma once
/// The day's riders of the lines, person by person.

#include "models/transit_service/chosen_journey.hpp"
#include "models/transit_service/line_runs.hpp"

namespace tanvan {

/// Rides of the full population along the journeys that world.day's trips have chosen, by trip; who changes is several
/// riders.
///
/// A trip of the sample is 1 / scale persons, rounded up by chance. Each leaves in the trip's bin by the hourly profile
/// of its purpose, and comes to a stop when it has walked and ridden as long as the timetable says (walks of a journey
/// count alike) and waited half a headway at each change. Nobody waits longer than `wait_cap_min`
/// for a vehicle of the timetable: who would comes later, knowing it, and who would miss the last one comes for that.
/// Draws are keyed by (seed, person, year and number of the trip).
/// @param service  `line_runs` of the same lines and day
RiderTable line_riders(World const& world, TransitService const& service, Journeys const& journeys,
                       TransitOptions const& options = {});

}  // namespace tanvan
