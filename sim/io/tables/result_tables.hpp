#pragma once
/// A results file as tables.

#include <optional>
#include <string>
#include <vector>

#include "sim/io/results/results_reader.hpp"
#include "sim/io/tables/data_table.hpp"

namespace tanvan {

/// The years that tables with one row a link, zone or pair of zones show.
struct YearChoice {
  std::string zones;    // of /time/year, empty where there is none
  std::string traffic;  // of /traffic, empty where there is none
};

/// True for the agents alone that `tanvan synthesize` writes, which live no year.
bool is_population(ResultsFile const& file);

/// The chosen year, or the last one simulated. A fault where the file knows the year neither as one of its own nor as a
/// transport year. A year without a day of travel takes the traffic of the transport year before it, or the first.
Result<YearChoice> choose_years(ResultsFile const& file, std::optional<int> year);

/// The tables of a result of `tanvan run`, `tanvan assign` or `tanvan traffic`:
///   zones (points), links (lines), nodes, stops, sites (points): one row each, with the figures of the chosen years;
///   zone_year, sector_year, link_year: one row a zone, sector or link and year; link_bin: a link and time bin of the
///   chosen year; stop_bin: a stop of a line, year and time bin; indicators by year and by month, targets, official
///   figures, counts, events, what was dropped, money accounts; goods by commodity, vehicle, hour, gateway and turn
///   time, and single figures of freight; assignment links, routes, users of selected links, demand without a way; of
///   a simulated day also mfd, transit_calls, screenlines, travel_times, iterations, changes, class_closures, gridlocks
///   and trajectories. Its nodes and links keep the ids of their folder. Of a population persons, households, dwellings
///   and enterprises, a row each, as `tanvan synthesize --csv` has them.
/// A verdict (`met`, `too_close` of targets) is not known where nothing was simulated.
/// What the file does not hold makes no table. Faults: see ResultColumns, a geometry that is no line, nothing at all.
Result<std::vector<DataTable>> tables_of_result(ResultsFile const& file, YearChoice const& years);

/// Tables of very many rows. Pairs of zones of the chosen year: `trips` (one row a pair, one column a mode) and `skims`
/// (a pair and time bin, one column a mode and measure). Of a simulated day `trips`, one row a trip, under the names
/// that `tanvan traffic --trips` reads, with `route` where the file has all moves.
Result<std::vector<DataTable>> pair_tables_of_result(ResultsFile const& file, YearChoice const& years);

}  // namespace tanvan
