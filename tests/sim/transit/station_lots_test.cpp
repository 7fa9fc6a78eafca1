#include "sim/transit/station_lots.hpp"

#include <gtest/gtest.h>
#include <numeric>

#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

/// Tours of which each could use two of three lots, with costs that differ as tastes do.
LotDemand drawn_demand(std::size_t tours) {
  TestDraws draw(19);
  LotDemand demand;
  for (std::size_t t = 0; t < tours; ++t) {
    auto const first = static_cast<std::uint32_t>(draw.below(3));
    for (auto const lot : {first, (first + 1) % 3})
      demand.by_lot.push_back({lot, 20'000 + 5000 * static_cast<std::int64_t>(lot) + draw.below(20'000),
                               7 * 3600 + draw.below(7200), 16 * 3600 + draw.below(7200)});
    demand.offset.push_back(static_cast<std::uint32_t>(demand.by_lot.size()));
    demand.otherwise.push_back(48'000 + draw.below(20'000));
  }
  return demand;
}

StationLots three_lots(double capacity) {
  return {std::vector(3, capacity), {4000, 4000, 4000}, {0, 0, 0, 0}, {}};
}

TEST(StationLots, WithRoomHaveNoPrice) {
  auto const use = settle_lots(three_lots(5000), drawn_demand(3000), {});
  EXPECT_EQ(use.price, std::vector<double>(3, 0));
  EXPECT_GT(std::accumulate(use.use.begin(), use.use.end(), 0.0), 1500);
  EXPECT_EQ(use.turned_away, 0U);
}

TEST(StationLots, AreNotOverrunAndOnlyFullOnesHaveAPrice) {
  auto const demand = drawn_demand(3000);
  auto const lots = three_lots(600);
  auto const use = settle_lots(lots, demand, {});
  EXPECT_LT(use.rounds, 500);
  EXPECT_EQ(use.turned_away, 0U);
  int full = 0;
  for (std::size_t lot = 0; lot < 3; ++lot) {
    EXPECT_LE(use.use[lot], 600 * 1.02);
    if (use.use[lot] < 600 * 0.98) {
      EXPECT_EQ(use.price[lot], 0) << lot;
    }
    full += use.price[lot] > 0 ? 1 : 0;
  }
  EXPECT_GT(full, 0);
  EXPECT_LT(use.asked, demand.tours() * static_cast<std::size_t>(use.rounds)) << "not all are asked in each round";
  EXPECT_EQ(settle_lots(lots, demand, {}).lot, use.lot);
}

TEST(StationLots, TurnAwayTheLastToComeWhereAllCostTheSame) {
  LotDemand demand;
  for (int t = 0; t < 100; ++t) {
    demand.by_lot.push_back({0, 1000, 25'200 + t, 61'200});
    demand.offset.push_back(static_cast<std::uint32_t>(demand.by_lot.size()));
    demand.otherwise.push_back(9000);
  }
  StationLots const lots{{40}, {0}, {0, 0}, {}};
  auto const use =
      settle_lots(lots, demand, {.terms = {.search = 0, .search_cap = 0, .price_step = 9000, .rounds = 60}});
  EXPECT_LE(use.use[0], 40.8);
}

TEST(StationLots, ThereAndBackAreByTheSameLot) {
  // A train from stop 0 by 1 to 2 and another back, which doesn't stop at 1
  auto const t = timetable_with(
      3, {{{0, 25'800, 25'800}, {1, 26'100, 26'100}, {2, 26'700, 26'700}}, {{2, 61'200, 61'200}, {0, 62'100, 62'100}}});
  PricedPatterns const patterns(t, 0, 80'000);
  ParetoSearch search(patterns, {});
  StationLots const lots{{10, 10}, {0, 0}, {0, 1, 2}, {{StopId{0}, 60}, {StopId{1}, 30}}};
  std::vector<StopAccess> const ride{{StopId{0}, 600, 100}, {StopId{1}, 300, 50}}, work{{StopId{2}, 120, 0}};
  auto const tours = lot_tours(search, lots, {25'000, 61'000, work, ride, 2});
  ASSERT_EQ(tours.size(), 1U) << "nothing comes back to lot 1";
  EXPECT_EQ(tours[0].lot, 0U);
  EXPECT_EQ(tours[0].parked_s, 25'600);
  EXPECT_EQ(tours[0].taken_s, 62'100 + 60);
  EXPECT_EQ(tours[0].cost, 2 * 100 + 2 * (26'820 - 25'000) + 2 * (62'100 + 660 - 61'000));
}

}  // namespace
}  // namespace tanvan
