#include "sim/assignment/day_network.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "sim/core/check.hpp"
#include "sim/core/quantity.hpp"

namespace tanvan {
namespace {

constexpr double kMetresPerKm = 1000;

bool concerns(ClassTurnBan const& ban, std::size_t vehicle) {
  return ((ban.classes >> vehicle) & 1U) != 0;
}

/// Rows of the bans that hold for a class.
std::vector<std::size_t> bans_of(DayAccess const& access, std::size_t vehicle) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < access.turn_bans.size(); ++i)
    if (concerns(access.turn_bans[i], vehicle)) rows.push_back(i);
  return rows;
}

Result<DayGraph> day_graph(RoutingGraph const& roads, DayAccess const& access, std::span<std::size_t const> bans) {
  DayGraph graph{.roads = roads, .turns = {}, .hierarchy = {}};
  if (!bans.empty()) {
    TurnRules rules{.u_turns = access.u_turns};
    for (std::size_t i : bans) rules.bans.push_back(access.turn_bans[i].ban);
    auto turns = turn_graph(roads, rules);
    if (!turns) return turns.error();
    graph.turns = std::move(*turns);
  }
  graph.hierarchy = contraction_hierarchy(graph.graph());
  return graph;
}

Faults column_faults(TrafficRoads const& roads, DayAccess const& access, InputPlace const& place) {
  Faults faults;
  auto const links = roads.links();
  if (!access.banned.empty() && access.banned.size() != links)
    faults.add(place, fmt::format("{} links have bans, but there are {}", access.banned.size(), links));
  for (auto const& toll : access.toll)
    if (!toll.empty() && toll.size() != links && toll.size() != kTollHours * links)
      faults.add(place, fmt::format("there are {} tolls (must be one a link, or {} a link)", toll.size(), kTollHours));
  for (auto const& rules : access.rules) faults.append(validate(rules, place));
  return faults;
}

/// A graph for each set of turns; classes with the same share it.
Faults add_graphs(DayNetwork& network) {
  Faults faults;
  auto const roads = routing_graph(network.roads->from.span(), network.roads->to.span(), network.roads->nodes);
  std::vector<std::vector<std::size_t>> sets;
  for (std::size_t c = 0; c < kVehicleClasses; ++c) {
    auto const bans = bans_of(network.access, c);
    auto const same = std::ranges::find(sets, bans);
    network.graph_row[c] = static_cast<std::size_t>(same - sets.begin());
    if (same != sets.end()) continue;
    sets.push_back(bans);
    auto graph = day_graph(roads, network.access, bans);
    if (graph)
      network.graphs.push_back(std::move(*graph));
    else
      faults.append(graph.error());
  }
  return faults;
}

}  // namespace

Result<DayNetwork> day_network(TrafficRoads const& roads, TrafficRules const& rules, DayAccess access,
                               InputPlace const& place) {
  if (auto faults = column_faults(roads, access, place); !faults.empty()) return faults;
  DayNetwork network{.roads = &roads,
                     .rules = &rules,
                     .access = std::move(access),
                     .numbers = TurnNumbers(roads),
                     .graphs = {},
                     .graph_row = {},
                     .hours = {},
                     .openings = road_openings(roads)};
  for (std::size_t c = 0; c < kVehicleClasses; ++c)
    network.hours[c] =
        class_hours(roads, network.access.banned, static_cast<VehicleClass>(c), network.access.closing_margin_s);
  if (auto faults = add_graphs(network); !faults.empty()) return faults;
  return network;
}

double class_cap_kmh(DayNetwork const& network, VehicleClass vehicle) {
  auto const c = static_cast<std::size_t>(vehicle);
  return std::min(network.access.rules[c].speed_cap_kmh, network.rules->top_speed_kmh[c]);
}

void free_times(TrafficRoads const& roads, double cap_kmh, std::span<double> time_s) {
  expects(time_s.size() == roads.links(), "one time a link");
  for (LinkId a : ids<LinkId>(roads.links())) {
    double const speed = std::min(roads.free_speed_kmh[a], cap_kmh) / kKmhInMs;
    time_s[a.value] = std::max(roads.length_m[a] / speed, 1.0 / kTimesPerSecond);
  }
}

Ticks free_ticks(TrafficRoads const& roads, LinkId link, double cap_kmh) {
  return ticks_of({roads.length_m[link] * kKmhInMs / std::min(roads.free_speed_kmh[link], cap_kmh)});
}

double money_time(DayNetwork const& network, VehicleClass vehicle, LinkId link, std::size_t hour) {
  auto const c = static_cast<std::size_t>(vehicle);
  auto const& rules = network.access.rules[c];
  if (std::isinf(rules.value_of_time_h)) return 0;
  auto const& toll = network.access.toll[c];
  auto const links = network.links();
  double const due = toll.empty()           ? 0
                     : toll.size() == links ? toll[link.value]
                                            : toll[hour % kTollHours * links + link.value];
  double const driving = rules.cost_per_km * network.roads->length_m[link] / kMetresPerKm;
  return (rules.toll_weight * due + driving) / rules.value_of_time_h * kSecondsInHour;
}

bool pays(DayNetwork const& network, VehicleClass vehicle) {
  auto const c = static_cast<std::size_t>(vehicle);
  auto const& rules = network.access.rules[c];
  return !std::isinf(rules.value_of_time_h) && (!network.access.toll[c].empty() || rules.cost_per_km > 0);
}

bool pays_by_hour(DayNetwork const& network, VehicleClass vehicle) {
  return pays(network, vehicle) && network.access.toll[static_cast<std::size_t>(vehicle)].size() > network.links();
}

}  // namespace tanvan
