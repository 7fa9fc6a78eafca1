#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <numbers>

#include "scenarios/run/network_check/network_check_parts.hpp"
#include "sim/core/median.hpp"
#include "sim/core/quantity.hpp"
#include "sim/io/exchange/great_circle.hpp"
#include "sim/io/text/ascii.hpp"
#include "sim/network/crossings.hpp"

namespace tanvan {
namespace {

bool is_known(Point p) {
  return !std::isnan(p.x) && !std::isnan(p.y);
}

void add_unplaced(NetworkUnderCheck& check) {
  std::vector<NodeId> some;
  for (auto const v : ids<NodeId>(check.nodes().size()))
    if (!is_known(check.at(v))) some.push_back(v);
  add_nodes(check, Trouble::place_missing, Severity::warning, some,
            [&](NodeId v) { return fmt::format("node {}: no coordinates", check.nodes().id[v]); });
}

void add_zero_lengths(NetworkUnderCheck& check) {
  std::vector<LinkId> some;
  for (auto const a : ids<LinkId>(check.links().size()))
    if (check.links().length[a] == 0 && !same_in_any_case(check.links().facility[a], "connector")) some.push_back(a);
  add_links(check, Trouble::length_zero, Severity::warning, some, [](LinkId) { return "length is 0"; });
}

/// How long a link is drawn [m]; NaN where an end has no place.
double drawn_metres(NetworkUnderCheck const& check, LinkId a) {
  auto const shape = check.links().shape_of(a);
  if (!shape.empty()) return great_circle_length(shape);
  return great_circle_metres(check.at(check.links().from[a]), check.at(check.links().to[a]));
}

/// Lengths that are a matter of scale: a map that is only a sketch.
bool is_sketch(std::span<double const> drawn, LinkTable const& links) {
  constexpr double kLeast = 0.5, kMost = 2;
  std::vector<double> ratios;
  for (auto const a : ids<LinkId>(links.size()))
    if (drawn[a.value] > 1 && links.length[a] > 0) ratios.push_back(links.length[a] / drawn[a.value]);
  auto const ratio = ratios.empty() ? 1 : median_of(std::move(ratios));
  return ratio < kLeast || ratio > kMost;
}

void add_lengths(NetworkUnderCheck& check) {
  constexpr double kShort = 0.9, kLong = 3;     // times as drawn
  constexpr double kShortBy = 5, kLongBy = 50;  // [m], and at least so much
  auto const& links = check.links();
  std::vector<double> drawn;
  for (auto const a : ids<LinkId>(links.size())) drawn.push_back(drawn_metres(check, a));
  auto const sentence = [&](LinkId a) {
    return fmt::format("length is {:.4g} m, drawn it is {:.4g} m long", links.length[a], drawn[a.value]);
  };
  if (is_sketch(drawn, links)) {
    check.found.push_back(
        {.kind = Trouble::length_short,
         .severity = Severity::warning,
         .place = {check.folder + "/link.csv", 1, 0},
         .sentence = "lengths and coordinates have different scales; links are not compared one by one",
         .at = {std::nan(""), std::nan("")}});
    return;
  }
  std::vector<LinkId> shorter, longer;
  for (auto const a : ids<LinkId>(links.size())) {
    auto const is = links.length[a], should = drawn[a.value];
    if (is > 0 && is < kShort * should && is < should - kShortBy) shorter.push_back(a);
    if (is > kLong * should && is > should + kLongBy) longer.push_back(a);
  }
  add_links(check, Trouble::length_short, Severity::warning, shorter, sentence);
  add_links(check, Trouble::length_long, Severity::warning, longer, sentence);
}

/// How far the ends of its geometry are from those of the link [m]; 0 where it is straight.
double gap_metres(NetworkUnderCheck const& check, LinkId a) {
  auto const shape = check.links().shape_of(a);
  if (shape.empty()) return 0;
  auto const begin = great_circle_metres(shape.front(), check.at(check.links().from[a]));
  auto const end = great_circle_metres(shape.back(), check.at(check.links().to[a]));
  return std::max(std::isnan(begin) ? 0 : begin, std::isnan(end) ? 0 : end);
}

void add_gaps(NetworkUnderCheck& check) {
  constexpr std::size_t kMany = 20;
  constexpr double kLeast = 50;    // [m]: geometries run beside the middle of wide roads
  constexpr double kShare = 0.05;  // of a long link
  std::vector<LinkId> some;
  std::vector<double> gaps;
  for (auto const a : ids<LinkId>(check.links().size())) {
    if (!check.links().shape_of(a).empty()) gaps.push_back(gap_metres(check, a));
    if (gap_metres(check, a) > std::max(kLeast, kShare * check.links().length[a])) some.push_back(a);
  }
  if (some.size() > kMany && 2 * some.size() > gaps.size()) {
    check.found.push_back(
        {.kind = Trouble::geometry_apart,
         .severity = Severity::warning,
         .place = {check.folder + "/link.csv", 1, 0},
         .sentence = fmt::format("{} of {} geometries begin or end away from their nodes, the median by "
                                 "{:.3g} m: are node.csv and link.csv in one reference system?",
                                 some.size(), gaps.size(), median_of(gaps)),
         .at = {std::nan(""), std::nan("")}});
    return;
  }
  add_links(check, Trouble::geometry_apart, Severity::warning, some, [&](LinkId a) {
    return fmt::format("its geometry begins or ends {:.3g} m from its node", gap_metres(check, a));
  });
}

/// Links as lines in a plane, one direction of a street alone.
struct Drawing {
  std::vector<std::uint32_t> offset = {0};
  std::vector<PlanePoint> point;
  double narrow = 1;  // of a degree of longitude against one of latitude
};

double middle_latitude(NodeTable const& nodes) {
  double low = 90, high = -90;
  for (auto const y : nodes.y) {
    low = std::min(low, y);
    high = std::max(high, y);
  }
  return (low + high) / 2;
}

Drawing drawing_of(NetworkUnderCheck const& check) {
  auto const& links = check.links();
  auto const reverse = has_reverse(check.graph());
  Drawing drawing;
  if (check.lon_lat) drawing.narrow = std::cos(middle_latitude(check.nodes()) * std::numbers::pi / 180);
  auto const add = [&](Point p) { drawing.point.push_back({p.x * drawing.narrow, p.y}); };
  for (auto const a : ids<LinkId>(links.size())) {
    auto const from = links.from[a], to = links.to[a];
    bool const shown = check.is_road(a) && (reverse[a.value] == 0 || from < to);
    if (shown && is_known(check.at(from)) && is_known(check.at(to))) {
      auto const shape = links.shape_of(a);
      for (auto const p : shape) add(p);
      if (shape.empty()) add(check.at(from));
      if (shape.empty()) add(check.at(to));
    }
    drawing.offset.push_back(static_cast<std::uint32_t>(drawing.point.size()));
  }
  for (auto& p : drawing.point) p = std::isnan(p.x + p.y) ? PlanePoint{} : p;
  return drawing;
}

/// The texts of a column by which links pass above each other; none where the table has no such column.
TextColumn const* column_of(LinkTable const& links, char const* name) {
  for (auto const& column : links.more)
    if (same_in_any_case(column.name, name)) return &column;
  return nullptr;
}

bool says_yes(TextColumn const* column, LinkId a) {
  if (column == nullptr) return false;
  auto const word = lower_case(column->text[a.value]);
  return !word.empty() && word != "no" && word != "0" && word != "false";
}

void add_crossings(NetworkUnderCheck& check) {
  constexpr std::size_t kMost = 100'000;
  auto const& links = check.links();
  auto const drawing = drawing_of(check);
  auto const *bridge = column_of(links, "bridge"), *tunnel = column_of(links, "tunnel"),
             *layer = column_of(links, "layer");
  auto const is_apart = [&](Crossing const& c) {
    for (auto const* column : {bridge, tunnel})
      if (says_yes(column, c.first) || says_yes(column, c.second)) return true;
    return layer != nullptr && layer->text[c.first.value] != layer->text[c.second.value];
  };
  auto const [found, complete] = crossings({links.from.span(), links.to.span(), drawing.offset, drawing.point}, kMost);
  for (auto const& crossing : found) {
    if (is_apart(crossing)) continue;
    add_link(check, Trouble::crossing, Severity::information, crossing.first,
             fmt::format("crosses {} without a node; a bridge, or a junction that is missing?",
                         check.words(crossing.second)));
    check.found.back().links.push_back(crossing.second);
    check.found.back().at = {crossing.place.x / drawing.narrow, crossing.place.y};
  }
}

/// The shortest connector of each zone that has one [m].
std::map<NodeId, double> shortest_connectors(NetworkUnderCheck const& check) {
  std::map<NodeId, double> shortest;
  auto const& links = check.links();
  for (auto const a : ids<LinkId>(links.size())) {
    if (!same_in_any_case(links.facility[a], "connector")) continue;
    for (auto const v : {links.from[a], links.to[a]}) {
      if (auto const& zone = check.nodes().zone[v]; zone.empty() || zone == "-1") continue;
      auto& least = shortest.try_emplace(v, links.length[a]).first->second;
      least = std::min(least, links.length[a]);
    }
  }
  return shortest;
}

/// Zones that a mistaken place or a missing part of the network puts far from every junction.
void add_far_zones(NetworkUnderCheck& check) {
  constexpr double kFar = 5'000;  // [m]
  for (auto const& [v, length] : shortest_connectors(check))
    if (length > kFar)
      add_node(check, Trouble::zone_far, Severity::warning, v,
               fmt::format("zone {}: its shortest connector is {:.1f} km long", check.nodes().zone[v],
                           length / kMetresInKm));
}

}  // namespace

void check_geometry(NetworkUnderCheck& check) {
  add_unplaced(check);
  add_zero_lengths(check);
  add_far_zones(check);
  if (check.lon_lat) add_lengths(check);
  if (check.lon_lat) add_gaps(check);
  add_crossings(check);
}

}  // namespace tanvan
