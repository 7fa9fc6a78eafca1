#include "models/indicators/decomposition.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <vector>

namespace tanvan {
namespace {

TEST(Decomposition, TwoEnterprisesByHand) {
  // Shares 1/2 and 1/2 of 10 and 20, then 1/4 and 3/4 of 12 and 22: 15 becomes 19.5; the plain mean grows from 15
  // to 17.
  std::vector<Producer> const before = {{AgentKey{1}, 50, 10}, {AgentKey{2}, 50, 20}};
  std::vector<Producer> const now = {{AgentKey{1}, 25, 12}, {AgentKey{2}, 75, 22}};
  auto const d = decompose(before, now);
  EXPECT_DOUBLE_EQ(d.within, 2);
  EXPECT_DOUBLE_EQ(d.between, 2.5);
  EXPECT_DOUBLE_EQ(d.entry, 0);
  EXPECT_DOUBLE_EQ(d.exit, 0);
  EXPECT_DOUBLE_EQ(d.change(), 4.5);
}

TEST(Decomposition, ANewcomerAboveThoseWhoStayAddsAndOneBelowWhoLeavesAddsToo) {
  // Enterprise 1 stays at 10; 2 with a fifth of the weight at 5 leaves; 3 with a quarter at 14 comes.
  std::vector<Producer> const before = {{AgentKey{1}, 80, 10}, {AgentKey{2}, 20, 5}};
  std::vector<Producer> const now = {{AgentKey{1}, 75, 10}, {AgentKey{3}, 25, 14}};
  auto const d = decompose(before, now);
  EXPECT_DOUBLE_EQ(d.within, 0);
  EXPECT_DOUBLE_EQ(d.between, 0);
  EXPECT_DOUBLE_EQ(d.entry, 1);  // 0.25 (14 - 10)
  EXPECT_DOUBLE_EQ(d.exit, 1);   // 0.2 (10 - 5)
  EXPECT_DOUBLE_EQ(d.change(), aggregate_productivity(now) - aggregate_productivity(before));
}

TEST(Decomposition, PartsSumToTheChangeOfTheAggregateWhoeverComesAndGoes) {
  for (int stay = 0; stay < 40; stay += 3) {
    std::vector<Producer> before, now;
    for (std::uint64_t i = 0; i < 60; ++i) {
      double const x = static_cast<double>(i);
      if (i < 50) before.push_back({AgentKey{i}, 1 + std::fmod(7 * x, 11), std::sin(x) + 3});
      bool const stays = i % 40 < static_cast<std::uint64_t>(stay);
      if (stays || i >= 50) now.push_back({AgentKey{i}, 1 + std::fmod(5 * x, 13), std::cos(x) + 3.2});
    }
    EXPECT_NEAR(decompose(before, now).change(), aggregate_productivity(now) - aggregate_productivity(before), 1e-12);
  }
}

TEST(Decomposition, ScaleOfWeightsDoesNotMatter) {
  std::vector<Producer> const before = {{AgentKey{1}, 1, 3}, {AgentKey{4}, 2, 5}};
  std::vector<Producer> const now = {{AgentKey{1}, 4, 4}, {AgentKey{5}, 4, 6}};
  auto twice = now;
  for (auto& producer : twice) producer.weight *= 2;
  EXPECT_DOUBLE_EQ(decompose(before, now).change(), decompose(before, twice).change());
  EXPECT_DOUBLE_EQ(decompose(before, now).entry, decompose(before, twice).entry);
}

TEST(Decomposition, AYearWithoutEnterprisesTellsNothing) {
  std::vector<Producer> const some = {{AgentKey{1}, 1, 3}};
  EXPECT_EQ(decompose({}, some).change(), 0);
  EXPECT_EQ(decompose(some, {}).change(), 0);
}

}  // namespace
}  // namespace tanvan
