#include "scenarios/run/travel/travel_service.hpp"

#include <gtest/gtest.h>
#include <limits>

#include "tests/scenarios/travel/travel_world.hpp"

namespace tanvan {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

TEST(Smoothed, TimesAndCostsOfRidesFromLotsMoveHalfWay) {
  LevelOfService before, now;
  before.lot_rides = {{Matrix(1, 2, 20), Matrix(1, 2, 10), Matrix(1, 2, 8000)}};
  now.lot_rides = {{Matrix(1, 2, 30), Matrix(1, 2, 14), Matrix(1, 2, 6000)}};
  before.lot_rides[0].time_min(0, 1) = kInf;
  auto const level = smoothed(before, now);
  EXPECT_EQ(level.lot_rides[0].time_min.values, (std::vector<double>{25, 30})) << "the second is new";
  EXPECT_EQ(level.lot_rides[0].outside_min(0, 0), 12);
  EXPECT_EQ(level.lot_rides[0].cost_vnd(0, 0), 7000);
}

}  // namespace
}  // namespace tanvan
