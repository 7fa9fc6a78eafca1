#include "sim/io/tntp/tntp_import.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "sim/core/median.hpp"
#include "sim/core/quantity.hpp"
#include "sim/io/exchange/projection.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kFastest = 1000;  // [km/h]; beyond it the length stands for something else, as in made-up networks

void add_nodes(TntpNetwork const& network, NodeTable& nodes) {
  for (auto const v : ids<NodeId>(network.nodes)) {
    auto const number = std::to_string(network.number(v));
    bool const zone = network.counts_zones && v.value < network.zones;
    nodes.id.push_back(number);
    nodes.name.push_back({});
    nodes.x.push_back(kNone);
    nodes.y.push_back(kNone);
    nodes.type.push_back(v < network.first_through ? "centroid" : "");
    nodes.control.push_back({});
    nodes.zone.push_back(zone ? number : std::string{});
  }
}

void place_nodes(TntpNodes const& places, std::string const& crs, ImportedNetwork& out, Faults& faults) {
  auto& nodes = out.network.nodes;
  auto const projection = crs.empty() || is_lon_lat(crs) ? std::nullopt : Projection::to_lon_lat(crs);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places.node[i].value >= nodes.size()) {
      out.report.drop("a place of a node that no network has", {places.file, places.line[i], 0});
      continue;
    }
    Point const point{places.x[i], places.y[i]};
    auto const placed = projection ? (*projection)(point) : point;
    if (std::isnan(placed.x + placed.y)) {
      faults.add({places.file, places.line[i], 0},
                 fmt::format("{:.10g}, {:.10g} lies outside the reference system {}", point.x, point.y, crs));
    }
    nodes.x[places.node[i]] = placed.x;
    nodes.y[places.node[i]] = placed.y;
  }
  out.network.crs = projection || is_lon_lat(crs) ? "EPSG:4326" : "";
}

void add_links(TntpNetwork const& network, TntpUnits const& units, LinkTable& links) {
  for (auto const name : {"link_type", "VDF_fftt", "VDF_alpha", "VDF_beta"}) links.more.push_back({name, {}});
  for (auto const a : ids<LinkId>(network.links())) {
    auto const length = network.length[a] * *units.metres, time = network.free_flow_time[a] * *units.seconds;
    links.id.push_back(std::to_string(a.value + 1));
    links.name.push_back({});
    links.from.push_back(network.from[a]);
    links.to.push_back(network.to[a]);
    links.length.push_back(length);
    links.lanes.push_back(1);
    auto const speed = length > 0 && time > 0 ? length / time * kKmhInMs : kNone;
    links.free_speed.push_back(speed <= kFastest ? speed : kNone);
    links.capacity.push_back(network.capacity[a] / units.capacity_hours);
    links.toll.push_back(network.has_toll ? network.toll[a] : kNone);
    links.facility.push_back({});
    links.uses.push_back(kMotorUses);
    links.shape_offset.push_back(0);
    links.more[0].text.push_back(network.has_type ? std::to_string(network.type[a]) : std::string{});
    links.more[1].text.push_back(number_text(time / 60));
    links.more[2].text.push_back(number_text(network.b[a]));
    links.more[3].text.push_back(number_text(network.power[a]));
  }
}

void add_notes(TntpNetwork const& network, TntpUnits const& units, ImportedNetwork& out) {
  auto& notes = out.report.notes;
  for (auto const& note : network.notes.sorted()) notes.push_back(to_string(note));
  notes.push_back(fmt::format(
      "TNTP names no units: lengths are taken as {} m, times as {} s, capacities as for {} h; "
      "the median free speed is then {:.0f} km/h",
      *units.metres, *units.seconds, units.capacity_hours,
      median_of(std::vector<double>(out.network.links.free_speed.begin(), out.network.links.free_speed.end()))));
  if (network.toll_factor || network.distance_factor)
    notes.push_back(fmt::format("the file's weights go with it as words alone: toll {}, distance {}",
                                network.toll_factor.value_or(0), network.distance_factor.value_or(0)));
}

}  // namespace

TntpUnits likely_units(TntpNetwork const& network, TntpUnits units) {
  constexpr std::array kLengths = {1609.344, 1000.0, 1.0, 0.3048};  // [m]
  constexpr std::array kTimes = {60.0, 3600.0, 1.0};                // [s]
  constexpr double kSlow = 10, kFast = 160;                         // [km/h]
  constexpr double kLongest = 300'000;                              // [m], of a link in any region
  std::vector<double> speeds;
  double longest = 0;
  for (auto const a : ids<LinkId>(network.links())) {
    auto const length = network.length[a], time = network.free_flow_time[a];
    longest = std::max(longest, length);
    speeds.push_back(length > 0 && time > 0 ? length / time : kNone);
  }
  auto const speed = median_of(std::move(speeds)) * kKmhInMs;
  for (auto const seconds : kTimes)
    for (auto const metres : kLengths) {
      if (units.metres.value_or(metres) != metres || units.seconds.value_or(seconds) != seconds) continue;
      auto const kmh = speed * metres / seconds;
      if (kmh < kSlow || kmh > kFast || longest * metres > kLongest) continue;
      units.metres = metres;
      units.seconds = seconds;
      return units;
    }
  units.metres = units.metres.value_or(1);
  units.seconds = units.seconds.value_or(kTimes.front());
  return units;
}

Result<ImportedNetwork> import_tntp(TntpNetwork const& network, std::optional<TntpNodes> const& nodes,
                                    TntpUnits const& units) {
  ImportedNetwork out;
  Faults faults;
  out.report.format = "tntp";
  out.report.source = network.file;
  add_nodes(network, out.network.nodes);
  if (nodes) place_nodes(*nodes, units.crs, out, faults);
  if (!faults.empty()) return faults;
  add_links(network, units, out.network.links);
  auto const links = static_cast<std::int64_t>(network.links());
  out.report.read["nodes"] = network.nodes;
  out.report.read["zones"] = network.zones;
  out.report.read["links"] = links;
  out.report.defaults["lanes: 1"] = links;
  out.report.defaults["allowed_uses: motor vehicles"] = links;
  add_notes(network, units, out);
  return out;
}

}  // namespace tanvan
