// The supplier network: its law, its tail, its determinism (E4).
#include "models/enterprise/suppliers.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "models/enterprise/supply_market.hpp"
#include "sim/engine/compact.hpp"
#include "tests/models/synthesis_world.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

void add_enterprise(World& world, Sector sector, std::uint32_t staff, ZoneId zone) {
  auto& e = world.population.enterprises;
  auto& places = world.population.establishments;
  auto const row = static_cast<std::uint32_t>(e.size());
  e.key.push_back(AgentKey{1000 + row});
  e.sector.push_back(sector);
  e.desired.push_back({staff, 0, 0});
  e.establishment.push_back(EstablishmentId{row});
  places.enterprise.push_back(EnterpriseId{row});
  places.zone.push_back(zone);
}

/// Five zones ten minutes apart in a row; no enterprises.
World plain() {
  World world = small_province(1);
  world.access.truck_time_min = Matrix(5, 5);
  for (std::size_t i = 0; i < 5; ++i)
    for (std::size_t j = 0; j < 5; ++j)
      world.access.truck_time_min(i, j) = 10 * std::abs(static_cast<double>(i) - static_cast<double>(j));
  return world;
}

/// Sizes of a Pareto law with exponent 1.06 over all sectors and zones.
World many(std::uint32_t rows) {
  World world = plain();
  for (std::uint32_t i = 0; i < rows; ++i) {
    Draws draws{3, AgentKey{i}, 0, Stream::synthesis_enterprise};
    auto const staff = std::min(5000.0, 2 * std::pow(draws.uniform(), -1 / 1.06));
    add_enterprise(world, static_cast<Sector>(i % kSectors), static_cast<std::uint32_t>(staff), ZoneId{i % 5});
  }
  return world;
}

TEST(SupplyMarket, DrawsFollowCoefficientsSizeAndDistance) {
  World world = plain();
  world.region.inputs = {{Sector::food, Sector::agriculture, 0.75, {}}, {Sector::food, Sector::trade, 0.25, {}}};
  add_enterprise(world, Sector::agriculture, 1, ZoneId{0});
  add_enterprise(world, Sector::agriculture, 16, ZoneId{2});
  add_enterprise(world, Sector::trade, 81, ZoneId{0});
  add_enterprise(world, Sector::machinery, 500, ZoneId{0});
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

TEST(Suppliers, NobodyBuysOfItselfOrTwiceOfOne) {
  World world = many(3000);
  synthesize_suppliers(world, {});
  ASSERT_EQ(world.suppliers.rows(), 3000U);
  for (auto id : ids<EnterpriseId>(3000)) {
    auto const row = world.suppliers.of(id);
    EXPECT_TRUE(std::adjacent_find(row.begin(), row.end(), std::greater_equal<>()) == row.end());
    EXPECT_TRUE(std::find(row.begin(), row.end(), id) == row.end());
    EXPECT_FALSE(row.empty());
  }
}

TEST(Suppliers, CustomersHaveAHeavierTailThanSuppliers) {
  World world = many(6000);
  synthesize_suppliers(world, {});
  auto const customers = reversed(world.suppliers, 6000);
  std::vector<std::size_t> in, out;
  for (auto id : ids<EnterpriseId>(6000)) {
    in.push_back(customers.of(id).size());
    out.push_back(world.suppliers.of(id).size());
  }
  std::sort(in.rbegin(), in.rend());
  std::sort(out.rbegin(), out.rend());
  EXPECT_GT(in[0], 3 * out[0]);
  EXPECT_GT(in[60], 5 * in[3000]);  // the best hundredth against the median
}

TEST(Suppliers, LinksGrowShorterWithTheDecayOfDistance) {
  auto const mean_minutes = [](double decay) {
    World world = many(2000);
    synthesize_suppliers(world, {.distance_decay = decay});
    auto const& zone = world.population.establishments.zone;
    double sum = 0;
    for (auto id : ids<EnterpriseId>(2000))
      for (auto other : world.suppliers.of(id))
        sum += world.access.truck_time_min(zone[EstablishmentId{id.value}].value,
                                           zone[EstablishmentId{other.value}].value);
    return sum / static_cast<double>(world.suppliers.other.size());
  };
  EXPECT_LT(mean_minutes(0.2), 0.5 * mean_minutes(0));
}

TEST(Suppliers, SameLinksOnOneTwoAndSevenThreads) {
  World const world = many(4000);
  auto const links = on_one_two_and_seven_threads([&] { return link_suppliers(world, {}, {}); });
  EXPECT_EQ(links[0], links[1]);
  EXPECT_EQ(links[0], links[2]);
}

TEST(Suppliers, RewiringWithoutSwitchingKeepsEveryLink) {
  World world = many(2000);
  synthesize_suppliers(world, {});
  world.now = world.now + 3;
  auto const again = link_suppliers(world, world.suppliers, {.switching = 0});
  for (auto id : ids<EnterpriseId>(2000)) {
    auto const now = again.of(id), before = world.suppliers.of(id);
    EXPECT_TRUE(std::includes(now.begin(), now.end(), before.begin(), before.end()));
  }
}

TEST(Suppliers, WhoHasGivenNoticeLosesItsCustomersAndBuysNoMore) {
  World world = many(2000);
  synthesize_suppliers(world, {});
  auto const links = world.suppliers;
  EnterpriseId const closing{17};
  world.population.enterprises.desired[closing] = {};
  auto const again = link_suppliers(world, links, {});
  EXPECT_TRUE(again.of(closing).empty());
  EXPECT_EQ(std::count(again.other.begin(), again.other.end(), closing), 0);
}

TEST(Suppliers, NewcomersFindSuppliersAtTheNextRewiring) {
  World world = many(500);
  synthesize_suppliers(world, {});
  add_enterprise(world, Sector::food, 20, ZoneId{0});
  EXPECT_TRUE(world.suppliers.of(EnterpriseId{500}).empty());
  auto const again = link_suppliers(world, world.suppliers, {});
  EXPECT_FALSE(again.of(EnterpriseId{500}).empty());
}

}  // namespace
}  // namespace tanvan
