#include "scenarios/run/assign/assign_inputs.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

#include "scenarios/run/assign/assign_turns.hpp"
#include "sim/core/check.hpp"
#include "sim/parallel/for_rows.hpp"

namespace tanvan {
namespace {

void refuse_other_zones(AssignNetwork const& network, TntpTrips const& trips, Faults& faults) {
  bool const counted = network.counts_zones && trips.counts_zones;
  if (counted ? trips.zones == network.zones() : trips.zones <= network.zones()) return;
  faults.add({trips.file, trips.zones_line},
             fmt::format("{} zones, but {} has {}: these trips belong to another network", trips.zones, network.file,
                         network.zones()));
}

void refuse_missing_columns(AssignNetwork const& network, DemandClass const& vehicles, Faults& faults) {
  auto const refuse = [&](bool wanted, bool has, char const* what, char const* column) {
    if (wanted && !has)
      faults.add({network.file, 1},
                 fmt::format("{} is given for {}, but the links have no {}", what, vehicles.name, column));
  };
  refuse(vehicles.toll_weight > 0, network.has_toll, "a weight of tolls", "toll");
  refuse(vehicles.distance_weight > 0, network.has_length, "a weight of distance", "length");
  refuse(!vehicles.banned.empty(), network.has_type, "a ban", "type");
}

/// Of the roads, and of turns, which take no time.
VolumeDelay delay_of(AssignNetwork const& network, SplitRoads const& roads) {
  VolumeDelay delay;
  delay.t0 = network.free_flow_time;
  delay.capacity = network.capacity;
  delay.shape.reserve(network.links());
  for (auto const a : ids<LinkId>(network.links())) delay.shape.push_back({network.b[a], network.power[a]});
  delay.t0.resize(roads.links(), 0);
  delay.capacity.resize(roads.links(), 1);
  delay.shape.resize(roads.links(), BprParameters{0, 1});
  return delay;
}

bool is_closed(AssignNetwork const& network, DemandClass const& vehicles, LinkId a) {
  auto const& banned = vehicles.banned;
  bool const by_type = std::find(banned.begin(), banned.end(), network.type[a]) != banned.end();
  return by_type || (!network.uses.empty() && !network.uses[a].has(vehicles.use));
}

double fixed_cost(AssignNetwork const& network, DemandClass const& vehicles, LinkId a) {
  if (is_closed(network, vehicles, a)) return std::numeric_limits<double>::infinity();
  return vehicles.toll_weight * network.toll[a] + vehicles.distance_weight * network.length[a];
}

/// Of the roads, and of turns, which are free or banned; empty where all is free.
Column<LinkId, double> fixed_costs(AssignNetwork const& network, SplitRoads const& roads, DemandClass const& vehicles) {
  Column<LinkId, double> costs;
  for (auto const a : ids<LinkId>(network.links())) costs.push_back(fixed_cost(network, vehicles, a));
  for (auto a = network.links(); a < roads.links(); ++a)
    costs.push_back(roads.banned[a].has(vehicles.use) ? std::numeric_limits<double>::infinity() : 0);
  bool const free = std::all_of(costs.begin(), costs.end(), [](double cost) { return cost == 0; });
  return free ? Column<LinkId, double>{} : costs;
}

AssignmentClass class_of(AssignNetwork const& network, SplitRoads const& roads, DemandClass const& vehicles) {
  AssignmentClass c;
  c.pcu = vehicles.pcu;
  c.link_cost = fixed_costs(network, roads, vehicles);
  c.demand.assign(std::size_t{network.zones()} * network.zones(), 0);
  auto const& trips = vehicles.trips;
  for (std::size_t i = 0; i < trips.size(); ++i)
    c.demand[std::size_t{trips.origin[i].value} * network.zones() + trips.destination[i].value] = trips.trips[i];
  return c;
}

/// Rows of a table of trips by their origin: `row[begin[z] .. begin[z + 1])`.
struct RowsByOrigin {
  std::vector<std::uint32_t> begin, row;
};

RowsByOrigin rows_by_origin(TntpTrips const& trips, std::size_t zones) {
  RowsByOrigin rows{std::vector<std::uint32_t>(zones + 1), std::vector<std::uint32_t>(trips.size())};
  for (auto const z : trips.origin) ++rows.begin[z.value + 1];
  for (std::size_t z = 0; z < zones; ++z) rows.begin[z + 1] += rows.begin[z];
  auto next = rows.begin;
  for (std::uint32_t i = 0; i < trips.size(); ++i) rows.row[next[trips.origin[i].value]++] = i;
  return rows;
}

std::span<NodeId const> nodes_of(ZoneAccess const& access, ZoneId zone) {
  auto const begin = access.offset[zone.value];
  return std::span(access.node).subspan(begin, access.offset[zone.value + 1] - begin);
}

/// Which nodes a class reaches from a zone.
std::vector<std::uint8_t> reached_from(AssignmentProblem const& problem, AssignmentClass const& vehicles, ZoneId zone) {
  auto const& graph = problem.graph;
  auto const origins = nodes_of(problem.access, zone);
  std::vector<std::uint8_t> reached(graph.nodes(), 0);
  std::vector<NodeId> open(origins.begin(), origins.end());
  auto const leave = [&](NodeId v) {
    for (auto const& [to, link] : graph.leaving(v)) {
      bool const banned =
          !vehicles.link_cost.empty() && vehicles.link_cost[link] == std::numeric_limits<double>::infinity();
      if (banned || reached[to.value] != 0) continue;
      reached[to.value] = 1;
      if (graph.through[to.value] != 0) open.push_back(to);
    }
  };
  for (auto const v : origins) reached[v.value] = 1;
  while (!open.empty()) {
    auto const v = open.back();
    open.pop_back();
    leave(v);
  }
  return reached;
}

bool reaches(std::span<std::uint8_t const> reached, ZoneAccess const& access, ZoneId zone) {
  auto const nodes = nodes_of(access, zone);
  return std::any_of(nodes.begin(), nodes.end(), [&](NodeId v) { return reached[v.value] != 0; });
}

/// 1 for each row of demand that no route serves.
std::vector<std::uint8_t> unreachable_rows(AssignmentProblem const& problem, AssignmentClass const& vehicles,
                                           TntpTrips const& trips) {
  auto const zones = problem.zones();
  auto const rows = rows_by_origin(trips, zones);
  std::vector<std::uint8_t> unreachable(trips.size(), 0);
  for_each_piece(zones, [&](std::size_t z) {
    if (rows.begin[z] == rows.begin[z + 1]) return;
    auto const reached = reached_from(problem, vehicles, id_of<ZoneId>(z));
    for (auto k = rows.begin[z]; k < rows.begin[z + 1]; ++k) {
      auto const i = rows.row[k];
      if (trips.trips[i] > 0 && !reaches(reached, problem.access, trips.destination[i])) unreachable[i] = 1;
    }
  });
  return unreachable;
}

void refuse_unknown_types(AssignNetwork const& network, DemandClass const& vehicles, Faults& faults) {
  if (!network.has_type) return;
  for (auto type : vehicles.banned)
    if (std::ranges::find(network.type, type) == network.type.end())
      faults.add({network.file, 1}, fmt::format("no link is of type {}, which is banned to {}", type, vehicles.name));
}

}  // namespace

std::string zone_name(AssignNetwork const& network, TntpTrips const& trips, ZoneId zone) {
  return network.zone_name.empty() ? std::to_string(trips.number(zone)) : network.name(zone);
}

std::int64_t zone_number(AssignNetwork const& network, TntpTrips const& trips, ZoneId zone) {
  return network.zone_number.empty() ? trips.number(zone) : network.number(zone);
}

Faults mismatches(AssignNetwork const& network, std::span<DemandClass const> classes) {
  Faults faults;
  for (auto const& vehicles : classes) {
    refuse_other_zones(network, vehicles.trips, faults);
    refuse_missing_columns(network, vehicles, faults);
    refuse_unknown_types(network, vehicles, faults);
  }
  return faults;
}

AssignmentProblem assignment_problem(AssignNetwork const& network, std::span<DemandClass const> classes) {
  expects(mismatches(network, classes).empty(), "classes that belong to the network");
  AssignmentProblem problem;
  auto roads = split_at_banned_turns(network);
  problem.graph = routing_graph(roads.from, roads.to, roads.through.size());
  problem.graph.through = roads.through;
  problem.delay = delay_of(network, roads);
  problem.access = roads.access;
  for (auto const& vehicles : classes) problem.classes.push_back(class_of(network, roads, vehicles));
  return problem;
}

std::vector<UnreachablePair> unreachable_pairs(AssignmentProblem const& problem, std::span<DemandClass const> classes) {
  std::vector<UnreachablePair> pairs;
  for (std::size_t c = 0; c < classes.size(); ++c) {
    auto const rows = unreachable_rows(problem, problem.classes[c], classes[c].trips);
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i] != 0) pairs.push_back({c, i});
  }
  return pairs;
}

}  // namespace tanvan
