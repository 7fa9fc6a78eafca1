#include "sim/tours/annealed_search.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "tests/sim/tours/small_problems.hpp"

namespace tanvan {
namespace {

TEST(Cooling, IsGeometricFromTheFirstToTheLast) {
  Cooling const cooling{8, 0.5};
  EXPECT_DOUBLE_EQ(cooling.at(0), 8);
  EXPECT_DOUBLE_EQ(cooling.at(0.5), 2);
  EXPECT_DOUBLE_EQ(cooling.at(1), 0.5);
}

/// A search of a drawn problem, from nobody served.
struct Searched {
  TourProblem problem = drawn_problem(40, 7, 39);
  SearchTables tables{problem};
  AnnealedSearch search;

  explicit Searched(std::uint64_t key, OverloadRule const& overload = {})
      : search(tables, {}, overload, 11, AgentKey{key}) {
    search.begin_with({});
  }
  void run(std::uint32_t iterations) { search.run(iterations, tables.leg_scale(), 0.05 * tables.leg_scale()); }
};

TEST(AnnealedSearch, TheBestNeverGetsWorseAndAlwaysHolds) {
  Searched s(1);
  double before = s.search.best_cost();
  for (int stretch = 0; stretch < 20; ++stretch) {
    s.run(200);
    EXPECT_LE(s.search.best_cost(), before);
    before = s.search.best_cost();
    auto const best = s.search.best();
    EXPECT_TRUE(best.left_out.empty());
    for (auto const& duty : best.duties)
      for (auto const& trip : duty.trips) {
        double load = 0;
        for (auto const stop : trip) load += s.problem.demand[stop.value];
        EXPECT_LE(load, s.problem.fleet[0].capacity) << "whatever loads it passes through";
      }
  }
}

TEST(AnnealedSearch, FindsMoreInMoreIterations) {
  Searched brief(1), patient(1);
  brief.run(50);
  patient.run(5000);
  EXPECT_LT(patient.search.best_cost(), brief.search.best_cost());
}

TEST(AnnealedSearch, TheSameKeyIsTheSameSearchAndAnotherIsAnother) {
  Searched a(1), same(1), other(2);
  for (auto* one : {&a, &same, &other}) one->run(300);
  EXPECT_EQ(a.search.current(), same.search.current());
  EXPECT_EQ(a.search.best(), same.search.best());
  EXPECT_NE(a.search.current(), other.search.current());
}

TEST(AnnealedSearch, ReturnsToItsBest) {
  Searched s(3);
  s.run(2000);
  s.search.return_to_best();
  EXPECT_EQ(s.search.current(), s.search.best());
}

TEST(AnnealedSearch, WithoutLeaveNoTripIsEverOverloaded) {
  Searched s(4, {.most_share = 0});
  for (int stretch = 0; stretch < 50; ++stretch) {
    s.run(20);
    EXPECT_EQ(s.search.now().overload(), 0);
  }
}

}  // namespace
}  // namespace tanvan
