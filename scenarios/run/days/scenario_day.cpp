#include "scenarios/run/days/scenario_day.hpp"

#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "scenarios/run/traffic/traffic_result.hpp"
#include "sim/core/check.hpp"
#include "sim/io/tables/network_of_result.hpp"

namespace tanvan {
namespace {

/// Of the zone whose centre is nearest; a degree of longitude counts as one of latitude, near enough at 11 degrees.
std::string district_at(ZoneStore const& zones, double lon, double lat) {
  ZoneId nearest{};
  double least = std::numeric_limits<double>::infinity();
  for (ZoneId const z : ids<ZoneId>(zones.size())) {
    double const far = std::hypot(zones.lon[z] - lon, zones.lat[z] - lat);
    if (far >= least) continue;
    least = far;
    nearest = z;
  }
  return zones.size() > 0 ? zones.district[nearest] : std::string{};
}

/// What travellers met: line buses that take a little capacity by the hour are no change of a road, nor are bans of
/// days that nobody drove.
void keep_what_was_met(KeptDay const& day, TrafficRoads& roads) {
  auto const& record = day.driven.day.record;
  double const end_s = static_cast<double>(record.bins) * seconds_of_time(record.bin_width);
  std::erase_if(roads.changes, [&](RoadChange const& change) {
    return change.capacity_pcu_h > 0 && change.lanes == day.roads.lanes[change.link];
  });
  std::erase_if(roads.closures, [&](ClassClosure const& closure) { return closure.begin_s >= end_s; });
}

TrafficNetwork network_of(World const& world, NetworkTables tables, KeptDay const& day) {
  auto const& roads = day.roads;
  auto const& nodes = world.network.nodes;
  expects(tables.links.size() == roads.links(), "the links of the result are those that were driven");
  TrafficNetwork network;
  network.roads = roads;
  keep_what_was_met(day, network.roads);
  network.link_name = tables.links.id;
  network.node_name = tables.nodes.id;
  for (LinkId const a : ids<LinkId>(roads.links())) {
    NodeId const from = roads.from[a], to = roads.to[a];
    network.district.push_back(
        district_at(world.network.zones, (nodes.lon[from] + nodes.lon[to]) / 2, (nodes.lat[from] + nodes.lat[to]) / 2));
  }
  network.map = std::make_shared<NetworkTables const>(std::move(tables));
  return network;
}

TripRequests requests_of(DayTrips const& asked) {
  TripRequests requests;
  for (std::size_t t = 0; t < asked.size(); ++t) {
    requests.id.push_back(std::to_string(t + 1));
    requests.depart_s.push_back(seconds_of_time(asked.depart[t]));
  }
  requests.vehicle = asked.vehicle;
  requests.from = asked.origin;
  requests.to = asked.destination;
  requests.route_offset.assign(asked.size() + 1, 0);
  requests.routed = false;
  return requests;
}

TrafficAnswer answer_of(DayEquilibrium const& driven) {
  TrafficAnswer answer;
  answer.trips = driven.trips;
  answer.ways = driven.ways;
  answer.day = driven.day;
  answer.relative_gap = driven.best.gap;
  answer.wall_s = driven.best.loading_seconds;
  answer.steps = driven.steps;
  answer.kept = driven.best.iteration;
  answer.stop = driven.stop;
  return answer;
}

}  // namespace

std::filesystem::path path_of_day(std::filesystem::path const& result, int year) {
  auto path = result;
  path.replace_filename(fmt::format("{}-day-{}{}", result.stem().string(), year, result.extension().string()));
  return path;
}

void write_scenario_day(World const& world, ResultsFile const& result, KeptDay const& day, RunIdentity const& identity,
                        std::filesystem::path const& out) {
  auto tables = network_of_result(result);
  expects(tables.has_value(), "the result has the network that it was written with");
  auto const network = network_of(world, std::move(*tables), day);
  auto const requests = requests_of(day.asked);
  auto const answer = answer_of(day.driven);
  write_traffic(network, requests, trip_columns(network, requests, answer), answer, day.rules, {}, identity, out);
}

}  // namespace tanvan
