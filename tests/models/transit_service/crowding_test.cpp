#include "models/transit_service/crowding.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(Crowding, WeighsAsTheMetaAnalysisFound) {
  EXPECT_EQ(crowding_weight(0, 40, 80), 1);
  EXPECT_EQ(crowding_weight(24, 40, 80), 1);
  EXPECT_NEAR(crowding_weight(32, 40, 80), 1.075, 1e-12);
  EXPECT_NEAR(crowding_weight(40, 40, 80), 1.15, 1e-12);
  EXPECT_NEAR(crowding_weight(80, 40, 80), (1.5 + 2.35) / 2, 1e-12);
}

TEST(Crowding, RisesWithTheLoadWithoutAJump) {
  double before = 1;
  for (double load = 0; load < 200; load += 0.5) {
    double const weight = crowding_weight(load, 40, 80);
    EXPECT_GE(weight, before - 1e-12);
    EXPECT_LT(weight - before, 0.03);
    before = weight;
  }
  EXPECT_GT(crowding_weight(60, 50, 50), 1.15) << "without room to stand";
}

TEST(Crowding, WhoFindsNoRoomLetsVehiclesPass) {
  EXPECT_EQ(vehicles_missed(60, 80), 0);
  EXPECT_EQ(vehicles_missed(80, 80), 0);
  EXPECT_EQ(vehicles_missed(160, 80), 1);  // every second one has room
  EXPECT_EQ(vehicles_missed(10, 0), 0) << "no vehicle, no queue";
}

}  // namespace
}  // namespace tanvan
