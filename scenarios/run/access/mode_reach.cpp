#include "scenarios/run/access/mode_reach.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "scenarios/run/access/cell_legs.hpp"
#include "scenarios/run/travel/travel_service.hpp"
#include "sim/network/zone_loading.hpp"
#include "sim/routing/tree_search.hpp"
#include "sim/transit/transit_skim.hpp"

namespace tanvan {
namespace {

constexpr double kMorning_h = 7.5;

/// What a mode's ways weigh against minutes by the clock.
struct Felt {
  double leg = 1, near = 1;
};

/// @param clock,felt  between places [min], row-major
ModeReach reach_of(Legs legs, std::vector<double> const& clock, std::vector<double> const& felt, std::size_t places,
                   Felt const& weight, Destinations const& to, double decay) {
  ModeReach reach;
  reach.felt_legs = scaled(legs, weight.leg);
  reach.minutes = onward_minutes(clock, places, rows_of(legs, to.cell));
  reach.worth = faded(onward_minutes(felt, places, rows_of(reach.felt_legs, to.cell)), decay);
  reach.legs = std::move(legs);
  return reach;
}

double minutes_a_dong(ModeChoiceParameters const& p) {
  return p.cost_slope / p.time_slope / 1000;
}

/// Least cost of links from each junction to each, with what one waits to get onto the roads there.
std::vector<double> between_junctions(RoutingGraph const& graph, std::vector<double> const& link_cost,
                                      std::span<double const> wait_s) {
  std::size_t const n = graph.nodes();
  std::vector<double> between(n * n);
  tbb::enumerable_thread_specific<TreeSearch> trees([&] { return TreeSearch(graph); });
  tbb::parallel_for(std::size_t{0}, n, [&](std::size_t from) {
    auto& tree = trees.local();
    TreeSearch::Seed const seed[] = {{id_of<NodeId>(from), wait_s.empty() ? 0 : wait_s[from] / 60}};
    tree.grow(seed, link_cost);
    for (std::size_t to = 0; to < n; ++to) between[from * n + to] = tree.cost(id_of<NodeId>(to));
  });
  return between;
}

/// The lines of the morning as they are driven, with room for everybody.
TransitNetwork morning_lines(World const& world, TravelParameters const& p) {
  std::size_t const am = bin_of_hour(world, kMorning_h);
  auto const stops = line_stops(world.region);
  auto network = transit_network(world, stops, bus_routes(world, stops), world.transport.bins[am],
                                 known_times(world).all[am], p.transit_service);
  add_driven(world, stops, am, p.transit_service, network);
  return network;
}

}  // namespace

ModeReach reach_on_foot(World const& world, TravelParameters const& p) {
  ModeReach reach;
  reach.legs.offset.assign(world.cells.size() + 1, 0);
  reach.felt_legs = reach.legs;
  reach.near_min_a_m = 0.06 / p.transit_service.paths.walk_kmh;
  reach.near_felt_a_m = p.mode_choice.walk_weight * reach.near_min_a_m;
  return reach;
}

ModeReach reach_by_road(World const& world, Driver const& driver, Legs const& junctions, TravelParameters const& p,
                        Destinations const& to) {
  std::size_t const am = bin_of_hour(world, kMorning_h);
  auto const times = known_times(world);
  auto const service = link_service(world, am, times.of(driver.vehicle, am), driver.vehicle, p.road);
  double const worth = minutes_a_dong(p.mode_choice);
  auto const& links = world.network.links;
  std::vector<double> clock(links.size()), felt(links.size());
  for (LinkId a : ids<LinkId>(links.size())) {
    double const vnd = service.toll_vnd[a.value] + driver.vnd_km * links.length[a].value / 1000;
    clock[a.value] = service.time_s[a.value] / 60;
    felt[a.value] = clock[a.value] + worth * vnd;
  }
  auto const graph = routing_graph(world.network);
  auto const waits = times.waits(driver.vehicle, am);
  auto const money_a_minute = [&](double kmh) { return 1 + worth * driver.vnd_km * kmh / 60; };
  Felt const weight{money_a_minute(kConnectorKmh), money_a_minute(driver.inside_kmh)};
  auto reach = reach_of(junctions, between_junctions(graph, clock, waits), between_junctions(graph, felt, waits),
                        graph.nodes(), weight, to, p.road.access_decay);
  reach.near_min_a_m = 0.06 / driver.inside_kmh;
  reach.near_felt_a_m = weight.near * reach.near_min_a_m;
  return reach;
}

ModeReach reach_by_lines(World const& world, TravelParameters const& p, WalkStreets const& streets,
                         Destinations const& to) {
  auto network = morning_lines(world, p);
  auto felt_options = transit_options_of(p);
  felt_options.minutes_a_dong = minutes_a_dong(p.mode_choice);
  auto const felt = stop_times(network, felt_options);
  auto clock_options = felt_options;
  clock_options.walk_weight = 1;
  clock_options.boarding_penalty_min = clock_options.minutes_a_dong = 0;
  network.forward_weight = network.backward_weight = {};
  auto const clock = stop_times(network, clock_options);
  auto reach = reach_of(cell_stops(world, network, streets, felt_options), clock, felt, network.stops(),
                        {felt_options.walk_weight, 1}, to, p.road.access_decay);
  auto const walk = reach_on_foot(world, p);
  reach.near_min_a_m = walk.near_min_a_m;
  reach.near_felt_a_m = walk.near_felt_a_m;
  return reach;
}

}  // namespace tanvan
