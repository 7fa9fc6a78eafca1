#include "sim/tours/search_tables.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "tests/sim/tours/small_problems.hpp"

namespace tanvan {
namespace {

TEST(SearchTables, LookAsDeepAsTheProblemAsks) {
  auto p = drawn_problem(9, 1);
  EXPECT_EQ(SearchTables(p).depth(), Depth::loads);
  auto closed = p;
  close_stop(closed, FleetClassId{0}, TourStopId{3}, 50, 90);
  EXPECT_EQ(SearchTables(closed).depth(), Depth::hours) << "a ban by the hour";
  add_hours(p, 1);
  EXPECT_EQ(SearchTables(p).depth(), Depth::hours);
  for (auto const change : {+[](FleetClass& f) { f.most_trips = 2; }, +[](FleetClass& f) { f.cost_per_s = 1; },
                            +[](FleetClass& f) { f.longest_duty_s = 200; },
                            +[](FleetClass& f) {
                              f.rest = {100, 10};
                            }}) {
    auto whole = p;
    change(whole.fleet[0]);
    EXPECT_EQ(SearchTables(whole).depth(), Depth::whole_duty);
  }
}

TEST(SearchTables, RowsOfLegsAreThoseOfTheProblemBothWays) {
  auto p = drawn_problem(7, 2);
  p.distance[0].at(2, 5) = 99;  // longer than the way back
  add_bins(p, 2);
  auto dear = p.fleet[0];
  dear.cost_per_distance = 3;
  p.fleet.push_back(dear);
  SearchTables const tables(p);
  std::size_t const n = p.stops();
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) {
      double const far = p.distance[0].at(i, j);
      EXPECT_EQ(tables.of(0).out_cost[i * n + j], far);
      EXPECT_EQ(tables.of(0).in_cost[j * n + i], far);
      EXPECT_EQ(tables.of(1).out_cost[i * n + j], 3 * far);
      double fast = kForever, slow = 0;
      for (std::size_t b = 0; b < p.bins.size(); ++b) {
        double const time_s = p.full_time_s[b].at(i, j);
        EXPECT_EQ(tables.leg_s(0, i, j)[b], time_s);
        fast = std::min(fast, time_s);
        slow = std::max(slow, time_s);
      }
      auto const bounds = tables.of(0).out_bounds[i * n + j];
      EXPECT_LE(bounds.fast_s, fast);
      EXPECT_GE(bounds.slow_s, slow);
      EXPECT_FLOAT_EQ(bounds.fast_s, static_cast<float>(fast));
      EXPECT_FLOAT_EQ(bounds.slow_s, static_cast<float>(slow));
      EXPECT_EQ(tables.of(0).in_bounds[j * n + i].fast_s, bounds.fast_s);
      EXPECT_EQ(tables.fastest_s(0, i, j), bounds.fast_s);
    }
}

TEST(SearchTables, TripsGoEitherWayWhereLegsAreAsFarBothWaysAndLoadsAloneBind) {
  auto p = drawn_problem(6, 2);
  EXPECT_TRUE(SearchTables(p).goes_either_way(0));
  auto timed = p;
  add_hours(timed, 2);
  EXPECT_FALSE(SearchTables(timed).goes_either_way(0));
  p.distance[0].at(2, 5) += 1;
  EXPECT_FALSE(SearchTables(p).goes_either_way(0));
}

TEST(SearchTables, NearStopsAreTheNearestOthersWithoutTheDepot) {
  auto const p = drawn_problem(100, 3, 80);
  SearchTables const tables(p);
  for (std::size_t i = 1; i < p.stops(); ++i) {
    auto const near = tables.near(i);
    double farthest = 0;
    for (auto const [stop, both] : near) {
      EXPECT_NE(stop, 0U);
      EXPECT_NE(stop, i);
      EXPECT_EQ(both, static_cast<float>(2 * p.distance[0].at(i, stop)));
      EXPECT_GE(p.distance[0].at(i, stop), farthest) << "nearest first";
      farthest = p.distance[0].at(i, stop);
    }
    std::size_t nearer = 0;
    for (std::size_t j = 1; j < p.stops(); ++j) nearer += j != i && p.distance[0].at(i, j) < farthest ? 1 : 0;
    EXPECT_LE(nearer, near.size()) << "nobody nearer is left out";
    EXPECT_EQ(tables.around(i).front(), i);
  }
}

TEST(SearchTables, OfFewStopsAllOthersAreNear) {
  auto const few = drawn_problem(62, 3, 60), more = drawn_problem(63, 3, 60);
  EXPECT_TRUE(SearchTables(few).near_is_all());
  EXPECT_EQ(SearchTables(few).near(1).size(), 60U);
  EXPECT_FALSE(SearchTables(more).near_is_all());
}

TEST(SearchTables, AStopWhoseHoursFitBetterIsNearer) {
  auto p = drawn_problem(4, 4);
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t j = 0; j < 4; ++j) p.distance[0].at(i, j) = p.full_time_s[0].at(i, j) = i == j ? 0 : 10;
  p.close_s = {kForever, 20, 20, 520};
  p.open_s = {0, 0, 0, 500};
  EXPECT_EQ(SearchTables(p).near(1)[0].stop, 2U) << "3 opens hours later";
}

TEST(SearchTables, ToLeaveAStopOutCostsMoreThanAVehicleForItAlone) {
  auto p = drawn_problem(30, 5);
  p.fleet[0].fixed_cost = 40;
  SearchTables const tables(p);
  for (std::size_t i = 1; i < p.stops(); ++i)
    EXPECT_GT(tables.left_out_cost(), 40 + p.distance[0].at(0, i) + p.distance[0].at(i, 0));
}

}  // namespace
}  // namespace tanvan
