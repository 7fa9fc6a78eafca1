#include "sim/engine/official.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "tests/sim/engine/synthetic_world.hpp"

namespace tanvan {
namespace {

/// A world whose series are 10 in every year, with one official figure.
World world_with(MacroRow const& row) {
  World world = synthetic::world();
  for (auto& [name, series] : world.record.indicators)
    for (auto& value : series) value = 10;
  world.region.macro = {row};
  return world;
}

TEST(Official, ADifferenceIsInPercentOfTheOfficialFigure) {
  auto const rows = compare_official(world_with({"grdp_per_capita", 2022, 8, "million VND per person", "GSO", "high"}));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].series, "grdp_per_head");
  EXPECT_DOUBLE_EQ(rows[0].difference, 25);
  EXPECT_EQ(rows[0].tolerance, 3);
}

TEST(Official, RatesDifferInPercentagePoints) {
  auto const rows = compare_official(world_with({"grdp_growth", 2021, 2.62, "percent", "GSO", "high"}));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_TRUE(rows[0].in_points);
  EXPECT_NEAR(rows[0].difference, 7.38, 1e-12);
}

TEST(Official, AStockWithinTheYearLiesBetweenTwoDecembers) {
  auto world = world_with({"population_average", 2022, 15, "persons", "GSO", "high"});
  world.record.indicators["population"][1] = 10;  // 2021
  world.record.indicators["population"][2] = 30;
  EXPECT_DOUBLE_EQ(compare_official(world)[0].simulated, 20);
}

TEST(Official, AYearOutsideTheRunHasNoRow) {
  EXPECT_TRUE(compare_official(world_with({"grdp_current", 2012, 1, "billion VND", "GSO", "high"})).empty());
  EXPECT_TRUE(compare_official(world_with({"population_average", 2020, 1, "persons", "GSO", "high"})).empty())
      << "the December before was not recorded";
}

TEST(Official, AFigureFromMemoryIsNotCalledPublished) {
  EXPECT_FALSE(
      compare_official(world_with({"unemployment_rate", 2020, 3, "percent", "from memory", "low"}))[0].published);
  EXPECT_TRUE(compare_official(world_with({"unemployment_rate", 2020, 3, "percent", "GSO", "low"}))[0].published);
}

}  // namespace
}  // namespace tanvan
