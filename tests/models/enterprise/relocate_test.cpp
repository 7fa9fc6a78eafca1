#include <algorithm>
#include <gtest/gtest.h>

#include "models/enterprise/steps.hpp"
#include "tests/models/enterprise/newcomer_world.hpp"

namespace tanvan {
namespace {

/// Many enterprises of one sector in the town, on the streets.
World crowd(std::size_t count) {
  World world = province();
  for (std::size_t i = 0; i < count; ++i) {
    add_enterprise_of(world, Sector::trade);
    auto& e = world.population.enterprises;
    e.key[id_of<EnterpriseId>(e.size() - 1)] = AgentKey{10'000 + i};
  }
  world.counts = {};
  return world;
}

std::int64_t moved(World world, EnterpriseParameters const& p) {
  relocate_enterprises(world, p);
  return world.counts.enterprise_moves;
}

TEST(Relocate, OneOrTwoInAHundredMoveInAYear) {
  auto const world = crowd(4000);
  auto const moves = moved(world, {});
  EXPECT_GT(moves, 25);
  EXPECT_LT(moves, 100);
}

TEST(Relocate, MoreLookWhereRentsAreHigh) {
  auto world = crowd(4000);
  auto const before = moved(world, {});
  for (std::size_t i = 0; i < 2000; ++i)  // half of them elsewhere, at half the rent
    world.population.establishments.zone[EstablishmentId{static_cast<std::uint32_t>(i + kSectors)}] = kVillage;
  world.land.price[kTown][static_cast<std::size_t>(FloorUse::commerce)] *= 3;
  EXPECT_GT(moved(world, {}), before);
  EXPECT_EQ(moved(world, {.relocation = 0}), 0);
}

TEST(Relocate, ParksAreNeverOverfullAndGrowthWaitsForRoom) {
  World world = province();
  world.sites.name = {"KCN"};
  world.sites.zone = {kVillage};
  world.sites.capacity_m2 = {2000};
  world.sites.occupied_m2 = {0};
  world.sites.rent_factor = {1};
  world.sites.open_from = {month_of(2000, 1)};
  world.sites.high_tech = {0};
  auto& e = world.population.enterprises;
  auto& places = world.population.establishments;
  for (int i = 0; i < 10; ++i) {
    add_enterprise_of(world, Sector::electronics);
    EnterpriseId const id{static_cast<std::uint32_t>(e.size() - 1)};
    e.key[id] = AgentKey{20'000U + static_cast<unsigned>(i)};
    places.zone[e.establishment[id]] = kVillage;
    places.site[e.establishment[id]] = 0;
    places.floor_m2[e.establishment[id]] = 100;
    world.sites.occupied_m2[0] += 100;
    e.workers[id] = {100, 0, 0};  // who want far more floor
  }
  for (int year = 0; year < 5; ++year, world.now = world.now + 12) {
    relocate_enterprises(world, {});
    double taken = 0;
    for (auto id : ids<EstablishmentId>(places.size()))
      if (places.site[id] == 0) taken += static_cast<double>(places.floor_m2[id]);
    EXPECT_LE(world.sites.occupied_m2[0], world.sites.capacity_m2[0] * (1 + 1e-9));
    EXPECT_NEAR(taken, world.sites.occupied_m2[0], 1e-3);
  }
}

}  // namespace
}  // namespace tanvan
