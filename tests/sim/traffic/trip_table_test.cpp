#include "sim/traffic/trip_table.hpp"

#include <gtest/gtest.h>

#include "tests/sim/traffic/small_roads.hpp"

namespace tanvan {
namespace {

TEST(WayTable, GivesBackTheLinksOfEveryWay) {
  SmallRoads s;
  auto const a = s.link(0, 1, 100), b = s.link(1, 2, 100), c = s.link(1, 2, 200), d = s.link(2, 2, 50);
  TurnNumbers const numbers(s.roads);
  WayTable ways;
  std::vector<std::vector<LinkId>> const all = {{a, b}, {a, c, d, d}, {d}};
  for (auto const& way : all) ways.add(way, numbers);
  std::vector<LinkId> links;
  for (std::size_t w = 0; w < all.size(); ++w) {
    ways.links(w, s.roads, numbers, links);
    EXPECT_EQ(links, all[w]);
    EXPECT_EQ(ways.links_of(w), all[w].size());
  }
}

TEST(WayTable, RefusesNodesThatMoreLinksLeaveThanAByteTells) {
  SmallRoads s;
  for (std::uint32_t i = 0; i < 255; ++i) s.link(0, 1, 100);
  EXPECT_TRUE(check_turns(s.roads, {}).empty());
  s.link(0, 1, 100);
  EXPECT_EQ(check_turns(s.roads, {}).size(), 1U);
}

TEST(TrafficRoads, HasTheWaveOfTheTriangularDiagram) {
  EXPECT_NEAR(wave_speed_ms(0.8 * 3600, 72, 200), 5, 1e-12);
  EXPECT_NEAR(wave_speed_ms(0.4 * 3600, 72, 200), 0.4 / 0.18, 1e-12);
  EXPECT_TRUE(std::isinf(wave_speed_ms(7200, 36, 200)));
}

TEST(TrafficRules, RefusesBinsThatDontDivideADay) {
  TrafficRules rules;
  EXPECT_TRUE(validate(rules, {}).empty());
  rules.bin_min = 7;
  EXPECT_EQ(validate(rules, {}).size(), 1U);
  EXPECT_NEAR(motorbike_pcu(rules, 0), 0.15, 1e-12);
  EXPECT_NEAR(motorbike_pcu(rules, 80), 0.35, 1e-12);
}

}  // namespace
}  // namespace tanvan
