#pragma once
/// One page in two languages from a simulated day.

#include <string>

#include "viz/day/corridor.hpp"
#include "viz/day/day_data.hpp"

namespace tanvan {

/// A self-contained HTML page: the speed map of the morning peak, a time–space diagram of the corridor and the
/// macroscopic fundamental diagram, each with a caption in Vietnamese and English. Where the result has no map, the
/// page says so in place of the first two.
std::string day_page(DayData const& day, Corridor const& corridor);

}  // namespace tanvan
