#include "sim/assignment/departure_choice.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

std::vector<TrafficTime> const kArrivals = {traffic_time(3600), kNoTime};

TEST(DepartureChoice, WithoutItNobodyHasAWish) {
  EXPECT_TRUE(schedule_wishes(kArrivals, {}).empty());
}

TEST(DepartureChoice, WithItEachTripHasOneAtTheCostsOfAll) {
  DepartureChoice choice;
  for (auto const& key : departure_parameters(choice)) {
    if (key.key == "departure_choice") *key.value = 1;
    if (key.key == "schedule_early") *key.value = 0.6;
    if (key.key == "schedule_late") *key.value = 2.4;
  }
  auto const wishes = schedule_wishes(kArrivals, choice);
  ASSERT_EQ(wishes.size(), 2U);
  EXPECT_EQ(wishes[0].arrive, kArrivals[0]);
  EXPECT_EQ(wishes[1].arrive, kNoTime);
  EXPECT_EQ(wishes[0].early, 0.6);
  EXPECT_EQ(wishes[0].late, 2.4);
}

TEST(DepartureChoice, DefaultsLieWithinTheirRanges) {
  DepartureChoice choice;
  for (auto const& key : departure_parameters(choice)) {
    EXPECT_LE(key.low, *key.value) << key.key;
    EXPECT_GE(key.high, *key.value) << key.key;
  }
}

}  // namespace
}  // namespace tanvan
