#include "sim/parallel/raking.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

TEST(Raking, TwoByTwoTableHasItsKnownAnswer) {
  std::vector<double> table{1, 2, 3, 4};
  auto const fit = rake_table(table, std::vector<double>{40, 60}, std::vector<double>{55, 45}, {1e-13, 10'000});
  EXPECT_TRUE(fit.feasible());
  EXPECT_NEAR(table[0], 19.5911544707, 1e-9);
  EXPECT_NEAR(table[1], 20.4088455293, 1e-9);
  EXPECT_NEAR(table[2], 35.4088455293, 1e-9);
  EXPECT_NEAR(table[3], 24.5911544707, 1e-9);
  EXPECT_NEAR(table[0] * table[3] / (table[1] * table[2]), 2.0 / 3, 1e-12);
}

TEST(Raking, ZeroCellsStayZeroAndImpossibleTotalsAreNamed) {
  std::vector<double> table{1, 1, 0, 0};
  auto const fit = rake_table(table, std::vector<double>{5, 5}, std::vector<double>{5, 5});
  ASSERT_FALSE(fit.feasible());
  EXPECT_NE(std::find(fit.infeasible.begin(), fit.infeasible.end(), "row 1"), fit.infeasible.end());
  EXPECT_EQ(table[2] + table[3], 0);
}

/// 8 records as the cells of a cube: sex, age, tenure.
std::vector<RakingControl> cube_controls(std::vector<double> sex, std::vector<double> age, std::vector<double> tenure) {
  std::vector<RakingControl> controls{{"sex", {"female", "male"}, {}, std::move(sex)},
                                      {"age", {"young", "old"}, {}, std::move(age)},
                                      {"tenure", {"own", "room"}, {}, std::move(tenure)}};
  for (std::uint32_t i = 0; i < 8; ++i)
    for (std::uint32_t d = 0; d < 3; ++d) controls[d].category_of.push_back((i >> d) & 1);
  return controls;
}

TEST(Raking, ListFormMeetsThreeControlsAndKeepsTheirOddsRatios) {
  std::vector<double> weight{1, 2, 3, 4, 5, 6, 7, 8};
  auto const fit = rake(weight, cube_controls({60, 40}, {30, 70}, {45, 55}));
  EXPECT_TRUE(fit.feasible());
  EXPECT_LT(fit.residual, 1e-6);
  EXPECT_NEAR(weight[0] + weight[2] + weight[4] + weight[6], 60, 1e-4);
  double const ratio = weight[0] * weight[3] * weight[5] * weight[6] / (weight[1] * weight[2] * weight[4] * weight[7]);
  EXPECT_NEAR(ratio, 1.0 * 4 * 6 * 7 / (2.0 * 3 * 5 * 8), 1e-9);  // third-order odds ratio
}

TEST(Raking, ListFormOfATableEqualsTheTable) {
  std::vector<double> table{1, 2, 3, 4}, list = table;
  rake_table(table, std::vector<double>{40, 60}, std::vector<double>{55, 45}, {1e-12, 10'000});
  std::vector<RakingControl> const controls{{"row", {}, {0, 0, 1, 1}, {40, 60}},
                                            {"column", {}, {0, 1, 0, 1}, {55, 45}}};
  rake(list, controls, {1e-12, 10'000});
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(table[i], list[i], 1e-9);
}

TEST(Raking, ControlsThatNoRecordCanMeetAreNamedAndTheOthersMet) {
  std::vector<double> weight{1, 1};
  std::vector<RakingControl> const controls{{"tenure", {"own", "castle"}, {0, 0}, {10, 3}}};
  auto const fit = rake(weight, controls);
  ASSERT_EQ(fit.infeasible.size(), 1U);
  EXPECT_EQ(fit.infeasible.front(), "tenure castle");
  EXPECT_NEAR(weight[0] + weight[1], 10, 1e-9);
}

TEST(Raking, ControlsThatContradictOneAnotherAreNamed) {
  std::vector<double> weight{1, 1};
  std::vector<RakingControl> const controls{{"a", {"x", "y"}, {0, 1}, {10, 10}}, {"b", {"x", "y"}, {0, 1}, {5, 15}}};
  auto const fit = rake(weight, controls, {1e-6, 50});
  ASSERT_FALSE(fit.feasible());
  EXPECT_EQ(fit.infeasible.front(), "a x");
}

TEST(Raking, SameBitsOnOneTwoAndSevenThreads) {
  auto const results = on_one_two_and_seven_threads([] {
    std::vector<double> weight{1, 2, 3, 4, 5, 6, 7, 8};
    rake(weight, cube_controls({60, 40}, {30, 70}, {45, 55}));
    return weight;
  });
  EXPECT_EQ(results[0], results[1]);
  EXPECT_EQ(results[0], results[2]);
}

TEST(TiltToMean, MeanIsMetAndZerosStayZero) {
  std::vector<double> const p{0.26, 0.26, 0.2, 0.17, 0.06, 0.05, 0}, x{1, 2, 3, 4, 5, 6, 7};
  for (double const mean : {1.1, 2.0, 2.7, 3.5, 5.5}) {
    auto const q = tilt_to_mean(p, x, mean);
    EXPECT_NEAR(std::accumulate(q.begin(), q.end(), 0.0), 1, 1e-12);
    EXPECT_NEAR(std::inner_product(q.begin(), q.end(), x.begin(), 0.0), mean, 1e-9);
    EXPECT_EQ(q[6], 0);
  }
}

TEST(TiltToMean, MeanOutOfReachGoesToTheNearestEnd) {
  auto const q = tilt_to_mean(std::vector<double>{0.5, 0.5}, std::vector<double>{1, 2}, 3);
  EXPECT_NEAR(q[1], 1, 1e-9);
}

}  // namespace
}  // namespace tanvan
