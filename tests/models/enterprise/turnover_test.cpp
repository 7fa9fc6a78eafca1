// Enterprises that close: notice, staff, money, premises (E17a).
#include <gtest/gtest.h>

#include "models/enterprise/steps.hpp"

namespace tanvan {
namespace {

constexpr EnterpriseId kSound{0}, kBroke{1};
constexpr EnterpriseParameters kNoHazard{.exit_base = 0};

/// Two enterprises of one sector, ten persons each, in one park; the second owes more than its machines are worth.
World pair() {
  World world;
  world.now = month_of(2024, 3);
  world.price_level = 1;
  auto& e = world.population.enterprises;
  auto& places = world.population.establishments;
  for (std::uint32_t i = 0; i < 2; ++i) {
    e.key.push_back(AgentKey{i + 1});
    e.sector.push_back(Sector::food);
    e.ownership.push_back(Ownership::domestic);
    e.born.push_back(month_of(2010, 1));
    e.establishment.push_back(EstablishmentId{i});
    e.technology.push_back(1);
    e.capital.push_back({100});
    e.share.push_back(0.5);
    e.startup.push_back(0);
    e.fund.push_back({});
    e.incubated_until.push_back(kLongAgo);
    e.workers.push_back({10, 0, 0});
    e.desired.push_back({10, 0, 0});
    e.vacancies.push_back({2, 0, 0});
    places.enterprise.push_back(EnterpriseId{i});
    places.zone.push_back(ZoneId{0});
    places.cell.push_back({});
    places.site.push_back(0);
    places.floor_m2.push_back(400);
  }
  e.cash.push_back(Dong{50'000'000});
  e.cash.push_back(Dong{-150'000'000});
  world.sites.occupied_m2 = {800};
  world.ledger.balance[static_cast<std::size_t>(Account::domestic_enterprises)] = -100'000'000;
  world.ledger.balance[static_cast<std::size_t>(Account::banks)] = 100'000'000;
  return world;
}

TEST(Closing, WhoOwesMoreThanItsMachinesGivesNoticeAndItsCustomersGoOver) {
  World world = pair();
  close_enterprises(world, kNoHazard);
  auto const& e = world.population.enterprises;
  EXPECT_FALSE(is_closing(e, kSound));
  EXPECT_TRUE(is_closing(e, kBroke));
  EXPECT_EQ(e.share[kSound], 1);
  EXPECT_EQ(e.share[kBroke], 0);
  EXPECT_EQ(total(e.vacancies[kBroke]), 0U);
}

TEST(Closing, InTheMonthOfNoticeStaffAndPremisesStay) {
  World world = pair();
  close_enterprises(world, kNoHazard);
  EXPECT_TRUE(world.population.enterprises.establishment[kBroke]);
  EXPECT_EQ(total(world.population.enterprises.workers[kBroke]), 10U);
  EXPECT_EQ(world.counts.exits, 0);
}

TEST(Closing, WithoutStaffItIsWoundUpAndTheBankBearsWhatItOwes) {
  World world = pair();
  close_enterprises(world, kNoHazard);
  world.population.enterprises.workers[kBroke] = {};
  close_enterprises(world, kNoHazard);
  auto const& e = world.population.enterprises;
  EXPECT_FALSE(e.establishment[kBroke]);
  EXPECT_FALSE(world.population.establishments.enterprise[EstablishmentId{1}]);
  EXPECT_EQ(world.sites.occupied_m2[0], 400);
  EXPECT_EQ(e.cash[kBroke], Dong{});
  EXPECT_EQ(world.counts.exits, 1);
  auto const balance = [&](Account a) { return world.ledger.balance[static_cast<std::size_t>(a)]; };
  EXPECT_EQ(balance(Account::domestic_enterprises), 50'000'000);
  EXPECT_EQ(balance(Account::banks), -50'000'000);
}

TEST(Closing, WhatItsFundHoldsIsTaxedBeforeTheOwnersTakeTheRest) {
  World world = pair();
  auto& e = world.population.enterprises;
  e.fund[kSound] = {Dong{20'000'000}, Dong{}, Dong{}, Dong{}, Dong{10'000'000}};
  e.desired[kSound] = e.workers[kSound] = {};
  close_enterprises(world, {.corporate_tax = 0.2, .exit_base = 0});
  auto const flow = [&](Flow f, Account a) {
    return world.ledger.flows_year[static_cast<std::size_t>(f)][static_cast<std::size_t>(a)];
  };
  EXPECT_EQ(flow(Flow::corporate_tax, Account::province), 6'000'000);
  EXPECT_EQ(flow(Flow::dividends, Account::landlords), 44'000'000);
  EXPECT_EQ(e.cash[kSound], Dong{});
  EXPECT_EQ(e.fund[kSound], (std::array<Dong, kFundYears>{}));
}

TEST(Closing, ABrokeEnterprisePaysNoTaxOnAFundThatItsMoneyIsGoneFrom) {
  World world = pair();
  auto& e = world.population.enterprises;
  e.fund[kBroke][0] = Dong{30'000'000};
  e.desired[kBroke] = e.workers[kBroke] = {};
  close_enterprises(world, kNoHazard);
  auto const& taxes = world.ledger.flows_year[static_cast<std::size_t>(Flow::corporate_tax)];
  EXPECT_EQ(taxes[static_cast<std::size_t>(Account::province)], 0);
}

TEST(Closing, TheSoundStayWithoutAHazard) {
  World world = pair();
  for (int month = 0; month < 120; ++month) close_enterprises(world, kNoHazard);
  EXPECT_FALSE(is_closing(world.population.enterprises, kSound));
}

}  // namespace
}  // namespace tanvan
