#include "sim/traffic/traffic_parts.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "sim/core/quantity.hpp"
#include "sim/partition/graph_cut.hpp"
#include "sim/traffic/traffic_time.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kLinksInPart = 1000;
constexpr std::uint32_t kLongestLookahead = 32;  // half a turn of the wheel
constexpr std::int32_t kCutWeight = 1000;        // of a link that takes one window; of n windows an n-th

/// Whole windows that a vehicle on each link, and the room that it frees, take at least.
std::vector<std::uint32_t> least_windows(TrafficRoads const& roads, TrafficRules const& rules) {
  auto const ordinary = ordinary_links(roads);
  std::vector<std::uint32_t> least;
  for (auto const a : ids<LinkId>(roads.links())) {
    double const capacity = ordinary[a.value].capacity_pcu_h, lanes = ordinary[a.value].lanes;
    double const free_s = roads.length_m[a] / kMetresInKm / roads.free_speed_kmh[a] * kSecondsInHour;
    double const wave = wave_speed_ms(capacity, roads.free_speed_kmh[a], rules.jam_density_pcu_km_lane * lanes);
    double const lag_s = wave > 0 ? roads.length_m[a] / wave : free_s;
    auto const shortest = traffic_time(std::min({free_s, lag_s, kLatestTraffic_s / 2}));
    least.push_back(std::min(kLongestLookahead, shortest / window_of(rules)));
  }
  return least;
}

WeightedGraph graph_of(TrafficRoads const& roads, std::vector<std::uint32_t> const& windows) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::int32_t> weight;
  WeightedGraph graph;
  graph.node_weight.assign(roads.nodes, 1);
  for (auto const a : ids<LinkId>(roads.links())) {
    auto const u = roads.from[a].value, v = roads.to[a].value;
    ++graph.node_weight[v];
    if (u == v) continue;
    auto const cost = kCutWeight / static_cast<std::int32_t>(std::max(1U, windows[a.value]));
    weight[{u, v}] += cost;
    weight[{v, u}] += cost;
  }
  graph.offset.assign(roads.nodes + 1, 0);
  for (auto const& [pair, cost] : weight) {
    ++graph.offset[pair.first + 1];
    graph.neighbour.push_back(static_cast<std::int32_t>(pair.second));
    graph.edge_weight.push_back(cost);
  }
  std::partial_sum(graph.offset.begin(), graph.offset.end(), graph.offset.begin());
  return graph;
}

void number(CutRoads& cut, std::size_t nodes, std::size_t parts) {
  cut.node_of.resize(nodes);
  for (std::size_t v = 0; v < nodes; ++v) cut.node_of[v] = id_of<NodeId>(v);
  std::ranges::stable_sort(cut.node_of, {}, [&](NodeId v) { return cut.part_of[v.value]; });
  cut.first_junction.assign(parts + 1, 0);
  for (auto const part : cut.part_of) ++cut.first_junction[part + 1];
  std::partial_sum(cut.first_junction.begin(), cut.first_junction.end(), cut.first_junction.begin());
}

std::uint32_t lookahead_of(TrafficRoads const& roads, std::vector<std::uint32_t> const& windows, CutRoads const& cut) {
  std::uint32_t least = kLongestLookahead;
  for (auto const a : ids<LinkId>(roads.links()))
    if (cut.part_of[roads.from[a].value] != cut.part_of[roads.to[a].value]) least = std::min(least, windows[a.value]);
  return std::max(1U, least);
}

}  // namespace

CutRoads cut_roads(TrafficRoads const& roads, TrafficRules const& rules, std::size_t parts) {
  if (parts == 0) parts = std::max<std::size_t>(1, roads.links() / kLinksInPart);
  parts = std::min(parts, std::max<std::size_t>(1, roads.nodes));
  auto const windows = least_windows(roads, rules);
  CutRoads cut;
  cut.part_of = parts > 1 ? cut_graph(graph_of(roads, windows), static_cast<std::uint32_t>(parts))
                          : std::vector<std::uint32_t>(roads.nodes, 0);
  number(cut, roads.nodes, parts);
  cut.lookahead = lookahead_of(roads, windows, cut);
  return cut;
}

}  // namespace tanvan
