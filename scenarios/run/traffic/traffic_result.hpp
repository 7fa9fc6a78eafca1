#pragma once
/// A simulated day as a results file.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "scenarios/run/traffic/traffic_outputs.hpp"
#include "sim/engine/results.hpp"

namespace tanvan {

/// The word for why a trip did not arrive; empty where it did.
std::string_view stuck_word(Stuck stuck);

/// What the columns of /trips hold, a row a trip of the file.
struct TripColumns {
  std::vector<double> depart_s, enter_s, arrive_s;  // -1 where it did not enter or arrive
  std::vector<double> distance_m;                   // 0 where it did not arrive
  std::vector<std::string> stuck;                   // why it did not arrive, or empty
  std::size_t arrived = 0;
};
TripColumns trip_columns(TrafficNetwork const& network, TripRequests const& requests, TrafficAnswer const& answer);

/// `links 12, 14, 9 since 07:15:30`
std::string gridlock_text(Gridlock const& gridlock, Column<LinkId, std::string> const& names);

/// Writes the file whole or not at all. Without places of nodes /network lacks lon, lat and geometry alone, and the
/// attributes no_map_vi and no_map_en say why. A title of `identity`, of a scenario, stands behind that of a day.
/// @throws std::runtime_error where the disk refuses
StoredMoves write_traffic(TrafficNetwork const& network, TripRequests const& requests, TripColumns const& columns,
                          TrafficAnswer const& answer, TrafficRules const& rules, DayWishes const& wishes,
                          RunIdentity identity, std::filesystem::path const& out);

}  // namespace tanvan
