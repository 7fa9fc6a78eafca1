#include "sim/transit/access_modes.hpp"

#include <gtest/gtest.h>

#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

constexpr MapPoint kHome{106.67, 11.05};

MapPoint north(double km) {
  return {kHome.lon, kHome.lat + km / 111.2};
}

TEST(AccessModes, GoAsFarAsTheirReachAtTheirSpeed) {
  StopsByPlace const stops(std::vector{north(4.9), north(1), north(5.3), north(-1.45)});
  auto const walks = stops.within(kHome, on_foot());
  ASSERT_EQ(walks.size(), 2U);
  EXPECT_EQ(walks[0].stop, StopId{1});
  EXPECT_NEAR(walks[0].seconds, 1.3 / 4.5 * 3600, 12);
  EXPECT_EQ(walks[0].cost, 0U);
  auto const rides = stops.within(kHome, by_motorbike(10));
  ASSERT_EQ(rides.size(), 3U);
  EXPECT_EQ(rides[0].stop, StopId{0});
  EXPECT_NEAR(rides[1].seconds, 60 + 1.3 / 25 * 3600, 3);
  EXPECT_NEAR(rides[1].cost, 1.3 * 600 + 10.0 * rides[1].seconds, 20);
}

TEST(AccessModes, XeOmCostsAsItsTariffSays) {
  StopsByPlace const stops(std::vector{north(1), north(4)});
  auto const ways = stops.within(kHome, by_xe_om());
  ASSERT_EQ(ways.size(), 2U);
  // 1.3 km lie within the first two; of 5.2 km the other 3.2 take 7.68 minutes
  EXPECT_EQ(ways[0].cost, 12'500U);
  EXPECT_NEAR(ways[1].cost, 12'500 + 3.2 * 4000 + 7.68 * 350, 120);
  EXPECT_NEAR(ways[1].seconds, 300 + 5.2 / 25 * 3600, 5);
}

TEST(AccessModes, OfSeveralWaysToAStopThoseAreKeptThatNoneBetters) {
  std::vector<StopAccess> const ways{
      {StopId{2}, 900, 0}, {StopId{1}, 100, 50}, {StopId{2}, 300, 100}, {StopId{2}, 400, 100}, {StopId{1}, 90, 50}};
  EXPECT_EQ(best_ways(ways), (std::vector<std::uint32_t>{4, 2, 0}));
}

TEST(AccessModes, ZonesReachTheStopsAroundThem) {
  StopsByPlace const stops(std::vector{north(0.2), north(3)});
  auto const reach = stops.reach_of(std::vector{kHome, north(3)}, on_foot());
  ASSERT_EQ(reach.zones(), 2U);
  EXPECT_EQ(reach.of(0)[0].stop, StopId{0});
  EXPECT_EQ(reach.of(1)[0].stop, StopId{1});
}

}  // namespace
}  // namespace tanvan
