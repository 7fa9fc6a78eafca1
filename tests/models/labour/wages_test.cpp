// Posted wages answer vacancies, queues and what others pay (E20).
#include <cmath>
#include <gtest/gtest.h>

#include "models/labour/steps.hpp"
#include "tests/models/labour/market.hpp"

namespace tanvan {
namespace {

using ByClass = std::array<double, kSkillClasses>;

/// Only what a test turns on moves wages.
LabourParameters still() {
  LabourParameters p;
  p.wage_up = p.wage_down = p.wage_pull = p.wage_density = 0;
  return p;
}

Dong posted(World const& world, std::uint32_t enterprise) {
  return world.population.enterprises.posted_wage[EnterpriseId{enterprise}][0];
}

TEST(Wages, RiseWherePositionsStayOpen) {
  World world = two_zone_market();
  world.population.enterprises.desired[EnterpriseId{0}] = {50, 0, 0};
  auto p = still();
  p.wage_up = 0.01;
  adjust_wages(world, p);
  EXPECT_EQ(posted(world, 0), Dong{7'070'000});
  EXPECT_EQ(posted(world, 1), Dong{7'000'000});
}

TEST(Wages, NeverFallBelowTheMinimum) {
  World world = two_zone_market();
  world.minimum_wage = Dong{8'000'000};
  adjust_wages(world, still());
  EXPECT_EQ(posted(world, 0), Dong{8'000'000});
}

TEST(Wages, GiveWayWhereManyQueueForEachPosition) {
  World world = two_zone_market();
  for (std::uint32_t i = 0; i < 2; ++i) world.population.enterprises.desired[EnterpriseId{i}] = {10, 0, 0};
  for (int i = 0; i < 100; ++i) add_adult(world, 0);
  auto p = still();
  p.wage_down = 0.01, p.queue_norm = 1;
  adjust_wages(world, p);  // five for each position: more than twice the norm
  EXPECT_EQ(posted(world, 0), Dong{6'930'000});
}

TEST(Wages, DriftToWhatOthersOfTheSectorPay) {
  World world = two_zone_market();
  auto& e = world.population.enterprises;
  e.posted_wage[EnterpriseId{1}][0] = Dong{9'000'000};
  for (auto& staff : e.workers) staff = {10, 0, 0};
  auto p = still();
  p.wage_pull = 0.1;
  adjust_wages(world, p);
  double const middle = std::sqrt(7e6 * 9e6);
  EXPECT_NEAR(static_cast<double>(posted(world, 0).value), 7e6 * (1 + 0.1 * std::log(middle / 7e6)), 2);
  EXPECT_LT(posted(world, 1), Dong{9'000'000});
}

TEST(Wages, DensePlacesPayMoreAndTheMeanJobsPlaceNothing) {
  World world = two_zone_market();
  world.population.enterprises.desired[EnterpriseId{0}] = {30, 0, 0};
  world.population.enterprises.desired[EnterpriseId{1}] = {10, 0, 0};
  auto p = still();
  p.wage_density = 0.05;
  auto const place = ln_wages_of_places(world, p);
  EXPECT_NEAR(place[0] - place[1], 0.05 * std::log(3.0), 1e-12);
  EXPECT_NEAR(30 * place[0] + 10 * place[1], 0, 1e-12);
}

TEST(Queues, EverybodyStandsOnceForThePositionsInReach) {
  World world = two_zone_market();
  world.access.commute_cost(0, 1) = 60;
  std::vector<ByClass> const open = {{4, 0, 0}, {8, 0, 0}}, seek = {{20, 0, 0}, {0, 0, 0}};
  auto const queue = queues_of(world, open, seek, SkillClass::basic, {});
  EXPECT_NEAR(4 * queue[0] + 8 * queue[1], 20, 1e-9);
  EXPECT_NEAR(queue[1] / queue[0], std::exp(-LabourParameters{}.commute_decay * 50), 1e-12);
}

TEST(Queues, NobodyQueuesWhereNothingIsOpen) {
  World world = two_zone_market();
  std::vector<ByClass> const open = {{}, {}}, seek = {{20, 0, 0}, {5, 0, 0}};
  for (double const queue : queues_of(world, open, seek, SkillClass::basic, {})) EXPECT_EQ(queue, 0);
}

}  // namespace
}  // namespace tanvan
