#include "scenarios/run/traffic/traffic_question.hpp"

#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>

#include "scenarios/run/traffic/lane_access.hpp"

namespace tanvan {
namespace {

using Clock = std::chrono::steady_clock;

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

/// The ways of the file on the driven roads, kNoWay where a trip has none.
DayWays given_ways(TripRequests const& requests, LaneRoads const& driven, TurnNumbers const& numbers) {
  DayWays given;
  std::vector<LinkId> stretches;
  for (std::size_t t = 0; t < requests.size(); ++t) {
    expand_way(driven, requests.route_of(t), requests.vehicle[t], stretches);
    given.way.push_back(stretches.empty() ? kNoWay : given.ways.add(stretches, numbers));
  }
  return given;
}

TripTable trip_table(DayTrips const& trips, std::vector<std::uint32_t> way) {
  return {trips.depart, trips.vehicle, std::move(way)};
}

/// Ways of the file, others on empty roads.
DayWays ways_of(LaneRoads const& driven, DayNetwork const* day, TripRequests const& requests, DayTrips const& trips) {
  TurnNumbers const numbers(driven.roads);
  auto given = given_ways(requests, driven, numbers);
  if (requests.routed) return given;
  auto free = free_flow_ways(*day, trips);
  std::vector<LinkId> links;
  for (std::size_t t = 0; t < given.way.size(); ++t) {
    if (given.way[t] == kNoWay) continue;
    given.ways.links(given.way[t], driven.roads, numbers, links);
    free.way[t] = free.ways.add(links, numbers);
  }
  return free;
}

/// The trips with the departures that bans leave them; those with a route of their own depart when they say.
DayTrips departing_trips(DayNetwork const& network, TripRequests const& requests, TrafficSettings const& settings,
                         PutOff& put_off) {
  auto trips = day_trips(requests);
  if (settings.wait_at_home == 0) return trips;
  std::vector<std::size_t> rows;
  for (std::size_t t = 0; t < requests.size(); ++t)
    if (requests.route_of(t).empty()) rows.push_back(t);
  auto some = some_of(trips, rows);
  put_off = depart_after_bans(network, some);
  for (std::size_t r = 0; r < rows.size(); ++r) trips.depart[rows[r]] = some.depart[r];
  return trips;
}

/// The day of the answer's trips, and of public transport where it is on the roads.
DayResult run_day(LaneRoads const& driven, TransitOnRoads const* transit, TrafficRules const& rules,
                  DayOptions const& options, TrafficAnswer& answer) {
  if (transit == nullptr) return run_traffic_day(driven.roads, answer.trips, answer.ways, rules, options);
  answer.transit = transit->folder;
  answer.riders = transit->riders;
  return run_with_transit(*transit, answer.trips, answer.ways, rules, options, answer.rode);
}

/// From the driven roads back to the folder's links.
void fold(LaneRoads const& driven, TrafficNetwork const& network, TrafficAnswer& answer) {
  if (driven.same()) return;
  answer.day.moves = fold_moves(driven, answer.trips, answer.ways, answer.day.moves);
  answer.ways = fold_ways(driven, network.roads, answer.ways);
  answer.day = fold_day(driven, std::move(answer.day));
}

}  // namespace

LaneRoads driven_roads(TrafficNetwork const& network) {
  return expand_lanes(network.roads, network.lanes);
}

DayAccess access_of(TrafficNetwork const& network, LaneRoads const& driven, TrafficSettings const& settings,
                    ClassTolls const& tolls) {
  DayAccess access;
  for (std::size_t c = 0; c < kVehicleClasses; ++c) {
    if (!(settings.value_of_time_h[c] > 0)) continue;
    access.rules[c].value_of_time_h = settings.value_of_time_h[c];
    access.rules[c].toll_weight = settings.toll_weight;
    access.toll[c] = tolls[c];
  }
  for (auto const& uses : network.uses) access.banned.push_back(classes_without(uses));
  for (std::size_t i = 0; i < network.bans.size(); ++i)
    access.turn_bans.push_back({network.bans[i], classes_within(network.ban_uses[i])});
  return expand_access(driven, network.roads, std::move(access));
}

std::vector<ScheduleWish> wishes_of(TripRequests const& requests, TrafficSettings const& settings) {
  std::vector<TrafficTime> arrive;
  for (double const s : requests.arrive_s) arrive.push_back(std::isnan(s) ? kNoTime : traffic_time(s));
  return schedule_wishes(arrive, settings.departures);
}

DayTrips day_trips(TripRequests const& requests) {
  DayTrips trips;
  trips.origin = requests.from;
  trips.destination = requests.to;
  trips.vehicle = requests.vehicle;
  for (double const s : requests.depart_s) trips.depart.push_back(traffic_time(s));
  return trips;
}

std::vector<std::uint64_t> arrived_by_hour(DayResult const& day) {
  constexpr TrafficTime kHour = 3600 * kTimesPerSecond;
  std::vector<std::uint64_t> hours(day.end / kHour + 1);
  for (auto const time : day.arrive)
    if (time != kNoTime) ++hours[std::min<std::size_t>(time / kHour, hours.size() - 1)];
  std::partial_sum(hours.begin(), hours.end(), hours.begin());
  return hours;
}

bool stays(TripRequests const& requests, std::size_t trip) {
  return requests.route_of(trip).empty() && requests.from[trip] == requests.to[trip];
}

TrafficAnswer one_shot(TrafficNetwork const& network, LaneRoads const& driven, DayNetwork const* day,
                       TripRequests const& requests, TrafficSettings const& settings,
                       std::function<void(TrafficTime, std::uint64_t)> const& progress, bool moves,
                       TransitOnRoads const* transit) {
  TrafficAnswer answer;
  auto const asked = day == nullptr ? day_trips(requests) : departing_trips(*day, requests, settings, answer.put_off);
  auto ways = ways_of(driven, day, requests, asked);
  answer.trips = trip_table(asked, std::move(ways.way));
  answer.ways = std::move(ways.ways);
  answer.relative_gap = std::numeric_limits<double>::quiet_NaN();
  auto const start = Clock::now();
  DayOptions options;
  options.moves = moves;
  options.progress = progress;
  answer.day = run_day(driven, transit, settings.rules, options, answer);
  answer.wall_s = std::chrono::duration<double>(Clock::now() - start).count();
  fold(driven, network, answer);
  return answer;
}

TrafficAnswer iterated(TrafficNetwork const& network, LaneRoads const& driven, DayNetwork const& day,
                       TripRequests const& requests, TrafficSettings const& settings, DayProgress const& progress,
                       bool moves, TransitOnRoads const* transit) {
  DayProblem problem;
  problem.network = &day;
  TrafficAnswer answer;
  problem.trips = departing_trips(day, requests, settings, answer.put_off);
  problem.wishes = wishes_of(requests, settings);
  if (transit != nullptr)
    problem.run = [&](TripTable const& trips, WayTable const& ways, TrafficRules const& rules) {
      TransitOutcome rode;
      return run_with_transit(*transit, trips, ways, rules, {}, rode);
    };
  DayEquilibriumOptions const options{.gap = settings.gap,
                                      .max_iterations = static_cast<int>(settings.max_iterations),
                                      .departure_step_min = settings.departures.step_min};
  auto result = solve_day(problem, options, progress, given_ways(requests, driven, day.numbers));
  answer.trips = std::move(result.trips);
  answer.ways = std::move(result.ways);
  answer.day = std::move(result.day);
  answer.relative_gap = result.best.gap;
  answer.kept = result.best.iteration;
  answer.stop = result.stop;
  answer.wall_s = result.best.loading_seconds;
  answer.steps = std::move(result.steps);
  DayOptions again;
  again.moves = moves;
  if (moves || transit != nullptr) answer.day = run_day(driven, transit, settings.rules, again, answer);
  fold(driven, network, answer);
  return answer;
}

}  // namespace tanvan
