/// The network of a result in the formats of networks.

#include <fmt/format.h>

#include "scenarios/run/commands/exports.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "sim/io/exchange/metric_crs.hpp"
#include "sim/io/gmns/gmns_writer.hpp"
#include "sim/io/matsim/matsim_writer.hpp"
#include "sim/io/sumo/sumo_writer.hpp"
#include "sim/io/tables/network_of_result.hpp"
#include "sim/io/tables/traffic_year.hpp"

namespace tanvan {
namespace {

constexpr std::int64_t kMonthsBase = 100, kDecember = 12;  // YYYYMM

/// What no format of networks says of a result.
void say_lost(std::size_t not_open) {
  fmt::print("lost      volumes, times, zones and trips; results do not keep who is banned from a link\n");
  if (not_open > 0) fmt::print("left out  {} links that are not open to traffic by the end of the year\n", not_open);
}

/// Of formats that do not know when a link opens: the links open at the end of the year.
Result<NetworkTables> open_network(ResultsFile const& file, YearChoice const& years) {
  auto network = network_of_result(file);
  if (!network) return network;
  auto const year = !years.zones.empty() ? years.zones : years.traffic;
  say_lost(year.empty() || year == kOnlyDay ? 0
                                            : keep_links_open_by(*network, std::stoll(year) * kMonthsBase + kDecember));
  return network;
}

}  // namespace

int export_gmns(ResultsFile const& file, YearChoice const&, ExportOptions const& options) {
  auto const network = network_of_result(file);
  if (!network) return report_faults(network.error());
  say_lost(0);
  return write_export_folder(file, options, gmns_files(*network));
}

int export_matsim(ResultsFile const& file, YearChoice const& years, ExportOptions const& options) {
  auto const network = open_network(file, years);
  if (!network) return report_faults(network.error());
  return write_export_folder(file, options, {{"network.xml", matsim_network_xml(*network, metric_crs_of(*network))}});
}

int export_sumo(ResultsFile const& file, YearChoice const& years, ExportOptions const& options) {
  auto const network = open_network(file, years);
  if (!network) return report_faults(network.error());
  auto const routes = routes_of_result(file);
  if (!routes) return report_faults(routes.error());
  std::vector<FolderFile> files{{"network.net.xml", sumo_net_xml(*network)}};
  if (routes->size() > 0) {
    files.push_back({"routes.rou.xml", sumo_flows_xml(*network, *routes)});
  } else {
    fmt::print("no routes: a result of `tanvan assign --paths` has them\n");
  }
  return write_export_folder(file, options, std::move(files));
}

}  // namespace tanvan
