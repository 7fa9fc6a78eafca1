#include "sim/tours/stop_insertion.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>

#include "tests/sim/tours/small_problems.hpp"

namespace tanvan {
namespace {

Draws draws_of(std::uint64_t seed) {
  return {seed, AgentKey{3}, 0, Stream::freight};
}

std::vector<TourNode> all_stops(TourProblem const& p) {
  std::vector<TourNode> stops(p.stops() - 1);
  std::iota(stops.begin(), stops.end(), 1);
  return stops;
}

TEST(StopInsertion, PutsEveryStopIntoTheEmptyPlanWhereThereAreVehiclesEnough) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    auto p = drawn_problem(30, seed, 29);
    if (seed % 2 == 0) add_hours(p, seed);
    SearchTables const tables(p);
    WorkingPlan plan(tables);
    auto stops = all_stops(p);
    auto draws = draws_of(seed);
    stop_insertion_for(tables)->insert(plan, draws, stops);
    EXPECT_EQ(plan.left_out(), 0U);
    EXPECT_FALSE(plan.is_overloaded());
  }
}

TEST(StopInsertion, LeavesOutWhatNoVehicleHasRoomFor) {
  auto p = drawn_problem(12, 6, 1);
  SearchTables const tables(p);
  WorkingPlan plan(tables);
  auto stops = all_stops(p);
  auto draws = draws_of(6);
  stop_insertion_for(tables)->insert(plan, draws, stops);
  auto const made = plan.plan();
  ASSERT_EQ(made.duties.size(), 1U);
  double load = 0;
  for (auto const& trip : made.duties[0].trips)
    for (auto const stop : trip) load += p.demand[stop.value];
  EXPECT_LE(load, p.fleet[0].capacity);
  EXPECT_GT(plan.left_out(), 0U);
}

/// The least that one more stop can cost: anywhere in a tour, or with a vehicle of its own.
double least_detour(TourProblem const& p, std::vector<TourStopId> const& tour, std::size_t stop) {
  auto const& far = p.distance[0];
  double least = far.at(0, stop) + far.at(stop, 0);
  for (std::size_t i = 0; i <= tour.size(); ++i) {
    std::size_t const a = i == 0 ? 0 : tour[i - 1].value, b = i == tour.size() ? 0 : tour[i].value;
    least = std::min(least, far.at(a, stop) + far.at(stop, b) - far.at(a, b));
  }
  return least;
}

TEST(StopInsertion, PutsAStopWhereItCostsLeastButForBlinks) {
  int cheapest = 0;
  constexpr int kTries = 300;
  for (std::uint64_t seed = 1; seed <= kTries; ++seed) {
    auto p = drawn_problem(8, seed);
    p.fleet[0].capacity = 1000;
    SearchTables const tables(p);
    WorkingPlan plan(tables);
    TourPlan begin;
    begin.duties.push_back({FleetClassId{0}, {{TourStopId{4}, TourStopId{2}, TourStopId{6}, TourStopId{1}}}});
    plan.take(begin);
    double const before = plan.cost();
    std::vector<TourNode> stop = {5};
    auto draws = draws_of(seed);
    stop_insertion_for(tables)->insert(plan, draws, stop);
    double const detour = plan.cost() - before + tables.left_out_cost();
    double const least = least_detour(p, begin.duties[0].trips[0], 5);
    EXPECT_GE(detour, least - 1e-9);
    cheapest += detour <= least + 1e-9 ? 1 : 0;
  }
  EXPECT_GT(cheapest, kTries * (1 - 10 * kBlink)) << "each of some ten places is passed over once in a hundred";
  EXPECT_LT(cheapest, kTries) << "it blinks at times";
}

TEST(StopInsertion, GivesUpOncePlansAreAsDearAsTheyMayBe) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    auto p = drawn_problem(30, seed, 29);
    if (seed % 2 == 0) add_hours(p, seed);
    SearchTables const tables(p);
    auto const insert = [&](double most) {
      WorkingPlan plan(tables);
      auto stops = all_stops(p);
      auto draws = draws_of(seed);
      stop_insertion_for(tables)->insert(plan, draws, stops, most);
      return plan;
    };
    double const cost = insert(kForever).cost();
    EXPECT_GE(insert(0.9 * cost).cost(), 0.9 * cost) << "whatever it puts in, the plan is no cheaper than that";
    EXPECT_GT(insert(0.5 * cost).left_out(), 0U);
    EXPECT_EQ(insert(2 * cost).plan(), insert(kForever).plan());
  }
}

TEST(StopInsertion, AStopThatNobodyCanTakeKeepsNoOtherOut) {
  auto p = drawn_problem(30, 7, 29);
  p.demand[3] = 1'000;
  SearchTables const tables(p);
  WorkingPlan plan(tables);
  auto stops = all_stops(p);
  auto draws = draws_of(7);
  stop_insertion_for(tables)->insert(plan, draws, stops, 3 * tables.left_out_cost() + 1'000);
  EXPECT_EQ(plan.left_out(), 1U);
}

TEST(InsertionOrder, KeepsTheStopsAndDrawsTheirOrder) {
  auto const p = drawn_problem(40, 9, 30);
  SearchTables const tables(p);
  InsertionOrder order(tables);
  std::vector<std::vector<TourNode>> seen;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    auto stops = all_stops(p);
    auto draws = draws_of(seed);
    order.sort(stops, draws);
    auto sorted = stops;
    std::ranges::sort(sorted);
    EXPECT_EQ(sorted, all_stops(p));
    if (std::ranges::find(seen, stops) == seen.end()) seen.push_back(stops);
  }
  EXPECT_GT(seen.size(), 4U) << "by chance, by load, far or close first";
}

}  // namespace
}  // namespace tanvan
