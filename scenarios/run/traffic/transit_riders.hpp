#pragma once
/// Riders of a folder's buses.

#include "scenarios/run/traffic/transit_folder.hpp"

namespace tanvan {

/// Reads riders.csv of a folder: `from_stop_id,to_stop_id,at_s` (seconds or `07:30`, when they come to the stop) and,
/// where it has them, `riders` (that come together; else 1) and `route_id` (those they take, with blanks between; else
/// every route that goes there). None where there is no such file. Faults, all at once with their lines: stops and
/// routes that are not there, a ride that ends where it begins, more than kMostRiders.
/// @param[out] notes  how many want a ride that no bus on the road offers
inline constexpr std::size_t kMostRiders = 20'000'000;
Result<RiderTable> read_transit_riders(std::string const& folder, TransitFolder const& transit, Faults& notes);

}  // namespace tanvan
