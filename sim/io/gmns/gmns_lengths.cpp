#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <functional>

#include "sim/core/median.hpp"
#include "sim/io/exchange/great_circle.hpp"
#include "sim/io/gmns/gmns_parts.hpp"
#include "sim/io/gmns/length_unit.hpp"

namespace tanvan {
namespace {

constexpr double kMostMetres = 2e7;  // half of the equator
/// Of the median link against its geometry, where coordinates are degrees: metres in their place make geometry 111,000
/// times as long, while a mile is 5,280 feet.
constexpr double kLeastAsDegrees = 1e-4;
constexpr double kLeastDetour = 0.9, kMostDetour = 1.7;     // of the median link against its geometry
constexpr std::array kUnits = {"m", "km", "mile", "foot"};  // by how often files have them

double length_of_geometry(NetworkTables const& network, LinkId a) {
  auto const shape = network.links.shape_of(a);
  if (!shape.empty()) return great_circle_length(shape);
  auto const from = network.links.from[a], to = network.links.to[a];
  return great_circle_metres({network.nodes.x[from], network.nodes.y[from]},
                             {network.nodes.x[to], network.nodes.y[to]});
}

bool fits(double ratio, double metres) {
  return ratio * metres >= kLeastDetour && ratio * metres <= kMostDetour;
}

/// The unit in which the median link fits its geometry; null where none does.
char const* unit_that_fits(double ratio) {
  auto const* const found =
      std::ranges::find_if(kUnits, [&](char const* unit) { return fits(ratio, *metres_in(unit)); });
  return found == kUnits.end() ? nullptr : *found;
}

/// `3.66 times`, `5294 times`
std::string times(double ratio) {
  constexpr double kMany = 100;
  return ratio < kMany ? fmt::format("{:.3g} times", ratio) : fmt::format("{:.0f} times", ratio);
}

/// Several published folders say one unit and hold another. What is said holds; somebody has to hear of it.
std::string doubt_of(GmnsConfig const& config, double ratio) {
  auto const* const other = unit_that_fits(ratio);
  auto const sentence = fmt::format("lengths are in {}, as is said; the median link is then {} as long as its geometry",
                                    config.long_length, times(ratio * config.metres));
  if (other == nullptr) return sentence + ": are unit and places right?";
  return sentence + fmt::format(
                        ", in {} it would be {}: if that is meant, mend long_length in config.csv or import "
                        "with --length-unit {}",
                        other, times(ratio * *metres_in(other)), other);
}

/// Where nobody says a unit, the geometry does. @param[in,out] metres  in the usual unit; in the one that fits
std::string guess_unit(GmnsConfig const& config, double ratio, double& metres) {
  auto const* const unit = unit_that_fits(ratio);
  auto const usual = times(ratio * metres);
  if (unit == nullptr)
    return fmt::format("the median link is {} as long as its geometry; are unit and places right?", usual);
  metres = *metres_in(unit);
  return fmt::format(
      "lengths are taken as {}, since config.csv does not say long_length: the median link is then {} "
      "as long as its geometry, in {} it would be {}",
      unit, times(ratio * metres), config.long_length, usual);
}

/// [m] in the unit of the lengths.
double unit_of_lengths(GmnsReading& reading) {
  auto const& config = reading.config;
  auto const& network = reading.out.network;
  auto& notes = reading.out.report.notes;
  auto metres = config.metres;
  if (config.exact) return metres;
  auto const& length = network.links.length;
  if (!config.lengths_stated && *std::max_element(length.begin(), length.end()) * metres > kMostMetres) {
    notes.emplace_back("lengths are taken as metres: in the usual unit a link would span the earth");
    return 1;
  }
  if (!is_lon_lat(network.crs)) return metres;
  auto const ratio = median_length_ratio(network);
  if (std::isnan(ratio) || fits(ratio, metres)) return metres;
  notes.push_back(config.lengths_stated ? doubt_of(config, ratio) : guess_unit(config, ratio, metres));
  return metres;
}

/// Places that tell nothing, as of a column that had to be filled.
bool at_one_place(NodeTable const& nodes) {
  auto const same = [](auto const& column) {
    return std::adjacent_find(column.begin(), column.end(), std::not_equal_to<>{}) == column.end();
  };
  return nodes.size() > 1 && same(nodes.x) && same(nodes.y);
}

}  // namespace

double median_length_ratio(NetworkTables const& network) {
  std::vector<double> ratios;
  for (auto const a : ids<LinkId>(network.links.size())) {
    auto const metres = length_of_geometry(network, a);
    if (metres > 1 && network.links.length[a] > 0) ratios.push_back(network.links.length[a] / metres);
  }
  return median_of(std::move(ratios));
}

void take_degrees(GmnsReading& reading) {
  auto& network = reading.out.network;
  if (!network.crs.empty() || !in_degrees(network.nodes) || at_one_place(network.nodes)) return;
  if (median_length_ratio(network) * reading.config.metres < kLeastAsDegrees) return;
  network.crs = "EPSG:4326";
  reading.out.report.notes.emplace_back(
      "no crs in config.csv: coordinates lie within degrees and are taken as longitude and latitude (WGS 84)");
}

void convert_gmns_lengths(GmnsReading& reading) {
  auto& links = reading.out.network.links;
  auto const metres = unit_of_lengths(reading);
  for (auto const a : ids<LinkId>(links.size())) {
    links.length[a] *= metres;
    if (links.length[a] > kMostMetres)
      reading.faults.add(
          {reading.folder.shown + "/link.csv", reading.out.link_line[a]},
          fmt::format("length is {:.0f} km in the unit {}, more than half of the equator; mend long_length in "
                      "config.csv, or import with --length-unit",
                      links.length[a] / 1000, reading.config.long_length));
  }
}

}  // namespace tanvan
