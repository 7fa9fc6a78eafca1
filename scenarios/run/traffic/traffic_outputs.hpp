#pragma once
/// What a simulated day tells beside its links and trips: districts, screenlines, travel times, moves.

#include <cstdint>
#include <vector>

#include "scenarios/run/traffic/traffic_question.hpp"
#include "sim/io/results/results_writer.hpp"
#include "sim/io/text/text_file.hpp"
#include "sim/traffic/day_figures.hpp"

namespace tanvan {

/// What somebody wants to know of a day besides.
struct DayWishes {
  bool moves = false;            // every vehicle on every link
  std::size_t trajectories = 0;  // of so many trips, all at most
  int fleet_year = 0;            // of the vehicles whose emissions are told; 0: nobody asked
  std::vector<Screenline> screenlines = {};

  bool needs_moves() const { return moves || trajectories > 0; }
};

/// Reads `name, link_id`, a row a link; lines in the order in which the file first names them.
/// Faults, all at once with their lines: columns or cells missing, links that are not there or twice on a line.
Result<std::vector<Screenline>> read_screenlines(TextSource const& source, TrafficNetwork const& network);

/// Districts by name, ascending, and the district of each link.
struct LinkDistricts {
  std::vector<std::string> name;
  std::vector<std::uint32_t> of;  // [links]
};

/// `district` of link.csv where the folder has that column; else the zone of the node where the link ends, if every
/// node has one; else one district of all. A link without a district belongs to the one of the empty name.
LinkDistricts link_districts(TrafficNetwork const& network);

/// Rows of trips, ascending: those whose draws by (seed 1, row) are the least.
std::vector<std::uint32_t> sampled_trips(std::size_t trips, std::size_t wanted);

/// /mfd, /screenlines and /travel_time. @param figures  of the day's record
void put_day_figures(ResultsWriter& file, TrafficNetwork const& network, TrafficAnswer const& answer,
                     LinkFigures const& figures, DayWishes const& wishes);

/// What the moves of a day take in the file.
struct StoredMoves {
  std::uint64_t moves = 0, bytes = 0;
};

/// /moves and /trajectories, as wished. @param answer  of a day with moves, where `wishes.needs_moves()`
StoredMoves put_moves(ResultsWriter& file, TrafficNetwork const& network, TrafficAnswer const& answer,
                      DayWishes const& wishes);

}  // namespace tanvan
