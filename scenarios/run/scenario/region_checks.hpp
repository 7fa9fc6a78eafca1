#pragma once
/// Checks of a whole region: what no single table can tell.

#include <vector>

#include "sim/core/result.hpp"
#include "sim/engine/region.hpp"
#include "sim/io/text/toml_text.hpp"
#include "sim/network/network.hpp"

namespace tanvan {

/// Fewer simulated persons than this make no region: whole zones stand empty and every rate is noise. [persons]
inline constexpr double kSmallestSample = 1'000;

/// How far the run time of a line may be off that of its stops, a share of the line's: times of stops are whole
/// minutes.
inline constexpr double kRunTimeMargin = 0.1;

/// Census population of the internal zones. [persons]
double internal_population(ZoneStore const& zones);

/// A fault where the sample is smaller than `kSmallestSample`; it names the smallest scale that suffices.
/// @param root the scenario, for the place of scenario.scale  @param scale (0, 1]  @param persons > 0
void check_sample(TomlNode const& root, double scale, double persons, Faults& faults);

/// A fault where the parks employ more people than live in the region. @param place of the table of parks
void check_park_workers(std::vector<ParkRow> const& parks, double persons, InputPlace const& place, Faults& faults);

/// Nobody comes to a stop that lies farther than this from every junction. [km]
inline constexpr double kFarthestStop_km = 20;

/// A fault for each stop that lies off the network: farther than `kFarthestStop_km` from every junction.
void check_stops(RegionTables const& region, NodeStore const& nodes, Faults& faults);

/// A warning for each line whose own run time is more than `kRunTimeMargin` off that between its first and last stop.
/// Days of travel and feeds know the stops' alone. Lines without two stops have nothing to differ from.
void warn_of_run_times(RegionTables const& region, Faults& warnings);

}  // namespace tanvan
