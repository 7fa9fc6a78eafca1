#include "scenarios/run/travel/dynamic_ways.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

namespace tanvan {
namespace {

constexpr NodeId kWest{0}, kNorth{1}, kEast{2};

/// From west to east by the north (links 0, 1), or straight (link 2).
TrafficRoads triangle() {
  TrafficRoads roads;
  roads.nodes = 3;
  for (auto const& [from, to] : {std::pair{kWest, kNorth}, {kNorth, kEast}, {kWest, kEast}}) {
    roads.from.push_back(from);
    roads.to.push_back(to);
    roads.length_m.push_back(1000);
    roads.lanes.push_back(1);
    roads.free_speed_kmh.push_back(50);
    roads.capacity_pcu_h.push_back(1800);
  }
  return roads;
}

struct Remembered {
  TrafficRoads roads = triangle();
  TrafficRules rules;
  DrivenWays driven;

  /// Three cars took the north, one went straight.
  Remembered() {
    TurnNumbers const numbers(roads);
    driven.vehicle = {VehicleClass::car, VehicleClass::car};
    driven.origin = {kWest, kWest};
    driven.destination = {kEast, kEast};
    driven.trips = {3, 1};
    driven.ways.add(std::vector{LinkId{0}, LinkId{1}}, numbers);
    driven.ways.add(std::vector{LinkId{2}}, numbers);
  }

  std::vector<std::uint32_t> ways_of(DayTrips const& trips, std::vector<std::uint8_t> banned = {}) const {
    DayAccess access;
    access.banned = std::move(banned);
    return remembered_ways(driven, trips, *day_network(roads, rules, access, {})).way;
  }
};

DayTrips cars(std::size_t n) {
  DayTrips trips;
  for (std::size_t i = 0; i < n; ++i) {
    trips.origin.push_back(kWest);
    trips.destination.push_back(kEast);
    trips.depart.push_back(static_cast<TrafficTime>(i));
    trips.vehicle.push_back(VehicleClass::car);
  }
  return trips;
}

TEST(DynamicWays, TripsTakeTheWaysInTheProportionsOfTheDayBefore) {
  auto const ways = Remembered().ways_of(cars(400));
  EXPECT_NEAR(static_cast<double>(std::ranges::count(ways, 0U)), 300, 2);
  EXPECT_EQ(std::ranges::count(ways, 0U) + std::ranges::count(ways, 1U), 400);
}

TEST(DynamicWays, NobodyIsRememberedOfAnotherClassOrPair) {
  auto trips = cars(2);
  trips.vehicle[0] = VehicleClass::truck;
  trips.destination[1] = kNorth;
  EXPECT_EQ(Remembered().ways_of(trips), (std::vector{kNoWay, kNoWay}));
}

TEST(DynamicWays, AWayThatWasClosedSinceIsForgotten) {
  constexpr std::uint8_t kNoCars = 1U << static_cast<unsigned>(VehicleClass::car);
  auto const ways = Remembered().ways_of(cars(10), {0, kNoCars, 0});
  EXPECT_EQ(ways, std::vector<std::uint32_t>(10, 1));
}

TEST(DynamicWays, AWayThatIsBarredInTheHourOfTheTripIsForgotten) {
  Remembered before;
  constexpr std::uint8_t kCars = 1U << static_cast<unsigned>(VehicleClass::car);
  for (auto const link : {LinkId{0}, LinkId{2}}) before.roads.closures.push_back({link, kCars, 3600, 7200});
  auto trips = cars(2);
  trips.depart[1] = traffic_time(4000);
  auto const ways = before.ways_of(trips);
  EXPECT_NE(ways[0], kNoWay);
  EXPECT_EQ(ways[1], kNoWay);
}

TEST(DynamicWays, WhatADayKeepsIsWhoDroveEachWayAndHowMany) {
  Remembered const before;
  auto const trips = cars(4);
  DayEquilibrium day;
  day.ways = before.driven.ways;
  day.trips = {trips.depart, trips.vehicle, {0, 1, 0, kNoWay}};
  auto const kept = driven_ways(day, trips);
  EXPECT_EQ(kept.trips, (std::vector<std::uint32_t>{2, 1}));
  EXPECT_EQ(kept.origin, (std::vector{kWest, kWest}));
  EXPECT_EQ(kept.destination, (std::vector{kEast, kEast}));
}

TEST(DynamicWays, WhoWantsToBeThereAtAnotherHourLearnsFromThoseOfTheNearest) {
  Remembered const before;
  auto const trips = cars(4);
  std::vector<ScheduleWish> wishes(4);
  DayEquilibrium day;
  day.ways = before.driven.ways;
  day.trips = {trips.depart, trips.vehicle, {0, 0, 0, 0}};
  for (std::size_t i = 0; i < 4; ++i) {  // who wants to be there at six leaves 5 min before, at half past seven 30 min
    wishes[i].arrive = traffic_time(i < 2 ? 6 * 3600 : 7.5 * 3600);
    day.trips.depart[i] = wishes[i].arrive - traffic_time(i < 2 ? 300 : 1800);
  }
  auto const driven = driven_ways(day, trips, wishes);
  auto later = cars(3);
  std::vector<ScheduleWish> const now = {
      {.arrive = traffic_time(6 * 3600)}, {.arrive = traffic_time(7 * 3600)}, {.arrive = traffic_time(5 * 3600)}};
  depart_as_remembered(driven, {driven.ways, {0, 0, 0}}, now, later);
  EXPECT_EQ(now[0].arrive - later.depart[0], traffic_time(300));
  EXPECT_EQ(now[1].arrive - later.depart[1], traffic_time(1800));
  EXPECT_EQ(now[2].arrive - later.depart[2], traffic_time(300));
}

TEST(DynamicWays, WhoChoseSetsOutAsLongBeforeHisWishAsOnTheDayBefore) {
  Remembered const before;
  auto const trips = cars(4);
  std::vector<ScheduleWish> wishes(4, {.arrive = traffic_time(8 * 3600)});
  wishes[3].arrive = kNoTime;
  DayEquilibrium day;
  day.ways = before.driven.ways;
  day.trips = {trips.depart, trips.vehicle, {0, 0, 1, 1}};
  for (std::size_t i = 0; i < 3; ++i) day.trips.depart[i] = traffic_time(8 * 3600 - 600.0 * static_cast<double>(i + 1));
  auto const driven = driven_ways(day, trips, wishes);
  EXPECT_EQ(driven.lead_offset, (std::vector<std::uint32_t>{0, 2, 3}));
  EXPECT_EQ(driven.wish, std::vector<std::uint32_t>(3, traffic_time(8 * 3600)));

  auto later = cars(4);
  DayWays const warm{driven.ways, {0, 0, 1, 0}};
  for (auto& wish : wishes)
    if (wish.arrive != kNoTime) wish.arrive = traffic_time(9 * 3600);
  depart_as_remembered(driven, warm, wishes, later);
  auto const lead = [&](std::size_t i) { return 9 * 3600 - seconds_of_time(later.depart[i]); };
  EXPECT_EQ((std::set<double>{lead(0), lead(1)}), (std::set<double>{600, 1200}));
  EXPECT_EQ(lead(2), 1800);
  EXPECT_EQ(later.depart[3], trips.depart[3]);

  auto same = cars(4);
  depart_as_remembered(driven_ways(day, trips), warm, wishes, same);
  EXPECT_EQ(same.depart, trips.depart) << "nobody chose";
}

}  // namespace
}  // namespace tanvan
