// Wear, orders and delivery of machines (E6, E12).
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "models/innovation/steps.hpp"
#include "sim/engine/state.hpp"
#include "sim/population/measures.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

constexpr EnterpriseId kFirst{0};

/// `count` enterprises of ten workers with 100 million đồng of machines each, at rest: what they have is what they
/// want.
World enterprises(std::uint64_t count) {
  World world;
  world.seed = 5;
  world.now = month_of(2024, 3);
  world.base_productivity.fill(10);
  world.base_capital.fill(10);
  world.base_unit_cost.fill(0.5);
  world.unit_cost.fill(0.5);
  world.frontier.fill(2);
  auto& e = world.population.enterprises;
  for (std::uint64_t i = 0; i < count; ++i) {
    e.key.push_back(AgentKey{i + 1});
    e.sector.push_back(Sector::electronics);
    e.ownership.push_back(Ownership::domestic);
    e.technology.push_back(1);
    e.capital.push_back({0, 0, 100});
    e.capital_norm.push_back(10);
    e.vintage_technology.push_back({1, 1, 1, 1, 1, 1, 1, 1});
    e.renewed.push_back(kLongAgo);
    e.renewed_year.push_back(0);
    e.price.push_back(1);
    e.expected_demand.push_back(100);
    e.output.push_back(100);
    e.workers.push_back({8, 1, 1});
    e.cash.push_back(Dong{1'000'000'000});
    e.fund.push_back({});
    e.rnd_stock.push_back(0);
  }
  return world;
}

/// No wear, and orders come as soon as anything is missing.
constexpr InnovationParameters kNoWear{.depreciation = 0, .payback = 0.5, .lumpiness = 0, .utilisation = 1};

std::int64_t flow(World const& world, Flow f, Account a) {
  return world.ledger.flows_year[static_cast<std::size_t>(f)][static_cast<std::size_t>(a)];
}

TEST(Invest, MachinesWearAtTheirRate) {
  World world = enterprises(1);
  invest(world, {.depreciation = 0.01});
  EXPECT_NEAR(world.population.enterprises.capital[kFirst][2], 99, 1e-4);
}

TEST(Invest, WhoHasEnoughOrdersNothing) {
  World world = enterprises(200);
  auto const before = state_digests(world);
  invest(world, kNoWear);
  EXPECT_EQ(state_digests(world), before);
}

TEST(Invest, AMissingFifthIsBoughtNewAndPaidInFull) {
  World world = enterprises(1);
  world.population.enterprises.expected_demand[kFirst] = 120;
  invest(world, kNoWear);
  auto const& e = world.population.enterprises;
  EXPECT_NEAR(e.capital[kFirst][0], 20, 1e-4);
  EXPECT_EQ(e.capital[kFirst][2], 100);
  EXPECT_NEAR(static_cast<double>(e.cash[kFirst].value), 980e6, 100);
  EXPECT_EQ(e.renewed[kFirst], world.now);
  EXPECT_EQ(flow(world, Flow::investment, Account::rest_of_world), 1'000'000'000 - e.cash[kFirst].value);
  EXPECT_NEAR(static_cast<double>(world.payments.machines.value), 20e6, 100);
}

TEST(Invest, GrowthIsNoRenewal) {
  World world = enterprises(1);
  world.population.enterprises.expected_demand[kFirst] = 120;
  invest(world, kNoWear);
  EXPECT_EQ(world.population.enterprises.renewed_year[kFirst], 0);
}

TEST(Invest, WhatHasWornSinceTheLastOrderIsRenewal) {
  World world = enterprises(1);
  auto& e = world.population.enterprises;
  e.renewed[kFirst] = world.now - 10;
  e.expected_demand[kFirst] = 200;
  InnovationParameters p = kNoWear;
  p.depreciation = 0.01;
  invest(world, p);
  double const left = 99, worn = left * (std::pow(0.99, -10) - 1);
  EXPECT_NEAR(e.renewed_year[kFirst], worn, 1e-4);
}

TEST(FitCapital, TechniqueIsTheOwnCapitalAndWhatHasWornOffSinceTheLastOrder) {
  World world = enterprises(500);
  for (auto& norm : world.population.enterprises.capital_norm) norm = 0;
  fit_capital(world, kNoWear);
  for (auto const norm : world.population.enterprises.capital_norm) {
    EXPECT_GE(norm, 10);
    EXPECT_LE(norm, 10 * (1 + kNoWear.invest_least));
  }
  EXPECT_NEAR(world.capital_norm[index_of(Sector::electronics)], 10, 1e-9);
  auto const before = state_digests(world);
  invest(world, kNoWear);
  EXPECT_EQ(state_digests(world), before);  // nobody starts with an order
}

TEST(Invest, NobodyBuysMoreThanFourTenthsAtOnce) {
  World world = enterprises(1);
  world.population.enterprises.expected_demand[kFirst] = 500;
  invest(world, kNoWear);
  EXPECT_NEAR(capital_of(world.population.enterprises, kFirst), 140, 1e-3);
}

TEST(Invest, AnOrderShrinksToWhatCanBePaid) {
  World world = enterprises(1);
  auto& e = world.population.enterprises;
  e.expected_demand[kFirst] = 140;
  e.cash[kFirst] = Dong{10'000'000};
  InnovationParameters p = kNoWear;
  p.credit = 0;
  invest(world, p);
  EXPECT_NEAR(e.capital[kFirst][0], 10, 1e-4);
  EXPECT_NEAR(static_cast<double>(e.cash[kFirst].value), 0, 100);
}

TEST(Invest, BelowAFifthOfAnOrderNothingIsBought) {
  World world = enterprises(1);
  auto& e = world.population.enterprises;
  e.expected_demand[kFirst] = 140;
  e.cash[kFirst] = Dong{7'000'000};
  InnovationParameters p = kNoWear;
  p.credit = 0;
  invest(world, p);
  EXPECT_EQ(e.capital[kFirst][0], 0);
  EXPECT_EQ(e.cash[kFirst], Dong{7'000'000});
}

TEST(Invest, NewMachinesStandBetweenTheOwnPracticeAndTheFrontier) {
  World world = enterprises(1);
  world.population.enterprises.expected_demand[kFirst] = 130;
  InnovationParameters const p = kNoWear;
  double const absorbed = absorptive_capacity(world.population.enterprises, kFirst, p);
  invest(world, p);
  EXPECT_NEAR(world.population.enterprises.vintage_technology[kFirst][0], 1 + p.machine_pull * absorbed, 1e-6);
  EXPECT_GT(world.population.enterprises.technology[kFirst], 1);
}

TEST(Invest, ReplacementScrapsTheOldestAndKeepsCapital) {
  World world = enterprises(400);
  for (auto& capital : world.population.enterprises.capital) capital = {0, 0, 50, 0, 0, 0, 0, 50};
  for (auto& technology : world.population.enterprises.vintage_technology) technology[kVintages - 1] = 0.3F;
  InnovationParameters p = kNoWear;
  p.payback = 10;
  invest(world, p);
  auto const& e = world.population.enterprises;
  std::size_t renewed = 0;
  for (auto id : ids<EnterpriseId>(e.size())) {
    EXPECT_NEAR(capital_of(e, id), 100, 1e-3);
    EXPECT_EQ(e.capital[id][2], 50);
    renewed += e.capital[id][0] > 0 ? 1 : 0;
  }
  EXPECT_NEAR(static_cast<double>(renewed), 400 / 12.0, 4 * std::sqrt(400 / 12.0));  // one review a year
}

TEST(Invest, GrantsPayTheirShareUntilTheMoneyIsGone) {
  World world = enterprises(3);
  for (auto& demand : world.population.enterprises.expected_demand) demand = 120;
  world.policy.renewal_grant_rate = 0.5;
  world.budget.of(Pot::fund_machines) = Dong{15'000'000};
  invest(world, kNoWear);
  auto const& e = world.population.enterprises;
  EXPECT_EQ(world.budget.of(Pot::fund_machines), Dong{});
  EXPECT_EQ(flow(world, Flow::grants, Account::province), -15'000'000);
  EXPECT_NEAR(static_cast<double>(e.cash[EnterpriseId{0}].value), 990e6, 100);
  EXPECT_NEAR(static_cast<double>(e.cash[EnterpriseId{1}].value), 985e6, 100);
  EXPECT_NEAR(static_cast<double>(e.cash[EnterpriseId{2}].value), 980e6, 100);
}

TEST(Invest, ForeignEnterprisesGetNoGrant) {
  World world = enterprises(1);
  world.population.enterprises.ownership[kFirst] = Ownership::foreign;
  world.population.enterprises.expected_demand[kFirst] = 120;
  world.policy.renewal_grant_rate = 0.5;
  world.budget.of(Pot::fund_machines) = Dong{15'000'000};
  invest(world, kNoWear);
  EXPECT_EQ(world.budget.of(Pot::fund_machines), Dong{15'000'000});
}

TEST(Invest, WhatAgentsPayIsWhatTheLedgerSays) {
  World world = enterprises(500);
  for (auto id : ids<EnterpriseId>(500)) world.population.enterprises.expected_demand[id] = 90 + 0.2 * id.value;
  world.policy.renewal_grant_rate = 0.3;
  world.budget.of(Pot::fund_machines) = Dong{400'000'000};
  invest(world, {});
  std::int64_t cash = 0;
  for (auto const held : world.population.enterprises.cash) cash += held.value - 1'000'000'000;
  EXPECT_LT(cash, 0);
  EXPECT_EQ(world.ledger.balance[static_cast<std::size_t>(Account::domestic_enterprises)], cash);
  EXPECT_EQ(std::accumulate(world.ledger.balance.begin(), world.ledger.balance.end(), std::int64_t{0}), 0);
}

TEST(Invest, SameBitsOnOneTwoAndSevenThreads) {
  auto const digests = on_one_two_and_seven_threads([] {
    World world = enterprises(5000);
    for (auto id : ids<EnterpriseId>(5000)) world.population.enterprises.expected_demand[id] = 90 + 0.01 * id.value;
    invest(world, {});
    return state_digests(world);
  });
  EXPECT_EQ(digests[0], digests[1]);
  EXPECT_EQ(digests[0], digests[2]);
}

}  // namespace
}  // namespace tanvan
