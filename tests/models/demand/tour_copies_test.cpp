#include "models/demand/tour_copies.hpp"

#include <gtest/gtest.h>
#include <set>

namespace tanvan {
namespace {

World with_tours(std::uint64_t tours) {
  World world;
  world.now = month_of(2025, 12);
  for (std::uint64_t i = 0; i < tours; ++i) {
    world.day.trips.traveller.push_back({i + 1});
    world.day.trips.number.push_back(0);
  }
  return world;
}

TEST(TourCopies, AreSoManyOnAverageAndNeverFewerThanWhole) {
  auto const world = with_tours(4000);
  double sum = 0;
  for (std::size_t row = 0; row < 4000; ++row) {
    auto const count = TourCopies(world, row).count(2.25);
    ASSERT_TRUE(count == 2 || count == 3);
    sum += count;
  }
  EXPECT_NEAR(sum / 4000, 2.25, 4 * 0.433 / 63.2);  // four standard deviations of the mean
  EXPECT_EQ(TourCopies(world, 0).count(0), 0U);
  EXPECT_EQ(TourCopies(world, 0).count(5), 5U);
}

TEST(TourCopies, HaveKeysOfTheirOwnThatDependOnTheTravellerAlone) {
  auto const few = with_tours(2), many = with_tours(50);
  std::set<std::uint64_t> keys;
  for (std::uint32_t copy = 0; copy < 100; ++copy) {
    auto const key = TourCopies(few, 1).key(copy);
    EXPECT_EQ(key, TourCopies(many, 1).key(copy));
    keys.insert(key.value);
  }
  EXPECT_EQ(keys.size(), 100U);
  EXPECT_EQ(TourCopies(few, 1).key(0), few.day.trips.traveller[1]);
}

TEST(TourCopies, DrawTheSameEachTimeAndAnotherThingNextYear) {
  auto world = with_tours(1);
  auto const first = [&] { return TourCopies(world, 0).draws({1}).uniform(); };
  double const now = first();
  EXPECT_EQ(first(), now);
  world.now = month_of(2026, 12);
  EXPECT_NE(first(), now);
}

}  // namespace
}  // namespace tanvan
