#include "sim/transit/transit_skim.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <tbb/global_control.h>

namespace tanvan {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

/// Kilometres east and north of a point near Thủ Dầu Một.
MapPoint at(double east_km, double north_km) {
  double const lat = 11 + north_km / 111.195;
  return {106.65 + east_km / (111.195 * std::cos(11 * 3.14159265358979 / 180)), lat};
}

struct Stop {
  double east, north, minutes_to_next;
};

void add_line(TransitNetwork& n, double headway, double fare, std::vector<Stop> const& stops) {
  if (n.offset.empty()) n.offset.push_back(0);
  for (auto const& s : stops) {
    n.place.push_back(at(s.east, s.north));
    n.forward_min.push_back(s.minutes_to_next);
    n.backward_min.push_back(s.minutes_to_next);
  }
  n.offset.push_back(static_cast<std::uint32_t>(n.place.size()));
  n.headway_min.push_back(headway);
  n.fare_vnd.push_back(fare);
  n.open.push_back(1);
}

std::vector<ZoneDisc> zones_at(std::vector<double> const& east) {
  std::vector<ZoneDisc> zones;
  for (double e : east) zones.push_back({at(e, 0), 0.1});
  return zones;
}

TransitOptions plain() {
  return {.zone_spread = 0, .least_access_km = 0, .walk_weight = 1, .boarding_penalty_min = 0};
}

TEST(TransitSkim, OneRideCostsWalkHalfHeadwayAndRide) {
  TransitNetwork n;
  add_line(n, 20, 7000, {{0, 0, 12}, {10, 0, 0}});
  auto const skim = transit_skim(n, zones_at({0.45, 10}), plain());
  double const walk = 0.45 * 1.3 / 4.5 * 60;
  EXPECT_NEAR(skim.time_min[1], walk + 10 + 12, 0.05);
  EXPECT_NEAR(skim.walk_min[1], walk, 0.05);
  EXPECT_EQ(skim.wait_min[1], 10);
  EXPECT_EQ(skim.fare_vnd[1], 7000);
  EXPECT_EQ(skim.boardings[1], 1);
  EXPECT_NEAR(skim.time_min[2], skim.time_min[1], 1e-9) << "the way back takes as long";
}

TEST(TransitSkim, FullVehiclesCostWaitsWhereOneBoardsAndPatienceWhereOneRides) {
  TransitNetwork n;
  add_line(n, 20, 7000, {{0, 0, 12}, {10, 0, 0}});
  for (auto* column : {&n.forward_more_wait_min, &n.backward_more_wait_min}) column->assign(2, 0);
  for (auto* column : {&n.forward_weight, &n.backward_weight}) column->assign(2, 1);
  n.forward_more_wait_min[StopId{0}] = 35;
  n.forward_weight[StopId{0}] = 1.5;
  auto const skim = transit_skim(n, zones_at({0, 10}), plain());
  EXPECT_NEAR(skim.wait_min[1], 10 + 35, 1e-9);
  EXPECT_NEAR(skim.crowding_min[1], 6, 1e-9);
  EXPECT_NEAR(skim.time_min[1], 10 + 35 + 12, 0.05) << "by the clock";
  EXPECT_NEAR(skim.wait_min[2], 10, 1e-9);
  EXPECT_EQ(skim.crowding_min[2], 0);
}

TEST(TransitSkim, RidesAreTheStopsOfTheBestWay) {
  TransitNetwork n;
  add_line(n, 10, 7000, {{0, 0, 12}, {10, 0, 0}});
  add_line(n, 10, 5000, {{10, 0.1, 12}, {20, 0.1, 0}});
  auto const skim = transit_skim(n, zones_at({0, 20}), plain());
  ASSERT_EQ(skim.boardings[1], 2);
  EXPECT_TRUE(skim.rides[1][0].board == 0 && skim.rides[1][0].alight == 1);
  EXPECT_TRUE(skim.rides[1][1].board == 2 && skim.rides[1][1].alight == 3);
  EXPECT_TRUE(skim.rides[2][0].board == 3 && skim.rides[2][0].alight == 2) << "and back";
}

TEST(TransitSkim, NobodyWaitsLongerThanTheCap) {
  TransitNetwork n;
  add_line(n, 120, 0, {{0, 0, 12}, {10, 0, 0}});
  EXPECT_EQ(transit_skim(n, zones_at({0, 10}), plain()).wait_min[1], 20);
}

TEST(TransitSkim, TwoLinesThatMeetServeTheirEndsWithOneTransfer) {
  TransitNetwork n;
  add_line(n, 10, 5000, {{0, 0, 20}, {10, 0, 0}});
  add_line(n, 10, 6000, {{10, 0.2, 15}, {20, 0, 0}});
  auto const skim = transit_skim(n, zones_at({0, 20}), plain());
  EXPECT_NEAR(skim.time_min[1], 5 + 20 + 0.2 * 1.3 / 4.5 * 60 + 5 + 15, 0.05);
  EXPECT_EQ(skim.boardings[1], 2);
  EXPECT_EQ(skim.fare_vnd[1], 11000);
}

TEST(TransitSkim, MoreTransfersThanAllowedMeansNoService) {
  TransitNetwork n;
  for (int i = 0; i < 4; ++i) add_line(n, 10, 0, {{10.0 * i, 0, 10}, {10.0 * (i + 1), 0, 0}});
  auto options = plain();
  auto const zones = zones_at({0, 30, 40});
  auto const skim = transit_skim(n, zones, options);
  EXPECT_LT(skim.time_min[1], kInf);
  EXPECT_EQ(skim.time_min[2], kInf);
  options.max_boardings = 4;
  EXPECT_LT(transit_skim(n, zones, options).time_min[2], kInf);
}

TEST(TransitSkim, ClosedLinesAndFarZonesAreNotServed) {
  TransitNetwork n;
  add_line(n, 10, 0, {{0, 0, 10}, {10, 0, 0}});
  EXPECT_EQ(transit_skim(n, zones_at({0, 12}), plain()).time_min[1], kInf);
  n.open[LineId{0}] = 0;
  EXPECT_EQ(transit_skim(n, zones_at({0, 10}), plain()).time_min[1], kInf);
}

TEST(TransitSkim, AnotherLineNeverWorsensAnyPair) {
  TransitNetwork n;
  add_line(n, 20, 0, {{0, 0, 10}, {5, 0, 10}, {10, 0, 0}});
  auto const zones = zones_at({0, 5, 10, 11});
  auto const before = transit_skim(n, zones, plain());
  add_line(n, 12, 0, {{5, 0.1, 3}, {11, 0, 0}});
  auto const after = transit_skim(n, zones, plain());
  for (std::size_t i = 0; i < 16; ++i) EXPECT_LE(after.time_min[i], before.time_min[i] + 1e-9);
}

TEST(TransitSkim, SameBitsOnOneTwoAndSevenThreads) {
  TransitNetwork n;
  for (int i = 0; i < 5; ++i) add_line(n, 10 + i, 1000, {{2.0 * i, 0, 7}, {5, 0.1 * i, 9}, {10, 0.3 * i, 0}});
  auto const zones = zones_at({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  std::vector<TransitSkim> skims;
  for (std::size_t threads : {1, 2, 7}) {
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    skims.push_back(transit_skim(n, zones, {}));
  }
  for (auto const& skim : skims) EXPECT_EQ(skim.time_min, skims[0].time_min);
}

TEST(Coverage, ADiscWithinReachOfItsCentreIsCoveredWhole) {
  MapPoint const centre = at(0, 0);
  EXPECT_EQ(share_within({centre, 0.7}, std::vector<MapPoint>{centre}, 0.8), 1);
}

TEST(Coverage, OneStopCoversItsCircleOfALargeDisc) {
  MapPoint const centre = at(0, 0);
  EXPECT_NEAR(share_within({centre, 4}, std::vector<MapPoint>{centre}, 2), 0.25, 0.01);
  EXPECT_EQ(share_within({centre, 1}, std::vector<MapPoint>{at(5, 0)}, 2), 0);
}

TEST(StopTimes, ARideCostsItsWaitAndTheMinutesBetween) {
  TransitNetwork n;
  add_line(n, 20, 7000, {{0, 0, 12}, {10, 0, 5}, {14, 0, 0}});
  auto const times = stop_times(n, plain());
  EXPECT_NEAR(times[0 * 3 + 2], 10 + 12 + 5, 1e-9);
  EXPECT_NEAR(times[2 * 3 + 0], 10 + 12 + 5, 1e-9) << "the way back takes as long";
  auto felt = plain();
  felt.walk_weight = 2;
  felt.minutes_a_dong = 0.001;
  EXPECT_NEAR(stop_times(n, felt)[1], 20 + 12 + 7, 1e-9);
}

TEST(StopTimes, AChangeCostsAWalkAWaitAndAPenalty) {
  TransitNetwork n;
  add_line(n, 10, 0, {{0, 0, 20}, {10, 0, 0}});
  add_line(n, 10, 0, {{10, 0.2, 15}, {20, 0, 0}});
  auto options = plain();
  double const walk = 0.2 * 1.3 / 4.5 * 60;
  EXPECT_NEAR(stop_times(n, options)[3], 5 + 20 + walk + 5 + 15, 0.01);
  options.boarding_penalty_min = 4;
  EXPECT_NEAR(stop_times(n, options)[3], 5 + 20 + walk + 5 + 15 + 4, 0.01);
  options.max_boardings = 1;
  EXPECT_EQ(stop_times(n, options)[3], kInf);
}

TEST(StopTimes, AnotherLineAndAShorterHeadwayMakeNoTimeGreaterToTheLastBit) {
  for (double const weight : {1.0, 1.93}) {
    auto options = plain();
    options.walk_weight = weight;
    options.boarding_penalty_min = 5 * (weight - 1);
    options.minutes_a_dong = 0.0016 * (weight - 1);
    TransitNetwork n;
    for (int i = 0; i < 5; ++i)
      add_line(n, 10.3 + i, 1000, {{2.0 * i, 0, 7.7}, {5, 0.1 * i, 9.1}, {10, 0.3 * i, 3.3}, {12, 0.2 * i, 0}});
    std::size_t const stops = n.stops();
    auto const before = stop_times(n, options);
    n.headway_min[LineId{2}] = 6.1;
    add_line(n, 12.7, 500, {{0, 0.1, 3.9}, {4.9, 0.2, 4.4}, {11.9, 0.1, 0}});
    auto const after = stop_times(n, options);
    for (std::size_t i = 0; i < stops; ++i)
      for (std::size_t j = 0; j < stops; ++j) EXPECT_LE(after[i * n.stops() + j], before[i * stops + j]);
  }
}

}  // namespace
}  // namespace tanvan
