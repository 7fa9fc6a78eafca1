#include "sim/assignment/ban_departures.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "tests/sim/assignment/queue_day.hpp"

namespace tanvan {
namespace {

using enum VehicleClass;

constexpr std::uint8_t kTrucks = 1U << static_cast<unsigned>(truck);
constexpr double kBegin_s = 7200, kEnd_s = 10'800;
constexpr LinkId kFirst{0}, kBarred{1}, kBehind{4};

/// From 0 to 2 in 50 + 50 s over the barred link, or in 75 + 75 s around; 4 lies behind a barred link of its own.
TrafficRoads roads(double end_s = kEnd_s) {
  auto r = small::streets(5, {{0, 1}, {1, 2}, {0, 3, 1500}, {3, 2, 1500}, {1, 4}});
  r.closures = {{kBarred, kTrucks, kBegin_s, end_s}, {kBehind, kTrucks, kBegin_s, end_s}};
  return r;
}

DayTrips one(double depart_s, VehicleClass vehicle, std::uint32_t to) {
  DayTrips trips;
  small::add_trip(trips, 0, to, depart_s, vehicle);
  return trips;
}

TEST(BanDepartures, WhoLivesBehindTheSignDepartsSoAsToFindItOpen) {
  small::Town const town(roads());
  auto trips = one(8000, truck, 4);
  small::add_trip(trips, 0, 4, 8000, car);
  small::add_trip(trips, 0, 2, 8000, truck);
  small::add_trip(trips, 0, 4, 12'000, truck);
  auto const put_off = depart_after_bans(town.network, trips);
  EXPECT_EQ(put_off.trips, 1U);
  EXPECT_EQ(put_off.wait_s, kEnd_s - 50 - 8000);
  EXPECT_EQ(trips.depart,
            (std::vector{traffic_time(kEnd_s - 50), traffic_time(8000), traffic_time(8000), traffic_time(12'000)}));
}

TEST(BanDepartures, WaitsAddUpOverTheWay) {
  auto r = roads();
  r.closures.insert(r.closures.begin(), {kFirst, kTrucks, 0, 600});
  small::Town const town(std::move(r));
  std::vector<LinkId> const way = {kFirst, kBarred};
  EXPECT_EQ(closed_wait_s(town.network, truck, way, traffic_time(100)), 500);
  EXPECT_EQ(closed_wait_s(town.network, truck, way, traffic_time(kBegin_s - 20)), kEnd_s - kBegin_s - 30);
  EXPECT_EQ(closed_wait_s(town.network, car, way, traffic_time(100)), 0);
}

TEST(BanDepartures, WhatNeverOpensIsWaitedForForEver) {
  small::Town const town(roads(kLatestTraffic_s));
  std::vector<LinkId> const way = {kFirst, kBarred};
  EXPECT_TRUE(std::isinf(closed_wait_s(town.network, truck, way, traffic_time(8000))));
  auto trips = one(8000, truck, 4);
  depart_after_bans(town.network, trips);
  EXPECT_EQ(trips.depart[0], traffic_time(8000));
}

}  // namespace
}  // namespace tanvan
