#pragma once
/// The day's riders of the lines, person by person.

#include "models/transit_service/chosen_journey.hpp"
#include "models/transit_service/line_runs.hpp"

namespace tanvan {

struct LineRiders {
  RiderTable rides;
  std::uint64_t unserved = 0;  // rides left out, with those after them on the way: nothing calls at their stop
};

/// Rides of the full population along the journeys that world.day's tours have chosen, by tour; who changes is several
/// riders.
///
/// A tour of the sample is 1 / scale persons (`TourCopies`), who all go both ways. Each leaves in the trip's bin by the
/// hourly profile of its purpose, in the bin of the way out not back before it arrived, and comes to a stop when it has
/// driven to the lot, walked and ridden as long as the timetable says (walks of a journey count alike) and waited half
/// a headway at each change. Nobody comes to a first stop earlier than `wait_cap_min` before a vehicle of the
/// timetable: who would knows it and comes later, and who would miss the last one comes for that. Runs past midnight
/// are for those who leave after it.
/// @param service  `line_runs` of the same lines and day
LineRiders line_riders(World const& world, TransitService const& service, Journeys const& journeys,
                       TransitServiceParameters const& p);

}  // namespace tanvan
