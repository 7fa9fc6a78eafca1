/// The network of a result in the formats of networks.

#include <fmt/format.h>

#include "scenarios/run/exports/exports.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "sim/io/exchange/metric_crs.hpp"
#include "sim/io/exchange/text_table.hpp"
#include "sim/io/gmns/gmns_writer.hpp"
#include "sim/io/matsim/matsim_writer.hpp"
#include "sim/io/sumo/sumo_writer.hpp"
#include "sim/io/tables/network_of_result.hpp"
#include "sim/io/tables/traffic_year.hpp"

namespace tanvan {
namespace {

constexpr std::int64_t kMonthsBase = 100, kDecember = 12;  // YYYYMM

/// What no format of networks says of a result.
void say_lost(YearChoice const& years, std::size_t not_open) {
  fmt::print("lost      {}; results do not keep who is banned from a link\n",
             years.traffic == kOnlyDay ? "volumes, times, districts, signals, lanes of turns, bans by the hour"
                                       : "volumes, times, zones and trips");
  if (not_open > 0) fmt::print("left out  {} links that are not open to traffic by the end of the year\n", not_open);
}

/// The network, and the trips of a simulated day.
Result<NetworkTables> whole_network(ResultsFile const& file) {
  auto network = network_of_result(file);
  auto trips = trips_of_result(file);
  if (!network) return network;
  if (!trips) return trips.error();
  bool const routed = column_of(*trips, "route") != kNoColumn;
  if (file.has("/trips/trip_id") && !file.has("/trips/class"))
    fmt::print("no trips: the file is of an older program and does not say where they go; run the day again\n");
  if (trips->rows() > 0 && !routed)
    fmt::print("no routes: a day of `tanvan traffic --moves` has them; trips say where they begin and end\n");
  add_table(*network, std::move(*trips));
  return network;
}

/// Of formats that do not know when a link opens: the links open at the end of the year.
Result<NetworkTables> open_network(ResultsFile const& file, YearChoice const& years) {
  auto network = whole_network(file);
  if (!network) return network;
  auto const year = !years.zones.empty() ? years.zones : years.traffic;
  say_lost(years, year.empty() || year == kOnlyDay
                      ? 0
                      : keep_links_open_by(*network, std::stoll(year) * kMonthsBase + kDecember));
  return network;
}

bool has_trips(NetworkTables const& network) {
  return table_named(network, "trips") != nullptr;
}

}  // namespace

int export_gmns(ResultsFile const& file, YearChoice const& years, ExportOptions const& options) {
  auto const network = whole_network(file);
  if (!network) return report_faults(network.error());
  say_lost(years, 0);
  return write_export_folder(file, options, gmns_files(*network));
}

int export_matsim(ResultsFile const& file, YearChoice const& years, ExportOptions const& options) {
  auto const network = open_network(file, years);
  if (!network) return report_faults(network.error());
  auto const crs = metric_crs_of(*network);
  std::vector<FolderFile> files{{"network.xml", matsim_network_xml(*network, crs)}};
  if (has_trips(*network)) files.push_back({"population.xml", matsim_population_xml(*network, crs)});
  return write_export_folder(file, options, std::move(files));
}

int export_sumo(ResultsFile const& file, YearChoice const& years, ExportOptions const& options) {
  auto const network = open_network(file, years);
  if (!network) return report_faults(network.error());
  auto const routes = routes_of_result(file);
  if (!routes) return report_faults(routes.error());
  std::vector<FolderFile> files{{"network.net.xml", sumo_net_xml(*network)}};
  if (has_trips(*network)) {
    files.push_back({"routes.rou.xml", sumo_routes_xml(*network)});
  } else if (routes->size() > 0) {
    files.push_back({"routes.rou.xml", sumo_flows_xml(*network, *routes)});
  } else {
    fmt::print("no routes: a result of `tanvan assign --paths` has them\n");
  }
  return write_export_folder(file, options, std::move(files));
}

}  // namespace tanvan
