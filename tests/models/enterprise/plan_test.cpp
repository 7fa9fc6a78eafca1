// Whom enterprises want (E6).
#include <cmath>
#include <gtest/gtest.h>

#include "models/enterprise/enterprise.hpp"
#include "models/enterprise/steps.hpp"

namespace tanvan {
namespace {

/// `count` enterprises of trade with given staff; classes have shares 0.6, 0.3 and 0.1.
World enterprises(std::uint32_t count, std::array<std::uint32_t, kSkillClasses> staff) {
  World world;
  world.region.sectors.resize(kSectors);
  for (auto& row : world.region.sectors) row.basic_share = 0.6, row.middle_share = 0.3, row.high_share = 0.1;
  auto& e = world.population.enterprises;
  for (std::uint32_t i = 0; i < count; ++i) {
    e.key.push_back(AgentKey{i + 1});
    e.sector.push_back(Sector::trade);
    e.workers.push_back(staff);
    e.posted_wage.push_back({Dong{6}, Dong{8}, Dong{14}});
  }
  return world;
}

TEST(Positions, NewEnterprisesHaveEachClassByItsShareInTheMean) {
  World const world = enterprises(5000, {});
  std::array<double, kSkillClasses> sum{};
  for (auto id : ids<EnterpriseId>(5000)) {
    auto const positions = positions_of(world, id, 3, {1, 1, 1});
    EXPECT_EQ(total(positions), 3U);
    for (std::size_t k = 0; k < kSkillClasses; ++k) sum[k] += positions[k] / 15'000.0;
  }
  EXPECT_NEAR(sum[0], 0.6, 0.01);
  EXPECT_NEAR(sum[1], 0.3, 0.01);
  EXPECT_NEAR(sum[2], 0.1, 0.01);
}

TEST(Positions, WithoutStaffClassesSumToThePersonsAndStayWithinOneOfTheirShares) {
  World const world = enterprises(100, {});
  for (auto id : ids<EnterpriseId>(100))
    for (std::uint32_t const persons : {1U, 2U, 7U, 100U, 12'345U}) {
      auto const positions = positions_of(world, id, persons, {1, 1, 1});
      EXPECT_EQ(total(positions), persons);
      EXPECT_LT(std::abs(positions[0] - 0.6 * persons), 1 + 1e-9);
      EXPECT_LT(std::abs(positions[1] - 0.3 * persons), 1 + 1e-9);
      EXPECT_LT(std::abs(positions[2] - 0.1 * persons), 1 + 1e-9);
    }
}

TEST(Positions, StaffKeepsItsPlacesAsFarAsRoundingAllows) {
  World const world = enterprises(1, {1, 1, 1});
  EXPECT_EQ(positions_of(world, EnterpriseId{0}, 3, {1, 1, 1}), (std::array<std::uint32_t, 3>{1, 1, 1}));
  EXPECT_EQ(positions_of(world, EnterpriseId{0}, 4, {1, 1, 1}), (std::array<std::uint32_t, 3>{2, 1, 1}));
  EXPECT_EQ(total(positions_of(world, EnterpriseId{0}, 1, {1, 1, 1})), 1U);
}

TEST(Positions, LargeStaffFollowsTheSharesWithinOne) {
  World const world = enterprises(1, {700, 200, 100});
  auto const positions = positions_of(world, EnterpriseId{0}, 1000, {1, 1, 1});
  EXPECT_EQ(total(positions), 1000U);
  EXPECT_NEAR(positions[0], 600, 1);
  EXPECT_NEAR(positions[1], 300, 1);
}

TEST(SkillDemand, FallsForAClassWhoseWageHasRisenMost) {
  World world = enterprises(2, {6, 3, 1});
  world.base_wage = {6, 4, 14};  // the middle's has doubled since
  EnterpriseParameters p;
  p.skill_substitution = 1.5;
  auto const demand = skill_demand(world, p);
  EXPECT_DOUBLE_EQ(demand[0], 1);
  EXPECT_NEAR(demand[1], std::pow(2.0, -1.5), 1e-12);
  EXPECT_DOUBLE_EQ(demand[2], 1);
}

TEST(SkillDemand, IsTheSectorsOwnWhereNobodyKnowsTheWagesOfTheStart) {
  EXPECT_EQ(skill_demand(enterprises(1, {1, 1, 1}), {}), (std::array<double, 3>{1, 1, 1}));
}

TEST(Margin, AScaleOfOneReturnsTheShareToTheBit) {
  for (int l = 1; l <= 100; ++l)
    for (int m = 0; m < 100; ++m)
      EXPECT_EQ(labour_share_at_margin(1, l / 100.0, m / 100.0), l / 100.0) << l << " " << m;
}

TEST(Margin, TheShareReturnedLeavesTheScaledMargin) {
  double const l = 0.5, m = 0.7, made = 1 - m;
  auto const margin = [&](double share) { return made * (1 - share) / (1 - made * (1 - share)); };
  EXPECT_NEAR(margin(l), 0.15 / 0.85, 1e-12);
  for (double const scale : {0.5, 1.35, 1.6})
    EXPECT_NEAR(margin(labour_share_at_margin(scale, l, m)), scale * margin(l), 1e-12) << scale;
}

TEST(Margin, SomeLabourIsAlwaysPaid) {
  EXPECT_EQ(labour_share_at_margin(3, 0.5, 0.7), 0.05);
  EXPECT_EQ(labour_share_at_margin(3, 0.02, 0.7), 0.02);
  EXPECT_EQ(labour_share_at_margin(0.2, 0.9, 0.3), 0.95);
}

TEST(CapitalWeight, IsThatOfAllSectorsAndTheSectorsOwn) {
  EnterpriseParameters p;
  p.sector_capital_weight[index_of(Sector::electronics)] = 0.1;
  EXPECT_EQ(capital_weight_of(p, index_of(Sector::trade)), p.capital_weight);
  EXPECT_DOUBLE_EQ(capital_weight_of(p, index_of(Sector::electronics)), p.capital_weight + 0.1);
}

}  // namespace
}  // namespace tanvan
