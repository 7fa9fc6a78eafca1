#include "sim/tours/working_plan.hpp"

#include <gtest/gtest.h>

#include "sim/tours/stop_insertion.hpp"
#include "sim/tours/string_removal.hpp"
#include "tests/sim/tours/small_problems.hpp"
#include "tests/sim/tours/tour_oracle.hpp"

namespace tanvan {
namespace {

TourProblem rich_problem(std::uint64_t seed) {
  auto p = drawn_problem(40, seed, 30);
  add_hours(p, seed, 500);
  add_bins(p, seed);
  p.fleet[0].most_trips = 3;
  p.fleet[0].cost_per_s = 0.3;
  p.fleet[0].fixed_cost = 10;
  auto small = p.fleet[0];
  small.capacity = 10;
  small.cost_per_distance = 0.6;
  p.fleet.push_back(small);
  return p;
}

TEST(WorkingPlan, UndoBringsBackEveryListAndTheCost) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    auto const p = rich_problem(seed);
    SearchTables const tables(p);
    StringRemoval removal(tables, {});
    auto const insertion = stop_insertion_for(tables);
    WorkingPlan plan(tables);
    std::vector<TourNode> removed;
    for (std::uint32_t i = 0; i < 60; ++i) {
      auto const before = plan.plan();
      double const cost = plan.cost();
      Draws draws{seed, AgentKey{1}, i, Stream::freight};
      removal.remove(plan, draws, removed);
      insertion->insert(plan, draws, removed);
      if (i % 3 == 0) {
        plan.keep();
        continue;
      }
      plan.undo();
      EXPECT_EQ(plan.plan(), before);
      EXPECT_EQ(plan.cost(), cost);
    }
    double const kept = plan.cost();
    plan.sum_cost();
    EXPECT_NEAR(plan.cost(), kept, 1e-6 * kept);
    EXPECT_NEAR(
        plan.cost(),
        cost_of(tables, plan.plan().duties).total() + static_cast<double>(plan.left_out()) * tables.left_out_cost(),
        0.05 * kept);  // the search leaves by the earliest end, the timetable by the shortest duty
    WorkingPlan again(tables);
    again.take(plan.plan());
    EXPECT_EQ(again.plan(), plan.plan());
    EXPECT_NEAR(again.cost(), plan.cost(), 1e-6);
  }
}

TEST(WorkingPlan, ReloadsSplitATripAndJoinItAgain) {
  auto p = drawn_problem(6, 1);
  p.fleet[0].capacity = 100;
  p.fleet[0].most_trips = 3;
  SearchTables const tables(p);
  WorkingPlan plan(tables);
  auto const slot = plan.open_duty(0);
  TourNode last = plan.begin_of(slot);
  for (TourNode stop = 1; stop < 6; last = stop++) plan.link(stop, last);
  double const cost = plan.cost(), room = plan.trip(plan.node(1).trip).room;
  plan.keep();
  plan.link_reload(2);
  EXPECT_EQ(plan.trip(plan.node(1).trip).stops, 2);
  EXPECT_EQ(plan.trip(plan.node(4).trip).stops, 3);
  EXPECT_DOUBLE_EQ(plan.trip(plan.node(4).trip).room, 100 - p.demand[3] - p.demand[4] - p.demand[5]);
  EXPECT_DOUBLE_EQ(plan.cost(), cost + p.distance[0].at(2, 0) + p.distance[0].at(0, 3) - p.distance[0].at(2, 3));
  EXPECT_EQ(plan.plan().duties.at(0).trips.size(), 2U);
  plan.unlink_reload(plan.node(2).next);
  EXPECT_DOUBLE_EQ(plan.trip(plan.node(5).trip).room, room);
  EXPECT_DOUBLE_EQ(plan.cost(), cost);
}

}  // namespace
}  // namespace tanvan
