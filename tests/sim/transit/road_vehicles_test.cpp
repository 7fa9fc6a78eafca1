// Buses in traffic: a corridor with a queue at rush hour, and a town on any threads and parts.
#include "sim/transit/road_vehicles.hpp"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "sim/traffic/traffic_checkpoint.hpp"
#include "tests/sim/traffic/bus_town.hpp"
#include "tests/sim/transit/small_service.hpp"

namespace tanvan {
namespace {

constexpr LinkId kCorridor{0}, kBeyond{1};
constexpr double kBegin_s = 6.5 * 3600;

/// 3 km of two lanes with four stops, and beyond a narrow place a lane of half the capacity with two more.
struct Corridor {
  TransitService service = row_of_stops(6, 3, 600, 60, static_cast<int>(kBegin_s) + 900, {.every_stop = true});
  RiderTable riders;
  SmallRoads town;
  std::vector<RoadStop> stops;
  std::vector<RoadVehicle> buses;

  /// @param beyond  lanes
  explicit Corridor(StopKind kind = StopKind::bay, double beyond = 1) {
    town.link(0, 1, 3000, 2);
    town.link(1, 2, 1500, beyond, kFlow / 2);
    for (double const at_m : {400.0, 1000.0, 1600.0, 2200.0}) stops.push_back({kCorridor, at_m, kind, 1});
    for (double const at_m : {300.0, 900.0}) stops.push_back({kBeyond, at_m, kind, 1});
    for (int run = 0; run < 3; ++run) {
      buses.push_back({id_of<RunId>(static_cast<std::size_t>(run)),
                       traffic_time(kBegin_s + 840 + 600 * run),
                       {kCorridor, kBeyond}});
      for (std::uint32_t s = 0; s < 5; ++s) add_riders(riders, 3, s, 5, kBegin_s + 600 * run);
    }
  }

  /// Cars for forty minutes, more than get through the narrow place.
  void rush_hour() {
    for (double const t : at_rate(0.6, 0, 2400)) town.trip(kBegin_s + t, {kCorridor, kBeyond});
  }
};

struct Driven {
  RealisedCalls calls;
  DayResult day;

  std::int32_t last_arrival(std::uint32_t run) const { return calls.arrival[run * 6 + 5]; }
};

/// @param lanes  of links where they part; the last of each are the buses'
Driven drive(Corridor const& c, std::vector<LinkLanes> const& lanes = {}) {
  auto const rules = reference_rules();
  auto const own = expand_lanes(c.town.roads, lanes);
  auto stops = c.stops;
  auto buses = c.buses;
  for (auto& stop : stops)
    if (auto const ways = own.ways_of(stop.link); !ways.empty()) stop.link = ways.back().stretches.front();
  for (auto& bus : buses) {
    auto const way = bus.way;
    expand_way(own, way, VehicleClass::bus, bus.way);
  }
  auto const roads = split_at_stops(own.roads, stops, rules);
  TurnNumbers const there(c.town.roads), here(roads.lanes.roads);
  auto trips = c.town.trips;
  WayTable ways;
  std::vector<LinkId> links, stretches;
  for (std::size_t t = 0; t < trips.size(); ++t) {
    c.town.ways.links(trips.way[t], c.town.roads, there, links);
    expand_way(own, links, trips.vehicle[t], stretches);
    expand_way(roads.lanes, stretches, trips.vehicle[t], links);
    trips.way[t] = ways.add(links, here);
  }
  std::vector<std::size_t> lost;
  auto const calls = add_road_vehicles(c.service, buses, roads, std::vector{0U, 1U, 2U, 3U, 4U, 5U}, trips, ways, lost);
  EXPECT_TRUE(lost.empty());
  ServiceDay service(c.service, c.riders, {});
  DayOptions options;
  options.calls = &calls.calls;
  options.dwell = calls.dwell(service);
  auto day = run_traffic_day(roads.lanes.roads, trips, ways, rules, options);
  service.check_conservation();
  return {service.realised(), std::move(day)};
}

/// Seconds that the car lost which set out last before a moment.
double lost_by_car(Corridor const& c, Driven const& driven, TrafficTime moment) {
  std::size_t car = 0;
  for (std::size_t t = 0; t < c.town.trips.size(); ++t)
    if (c.town.trips.depart[t] < moment) car = t;
  return seconds_of_time(driven.day.arrive[car] - c.town.trips.depart[car]) - 4500 / 20.0;
}

TEST(RoadVehicles, ABusIsLateByTheQueueThatItSitsIn) {
  Corridor const quiet;
  Corridor rush;
  rush.rush_hour();
  auto const alone = drive(quiet), queued = drive(rush);
  EXPECT_EQ(queued.day.arrived, rush.town.trips.size() + 3);
  for (std::uint32_t run = 0; run < 3; ++run) {
    double const late = queued.last_arrival(run) - alone.last_arrival(run);
    double const lost = lost_by_car(rush, queued, rush.buses[run].depart);
    EXPECT_GT(lost, 300);
    EXPECT_GT(late, 0.95 * lost);
    EXPECT_LT(late, 1.15 * lost + 60);  // while it stood at its stops others went by
  }
}

TEST(RoadVehicles, OnALaneOfItsOwnABusPassesTheQueue) {
  constexpr std::uint8_t kBusesOnly = 1U << static_cast<unsigned>(VehicleClass::bus);
  std::vector<LaneGroup> const groups = {{.lanes = 1}, {.lanes = 1, .classes = kBusesOnly}};
  std::vector<LinkLanes> const reserved = {{kCorridor, groups}, {kBeyond, groups}};
  Corridor const quiet(StopKind::bay, 2);
  auto rush = quiet;
  rush.rush_hour();
  auto const alone = drive(quiet), passing = drive(rush, reserved);
  for (std::uint32_t run = 0; run < 3; ++run) {
    EXPECT_LE(passing.last_arrival(run) - alone.last_arrival(run), 1) << run;
    EXPECT_GT(lost_by_car(rush, passing, rush.buses[run].depart), 300);
  }
}

TEST(RoadVehicles, StopsInTheLaneCostCarsMoreThanBays) {
  auto const mean = [](Corridor c) {
    for (double const t : at_rate(0.35, 0, 1800)) c.town.trip(kBegin_s + t, {kCorridor, kBeyond});
    auto const day = drive(c).day;
    double sum = 0;
    for (std::size_t t = 0; t < c.town.trips.size(); ++t) sum += seconds_of_time(day.arrive[t]);
    return sum / static_cast<double>(c.town.trips.size());
  };
  EXPECT_GT(mean(Corridor(StopKind::in_lane)), mean(Corridor(StopKind::bay)) + 1);
}

TEST(RoadVehicles, AWayThatDoesNotComeByItsStopsIsTold) {
  Corridor const c;
  auto const roads = split_at_stops(c.town.roads, c.stops, reference_rules());
  auto buses = c.buses;
  buses[1].way = {kBeyond};
  TripTable trips;
  WayTable ways;
  std::vector<std::size_t> lost;
  auto const calls = add_road_vehicles(c.service, buses, roads, std::vector{0U, 1U, 2U, 3U, 4U, 5U}, trips, ways, lost);
  EXPECT_EQ(lost, std::vector<std::size_t>{1});
  EXPECT_EQ(calls.row.size(), 12U);
  EXPECT_EQ(calls.row[6], 12U);
}

/// Every bus of a town is a run, at whose stops riders wait.
struct TransitTown {
  BusTown town;
  TransitService service;
  RiderTable riders;
  std::vector<RoadVehicle> buses;
  StopRoads roads;
  TripTable trips;
  WayTable ways;
  RoadCalls calls;

  TransitTown(std::uint32_t side, std::uint32_t vehicles, double span_s) : town(side, vehicles, span_s) {
    std::vector<std::vector<TestCall>> runs;
    TurnNumbers const numbers(town.town.roads);
    std::vector<LinkId> links, stretches;
    roads = split_at_stops(town.town.roads, town.stops, {});
    TurnNumbers const here(roads.lanes.roads);
    for (std::size_t t = 0; t < town.visits.size(); ++t) {
      town.town.ways.links(town.town.trips.way[t], town.town.roads, numbers, links);
      if (town.visits[t].size() >= 2) {
        add_bus(town.town.trips.depart[t], links, town.visits[t], runs);
        continue;
      }
      expand_way(roads.lanes, links, town.town.trips.vehicle[t], stretches);
      trips.depart.push_back(town.town.trips.depart[t]);
      trips.vehicle.push_back(town.town.trips.vehicle[t]);
      trips.way.push_back(ways.add(stretches, here));
    }
    finish(runs);
  }

  ServiceDay day() const { return ServiceDay(service, riders, {}); }
  DayOptions options(ServiceDay& day, std::size_t parts) const {
    DayOptions options;
    options.partitions = parts;
    options.calls = &calls.calls;
    options.dwell = calls.dwell(day);
    return options;
  }

 private:
  void add_bus(TrafficTime depart, std::vector<LinkId> const& links, std::vector<std::uint32_t> const& visits,
               std::vector<std::vector<TestCall>>& runs) {
    auto const second = static_cast<std::int32_t>(depart / kTimesPerSecond);
    runs.emplace_back();
    for (auto const stop : visits) runs.back().push_back({stop, second, second, 1, 1});
    buses.push_back({id_of<RunId>(buses.size()), depart, links});
  }

  void finish(std::vector<std::vector<TestCall>> const& runs) {
    service.timetable = timetable_with(town.stops.size(), runs);
    for (std::uint32_t run = 0; run < runs.size(); ++run) {
      service.line.resize(service.line.size() + runs[run].size(), run % 40);
      service.kind.push_back(run % 2);
      service.next.push_back(kNoRun);
      for (std::uint32_t i = 0; i < 12; ++i) {
        Draws draws(5, AgentKey{run}, i, Stream::activity);
        auto const& calls_of_run = runs[run];
        auto const from = draws.below(static_cast<std::uint32_t>(calls_of_run.size() - 1));
        auto const to = from + 1 + draws.below(static_cast<std::uint32_t>(calls_of_run.size() - 1 - from));
        riders.add(StopId{calls_of_run[from].stop}, StopId{calls_of_run[to].stop},
                   traffic_time(calls_of_run[0].arrival + draws.below(300)));
      }
    }
    service.timepoint.assign(service.timetable.calls(), 0);
    service.kinds = {{.seats = 4, .standing = 3}, {.seats = 10, .standing = 10, .doors = 1}};
    check_service(service);
    std::vector<std::uint32_t> road_stop(town.stops.size());
    for (std::uint32_t s = 0; s < road_stop.size(); ++s) road_stop[s] = s;
    std::vector<std::size_t> lost;
    calls = add_road_vehicles(service, buses, roads, road_stop, trips, ways, lost);
    EXPECT_TRUE(lost.empty());
  }
};

void expect_same(ServiceDay const& a, ServiceDay const& b) {
  auto const x = a.realised(), y = b.realised();
  EXPECT_EQ(x.arrival, y.arrival);
  EXPECT_EQ(x.departure, y.departure);
  EXPECT_EQ(x.boardings, y.boardings);
  EXPECT_EQ(x.alightings, y.alightings);
  EXPECT_EQ(x.load, y.load);
  EXPECT_EQ(x.denied, y.denied);
  auto const r = a.outcomes(kNoTime), s = b.outcomes(kNoTime);
  EXPECT_EQ(r.fate, s.fate);
  EXPECT_EQ(r.boarded, s.boarded);
  EXPECT_EQ(r.ended, s.ended);
  EXPECT_EQ(r.refusals, s.refusals);
}

TEST(RoadVehicles, RidersAndBusesGiveTheSameBitsOnAnyThreadsAndParts) {
  TransitTown const town(12, 12'000, 2400);
  auto const run = [&](std::size_t threads, std::size_t parts, ServiceDay& day) {
    tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, threads};
    return run_traffic_day(town.roads.lanes.roads, town.trips, town.ways, {}, town.options(day, parts));
  };
  auto day = town.day();
  auto const roads = run(1, 1, day);
  day.check_conservation();
  EXPECT_EQ(roads.arrived, town.trips.size());
  std::uint64_t boardings = 0, denied = 0;
  auto const calls = day.realised();
  for (auto const n : calls.boardings) boardings += n;
  for (auto const n : calls.denied) denied += n;
  EXPECT_GT(boardings, 1000U);
  EXPECT_GT(denied, 100U);
  for (auto const& [threads, parts] : {std::pair{1U, 5U}, {2U, 2U}, {2U, 16U}, {7U, 6U}, {7U, 144U}}) {
    auto other = town.day();
    EXPECT_EQ(run(threads, parts, other).state_hash, roads.state_hash);
    expect_same(day, other);
  }
}

TEST(RoadVehicles, ACopyOfTheDayGoesOnFromACheckpointOfTheRoads) {
  TransitTown const town(10, 20'000, 3 * 3600);
  auto const& roads = town.roads.lanes.roads;
  auto day = town.day();
  auto const whole = run_traffic_day(roads, town.trips, town.ways, {}, town.options(day, 3));
  auto morning = town.day();
  auto const noon = run_traffic_until(1, roads, town.trips, town.ways, {}, town.options(morning, 4));
  morning.check_conservation();
  for (std::size_t const parts : {1U, 7U}) {
    auto rest = morning;
    auto const resumed = resume_traffic_day(noon, roads, town.trips, town.ways, {}, town.options(rest, parts));
    EXPECT_EQ(resumed.arrive, whole.arrive);
    EXPECT_EQ(resumed.state_hash, whole.state_hash);
    expect_same(rest, day);
  }
}

}  // namespace
}  // namespace tanvan
