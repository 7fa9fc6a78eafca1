#include "sim/routing/class_metric.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "sim/routing/hierarchy_search.hpp"
#include "tests/sim/routing/grid_roads.hpp"

namespace tanvan {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

double cost_of(ClassRules const& rules, ClassRoads const& roads, std::size_t bin, double time_s) {
  double cost = 0;
  class_costs(rules, roads, bin, std::span{&time_s, 1}, std::span{&cost, 1});
  return cost;
}

TEST(ClassCosts, AKilometreAtSixtyTakesAMinuteAndAtTheCapLonger) {
  double const length[] = {1000};
  ClassRoads const roads{.length_m = length};
  EXPECT_EQ(cost_of({}, roads, 0, 60), 60);
  EXPECT_DOUBLE_EQ(cost_of({.speed_cap_kmh = 30}, roads, 0, 60), 120);
  EXPECT_EQ(cost_of({.speed_cap_kmh = 30}, roads, 0, 150), 150);  // in a jam the cap does not matter
}

TEST(ClassCosts, TollsAndDistanceCountByTheValueOfTime) {
  double const length[] = {2000}, toll[] = {9000};
  ClassRoads const roads{.length_m = length, .toll = toll};
  ClassRules rules{.value_of_time_h = 36'000, .toll_weight = 0.5, .cost_per_km = 1000};  // 10 đồng a second
  EXPECT_DOUBLE_EQ(cost_of(rules, roads, 0, 60), 60 + 450 + 200);
  rules.value_of_time_h = kInf;
  EXPECT_EQ(cost_of(rules, roads, 0, 60), 60);
}

TEST(ClassCosts, TollsMayChangeFromBinToBin) {
  double const length[] = {0}, toll[] = {10, 20, 0};
  ClassRoads const roads{.length_m = length, .toll = toll};
  ClassRules const rules{.value_of_time_h = 3600};
  EXPECT_EQ(cost_of(rules, roads, 0, 5), 15);
  EXPECT_EQ(cost_of(rules, roads, 1, 5), 25);
  EXPECT_EQ(cost_of(rules, roads, 2, 5), 5);
}

TEST(ClassCosts, ABanClosesALinkInItsBinsAlone) {
  double const length[] = {100};
  BinMask const ban[] = {BinMask(0b100)};
  ClassRoads const roads{.length_m = length, .ban = ban};
  EXPECT_EQ(cost_of({}, roads, 1, 5), 5);
  EXPECT_EQ(cost_of({}, roads, 2, 5), kInf);
  EXPECT_EQ(cost_of({}, roads, 1, kInf), kInf);
}

TEST(ClassRules, EveryNumberOutOfRangeIsNamed) {
  ClassRules const rules{.speed_cap_kmh = 0, .value_of_time_h = -1, .toll_weight = kInf, .cost_per_km = -2};
  auto const faults = validate(rules, {"scenario.toml", 7}).sorted();
  ASSERT_EQ(faults.size(), 4U);
  EXPECT_EQ(to_string(faults[0]), "scenario.toml:7: cost_per_km = -2 (must be >= 0, finite)");
  EXPECT_TRUE(validate({}, {}).empty());
}

/// Grid, classes and bins for the table.
struct Day {
  static constexpr std::size_t kBins = 5, kClasses = 3;
  explicit Day(std::uint32_t side) : hierarchy(contraction_hierarchy(roads_of(side).graph())) {
    Draws draws(4, AgentKey{1}, 0, Stream::activity);
    for (std::size_t a = 0; a < hierarchy.links(); ++a) {
      length.push_back(100 + draws.below(900));
      toll.push_back(draws.below(3) * 1000);
      ban.push_back(BinMask(draws.below(3) == 0 ? draws.below(32) : 0));
    }
    for (std::size_t i = 0; i < kBins * hierarchy.links(); ++i) time.push_back(10 + draws.below(90));
    roads = {{length, {}, {}}, {length, toll, {}}, {length, toll, ban}};
  }
  static GridRoads roads_of(std::uint32_t side) {
    Draws draws(3, AgentKey{1}, 0, Stream::activity);
    return grid_roads(side, draws);
  }

  ContractionHierarchy hierarchy;
  std::vector<double> length, toll, time;
  std::vector<BinMask> ban;
  std::vector<ClassRoads> roads;
  std::vector<ClassRules> rules{
      {.speed_cap_kmh = 50}, {.value_of_time_h = 75'000}, {.speed_cap_kmh = 60, .value_of_time_h = 2e5}};
};

TEST(MetricTable, EachMetricIsThatOfItsClassAndBin) {
  Day const day(7);
  MetricTable table(day.hierarchy, Day::kClasses, Day::kBins);
  table.customize(day.rules, day.roads, day.time);
  auto const links = day.hierarchy.links();
  std::vector<double> cost(links);
  HierarchyMetric alone;
  for (std::size_t c = 0; c < Day::kClasses; ++c)
    for (std::size_t b = 0; b < Day::kBins; ++b) {
      class_costs(day.rules[c], day.roads[c], b, std::span{day.time}.subspan(b * links, links), cost);
      customize(day.hierarchy, cost, alone);
      EXPECT_EQ(table.metric(c, b).link_cost, cost);
      EXPECT_EQ(table.metric(c, b).up, alone.up);
      EXPECT_EQ(table.metric(c, b).down, alone.down);
    }
}

TEST(MetricTable, SameBitsOnOneTwoAndSevenThreads) {
  Day const day(60);
  std::vector<std::vector<double>> ups;
  for (std::size_t threads : {1U, 2U, 7U}) {
    tbb::global_control const limit(tbb::global_control::max_allowed_parallelism, threads);
    MetricTable table(day.hierarchy, Day::kClasses, Day::kBins);
    table.customize(day.rules, day.roads, day.time);
    std::vector<double> up;
    for (std::size_t c = 0; c < Day::kClasses; ++c)
      for (std::size_t b = 0; b < Day::kBins; ++b)
        up.insert(up.end(), table.metric(c, b).up.begin(), table.metric(c, b).up.end());
    ups.push_back(up);
  }
  EXPECT_EQ(ups[0], ups[1]);
  EXPECT_EQ(ups[0], ups[2]);
}

TEST(MetricTable, MemoryIsUsedAgain) {
  Day const day(7);
  MetricTable table(day.hierarchy, Day::kClasses, Day::kBins);
  table.customize(day.rules, day.roads, day.time);
  auto const* const before = table.metric(1, 3).up.data();
  table.customize(day.rules, day.roads, day.time);
  EXPECT_EQ(table.metric(1, 3).up.data(), before);
}

}  // namespace
}  // namespace tanvan
