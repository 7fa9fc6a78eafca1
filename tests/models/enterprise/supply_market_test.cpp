#include "models/enterprise/supply_market.hpp"

#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>

#include "tests/models/enterprise/supply_world.hpp"

namespace tanvan {
namespace {

TEST(SupplyMarket, DrawsFollowCoefficientsSizeAndDistance) {
  World world = plain();
  world.region.inputs = {{Sector::food, Sector::agriculture, 0.75, {}}, {Sector::food, Sector::trade, 0.25, {}}};
  add_seller(world, Sector::agriculture, 1, ZoneId{0});
  add_seller(world, Sector::agriculture, 16, ZoneId{2});
  add_seller(world, Sector::trade, 81, ZoneId{0});
  add_seller(world, Sector::machinery, 500, ZoneId{0});
  SupplyMarket const market(world, {.size_pull = 0.5, .distance_decay = 0.05});
  double const weight[] = {0.75 * 1, 0.75 * 4 * std::exp(-1.0), 0.25 * 9, 0};
  double const sum = weight[0] + weight[1] + weight[2];
  std::array<int, 4> drawn{};
  constexpr int kDraws = 40'000;
  for (std::uint32_t i = 0; i < kDraws; ++i) {
    Draws draws{1, AgentKey{i}, 0, Stream::supply_link};
    ++drawn[market.draw(Sector::food, ZoneId{0}, draws).value];
  }
  for (std::size_t j = 0; j < 4; ++j) EXPECT_NEAR(drawn[j] / double{kDraws}, weight[j] / sum, 0.01) << j;
}

TEST(SupplyMarket, ABuyerWithoutRowsBuysOfAllSectorsAlike) {
  auto const coefficients = coefficients_of({{Sector::food, Sector::agriculture, 0.75, {}}});
  auto const& food = coefficients[index_of(Sector::food)];
  auto const& trade = coefficients[index_of(Sector::trade)];
  EXPECT_EQ(food[index_of(Sector::agriculture)], 0.75);
  EXPECT_EQ(food[index_of(Sector::trade)], 0);
  for (double const share : trade) EXPECT_EQ(share, trade.front());
  EXPECT_GT(trade.front(), 0);
}

TEST(SupplyMarket, WhomNoTruckReachesNobodyBuysOf) {
  World world = plain();
  add_seller(world, Sector::trade, 10, ZoneId{4});
  for (std::size_t zone = 0; zone < 4; ++zone)
    world.access.truck_time_min(zone, 4) = std::numeric_limits<double>::infinity();
  SupplyMarket const market(world, {});
  Draws draws{1, AgentKey{1}, 0, Stream::supply_link};
  EXPECT_FALSE(market.draw(Sector::food, ZoneId{0}, draws));
  EXPECT_EQ(market.draw(Sector::food, ZoneId{4}, draws), EnterpriseId{0});
}

}  // namespace
}  // namespace tanvan
