#include "models/enterprise/incubators.hpp"

#include <gtest/gtest.h>

#include "tests/models/enterprise/newcomer_world.hpp"

namespace tanvan {
namespace {

TEST(Incubators, FoundersGoToTheNearestThatTakesThem) {
  World world = province();
  add_incubator(world, kTown, 1);
  add_incubator(world, kVillage, 5);
  auto const incubators = incubators_of(world, {});
  std::vector<SeatRequest> const requests = {
      {AgentKey{1}, kTown, 0.3}, {AgentKey{2}, kTown, 0.9}, {AgentKey{3}, kVillage, 0.1}};
  EXPECT_EQ(seats_for(world, incubators, requests), (std::vector<std::size_t>{1, 0, 1}));
}

TEST(Incubators, PolicyAddsItsSeatsAndTheSampleItsShare) {
  World world = province(0.1);
  add_incubator(world, kTown, 60);
  add_incubator(world, kVillage, 40);
  world.policy.effect[static_cast<std::size_t>(Channel::incubator_seats)] = 100;
  auto const incubators = incubators_of(world, {});
  EXPECT_EQ(incubators[0].free, 12U);
  EXPECT_EQ(incubators[1].free, 8U);
}

TEST(Incubators, AClosedOneHasNoSeats) {
  World world = province();
  add_incubator(world, kTown, 60);
  world.sites.open_from[0] = month_of(2030, 1);
  EXPECT_TRUE(incubators_of(world, {}).empty());
}

}  // namespace
}  // namespace tanvan
