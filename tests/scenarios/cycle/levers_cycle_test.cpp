/// Every lever of Decision 742 over a small sample of the shipped baseline.

#include <filesystem>
#include <gtest/gtest.h>

#include "models/public_budget/levers.hpp"
#include "scenarios/run/cycle/cycle.hpp"
#include "scenarios/run/scenario/catalogue.hpp"
#include "sim/engine/public_money.hpp"
#include "sim/engine/state.hpp"

namespace tanvan {
namespace {

/// The first two years of the baseline's economy at a five-hundredth.
struct Small {
  ModelParameters parameters;
  Scenario scenario;

  explicit Small(std::string const& name = "baseline", std::string const& end = "2021-12-31") {
    auto const file = std::filesystem::path(TANVAN_SOURCE_DIR) / "scenarios" / "binhduong" / (name + ".toml");
    std::vector<Override> const overrides = {{"scenario.scale", "0.002"}, {"scenario.end", end}};
    auto read = read_scenario(file, overrides, parameter_groups(parameters), intervention_kinds());
    if (!read) throw std::runtime_error(to_string(read.error().sorted().front()));
    scenario = std::move(*read);
  }
  World lived(std::vector<Intervention> const& more = {}) const {
    World world = found_economy(scenario, parameters);
    world.interventions.insert(world.interventions.end(), more.begin(), more.end());
    live(world, derive_schedule(parameters), scenario, [](ProgressStep const&) {});
    return world;
  }
};

Small const& small() {
  static Small const instance;
  return instance;
}

World const& plain() {
  static World const instance = small().lived();
  return instance;
}

/// A lever from July 2020 on, every key at `size` times its usual effect.
Intervention lever_of(Lever const& lever, double billion, double size) {
  Intervention i{
      month_of(2020, 7), std::string(lever.name), {}, {{"billion_vnd_year", billion}, {"months", 0}}, "test", {}};
  for (auto const& effect : lever.effects())
    i.numbers[std::string(channel_keys()[static_cast<std::size_t>(effect.channel)].key)] = size * effect.usual;
  return i;
}

class EachLever : public ::testing::TestWithParam<std::size_t> {
 protected:
  Lever const& lever() const { return levers()[GetParam()]; }
};

TEST_P(EachLever, OfSizeZeroIsTheBaselineBitForBit) {
  EXPECT_EQ(state_digests(small().lived({lever_of(lever(), 0, 0)})), state_digests(plain())) << lever().name;
}

TEST_P(EachLever, OfTenfoldSizeMovesTheWorldAndKeepsEveryDong) {
  auto const world = small().lived({lever_of(lever(), 200, 10)});  // conservation is asserted every month
  EXPECT_NE(state_digests(world), state_digests(plain())) << lever().name;
  EXPECT_EQ(world.record.events.size() > plain().record.events.size(), true);
  for (auto const& line : world.budget.lines)
    EXPECT_EQ(line.borrowed, std::max(Dong{}, line.spent - line.allotted)) << lever().name;
}

INSTANTIATE_TEST_SUITE_P(Decision742, EachLever, ::testing::Range<std::size_t>(0, 49),
                         [](auto const& one) { return std::string(levers()[one.param].name); });

TEST(Overlays, TheShippedPoliciesAreReadAndActOnTheirLines) {
  for (auto const* name : {"ba-nha", "training-5000", "st-park", "innovation-fund"}) {
    Small const overlay(name, "2024-12-31");
    ASSERT_FALSE(overlay.scenario.interventions.empty()) << name;
    for (auto const& i : overlay.scenario.interventions) EXPECT_GT(i.source.size(), 20U) << name;
    auto const world = overlay.lived();
    EXPECT_GT(spent_on_policies(world.budget), Dong{}) << name;
  }
}

}  // namespace
}  // namespace tanvan
