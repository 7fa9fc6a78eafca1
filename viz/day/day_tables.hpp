#pragma once
/// The tables of a day's page, in Vietnamese and English.

#include <string>

#include "viz/day/day_data.hpp"
#include "viz/day/day_details.hpp"

namespace tanvan {

/// HTML: where vehicles lose most time by link, travel times by class, screenlines by class, emissions; each where
/// there is something to tell. @param vehicle_km  of the day on all links, against which emissions are set
std::string day_tables(DayData const& day, DayDetails const& details, double vehicle_km);

}  // namespace tanvan
