#include "models/freight/gates.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "tests/models/freight/goods_town.hpp"

namespace tanvan {
namespace {

std::vector<Gateway> port(double teu_year) {
  return {{"Cảng", FreightNode::seaport, ZoneId{5}, teu_year, false}};
}

/// Trucks of the sample that leave the gate at an hour, as planned.
GoodsDay trucks_at(double hour, std::size_t count, FreightParameters const& p) {
  GoodsDay day;
  for (std::size_t n = 0; n < count; ++n) {
    GoodsTrip trip;
    trip.from = ZoneId{5};
    trip.to = ZoneId{3};
    trip.leave_s = hour * 3600 + 60 * p.gate_min;
    trip.gate = 0;
    day.trips.push_back(trip);
  }
  return day;
}

/// Roads without bans.
FreightRoads const kRoads = freight_roads(goods_town::world());

double sum(std::array<double, 24> const& hours) {
  return std::accumulate(hours.begin(), hours.end(), 0.0);
}

TEST(Gates, TrucksOfTheTableAndOfTheSamplePassThem) {
  World world;
  world.scale = 0.1;
  FreightParameters const p{.working_days = 300, .teu_per_trip = 1.6, .own_share = 0.4};
  auto day = trucks_at(10, 7, p);
  auto const gates = pass_gates(world, kRoads, port(4'800'000), day, p);
  EXPECT_NEAR(sum(gates[0].trucks), 0.6 * 10'000 + 7 / 0.1, 1);
  GoodsDay none;
  EXPECT_NEAR(gates[0].trucks[10] - pass_gates(world, kRoads, port(4'800'000), none, p)[0].trucks[10], 70, 1);
}

TEST(Gates, LanesAreBuiltForTheTablesBusiestHour) {
  World world;
  FreightParameters const p{.own_share = 0, .gate_wait_min = 1, .yard_min = 40};
  GoodsDay day;
  auto const gates = pass_gates(world, kRoads, port(4'800'000), day, p);
  EXPECT_LT(gates[0].wait_min, 1) << "most hours are less busy";
  EXPECT_GT(gates[0].wait_min, 0);
  EXPECT_NEAR(gates[0].turn_mean_min, gates[0].wait_min + 2 * p.gate_service_min + p.yard_min, 0.5);
  EXPECT_GT(gates[0].turn_p95_min, 80);
  EXPECT_LT(gates[0].turn_p95_min, 105) << "95 % within the allowed stay";
}

TEST(Gates, ACrowdWaitsAndIsLateForItsWayBack) {
  World world;
  FreightParameters const p;
  auto calm = trucks_at(10, 1, p), crowd = trucks_at(10, 3000, p);
  auto const alone = pass_gates(world, kRoads, port(1'000'000), calm, p),
             together = pass_gates(world, kRoads, port(1'000'000), crowd, p);
  EXPECT_GT(together[0].wait_min, 10 * alone[0].wait_min);
  EXPECT_GT(crowd.trips.front().leave_s, calm.trips.front().leave_s);
  EXPECT_GT(crowd.duty_h / 3000, calm.duty_h) << "and pays for its hours";
}

TEST(Gates, TripsThatCallAtNoGateKeepTheirHours) {
  World world;
  GoodsDay day;
  day.trips.resize(1);
  day.trips[0].leave_s = 5;
  pass_gates(world, kRoads, port(100'000), day, {});
  EXPECT_EQ(day.trips[0].leave_s, 5);
}

}  // namespace
}  // namespace tanvan
