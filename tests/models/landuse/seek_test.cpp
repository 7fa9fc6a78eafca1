#include "models/landuse/seek.hpp"

#include <gtest/gtest.h>

#include "tests/models/landuse/town.hpp"

namespace tanvan {
namespace {

/// Tenants without a home in the middle zone, from the poorest to the richest.
struct Queue {
  World world = town::land();
  std::vector<HouseholdId> households;
  std::vector<HomeSeeker> seekers;

  explicit Queue(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      households.push_back(town::add_household(world, ZoneId{1}, Tenure::room, {}, 5.0 + i));
      seekers.push_back({households.back(), i, Tenure::room});
    }
  }
  std::vector<HomeSeeker> seek_once() {
    LanduseParameters const p;
    HomeMarket const market(world, p);
    return seek(world, market, members_of(world, households), seekers, 0, p);
  }
};

TEST(Seek, AHomeTakesTheHighestIncomeAndTheOthersAreLeftInOrder) {
  Queue queue(5);
  add_dwellings(queue.world, ZoneId{1}, DwellingKind::room, 1, 16);
  auto const left = queue.seek_once();
  ASSERT_EQ(left.size(), 4U);
  for (std::uint32_t i = 0; i < 4; ++i) EXPECT_EQ(left[i].household, queue.households[i]);
  EXPECT_EQ(queue.world.population.dwellings.household[DwellingId{0}], queue.households[4]);
}

TEST(Seek, HomesOfOtherKindsAreNotLookedAt) {
  Queue queue(3);
  add_dwellings(queue.world, ZoneId{1}, DwellingKind::apartment, 10, 60);
  EXPECT_EQ(queue.seek_once().size(), 3U);
}

TEST(Seek, WhoWouldRatherStayProposesToNobody) {
  Queue queue(3);
  add_dwellings(queue.world, ZoneId{1}, DwellingKind::room, 10, 16);
  for (auto& seeker : queue.seekers) seeker.stay = 1e9;
  EXPECT_EQ(queue.seek_once().size(), 3U);
}

}  // namespace
}  // namespace tanvan
