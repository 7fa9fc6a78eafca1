// What vehicles do at stops, against times that can be worked out by hand: 1,000 m at 20 m/s, the stop in the middle.
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "tests/sim/traffic/bus_town.hpp"
#include "tests/sim/traffic/stopped_roads.hpp"

namespace tanvan {
namespace {

constexpr LinkId kRoad{0};
constexpr double kTick = 1.0 / kTimesPerSecond;
using Visits = std::vector<std::vector<std::uint32_t>>;

struct Vehicle {
  double depart_s;
  VehicleClass vehicle;
};
constexpr auto kBus = VehicleClass::bus;
constexpr auto kCar = VehicleClass::car;

/// Buses call at the one stop, 500 m along; the others don't.
std::vector<double> arrivals(std::vector<Vehicle> const& vehicles, RoadStop const& stop, DwellFunction const& dwell,
                             double lanes = 1) {
  SmallRoads town;
  town.link(0, 1, 1000, lanes);
  Visits visits;
  for (auto const& [depart_s, vehicle] : vehicles) {
    town.trip(depart_s, {kRoad}, vehicle);
    visits.push_back(vehicle == kBus ? std::vector{0U} : std::vector<std::uint32_t>{});
  }
  TrafficRules rules = reference_rules();
  rules.top_speed_kmh.fill(kFree);
  return seconds(StoppedRoads(town, {stop}, visits, rules).run(dwell, rules).arrive);
}

TEST(TrafficStop, AVehicleThatCallsArrivesLaterByItsDwell) {
  for (auto const kind : {StopKind::bay, StopKind::in_lane})
    EXPECT_NEAR(arrivals({{100, kBus}}, {kRoad, 500, kind}, dwell_of(17))[0], 100 + 50 + 17, kTick);
}

TEST(TrafficStop, WhoDoesNotStopIsNotDelayed) {
  for (auto const kind : {StopKind::bay, StopKind::in_lane})
    EXPECT_NEAR(arrivals({{100, kBus}}, {kRoad, 500, kind}, dwell_of(0))[0], 150, kTick);
}

TEST(TrafficStop, ABayLetsTheCarBehindGoBy) {
  auto const s = arrivals({{100, kBus}, {110, kCar}}, {kRoad, 500, StopKind::bay}, dwell_of(30));
  EXPECT_NEAR(s[0], 180, kTick);
  EXPECT_NEAR(s[1], 160, kTick);
}

TEST(TrafficStop, InTheLaneTheCarBehindWaitsAndTheMotorbikeFiltersPast) {
  auto const s = arrivals({{100, kBus}, {110, kCar}, {112, VehicleClass::motorbike}}, {kRoad, 500, StopKind::in_lane},
                          dwell_of(30));
  EXPECT_NEAR(s[0], 180, kTick);
  EXPECT_NEAR(s[1], 180 + 2.5 / kFlow, kTick);  // behind the bus of 2.5 PCU
  EXPECT_NEAR(s[2], 112 + 50, kTick);
}

TEST(TrafficStop, BesideALaneWithABusTheOtherLaneCarriesOnAtItsShare) {
  std::vector<Vehicle> vehicles = {{100, kBus}};
  for (int i = 0; i < 200; ++i) vehicles.push_back({102 + i * 0.625, kCar});  // 1.6 cars/s: what two lanes carry
  auto const s = arrivals(vehicles, {kRoad, 500, StopKind::in_lane}, dwell_of(60), 2);
  EXPECT_GE(s[0], 210);
  EXPECT_LE(s[0], 210 + 2 / kFlow);  // before all who came to the queue while it dwelt
  int passed = 0;                    // the stop before the bus goes on, 25 s before they arrive
  for (std::size_t i = 1; i < s.size(); ++i) passed += s[i] < 210 ? 1 : 0;
  EXPECT_NEAR(passed, 57 * kFlow, 2);  // one lane for the 57 s after the first car's turn
}

TEST(TrafficStop, ABusThatFindsNoBerthWaitsOnTheRoadAndHoldsUpTheCarBehindIt) {
  auto const s = arrivals({{100, kBus}, {110, kBus}, {120, kCar}}, {kRoad, 500, StopKind::bay, 1}, dwell_of(30));
  EXPECT_NEAR(s[0], 180, kTick);
  EXPECT_NEAR(s[1], 180 + 1 + 30, 1.0 + kTick);  // the berth is free a window after the first is back on the road
  EXPECT_GT(s[2], 180 + 2.5 / kFlow);
  EXPECT_LT(s[2], s[1]);
  auto const two = arrivals({{100, kBus}, {110, kBus}, {120, kCar}}, {kRoad, 500, StopKind::bay, 2}, dwell_of(30));
  EXPECT_NEAR(two[1], 190, kTick);
  EXPECT_NEAR(two[2], 170, kTick);
}

TEST(TrafficStop, TwoBerthsInALaneServeTwoBusesThatFollowEachOtherAtOnce) {
  RoadStop stop{kRoad, 500, StopKind::in_lane, 2};
  auto const two = arrivals({{100, kBus}, {110, kBus}}, stop, dwell_of(30));
  EXPECT_NEAR(two[1], 190, kTick);
  stop.berths = 1;
  auto const one = arrivals({{100, kBus}, {110, kBus}}, stop, dwell_of(30));
  EXPECT_NEAR(one[1], 180 + 2.5 / kFlow + 30, kTick);
  stop.berths = 2;  // a car between keeps the second bus from the stop
  auto const parted = arrivals({{100, kBus}, {105, kCar}, {110, kBus}}, stop, dwell_of(30));
  EXPECT_GT(parted[2], 180 + 30);
}

TEST(TrafficStop, WhoComesOutOfABayTakesATurnInAFullStream) {
  std::vector<Vehicle> vehicles = {{100, kBus}};
  for (int i = 0; i < 120; ++i) vehicles.push_back({102 + i * 1.25, kCar});  // 0.8 cars/s: what the lane carries
  auto const s = arrivals(vehicles, {kRoad, 500, StopKind::bay}, dwell_of(30));
  EXPECT_GE(s[0], 180);
  EXPECT_LE(s[0], 180 + 3 / kFlow);
}

TEST(TrafficStop, TheEndOfARunAndTheBeginOfTheNextAreTwoCallsOfOneVisit) {
  SmallRoads town;
  town.link(0, 1, 1000);
  town.trip(100, {kRoad}, kBus);
  StoppedRoads const stopped(town, {{kRoad, 500}}, {{0, 0}});
  std::vector<double> asked;
  auto const day = stopped.run([&](std::uint32_t trip, std::uint32_t call, TrafficTime arrival) {
    EXPECT_EQ(trip, 0U);
    EXPECT_EQ(call, asked.size());
    asked.push_back(seconds_of_time(arrival));
    return arrival + traffic_time(call == 0 ? 20 : 300);
  });
  ASSERT_EQ(asked.size(), 2U);
  EXPECT_NEAR(asked[1], asked[0] + 20, kTick);
  EXPECT_NEAR(seconds(day.arrive)[0], 150 + 320, kTick);
}

/// 0 to 39 s by trip and call.
TrafficTime drawn_dwell(std::uint32_t trip, std::uint32_t call, TrafficTime arrival) {
  Draws draws(9, AgentKey{trip}, call, Stream::activity);
  return arrival + traffic_time(draws.below(40));
}

void expect_same(DayResult const& a, DayResult const& b) {
  EXPECT_EQ(a.arrive, b.arrive);
  EXPECT_EQ(a.enter, b.enter);
  EXPECT_EQ(a.state_hash, b.state_hash);
  EXPECT_EQ(a.record.volume, b.record.volume);
  EXPECT_EQ(a.record.delay_s, b.record.delay_s);
  EXPECT_EQ(a.record.occupancy_pcu, b.record.occupancy_pcu);
  EXPECT_EQ(a.entries, b.entries);
}

TEST(TrafficStop, GivesTheSameBitsOnAnyThreadsAndParts) {
  BusTown const b(12, 12'000, 2400);
  for (double const step : {0.3, 1.0}) {
    TrafficRules rules;
    rules.step_s = step;
    StoppedRoads const stopped(b.town, b.stops, b.visits, rules);
    auto const on = [&](std::size_t threads, std::size_t parts) {
      tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, threads};
      return stopped.run(drawn_dwell, rules, parts);
    };
    auto const one = on(1, 1);
    EXPECT_EQ(one.arrived, stopped.trips.size());
    for (std::size_t const parts : {2U, 5U, 16U, 144U}) expect_same(one, on(1, parts));
    for (std::size_t const threads : {2U, 7U}) expect_same(one, on(threads, 6));
  }
}

TEST(TrafficStop, EveryCallIsMadeOnceAndInOrder) {
  BusTown const b(10, 8'000, 1200);
  StoppedRoads const stopped(b.town, b.stops, b.visits, {});
  std::vector<std::vector<TrafficTime>> times(stopped.trips.size());
  auto const day = stopped.run(
      [&](std::uint32_t trip, std::uint32_t call, TrafficTime arrival) {
        EXPECT_EQ(call, times[trip].size());
        times[trip].push_back(arrival);
        return drawn_dwell(trip, call, arrival);
      },
      {});
  EXPECT_EQ(day.arrived, stopped.trips.size());
  for (std::size_t t = 0; t < times.size(); ++t) {
    EXPECT_EQ(times[t].size(), b.visits[t].size()) << t;
    EXPECT_TRUE(std::ranges::is_sorted(times[t]));
  }
}

TEST(TrafficStop, GoesOnFromACheckpointOnOtherParts) {
  BusTown const b(10, 20'000, 3 * 3600);
  TrafficRules const rules;
  StoppedRoads const s(b.town, b.stops, b.visits, rules);
  auto const& roads = s.split.lanes.roads;
  auto const whole = s.run(drawn_dwell, rules);
  for (std::size_t const parts : {1U, 3U, 7U}) {
    auto const noon = run_traffic_until(1, roads, s.trips, s.ways, rules, s.options(drawn_dwell, 8 - parts));
    EXPECT_GT(noon.dwelling.size(), 2U);
    auto const day = resume_traffic_day(noon, roads, s.trips, s.ways, rules, s.options(drawn_dwell, parts));
    expect_same(whole, day);
    EXPECT_EQ(whole.arrived, day.arrived);
  }
}

}  // namespace
}  // namespace tanvan
