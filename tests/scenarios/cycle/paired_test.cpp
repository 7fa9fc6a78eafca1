/// Two runs that differ by one intervention share their luck: what has no part in it stays the same.
#include <filesystem>
#include <gtest/gtest.h>
#include <map>

#include "scenarios/run/cycle/cycle.hpp"
#include "scenarios/run/scenario/catalogue.hpp"
#include "sim/engine/state.hpp"

namespace tanvan {
namespace {

/// The baseline's economy at a two-hundredth until the end of a year.
World lived(int year, std::vector<Intervention> const& more) {
  ModelParameters parameters;
  auto const file = std::filesystem::path(TANVAN_SOURCE_DIR) / "scenarios/binhduong/baseline.toml";
  std::vector<Override> const overrides = {{"scenario.scale", "0.005"},
                                           {"scenario.end", std::to_string(year) + "-12-31"}};
  auto const scenario = read_scenario(file, overrides, parameter_groups(parameters), intervention_kinds());
  if (!scenario) throw std::runtime_error(to_string(scenario.error().sorted().front()));
  World world = found_economy(*scenario, parameters);
  world.interventions.insert(world.interventions.end(), more.begin(), more.end());
  live(world, derive_schedule(parameters), *scenario, [](ProgressStep const&) {});
  return world;
}

World const& plain() {
  static World const instance = lived(2021, {});
  return instance;
}

TEST(Paired, ACapThatNobodyHasBuiltUnderYetChangesNothingElsewhere) {
  auto const world =
      lived(2021, {{month_of(2021, 1), "upzone", "TDM01", {{"far", 6.0}, {"within_m", 800}}, "test", {}}});
  auto const& zones = world.network.zones;
  EXPECT_NE(world.land.far_cap[ZoneId{0}], plain().land.far_cap[ZoneId{0}]) << "TDM01 is the first zone";
  for (auto zone : ids<ZoneId>(zones.size())) {
    EXPECT_EQ(world.land.price[zone], plain().land.price[zone]) << zones.code[zone];
    EXPECT_EQ(world.land.floor_m2[zone], plain().land.floor_m2[zone]) << zones.code[zone];
    EXPECT_EQ(world.land.occupied_m2[zone], plain().land.occupied_m2[zone]) << zones.code[zone];
  }
  auto const same = [&](auto const& column, auto const& other) { return std::ranges::equal(column, other); };
  auto const& [a, b] = std::tie(world.population, plain().population);
  EXPECT_TRUE(same(a.households.dwelling, b.households.dwelling));
  EXPECT_TRUE(same(a.persons.employer, b.persons.employer));
  EXPECT_TRUE(same(a.establishments.cell, b.establishments.cell));
}

TEST(Paired, ALineThatRunsFromJanuaryOnLeavesTheYearBeforeAndMostZonesOfItsYearAsTheyAre) {
  Intervention const line{month_of(2021, 1), "station_opening", "BRT1", {}, "test", {}};
  auto const before = lived(2020, {line}), without = lived(2020, {});
  EXPECT_EQ(state_digests(before), state_digests(without)) << "nobody knows of it";
  auto const world = lived(2021, {line});
  auto const& zones = world.network.zones;
  std::size_t inside = 0, same = 0;
  for (auto zone : ids<ZoneId>(zones.size()))
    if (zones.kind[zone] == ZoneKind::internal) {
      ++inside;
      same += world.land.floor_m2[zone] == plain().land.floor_m2[zone] ? 1 : 0;
    }
  EXPECT_LT(same, inside) << "prices and floor answer near the line";
  EXPECT_GT(same, inside / 4) << "and far from it, in its first year, they don't";
}

TEST(Paired, AFewHomesMoreMoveFew) {
  Intervention const homes{month_of(2021, 1), "dormitories", "TDM01", {{"units", 4000}, {"lag_months", 1}}, "test", {}};
  auto const world = lived(2021, {homes});
  ASSERT_GT(world.population.dwellings.size(), plain().population.dwellings.size() + 10);  // 20, but fewer rooms
  std::map<std::uint64_t, ZoneId> before;
  auto const& h = plain().population.households;
  for (auto id : ids<HouseholdId>(h.size())) before[h.key[id].value] = h.zone[id];
  auto const& now = world.population.households;
  int elsewhere = 0;
  for (auto id : ids<HouseholdId>(now.size())) {
    auto const found = before.find(now.key[id].value);
    elsewhere += found == before.end() || found->second != now.zone[id] ? 1 : 0;
  }
  EXPECT_GT(elsewhere, 0);
  EXPECT_LT(elsewhere, static_cast<int>(now.size()) / 10) << "of " << now.size();
}

}  // namespace
}  // namespace tanvan
