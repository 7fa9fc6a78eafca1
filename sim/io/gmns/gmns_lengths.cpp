#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "sim/core/median.hpp"
#include "sim/io/exchange/great_circle.hpp"
#include "sim/io/gmns/gmns_parts.hpp"
#include "sim/io/gmns/length_unit.hpp"

namespace tanvan {
namespace {

constexpr double kMostMetres = 2e7;                         // half of the equator
constexpr double kLeastDetour = 0.9, kMostDetour = 1.7;     // of the median link against its geometry
constexpr std::array kUnits = {"m", "km", "mile", "foot"};  // by how often files have them

double length_of_geometry(NetworkTables const& network, LinkId a) {
  auto const shape = network.links.shape_of(a);
  if (!shape.empty()) return great_circle_length(shape);
  auto const from = network.links.from[a], to = network.links.to[a];
  return great_circle_metres({network.nodes.x[from], network.nodes.y[from]},
                             {network.nodes.x[to], network.nodes.y[to]});
}

/// The middle one of the ratios between lengths as they stand and their geometry in metres; NaN where none is known.
double median_ratio(NetworkTables const& network) {
  std::vector<double> ratios;
  for (auto const a : ids<LinkId>(network.links.size())) {
    auto const metres = length_of_geometry(network, a);
    if (metres > 1 && network.links.length[a] > 0) ratios.push_back(network.links.length[a] / metres);
  }
  return median_of(std::move(ratios));
}

bool fits(double ratio, double metres) {
  return ratio * metres >= kLeastDetour && ratio * metres <= kMostDetour;
}

/// Files that say one unit and hold another are common; where the geometry tells which, it decides, and a note says so.
double unit_of_lengths(GmnsReading& reading) {
  auto const& network = reading.out.network;
  auto const stated = reading.config.metres;
  if (reading.config.exact) return stated;
  auto const& length = network.links.length;
  if (!reading.config.stated && *std::max_element(length.begin(), length.end()) * stated > kMostMetres) {
    reading.out.report.notes.emplace_back("lengths are taken as metres: in the usual unit a link would span the earth");
    return 1;
  }
  if (!is_lon_lat(network.crs) && !(network.crs.empty() && in_degrees(network.nodes))) return stated;
  auto const ratio = median_ratio(network);
  if (std::isnan(ratio) || fits(ratio, stated)) return stated;
  auto& notes = reading.out.report.notes;
  for (auto const* unit : kUnits) {
    auto const metres = *metres_in(unit);
    if (!fits(ratio, metres)) continue;
    notes.push_back(
        fmt::format("lengths are taken as {}: the median link is then {:.3g} times as long as its geometry, in "
                    "the unit of config.csv it would be {:.3g} times",
                    unit, ratio * metres, ratio * stated));
    return metres;
  }
  notes.push_back(fmt::format("the median link is {:.3g} times as long as its geometry; are unit and places right?",
                              ratio * stated));
  return stated;
}

}  // namespace

void convert_gmns_lengths(GmnsReading& reading) {
  auto& links = reading.out.network.links;
  auto const metres = unit_of_lengths(reading);
  for (auto const a : ids<LinkId>(links.size())) {
    links.length[a] *= metres;
    if (links.length[a] > kMostMetres)
      reading.faults.add({reading.folder.shown + "/link.csv", reading.out.link_line[a]},
                         fmt::format("length is {:.0f} km, more than half of the equator; is the unit right?",
                                     links.length[a] / 1000));
  }
}

}  // namespace tanvan
