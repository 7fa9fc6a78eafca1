#include "sim/traffic/lane_roads.hpp"

#include <gtest/gtest.h>
#include <numeric>

#include "tests/sim/traffic/small_roads.hpp"

namespace tanvan {
namespace {

using Links = std::vector<LinkId>;

constexpr LinkId kIn{0}, kLeft{1}, kOn{2};
constexpr std::uint8_t kBusesOnly = 1U << static_cast<unsigned>(VehicleClass::bus);

/// A link of 1,000 m from which one may turn left, where few get in, or go on.
SmallRoads fork(double lanes = 1, double left_flow = 0.05) {
  SmallRoads town;
  town.link(0, 1, 1000, lanes);
  town.link(1, 2, 200, 1, left_flow);
  town.link(1, 3, 200, 1);
  return town;
}

LinkLanes pocket(double metres, double lanes = 1) {
  return {kIn, {{.lanes = lanes, .turns = {kOn}}, {.pocket_lanes = 1, .pocket_m = metres, .turns = {kLeft}}}};
}

LinkLanes apart() {
  return {kIn, {{.lanes = 1, .turns = {kLeft}}, {.lanes = 1, .turns = {kOn}}}};
}

LinkLanes with_bus_lane() {
  return {kIn, {{.lanes = 1}, {.lanes = 1, .classes = kBusesOnly}}};
}

/// The trips of a town on its roads taken apart.
DayResult run(SmallRoads const& town, LaneRoads const& lanes, TrafficRules const& rules = reference_rules()) {
  TurnNumbers const there(town.roads), here(lanes.roads);
  TripTable trips = town.trips;
  WayTable ways;
  Links links, stretches;
  for (std::size_t t = 0; t < trips.size(); ++t) {
    town.ways.links(trips.way[t], town.roads, there, links);
    expand_way(lanes, links, trips.vehicle[t], stretches);
    trips.way[t] = ways.add(stretches, here);
  }
  return run_traffic_day(lanes.roads, trips, ways, rules);
}

DayResult run(SmallRoads const& town, LinkLanes const& lanes) {
  return run(town, expand_lanes(town.roads, std::span(&lanes, 1)));
}

/// Cars that turn left, then one that goes on.
SmallRoads left_then_on(int left, double lanes = 1) {
  auto town = fork(lanes);
  for (int i = 0; i < left; ++i) town.trip(2 * i, {kIn, kLeft});
  town.trip(2 * left, {kIn, kOn});
  return town;
}

constexpr double kFreeOn = 60;  // [s] along the fork

double last_delay(DayResult const& day, SmallRoads const& town) {
  return seconds(day.arrive).back() - seconds_of_time(town.trips.depart.back()) - kFreeOn;
}

TEST(LaneRoads, WithoutLanesTheRoadsAndTheDayStayBitForBit) {
  auto const town = left_then_on(30);
  LinkLanes const one{kIn, {{.lanes = 1, .turns = {kLeft, kOn}}}};
  for (auto const& lanes : {expand_lanes(town.roads, {}), expand_lanes(town.roads, std::span(&one, 1))}) {
    EXPECT_TRUE(lanes.same());
    EXPECT_EQ(lanes.roads.links(), 3U);
    auto const before = town.run(), now = run(town, lanes), folded = fold_day(lanes, now);
    EXPECT_EQ(now.arrive, before.arrive);
    EXPECT_EQ(now.state_hash, before.state_hash);
    EXPECT_EQ(folded.entries, before.entries);
    EXPECT_EQ(folded.record.volume, before.record.volume);
    EXPECT_EQ(folded.record.delay_s, before.record.delay_s);
  }
}

TEST(LaneRoads, ALinkWithAPocketIsABodyAndTwoShortLinks) {
  auto const town = fork(2);
  auto const lanes = pocket(100, 2);
  auto const out = expand_lanes(town.roads, std::span(&lanes, 1));
  ASSERT_EQ(out.roads.links(), 5U);
  EXPECT_EQ(out.roads.nodes, town.roads.nodes + 1);
  auto const row = [&](std::uint32_t a) {
    return std::vector<double>{out.roads.length_m[LinkId{a}], out.roads.lanes[LinkId{a}],
                               out.roads.capacity_pcu_h[LinkId{a}] / 3600};
  };
  EXPECT_EQ(row(0), (std::vector<double>{900, 2, 1.6}));
  EXPECT_EQ(row(3), (std::vector<double>{100, 1, 0.8}));
  EXPECT_EQ(row(4), (std::vector<double>{100, 2, 1.6}));
  EXPECT_EQ(out.link_of.span()[3], kIn);
  EXPECT_EQ(std::vector<int>(out.ends.begin(), out.ends.end()), (std::vector<int>{0, 1, 1, 1, 1}));
  EXPECT_EQ(std::vector<int>(out.begins.begin(), out.begins.end()), (std::vector<int>{1, 1, 1, 0, 0}));
}

TEST(LaneRoads, WithoutAPocketLeftTurnersHoldUpWhoGoesOn) {
  auto const town = left_then_on(15);
  EXPECT_GT(last_delay(town.run(), town), 200);
}

TEST(LaneRoads, WhoGoesOnPassesLeftTurnersInTheirPocket) {
  auto const town = left_then_on(15);  // 100 m hold 20
  EXPECT_LT(last_delay(run(town, pocket(100)), town), 4);
}

TEST(LaneRoads, AFullPocketHoldsUpWhoGoesOn) {
  auto const town = left_then_on(30);
  EXPECT_GT(last_delay(run(town, pocket(100)), town), 100);
  EXPECT_LT(last_delay(run(town, pocket(200)), town), 4);  // 40
}

TEST(LaneRoads, AGroupThatWidensBeforeTheJunctionDischargesOnAllItsLanes) {
  auto town = fork();
  for (double const t : at_rate(0.8, 0, 500)) town.trip(t, {kIn, kOn});
  town.roads.capacity_pcu_h[kOn] = 2 * kFlow * 3600;
  LinkLanes const lanes{kIn, {{.lanes = 1, .pocket_lanes = 1, .pocket_m = 100, .turns = {kLeft, kOn}}}};
  auto const out = expand_lanes(town.roads, std::span(&lanes, 1));
  ASSERT_EQ(out.roads.links(), 4U);
  EXPECT_EQ(out.roads.lanes[LinkId{3}], 2);
  EXPECT_EQ(out.roads.capacity_pcu_h[LinkId{3}], 2 * kFlow * 3600);
  auto const day = run(town, out);
  EXPECT_NEAR(last_delay(day, town), 0, 4);
}

TEST(LaneRoads, PocketsOfDifferentLengthTakeTheirOwnStretches) {
  auto town = fork(2);
  auto const right = town.link(1, 0, 300);
  LinkLanes const lanes{kIn,
                        {{.lanes = 2, .turns = {kOn}},
                         {.pocket_lanes = 1, .pocket_m = 60, .turns = {kLeft}},
                         {.pocket_lanes = 1, .pocket_m = 150, .turns = {right}}}};
  auto const out = expand_lanes(town.roads, std::span(&lanes, 1));
  auto const metres = [&](LinkId next) {
    std::vector<double> lengths;
    for (auto const s : lane_way(out, kIn, next, VehicleClass::car).stretches) lengths.push_back(out.roads.length_m[s]);
    return lengths;
  };
  EXPECT_EQ(metres(kOn), (std::vector<double>{850, 90, 60}));
  EXPECT_EQ(metres(kLeft), (std::vector<double>{850, 90, 60}));
  EXPECT_EQ(metres(right), (std::vector<double>{850, 150}));
}

TEST(LaneRoads, APocketLongerThanItsLinkBeginsWithIt) {
  auto const town = left_then_on(15);
  auto const lanes = pocket(5000);
  auto const out = expand_lanes(town.roads, std::span(&lanes, 1));
  EXPECT_EQ(out.roads.length_m[kIn], 0);
  auto const day = run(town, out);
  EXPECT_LT(last_delay(day, town), 4);
}

TEST(LaneRoads, LanesOfTheirOwnKeepTheQueueOfATurnOffTheOthersUpToTheBegin) {
  auto const few = left_then_on(150, 2), many = left_then_on(400, 2);  // one lane holds 200
  EXPECT_GT(last_delay(few.run(), few), 100);
  EXPECT_LT(last_delay(run(few, apart()), few), 4);
  auto const day = run(many, apart());
  EXPECT_LT(last_delay(day, many), 4);
  EXPECT_GT(seconds(day.enter)[399] - seconds_of_time(many.trips.depart[399]), 100);  // the lane is full to its begin
}

TEST(LaneRoads, LanesShareCapacityAndStorageWithoutRest) {
  auto const town = fork(3);
  for (auto const& lanes : {apart(), with_bus_lane(), pocket(80)}) {
    auto const out = expand_lanes(town.roads, std::span(&lanes, 1));
    double capacity = 0, count = 0;
    for (auto const s : first_stretches(out, kIn)) {
      capacity += out.roads.capacity_pcu_h[s];
      count += out.roads.lanes[s];
    }
    EXPECT_DOUBLE_EQ(capacity, town.roads.capacity_pcu_h[kIn]);
    EXPECT_DOUBLE_EQ(count, 3);
  }
}

TEST(LaneRoads, BusesPassTheQueueOfCarsOnTheirLaneAndCarsNeverTakeIt) {
  auto town = fork(2);
  for (int i = 0; i < 100; ++i) town.trip(i, {kIn, kLeft});
  town.trip(100, {kIn, kOn}, VehicleClass::bus);
  auto const lanes = with_bus_lane();
  auto const out = expand_lanes(town.roads, std::span(&lanes, 1));
  auto const day = run(town, out);
  EXPECT_LT(last_delay(day, town), 4);
  EXPECT_GT(last_delay(town.run(), town), 100);
  auto const reserved = lane_way(out, kIn, kOn, VehicleClass::bus).stretches.front();
  std::uint32_t on_lane = 0;
  for (std::size_t b = 0; b < day.record.bins; ++b)
    for (std::size_t c = 0; c < kVehicleClasses; ++c)
      on_lane += day.record.volume[(b * day.record.links + reserved.value) * kVehicleClasses + c];
  EXPECT_EQ(on_lane, 1U);
}

TEST(LaneRoads, WhoMayUseSeveralReservedLanesTakesThoseOfTheFewest) {
  auto const town = fork(3);
  std::uint8_t const bikes_and_buses = 1U | kBusesOnly;
  LinkLanes const lanes{kIn, {{.lanes = 1}, {.lanes = 1, .classes = bikes_and_buses}, {.lanes = 1, .classes = 1U}}};
  auto const out = expand_lanes(town.roads, std::span(&lanes, 1));
  auto const row = [&](VehicleClass c) { return lane_way(out, kIn, kOn, c).stretches.front(); };
  EXPECT_EQ(row(VehicleClass::car), kIn);
  EXPECT_EQ(row(VehicleClass::truck), kIn);
  EXPECT_EQ(row(VehicleClass::bus), LinkId{3});
  EXPECT_EQ(row(VehicleClass::motorbike), LinkId{4});
}

TEST(LaneRoads, AWayTakenApartAndPutTogetherIsTheSame) {
  auto town = fork(2);
  town.link(3, 0, 500);
  Links const way = {kIn, kOn, LinkId{3}, kIn, kLeft};
  for (auto const& lanes : {apart(), with_bus_lane(), pocket(80), pocket(2000)}) {
    auto const out = expand_lanes(town.roads, std::span(&lanes, 1));
    for (auto const c : {VehicleClass::car, VehicleClass::bus}) {
      Links stretches, back;
      expand_way(out, way, c, stretches);
      for (std::size_t i = 1; i < stretches.size(); ++i)
        EXPECT_EQ(out.roads.to[stretches[i - 1]], out.roads.from[stretches[i]]);
      fold_way(out, stretches, back);
      EXPECT_EQ(back, way);
      WayTable table;
      table.add(stretches, TurnNumbers(out.roads));
      fold_ways(out, town.roads, table).links(0, town.roads, TurnNumbers(town.roads), back);
      EXPECT_EQ(back, way);
    }
  }
}

TEST(LaneRoads, AFoldedDayCountsEachVehicleOnceALinkAndAllItsDelay) {
  auto const town = left_then_on(30);
  auto const lanes = pocket(100);
  auto const out = expand_lanes(town.roads, std::span(&lanes, 1));
  auto const day = fold_day(out, run(town, out));
  EXPECT_EQ(day.entries, 62U);
  std::vector<std::uint64_t> volume(3);
  double delay = 0, trips = 0;
  for (std::size_t b = 0; b < day.record.bins; ++b)
    for (std::size_t a = 0; a < 3; ++a) {
      volume[a] += day.record.volume[(b * 3 + a) * kVehicleClasses + 1];
      delay += day.record.delay_s[(b * 3 + a) * 2 + 1];
    }
  EXPECT_EQ(volume, (std::vector<std::uint64_t>{31, 30, 1}));
  for (std::size_t t = 0; t < town.trips.size(); ++t)
    trips += seconds_of_time(day.arrive[t]) - seconds_of_time(day.enter[t]) - kFreeOn;
  EXPECT_NEAR(delay, trips, 31 * 2 * 1.5);  // a step a stretch is no delay of its own
}

TEST(LaneRoads, OccupancyOfALinkIsThatOfItsStretches) {
  LaneRoads lanes;
  {
    auto const town = fork();
    auto const groups = pocket(100);
    lanes = expand_lanes(town.roads, std::span(&groups, 1));
  }
  LinkRecord record{1, 5, 1, std::vector<std::uint32_t>(20), std::vector<float>(10), {1, 2, 3, 4, 5}};
  EXPECT_EQ(fold_record(lanes, record).occupancy_pcu, (std::vector<float>{10, 2, 3}));
}

TEST(LaneRoads, SignalsMoveToTheGroups) {
  auto town = fork();
  town.roads.controllers.push_back({.node = NodeId{1}, .cycle_s = 60});
  town.roads.movements.push_back({.from = kIn, .to = kLeft, .green = {{0, 5}}});
  town.roads.movements.push_back({.from = kIn, .to = kOn, .green = {{30, 60}}});
  town.trip(0, {kIn, kLeft});  // reaches the stop line at 50 s
  town.trip(1, {kIn, kOn});
  auto const day = run(town, pocket(100));
  EXPECT_NEAR(seconds(day.arrive)[0], 70, 2);
  EXPECT_NEAR(seconds(day.arrive)[1], 62, 2);
}

TEST(LaneRoads, ALinkThatClosesLetsThoseOnItsBodyDriveOff) {
  auto town = fork();
  town.trip(0, {kIn, kOn});
  town.trip(10, {kIn, kOn});
  town.trip(40, {kIn, kOn});
  town.roads.changes = {{20, kIn, 0, 1}, {300, kIn, 2880, 1}};
  auto const day = run(town, pocket(100));
  EXPECT_NEAR(seconds(day.arrive)[1], 70, 3);
  EXPECT_NEAR(seconds(day.enter)[2], 300, 2);
  EXPECT_NEAR(seconds(day.arrive)[2], 360, 4);
}

TEST(LaneRoads, ALinkThatClosesToAClassKeepsOffItsVehiclesAlone) {
  constexpr auto kTruck = VehicleClass::truck;
  constexpr std::uint8_t kTrucks = 1U << static_cast<unsigned>(kTruck);
  for (auto const& lanes : {pocket(100), apart()}) {
    auto town = fork(2);
    town.trip(0, {kIn, kOn}, kTruck);
    town.trip(40, {kIn, kOn}, kTruck);
    town.trip(41, {kIn, kOn});
    town.roads.closures = {{kIn, kTrucks, 20, 300}};
    auto const enter = seconds(run(town, lanes).enter), arrive = seconds(run(town, lanes).arrive);
    EXPECT_LT(arrive[0], 80);  // it was on the link already
    EXPECT_NEAR(enter[1], 300, 1);
    EXPECT_LT(enter[2], 45);
    EXPECT_LT(arrive[2], 110);
  }
}

TEST(LaneRoads, ChangesReachStretchesByTheirShares) {
  auto town = fork(2);
  town.roads.changes = {{20, kIn, 1000, 1}, {20, kLeft, 10, 1}};
  auto const lanes = pocket(100, 2);
  auto const out = expand_lanes(town.roads, std::span(&lanes, 1));
  std::vector<std::pair<std::uint32_t, double>> seen;
  for (auto const& change : out.roads.changes) seen.emplace_back(change.link.value, change.capacity_pcu_h);
  EXPECT_EQ(seen, (std::vector<std::pair<std::uint32_t, double>>{{0, 1000}, {1, 10}, {3, 500}, {4, 1000}}));
}

TEST(LaneRoads, AGridlockNamesTheLinksOfTheNetwork) {
  SmallRoads ring;
  for (std::uint32_t i = 0; i < 3; ++i) ring.link(i, (i + 1) % 3, 100);
  for (std::uint32_t i = 0; i < 300; ++i) {
    Links way;
    for (std::uint32_t k = 0; k < 30; ++k) way.push_back(LinkId{(i + k) % 3});
    ring.trip(0, way);
  }
  LinkLanes const lanes{LinkId{2}, {{.lanes = 1, .pocket_lanes = 1, .pocket_m = 30, .turns = {LinkId{0}}}}};
  auto const out = expand_lanes(ring.roads, std::span(&lanes, 1));
  auto const day = fold_day(out, run(ring, out));
  ASSERT_EQ(day.gridlocks.size(), 1U);
  EXPECT_EQ(day.gridlocks[0].links, (Links{LinkId{0}, LinkId{1}, LinkId{2}}));
}

TEST(LaneRoads, BansKeepGroupsToTheirTurnsAndShowTheWayBack) {
  auto town = fork();
  auto const back = town.link(1, 0, 1000);
  auto const lanes = pocket(100);
  auto const out = expand_lanes(town.roads, std::span(&lanes, 1));  // link 4: pocket, 5: goes on
  std::vector<std::pair<std::uint32_t, std::uint32_t>> bans;
  for (auto const& [from, to] : lane_bans(out, town.roads)) bans.emplace_back(from.value, to.value);
  EXPECT_EQ(bans, (std::vector<std::pair<std::uint32_t, std::uint32_t>>{
                      {4, kOn.value}, {4, back.value}, {5, kLeft.value}, {5, back.value}}));
}

TEST(LaneRoads, TheWayBackStaysOpenAtADeadEnd) {
  SmallRoads town;
  town.link(0, 1, 500);
  town.link(1, 0, 500);
  LinkLanes const lanes{LinkId{0}, {{.lanes = 1, .pocket_lanes = 1, .pocket_m = 50}}};
  EXPECT_TRUE(lane_bans(expand_lanes(town.roads, std::span(&lanes, 1)), town.roads).empty());
}

}  // namespace
}  // namespace tanvan
