#include "models/transit_service/routes.hpp"

#include <algorithm>
#include <limits>

#include "models/transit_service/crowding.hpp"
#include "models/transit_service/loads.hpp"
#include "sim/routing/tree_search.hpp"

namespace tanvan {
namespace {

MapPoint place_of(StopRow const& stop) {
  return {stop.lon, stop.lat};
}

bool is_open(LinkStore const& links, LinkId a, Month now) {
  return links.open_from[a] <= now;
}

double free_time_s(LinkStore const& links, LinkId a) {
  return links.length[a].value / (links.free_speed_kmh[a] / 3.6);
}

std::vector<double> open_times(World const& world) {
  auto const& links = world.network.links;
  std::vector<double> time(links.size(), kUnreachable);
  for (LinkId a : ids<LinkId>(links.size()))
    if (is_open(links, a, world.now)) time[a.value] = free_time_s(links, a);
  return time;
}

/// The junction of an open link nearest to each stop.
std::vector<NodeId> stop_nodes(World const& world, LineStops const& stops) {
  auto const& network = world.network;
  std::vector<std::uint8_t> open(network.nodes.size());
  for (LinkId a : ids<LinkId>(network.links.size()))
    if (is_open(network.links, a, world.now)) open[network.links.from[a].value] = 1;
  std::vector<NodeId> nodes;
  for (auto row : stops.row) {
    double least = std::numeric_limits<double>::infinity();
    NodeId nearest;
    for (NodeId v : ids<NodeId>(network.nodes.size())) {
      double const d = distance_km(place_of(world.region.stops[row]), {network.nodes.lon[v], network.nodes.lat[v]});
      if (!open[v.value] || d >= least) continue;
      least = d;
      nearest = v;
    }
    nodes.push_back(nearest);
  }
  return nodes;
}

class RouteSearch {
 public:
  explicit RouteSearch(World const& world)
      : links_(world.network.links), graph_(routing_graph(world.network)), tree_(graph_), time_(open_times(world)) {}

  void append(NodeId from, NodeId to, std::vector<LinkId>& links) {
    if (!from || !to || from == to) return;
    TreeSearch::Seed const seed[] = {{from, 0}};
    tree_.grow(seed, time_);
    auto const first = static_cast<std::ptrdiff_t>(links.size());
    for (LinkId a = tree_.parent(to); a; a = tree_.parent(links_.from[a])) links.push_back(a);
    std::reverse(links.begin() + first, links.end());
  }

 private:
  LinkStore const& links_;
  RoutingGraph graph_;
  TreeSearch tree_;
  std::vector<double> time_;
};

double buses_per_hour(LineRow const& line, TimeBin const& bin, PeakHours const& peaks) {
  return 60 / headway_in(line, bin, peaks) * std::min(1.0, served_share(line, bin));  // 0 where the headway is +inf
}

double delay_factor(LinkStore const& links, std::span<LinkId const> route, std::span<double const> time_s,
                    double slack) {
  double free = 0, congested = 0;
  for (LinkId a : route) {
    free += free_time_s(links, a);
    congested += time_s[a.value];
  }
  return free > 0 ? std::max(1.0, congested / (slack * free)) : 1.0;
}

/// Room for what full and unreliable vehicles cost.
void give_columns(std::size_t stops, TransitNetwork& network) {
  if (network.forward_weight.size() == stops) return;
  for (auto* column : {&network.forward_more_wait_min, &network.backward_more_wait_min}) column->assign(stops, 0);
  for (auto* column : {&network.forward_weight, &network.backward_weight}) column->assign(stops, 1);
}

/// A ride between two stops as the last simulated days drove it.
struct DrivenRide {
  double ride_min, wait_min, spread_min;

  DrivenRide(LineTimes const& times, std::size_t row)
      : ride_min(times.ride[row]), wait_min(times.wait[row]), spread_min(times.spread[row]) {}

  void put(double& minutes, double& weight, double reliability) const {
    if (!(ride_min > 0)) return;  // none was driven, or both stops are one place
    minutes = ride_min;
    weight += reliability * spread_min / ride_min;
  }

  double more_wait_min() const { return wait_min > 0 ? wait_min : 0; }
};

}  // namespace

BusRoutes bus_routes(World const& world, LineStops const& stops) {
  auto const nodes = stop_nodes(world, stops);
  RouteSearch search(world);
  BusRoutes routes;
  for (std::size_t line = 0; line + 1 < stops.offset.size(); ++line)
    for (auto s = stops.offset[line]; s < stops.offset[line + 1]; ++s) {
      bool const goes_on = s + 1 < stops.offset[line + 1] && drives_in_traffic(world.region.lines[line]);
      routes.offset.push_back(static_cast<std::uint32_t>(routes.links.size()));
      if (goes_on) search.append(nodes[s], nodes[s + 1], routes.links);
      routes.offset.push_back(static_cast<std::uint32_t>(routes.links.size()));
      if (goes_on) search.append(nodes[s + 1], nodes[s], routes.links);
    }
  routes.offset.push_back(static_cast<std::uint32_t>(routes.links.size()));
  return routes;
}

Matrix bus_volumes(World const& world, LineStops const& stops, BusRoutes const& routes, PeakHours const& peaks) {
  auto const& bins = world.transport.bins;
  Matrix volume(bins.size(), world.network.links.size());
  for (std::size_t line = 0; line + 1 < stops.offset.size(); ++line) {
    if (!world.day.service.line_open[line]) continue;
    for (std::size_t b = 0; b < bins.size(); ++b) {
      double const buses = buses_per_hour(world.region.lines[line], bins[b], peaks);
      for (std::size_t r = 2 * stops.offset[line]; r < 2 * stops.offset[line + 1]; ++r)
        for (LinkId a : routes.row(r)) volume(b, a.value) += buses;
    }
  }
  return volume;
}

TransitNetwork transit_network(World const& world, LineStops const& stops, BusRoutes const& routes, TimeBin const& bin,
                               std::span<double const> link_time_s, TransitServiceParameters const& p) {
  TransitNetwork network;
  network.offset = stops.offset;
  auto const& table = world.region.stops;
  for (std::size_t line = 0; line < world.region.lines.size(); ++line) {
    auto const& row = world.region.lines[line];
    network.headway_min.push_back(headway_in(row, bin, p.peaks));
    network.fare_vnd.push_back(row.fare_vnd);
    network.open.push_back(world.day.service.line_open[line] && carries_people(row));
    for (auto s = stops.offset[line]; s < stops.offset[line + 1]; ++s) {
      auto const& here = table[stops.row[s]];
      bool const last = s + 1 == stops.offset[line + 1];
      double const ride = last ? 0 : std::max(0.0, table[stops.row[s + 1]].run_time_min - here.run_time_min);
      network.place.push_back(place_of(here));
      auto const& links = world.network.links;
      network.forward_min.push_back(ride * delay_factor(links, routes.row(2 * s), link_time_s, p.timetable_slack));
      network.backward_min.push_back(ride * delay_factor(links, routes.row(2 * s + 1), link_time_s, p.timetable_slack));
    }
  }
  return network;
}

void add_crowding(World const& world, LineStops const& stops, std::size_t bin, TransitServiceParameters const& p,
                  TransitNetwork& network) {
  std::size_t const width = stops.row.size();
  auto const& day = world.day;
  if (day.load_forward.size() != world.transport.bins.size() * width) return;
  give_columns(width, network);
  for (std::size_t line = 0; line < world.region.lines.size(); ++line) {
    auto const& row = world.region.lines[line];
    double const places = places_in(row, world.transport.bins[bin], p.peaks);
    if (places <= 0) continue;
    double const seats = places * (drives_in_traffic(row) ? p.seat_share : p.seat_share_rail);
    double const again = network.headway_min[id_of<LineId>(line)] + p.refused_min;
    auto const weight = [&](double load) { return 1 + p.crowding * (crowding_weight(load, seats, places) - 1); };
    for (auto s = stops.offset[line]; s + 1 < stops.offset[line + 1]; ++s) {
      double const forward = day.load_forward[bin * width + s], backward = day.load_backward[bin * width + s];
      network.forward_weight[StopId{s}] = weight(forward);
      network.backward_weight[StopId{s}] = weight(backward);
      network.forward_more_wait_min[StopId{s}] = again * vehicles_missed(forward, places);
      network.backward_more_wait_min[StopId{s + 1}] = again * vehicles_missed(backward, places);
    }
  }
}

void add_driven(World const& world, LineStops const& stops, std::size_t bin, TransitServiceParameters const& p,
                TransitNetwork& network) {
  std::size_t const width = stops.row.size();
  auto const& day = world.day;
  if (day.line_forward.ride.size() != world.transport.bins.size() * width) return;
  give_columns(width, network);
  for (LineId line : ids<LineId>(network.lines()))
    for (auto s = stops.offset[line.value]; s + 1 < stops.offset[line.value + 1]; ++s) {
      std::size_t const row = bin * width + s;
      DrivenRide const forward(day.line_forward, row), backward(day.line_backward, row);
      forward.put(network.forward_min[StopId{s}], network.forward_weight[StopId{s}], p.reliability);
      backward.put(network.backward_min[StopId{s}], network.backward_weight[StopId{s}], p.reliability);
      network.forward_more_wait_min[StopId{s}] += forward.more_wait_min();
      network.backward_more_wait_min[StopId{s + 1}] += backward.more_wait_min();
    }
}

double place_minutes(World const& world, LineStops const& stops, PeakHours const& peaks) {
  double sum = 0;
  auto const& table = world.region.stops;
  for (std::size_t line = 0; line < world.region.lines.size(); ++line) {
    if (!world.day.service.line_open[line] || !carries_people(world.region.lines[line])) continue;
    if (stops.offset[line] == stops.offset[line + 1]) continue;
    double const ride =
        table[stops.row[stops.offset[line + 1] - 1]].run_time_min - table[stops.row[stops.offset[line]]].run_time_min;
    for (auto const& bin : world.transport.bins)
      sum += 2 * std::max(0.0, ride) * places_in(world.region.lines[line], bin, peaks);
  }
  return sum;
}

TransitNetwork up_to(TransitNetwork network, RegionTables const& region, Mode mode) {
  for (LineId line : ids<LineId>(network.lines()))
    if (public_mode(region.lines[line.value]) > mode) network.open[line] = 0;
  return network;
}

}  // namespace tanvan
