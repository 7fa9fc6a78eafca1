#include "sim/tours/tour_problem.hpp"

#include <gtest/gtest.h>

#include "tests/sim/tours/small_problems.hpp"
#include "tests/sim/tours/tour_oracle.hpp"

namespace tanvan {
namespace {

std::string sentences(TourProblem const& p) {
  std::string all;
  for (auto const& fault : faults_of(p, {"carrier", 1}).sorted()) all += to_string(fault) + "\n";
  return all;
}

TEST(TourProblem, AClosureCutsTheDayAndTouchesNoOtherClass) {
  auto p = drawn_problem(4, 1);
  p.fleet.push_back(p.fleet[0]);
  double const leg = p.distance[0].at(0, 2);
  close_stop(p, FleetClassId{1}, TourStopId{2}, 100, 200);
  ASSERT_EQ(p.bins.size(), 3U);
  EXPECT_EQ(sentences(p), "");
  EXPECT_DOUBLE_EQ(oracle::arrival(p, 0, 0, 2, 150), 150 + leg);
  EXPECT_DOUBLE_EQ(oracle::arrival(p, 1, 0, 2, 150), 200 + leg);
  EXPECT_DOUBLE_EQ(oracle::arrival(p, 1, 2, 0, 150), 200 + leg);
  EXPECT_DOUBLE_EQ(oracle::arrival(p, 1, 0, 1, 150), 150 + p.distance[0].at(0, 1));
  EXPECT_DOUBLE_EQ(oracle::arrival(p, 1, 0, 2, 200), 200 + leg);
}

TEST(TourProblem, ClosuresAddUp) {
  auto p = drawn_problem(4, 1);
  close_leg(p, FleetClassId{0}, TourStopId{1}, TourStopId{2}, 50, 150);
  close_leg(p, FleetClassId{0}, TourStopId{1}, TourStopId{2}, 120, 180);
  close_leg(p, FleetClassId{0}, TourStopId{1}, TourStopId{3}, 100, 110);
  double const leg = p.distance[0].at(1, 2);
  EXPECT_DOUBLE_EQ(oracle::arrival(p, 0, 1, 2, 51), 180 + leg);
  EXPECT_DOUBLE_EQ(oracle::arrival(p, 0, 2, 1, 51), 51 + leg);
  EXPECT_DOUBLE_EQ(oracle::arrival(p, 0, 1, 3, 109), 110 + p.distance[0].at(1, 3));
}

TEST(TourProblem, EveryFaultHasASentence) {
  auto p = drawn_problem(4, 1);
  EXPECT_EQ(sentences(p), "");
  p.demand[1] = -1;
  p.close_s[2] = p.open_s[2] - 1;
  p.fleet[0].capacity = 0;
  p.full_time_s[0].at(1, 2) = -3;
  auto const said = sentences(p);
  for (char const* part : {"stop 1: demand = -1", "stop 2: opens at", "capacity = 0", "a leg has time -3"})
    EXPECT_NE(said.find(part), std::string::npos) << said;
  p.fleet[0].time_s.clear();
  EXPECT_NE(sentences(p).find("times of 0 bins of 1"), std::string::npos);
}

}  // namespace
}  // namespace tanvan
