#include "scenarios/run/travel/travel_roads.hpp"

#include <algorithm>
#include <cmath>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "sim/routing/tree_search.hpp"
#include "sim/traffic/pcu.hpp"
#include "sim/transit/coverage.hpp"

namespace tanvan {
namespace {

struct ClassRule {
  double speed_kmh;  // cap
  double vot_vnd_s;  // +inf: tolls do not concern it
  bool pays_truck_toll;
};

ClassRule rule_of(VehicleClass vehicle, RoadParameters const& p) {
  switch (vehicle) {
    case VehicleClass::motorbike: return {p.motorbike_speed_kmh, kUnreachable, false};
    case VehicleClass::car: return {kUnreachable, p.car_vot_vnd_h / 3600, false};
    case VehicleClass::bus: return {p.bus_speed_kmh, kUnreachable, false};
    case VehicleClass::truck: return {p.truck_speed_kmh, p.truck_vot_vnd_h / 3600, true};
  }
  return {};
}

double toll_of(LinkStore const& links, LinkId a, VehicleClass vehicle) {
  if (vehicle == VehicleClass::car) return static_cast<double>(links.car_toll[a].value);
  if (vehicle == VehicleClass::truck) return static_cast<double>(links.truck_toll[a].value);
  return 0;
}

/// Seconds that the speed cap of a class adds to free flow.
double slower_by(LinkStore const& links, LinkId a, double speed_kmh) {
  return links.length[a].value * 3.6 * std::max(0.0, 1 / speed_kmh - 1 / links.free_speed_kmh[a]);
}

/// Today, in the bin: not open yet, or barred to the class.
bool is_closed(World const& world, std::size_t bin, VehicleClass vehicle, LinkId a) {
  auto const& links = world.network.links;
  bool const banned =
      links.is_banned(a, vehicle) || (vehicle == VehicleClass::truck && (links.truck_ban[a] >> bin & 1U));
  return links.open_from[a] > world.now || banned;
}

AssignmentClass class_of(World const& world, std::size_t bin, VehicleClass vehicle, RoadParameters const& p) {
  auto const& links = world.network.links;
  auto const rule = rule_of(vehicle, p);
  AssignmentClass c{.pcu = pcu_of(vehicle), .link_cost = Column<LinkId, double>(links.size()), .demand = {}};
  for (LinkId a : ids<LinkId>(links.size())) {
    c.link_cost[a] =
        is_closed(world, bin, vehicle, a)
            ? kUnreachable
            : slower_by(links, a, rule.speed_kmh) + p.toll_weight * toll_of(links, a, vehicle) / rule.vot_vnd_s;
  }
  c.demand.assign(world.network.zones.size() * world.network.zones.size(), 0);
  return c;
}

ZoneAccess access_of(ConnectorStore const& connectors) {
  ZoneAccess access{connectors.offset, connectors.node, {}};
  for (auto const& t : connectors.time) access.cost.push_back(t.value);
  return access;
}

/// What has been spent on the way to each node of a tree.
struct Spent {
  double time_s = 0, toll = 0, metres = 0;
};

/// One origin's row of a skim.
class RowSearch {
 public:
  RowSearch(World const& world, AssignmentProblem const& problem)
      : world_(world), tree_(problem.graph), spent_(problem.graph.nodes()) {}

  /// What the class finds on the roads.
  struct Columns {
    std::span<double const> cost;    // [L] of choosing routes
    std::span<double const> time_s;  // [L]
    std::span<double const> wait_s;  // [N] to get onto the roads; empty: none
  };

  void run(std::size_t origin, Columns const& roads, VehicleClass vehicle, Skim& skim) {
    auto const& c = world_.network.connectors;
    seeds_.clear();
    for (auto i = c.offset[origin]; i < c.offset[origin + 1]; ++i) {
      double const wait_s = roads.wait_s.empty() ? 0 : roads.wait_s[c.node[i].value];
      seeds_.push_back({c.node[i], c.time[i].value + wait_s});
      spent_[c.node[i].value] = {c.time[i].value + wait_s, 0, c.length[i].value};
    }
    tree_.grow(seeds_, roads.cost);
    for (NodeId v : tree_.order()) walk_to(v, roads.time_s, vehicle);
    for (std::size_t d = 0; d < world_.network.zones.size(); ++d)
      if (d != origin) arrive(origin, d, skim);
  }

 private:
  void walk_to(NodeId v, std::span<double const> time_s, VehicleClass vehicle) {
    auto const& links = world_.network.links;
    LinkId const a = tree_.parent(v);
    if (!a) return;  // a seed; its connector is spent already
    Spent const& before = spent_[links.from[a].value];
    spent_[v.value] = {before.time_s + time_s[a.value], before.toll + toll_of(links, a, vehicle),
                       before.metres + links.length[a].value};
  }

  void arrive(std::size_t origin, std::size_t destination, Skim& skim) const {
    auto const& c = world_.network.connectors;
    double least = kUnreachable;
    for (auto i = c.offset[destination]; i < c.offset[destination + 1]; ++i) {
      double const cost = tree_.cost(c.node[i]) + c.time[i].value;
      if (cost >= least) continue;
      least = cost;
      Spent const& spent = spent_[c.node[i].value];
      skim.time_min(origin, destination) = (spent.time_s + c.time[i].value) / 60;
      skim.cost_vnd(origin, destination) = spent.toll;
      skim.distance_km(origin, destination) = (spent.metres + c.length[i].value) / 1000;
    }
  }

  World const& world_;
  TreeSearch tree_;
  std::vector<Spent> spent_;
  std::vector<TreeSearch::Seed> seeds_;
};

}  // namespace

std::vector<Parameter> parameters(RoadParameters& p) {
  return {
      {"bpr_alpha", &p.bpr_alpha, 0, 5, "1", "delay at capacity over free-flow time",
       "prior for roads with signals; 0.15 on open highways (BPR 1964)"},
      {"bpr_beta", &p.bpr_beta, 1, 10, "1", "steepness of the volume-delay function", "BPR 1964"},
      {"motorbike_speed_kmh", &p.motorbike_speed_kmh, 20, 100, "km/h", "fastest motorbike", "prior"},
      {"truck_speed_kmh", &p.truck_speed_kmh, 20, 100, "km/h", "fastest truck", "prior"},
      {"bus_speed_kmh", &p.bus_speed_kmh, 20, 100, "km/h", "fastest bus", "prior"},
      {"motorbike_inside_kmh", &p.motorbike_inside_kmh, 5, 60, "km/h", "motorbikes inside a zone", "prior"},
      {"car_inside_kmh", &p.car_inside_kmh, 5, 60, "km/h", "cars inside a zone", "prior"},
      {"truck_inside_kmh", &p.truck_inside_kmh, 5, 60, "km/h", "trucks inside a zone", "prior"},
      {"car_vot_vnd_h", &p.car_vot_vnd_h, 1, 1e7, "đồng/h", "value of a car's time", "macro.csv value_of_time_car"},
      {"truck_vot_vnd_h", &p.truck_vot_vnd_h, 1, 1e7, "đồng/h", "value of a truck's time", "prior"},
      {"toll_weight", &p.toll_weight, 0, 1, "1", "part of a toll that drivers feel when they choose a road",
       "prior, to freight.csv T01, T03, T13"},
      {"access_decay", &p.access_decay, 0, 1, "1/min", "decay of accessibility with generalised time", "prior"},
  };
}

double inside_km(double area_km2) {
  return std::min(5.0, 0.5 * std::sqrt(area_km2));
}

std::vector<double> free_flow_times(Network const& network) {
  auto const& links = network.links;
  std::vector<double> time(links.size());
  for (LinkId a : ids<LinkId>(links.size())) time[a.value] = links.length[a].value * 3.6 / links.free_speed_kmh[a];
  return time;
}

AssignmentProblem road_problem(World const& world, std::size_t bin, std::span<double const> bus_veh_h,
                               RoadParameters const& p) {
  auto const& links = world.network.links;
  AssignmentProblem problem;
  problem.graph = routing_graph(world.network);
  for (double t : free_flow_times(world.network)) problem.delay.t0.push_back(t);
  problem.delay.capacity = links.capacity;
  problem.delay.shape.assign(links.size(), {p.bpr_alpha, p.bpr_beta});
  for (double buses : bus_veh_h) problem.background_pcu.push_back(buses * pcu_of(VehicleClass::bus));
  problem.access = access_of(world.network.connectors);
  for (std::size_t c = 0; c < kVehicleClasses; ++c)
    problem.classes.push_back(class_of(world, bin, static_cast<VehicleClass>(c), p));
  return problem;
}

void add_demand(World const& world, std::size_t bin, AssignmentProblem& problem) {
  double const hours = world.transport.bins[bin].length_s / 3600;
  for (std::size_t c = 0; c < kVehicleClasses; ++c) {
    auto const& vehicles = world.day.vehicles[bin][c].values;
    for (std::size_t i = 0; i < vehicles.size(); ++i) problem.classes[c].demand[i] = vehicles[i] / hours;
  }
}

LinkService link_service(World const& world, std::size_t bin, std::span<double const> link_time_s, VehicleClass vehicle,
                         RoadParameters const& p) {
  auto const& links = world.network.links;
  LinkService service{std::vector<double>(links.size(), kUnreachable), std::vector<double>(links.size())};
  for (LinkId a : ids<LinkId>(links.size())) {
    if (!is_closed(world, bin, vehicle, a))
      service.time_s[a.value] = link_time_s[a.value] + slower_by(links, a, rule_of(vehicle, p).speed_kmh);
    service.toll_vnd[a.value] = toll_of(links, a, vehicle);
  }
  return service;
}

Skim road_skim(World const& world, AssignmentProblem const& problem, std::span<double const> link_time_s,
               VehicleClass vehicle, double inside_kmh, RoadParameters const& p, std::span<double const> entry_wait_s) {
  auto const& network = world.network;
  std::size_t const zones = network.zones.size();
  auto const& fixed = problem.classes[static_cast<std::size_t>(vehicle)];
  std::vector<double> cost(problem.links()), time(problem.links());
  class_cost(fixed, link_time_s, cost);
  for (LinkId a : ids<LinkId>(problem.links()))
    time[a.value] = link_time_s[a.value] + slower_by(network.links, a, rule_of(vehicle, p).speed_kmh);
  Skim skim{Matrix(zones, zones, kUnreachable), Matrix(zones, zones, kUnreachable), Matrix(zones, zones, kUnreachable)};
  tbb::enumerable_thread_specific<RowSearch> searches([&] { return RowSearch(world, problem); });
  tbb::parallel_for(std::size_t{0}, zones, [&](std::size_t o) {
    searches.local().run(o, {cost, time, entry_wait_s}, vehicle, skim);
    double const km = inside_km(network.zones.area_km2[id_of<ZoneId>(o)]);
    skim.distance_km(o, o) = km;
    skim.time_min(o, o) = km / inside_kmh * 60;
    skim.cost_vnd(o, o) = 0;
  });
  return skim;
}

Matrix slow_distances(World const& world) {
  auto const& network = world.network;
  auto const& c = network.connectors;
  std::size_t const zones = network.zones.size();
  auto const graph = routing_graph(network);
  std::vector<double> metres(network.links.size(), kUnreachable);
  for (LinkId a : ids<LinkId>(network.links.size()))
    if (network.links.open_from[a] <= world.now) metres[a.value] = network.links.length[a].value;
  Matrix km(zones, zones);
  TreeSearch tree(graph);
  std::vector<TreeSearch::Seed> seeds;
  for (std::size_t o = 0; o < zones; ++o) {
    seeds.clear();
    for (auto i = c.offset[o]; i < c.offset[o + 1]; ++i) seeds.push_back({c.node[i], c.length[i].value});
    tree.grow(seeds, metres);
    MapPoint const here{network.zones.lon[id_of<ZoneId>(o)], network.zones.lat[id_of<ZoneId>(o)]};
    for (std::size_t d = 0; d < zones; ++d) {
      ZoneId const there = id_of<ZoneId>(d);
      double least = 1500 * distance_km(here, {network.zones.lon[there], network.zones.lat[there]});
      for (auto i = c.offset[d]; i < c.offset[d + 1]; ++i)
        least = std::min(least, tree.cost(c.node[i]) + c.length[i].value);
      km(o, d) = o == d ? inside_km(network.zones.area_km2[there]) : least / 1000;
    }
  }
  return km;
}

}  // namespace tanvan
