#include "scenarios/run/traffic/traffic_question.hpp"

#include <chrono>
#include <limits>

namespace tanvan {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kExactTrips = 50'000;  // with more, best ways are searched bin by bin: several times as fast

constexpr std::array kClasses = {VehicleClass::motorbike, VehicleClass::car, VehicleClass::bus, VehicleClass::truck};

std::uint8_t classes_without(Uses uses) {
  std::uint8_t bits = 0;
  for (auto const vehicle : kClasses)
    if (!uses.has(use_of(vehicle))) bits |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(vehicle));
  return bits;
}

std::uint8_t classes_within(Uses uses) {
  return static_cast<std::uint8_t>(kAllClasses & ~classes_without(uses));
}

/// The ways of the file, kNoWay where a trip has none.
DayWays given_ways(TripRequests const& requests, TurnNumbers const& numbers) {
  DayWays given;
  for (std::size_t t = 0; t < requests.size(); ++t) {
    auto const route = requests.route_of(t);
    given.way.push_back(route.empty() ? kNoWay : given.ways.add(route, numbers));
  }
  return given;
}

TripTable trip_table(DayTrips const& trips, std::vector<std::uint32_t> way) {
  return {trips.depart, trips.vehicle, std::move(way)};
}

/// Ways of the file, others on empty roads.
DayWays ways_of(TrafficNetwork const& network, DayNetwork const* day, TripRequests const& requests,
                DayTrips const& trips) {
  TurnNumbers const numbers(network.roads);
  auto given = given_ways(requests, numbers);
  if (requests.routed) return given;
  auto free = free_flow_ways(*day, trips);
  std::vector<LinkId> links;
  for (std::size_t t = 0; t < given.way.size(); ++t) {
    if (given.way[t] == kNoWay) continue;
    given.ways.links(given.way[t], network.roads, numbers, links);
    free.way[t] = free.ways.add(links, numbers);
  }
  return free;
}

}  // namespace

DayAccess access_of(TrafficNetwork const& network) {
  DayAccess access;
  for (auto const& uses : network.uses) access.banned.push_back(classes_without(uses));
  for (std::size_t i = 0; i < network.bans.size(); ++i)
    access.turn_bans.push_back({network.bans[i], classes_within(network.ban_uses[i])});
  return access;
}

DayTrips day_trips(TripRequests const& requests) {
  DayTrips trips;
  trips.origin = requests.from;
  trips.destination = requests.to;
  trips.vehicle = requests.vehicle;
  for (double const s : requests.depart_s) trips.depart.push_back(traffic_time(s));
  return trips;
}

bool stays(TripRequests const& requests, std::size_t trip) {
  return requests.route_of(trip).empty() && requests.from[trip] == requests.to[trip];
}

TrafficAnswer one_shot(TrafficNetwork const& network, DayNetwork const* day, TripRequests const& requests,
                       TrafficRules const& rules, std::function<void(TrafficTime, std::uint64_t)> const& progress,
                       bool moves) {
  auto const asked = day_trips(requests);
  auto ways = ways_of(network, day, requests, asked);
  TrafficAnswer answer;
  answer.trips = trip_table(asked, std::move(ways.way));
  answer.ways = std::move(ways.ways);
  answer.relative_gap = std::numeric_limits<double>::quiet_NaN();
  auto const start = Clock::now();
  answer.day = run_traffic_day(network.roads, answer.trips, answer.ways, rules, {.moves = moves, .progress = progress});
  answer.wall_s = std::chrono::duration<double>(Clock::now() - start).count();
  return answer;
}

void learn_moves(TrafficAnswer& answer, TrafficNetwork const& network, TrafficRules const& rules) {
  auto const start = Clock::now();
  answer.day = run_traffic_day(network.roads, answer.trips, answer.ways, rules, {.moves = true});
  answer.wall_s = std::chrono::duration<double>(Clock::now() - start).count();
}

TrafficAnswer iterated(DayNetwork const& day, TripRequests const& requests, TrafficSettings const& settings,
                       DayProgress const& progress) {
  DayProblem problem;
  problem.network = &day;
  problem.trips = day_trips(requests);
  DayEquilibriumOptions const options{.gap = settings.gap, .max_iterations = static_cast<int>(settings.max_iterations)};
  auto result = solve_day(problem, options, progress, given_ways(requests, day.numbers));
  TrafficAnswer answer;
  answer.trips = std::move(result.trips);
  answer.ways = std::move(result.ways);
  answer.day = std::move(result.day);
  answer.relative_gap = result.best.gap;
  answer.wall_s = result.best.loading_seconds;
  answer.steps = std::move(result.steps);
  return answer;
}

}  // namespace tanvan
