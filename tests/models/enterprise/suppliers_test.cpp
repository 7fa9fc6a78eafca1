// The supplier network: its law, its tail, its determinism (E4).
#include "models/enterprise/suppliers.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "sim/engine/compact.hpp"
#include "tests/models/enterprise/supply_world.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

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
  add_seller(world, Sector::food, 20, ZoneId{0});
  EXPECT_TRUE(world.suppliers.of(EnterpriseId{500}).empty());
  auto const again = link_suppliers(world, world.suppliers, {});
  EXPECT_FALSE(again.of(EnterpriseId{500}).empty());
}

}  // namespace
}  // namespace tanvan
