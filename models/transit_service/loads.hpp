#pragma once
/// Who rides which line: journeys by public transport laid over its lines.

#include <vector>

#include "models/transit_service/chosen_journey.hpp"
#include "models/transit_service/line_stops.hpp"

namespace tanvan {

/// Riders of world.day's trips by bus, BRT and metro, and of park and ride from its lot on, along the journeys of the
/// service that they chose by; company buses are none. Full population; the same in any order of the trips.
/// boardings and alightings sum up alike, line by line, and loads to what is on board.
/// @param journeys [mode][T], of the service that the trips have chosen by
TransitDay transit_day(World const& world, LineStops const& stops, Journeys const& journeys,
                       PeakHours const& peaks = {});

/// Places of a line that pass in one direction in a bin [persons]; 0 where it doesn't run.
double places_in(LineRow const& line, TimeBin const& bin, PeakHours const& peaks = {});

/// Moves what is remembered of loads towards those of a day by `step`; forgets it where lines or bins are others.
void remember_loads(DayStore& day, TransitDay const& loads, double step);

/// Boardings a day of each line of the region's table.
std::vector<double> line_boardings(TransitDay const& day, LineStops const& stops);

}  // namespace tanvan
