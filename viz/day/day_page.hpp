#pragma once
/// One page in two languages from a simulated day.

#include <string>
#include <vector>

#include "viz/day/corridor.hpp"
#include "viz/day/day_data.hpp"
#include "viz/day/day_details.hpp"
#include "viz/day/day_events.hpp"
#include "viz/day/day_totals.hpp"
#include "viz/day/drives.hpp"

namespace tanvan {

/// What a page tells beside the figures of links.
struct DayStory {
  DayTotals totals;
  DayEvents events;
  std::vector<Drive> drives;  // along the corridor
  DayDetails details;
};
DayStory day_story(ResultsFile const& file, DayData const& day, Corridor const& corridor);

/// A self-contained HTML page: the day in a few figures, the speed map of the morning peak, a time–space diagram of the
/// corridor and the macroscopic fundamental diagram, each with a caption in Vietnamese and English, and tables of where
/// time is lost, of travel times, screenlines and emissions. Where the result has no map, the page says so in place of
/// that picture; where it has no network at all, there is no diagram either. Numbers have decimal commas, but within
/// English words points.
std::string day_page(DayData const& day, Corridor const& corridor, DayStory const& story);

}  // namespace tanvan
