#include "sim/transit/dwell.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

double dwell_s(VehicleKind const& kind, std::uint32_t in, std::uint32_t out, std::uint32_t before = 0) {
  return seconds_of_time(DwellLaw({}, kind)(in, out, before, before + in - out));
}

constexpr double kTick = 5.0 / kTimesPerSecond;  // of sums of rounded times

TEST(Crowding, FactorIsThatOfMatsimsForm) {  // T11
  double const percent[] = {0, 15, 30, 60, 80, 100}, factor[] = {0.4, 0.7, 1.0, 1.0, 1.4, 1.8};
  for (int i = 0; i < 6; ++i) EXPECT_DOUBLE_EQ(crowding_factor(percent[i], 50, 50), factor[i]) << percent[i];
}

TEST(Crowding, SeatsAloneCountWhereFewCanStand) {
  EXPECT_DOUBLE_EQ(crowding_factor(40, 40, 19), 1.8);
  EXPECT_DOUBLE_EQ(crowding_factor(40, 40, 40), 1.0);
}

TEST(Dwell, OneRiderAfterTheOtherPaysAtTheFrontDoor) {
  EXPECT_NEAR(dwell_s({}, 10, 0), 12 + 10 * 2.75, kTick);
}

TEST(Dwell, IsThatOfTheDoorWithMostToDo) {
  EXPECT_NEAR(dwell_s({}, 2, 10, 10), 12 + 10 * 1.6, kTick);  // they get out behind
  EXPECT_NEAR(dwell_s({.doors = 1}, 2, 10, 10), 12 + 2 * 2.75 + 10 * 1.6, kTick);
  VehicleKind const train{.doors = 4, .boarding_doors = 4, .alighting_doors = 4, .boarding = BoardingRule::level};
  EXPECT_NEAR(dwell_s(train, 9, 5, 10), 12 + 3 * 1.45 + 2 * 1.6, 2 * kTick);  // 3 + 2 at the first door
}

TEST(Dwell, CrowdingSlowsAllDown) {
  VehicleKind const bus{.seats = 30, .standing = 30};
  EXPECT_NEAR(dwell_s(bus, 10, 0, 20), 12 + 27.5, kTick);
  EXPECT_NEAR(dwell_s(bus, 10, 0, 35), 12 + 27.5 * (1 + 0.2 * 15 / 30), 0.01);
  EXPECT_NEAR(dwell_s(bus, 0, 30, 60), 12 + 48 * 1.2, 0.01);  // those who leave first make room for nobody
}

TEST(Dwell, IsNothingWhereNobodyGetsInOrOutUnlessAllStopsAreServed) {
  EXPECT_EQ(dwell_s({}, 0, 0, 5), 0);
  EXPECT_EQ(dwell_s({.every_stop = true}, 0, 0, 5), 12);
}

TEST(Dwell, ItsDefaultsLieInTheirRanges) {
  StopRules rules;
  for (auto const& p : stop_parameters(rules)) {
    EXPECT_LE(p.low, *p.value) << p.key;
    EXPECT_LE(*p.value, p.high) << p.key;
  }
}

}  // namespace
}  // namespace tanvan
