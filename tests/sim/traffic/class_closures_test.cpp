// Links that are closed to some classes for a while, to the tick.
#include <algorithm>
#include <gtest/gtest.h>

#include "sim/traffic/traffic_checkpoint.hpp"
#include "tests/sim/traffic/small_roads.hpp"

namespace tanvan {
namespace {

using enum VehicleClass;

constexpr std::uint8_t kTrucks = 1U << static_cast<unsigned>(truck);
constexpr double kForGood = kLatestTraffic_s;

/// A link of 50 s and one of 10 s.
struct Road : SmallRoads {
  LinkId a = link(0, 1, 1000), b = link(1, 2, 200);

  void close(double begin_s, double end_s, std::uint8_t classes = kTrucks) {
    roads.closures.push_back({b, classes, begin_s, end_s});
  }
  double arrival(std::size_t trip) const { return seconds(run().arrive)[trip]; }
};

/// When a lone vehicle arrives that reaches link b at `at_s`, with trucks barred in [100, 200).
double arrival_of_one(double at_s, VehicleClass vehicle) {
  Road road;
  road.trip(at_s - 50, {road.a, road.b}, vehicle);
  road.close(100, 200);
  return road.arrival(0);
}

TEST(ClassClosures, ATruckEntersTheSecondBeforeTheBanAndFromItsBeginWaitsForItsEnd) {
  EXPECT_EQ(arrival_of_one(99, truck), 99 + 10);
  EXPECT_EQ(arrival_of_one(100, truck), 200 + 10);
  EXPECT_EQ(arrival_of_one(199, truck), 200 + 10);
  EXPECT_EQ(arrival_of_one(200, truck), 200 + 10);
  EXPECT_EQ(arrival_of_one(201, truck), 201 + 10);
}

TEST(ClassClosures, OtherClassesDriveOn) {
  EXPECT_EQ(arrival_of_one(150, car), 150 + 10);
  EXPECT_NEAR(arrival_of_one(150, motorbike), 100 + 60 + 12, 0.01) << "1200 m at 60 km/h";
  EXPECT_EQ(arrival_of_one(150, bus), 150 + 10);
}

TEST(ClassClosures, HoursOfTheMorningAndTheEveningAreTwoBans) {
  Road road;
  road.trip(0, {road.a, road.b}, truck);
  road.trip(100, {road.a, road.b}, truck);
  road.trip(250, {road.a, road.b}, truck);
  road.close(40, 80);
  road.close(140, 400);
  auto const there = seconds(road.run().arrive);
  EXPECT_EQ(there[0], 80 + 10);
  EXPECT_EQ(there[1], 400 + 10);
  EXPECT_EQ(there[2], 400 + 10 + 2.5 / kFlow) << "the second in the queue";
}

TEST(ClassClosures, OverlappingOnesHoldUntilTheLastEnds) {
  Road road;
  road.trip(0, {road.a, road.b}, truck);
  road.close(40, 80);
  road.close(60, 120, kTrucks | 1U << static_cast<unsigned>(bus));
  EXPECT_EQ(road.arrival(0), 120 + 10);
}

TEST(ClassClosures, WhoIsOnTheLinkDrivesOff) {
  Road road;
  road.trip(0, {road.a, road.b}, truck);
  road.close(51, 1000);
  EXPECT_EQ(road.arrival(0), 60);
}

TEST(ClassClosures, ATruckThatStandsAsideHoldsUpNobody) {
  Road road;
  road.trip(0, {road.a, road.b}, truck);
  road.trip(5, {road.a, road.b}, car);
  road.trip(5, {road.a, road.b}, motorbike);
  road.close(40, 300);
  auto const there = seconds(road.run().arrive);
  EXPECT_EQ(there[0], 300 + 10);
  EXPECT_NEAR(there[1], 5 + 50 + 10, 0.5) << "after the motorbike";
  EXPECT_NEAR(there[2], 5 + 60 + 12, 0.01);
}

TEST(ClassClosures, ThoseWhoStandAsideKeepTheirRoomAndGoInTheOrderInWhichTheyCame) {
  Road road;  // link a holds 200 PCU: 80 trucks
  for (int i = 0; i < 100; ++i) road.trip(4 * i, {road.a, road.b}, truck);
  road.close(0, 2000);
  auto const day = road.run();
  auto const enter = seconds(day.enter), there = seconds(day.arrive);
  EXPECT_EQ(std::ranges::count_if(enter, [](double t) { return t < 2000; }), 80);
  EXPECT_TRUE(std::ranges::is_sorted(there));
  EXPECT_EQ(there[0], 2010);
  EXPECT_NEAR(there[79], 2010 + 79 * 2.5 / kFlow, 0.1);
  EXPECT_EQ(day.arrived, 100U);
  double delay = 0;
  for (float const d : day.record.delay_s) delay += d;
  EXPECT_LT(delay, 100 * 100 * 2.5 / kFlow) << "the queue after the opening, not the hours before the sign";
}

TEST(ClassClosures, WhoMayNotEnterTheFirstLinkSetsOutWhenItOpensAndHoldsUpNobody) {
  Road road;
  road.trip(0, {road.b}, truck);
  road.trip(5, {road.b}, car);
  road.close(0, 300);
  auto const day = road.run();
  EXPECT_EQ(seconds(day.enter), (std::vector<double>{300, 5}));
  EXPECT_EQ(seconds(day.arrive), (std::vector<double>{310, 15}));
}

TEST(ClassClosures, OneForGoodTellsWhomItKeeps) {
  Road road;
  road.trip(0, {road.a, road.b}, truck);
  road.trip(0, {road.b}, truck);
  road.trip(0, {road.b}, car);
  road.close(0, kForGood);
  auto const day = road.run();
  EXPECT_EQ(day.stuck, (std::vector{Stuck::closed, Stuck::closed, Stuck::none}));
}

TEST(ClassClosures, ALinkWithoutCapacityStaysClosedWhenItsBanEnds) {
  Road road;
  road.trip(0, {road.a, road.b}, truck);
  road.roads.changes = {{30, road.b, 0, 1}, {500, road.b, kFlow * 3600, 1}};
  road.close(40, 300);
  EXPECT_EQ(road.arrival(0), 510);
}

TEST(ClassClosures, OnesThatConcernNobodyChangeNoArrival) {
  Road road;
  for (double const t : at_rate(0.6, 0, 300)) road.trip(t, {road.a, road.b}, car);
  auto const before = road.run().arrive;
  road.close(100, 200);
  EXPECT_EQ(road.run().arrive, before);
}

TEST(ClassClosures, ADayBrokenOffWithinABanGoesOnAsIfItHadNot) {
  Road road;
  for (int i = 0; i < 40; ++i) road.trip(3000 + 20 * i, {road.a, road.b}, i % 3 == 0 ? truck : car);
  road.close(3400, 5000);
  auto const whole = road.run();
  auto const rules = reference_rules();
  auto const half = run_traffic_until(1, road.roads, road.trips, road.ways, rules);
  auto const rest = resume_traffic_day(half, road.roads, road.trips, road.ways, rules);
  EXPECT_EQ(rest.arrive, whole.arrive);
  EXPECT_EQ(rest.state_hash, whole.state_hash);
  EXPECT_EQ(whole.arrived, 40U);
}

TEST(ClassClosures, TheOpeningAfterAMomentIsThatOfTheLastOfThoseThatMeet) {
  Road road;
  road.close(100, 200);
  road.close(150, 300);
  road.close(300, 400, 1);
  EXPECT_EQ(class_opening_s(road.roads, road.b, truck, 99), 99);
  EXPECT_EQ(class_opening_s(road.roads, road.b, truck, 100), 300);
  EXPECT_EQ(class_opening_s(road.roads, road.b, motorbike, 120), 120);
  EXPECT_EQ(class_opening_s(road.roads, road.b, motorbike, 300), 400);
  EXPECT_EQ(class_opening_s(road.roads, road.a, truck, 120), 120);
}

}  // namespace
}  // namespace tanvan
