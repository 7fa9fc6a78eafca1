#include "sim/engine/interventions.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

std::string set_scale(World& world, Intervention const& i) {
  world.scale = i.numbers.at("scale");
  return "scale set";
}

std::vector<InterventionKind> const kKinds = {{"rescale", TargetKind::none, {}, "for tests", set_scale}};

World world_with(Month date, char const* kind) {
  World world;
  world.now = month_of(2025, 1);
  world.interventions = {{date, kind, "", {{"scale", 0.25}}, "a source", {}}};
  return world;
}

TEST(Interventions, OneBeginsInItsMonthAndLeavesAnEvent) {
  auto world = world_with(month_of(2025, 1), "rescale");
  begin_interventions(world, kKinds);
  EXPECT_EQ(world.scale, 0.25);
  ASSERT_EQ(world.record.events.size(), 1U);
  EXPECT_EQ(world.record.events[0].detail, "scale set");
  EXPECT_EQ(world.record.events[0].source, "a source");
}

TEST(Interventions, OthersMonthsAndOthersKindsAreLeftAlone) {
  for (auto& world : {world_with(month_of(2024, 12), "rescale"), world_with(month_of(2025, 2), "rescale"),
                      world_with(month_of(2025, 1), "upzone")}) {
    auto same = world;
    begin_interventions(same, kKinds);
    EXPECT_EQ(same.scale, 1);
    EXPECT_TRUE(same.record.events.empty());
  }
}

TEST(Interventions, CatchingUpBeginsAllUntilNow) {
  for (auto const& [date, scale] :
       {std::pair{month_of(2020, 6), 0.25}, std::pair{month_of(2025, 1), 0.25}, std::pair{month_of(2025, 2), 1.0}}) {
    auto world = world_with(date, "rescale");
    catch_up_interventions(world, kKinds);
    EXPECT_EQ(world.scale, scale);
  }
}

}  // namespace
}  // namespace tanvan
