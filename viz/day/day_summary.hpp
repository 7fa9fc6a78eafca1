#pragma once
/// A simulated day in a few figures and lists, in Vietnamese and English.

#include <string>
#include <vector>

#include "viz/day/day_data.hpp"
#include "viz/day/day_events.hpp"
#include "viz/day/day_totals.hpp"

namespace tanvan {

/// HTML: of a sample first that it is one; who arrived, who was still under way or stuck and why; kilometres, speed,
/// time lost, queues; circles of waiting vehicles with their times, forced moves, changes of the day; and whether
/// drivers knew better ways. Of gridlocks and changes `kMostTold` are told one by one, and how many more there are.
std::string day_summary(DayData const& day, DayTotals const& totals, DayEvents const& events);

}  // namespace tanvan
