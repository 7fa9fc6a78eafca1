// Households' month and the goods market (models 3.11).
#include <gtest/gtest.h>
#include <numeric>

#include "models/public_budget/steps.hpp"
#include "sim/engine/state.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

constexpr PersonId kWorker{0};
constexpr HouseholdId kTenant{0};

std::int64_t flow(World const& world, Flow f, Account a) {
  return world.ledger.flows_year[static_cast<std::size_t>(f)][static_cast<std::size_t>(a)];
}

std::int64_t balance(World const& world, Account a) {
  return world.ledger.balance[static_cast<std::size_t>(a)];
}

void add_household(World& world, Tenure tenure, Dong savings) {
  auto& h = world.population.households;
  auto& d = world.population.dwellings;
  auto const id = id_of<HouseholdId>(h.size());
  h.key.push_back(AgentKey{100 + h.size()});
  h.zone.push_back(ZoneId{0});
  h.dwelling.push_back(id_of<DwellingId>(d.size()));
  h.tenure.push_back(tenure);
  h.savings.push_back(savings);
  h.persons.push_back(0);
  d.key.push_back(AgentKey{200 + d.size()});
  d.floor_m2.push_back(20);
  d.household.push_back(id);
  world.ledger.pay(Flow::entry_capital, Account::banks, Account::households, savings);
}

void add_person(World& world, HouseholdId household, Status status, Dong wage, bool migrant) {
  auto& x = world.population.persons;
  x.key.push_back(AgentKey{x.size()});
  x.household.push_back(household);
  x.status.push_back(status);
  x.education.push_back(Education::lower_secondary);
  x.wage.push_back(wage);
  x.migrant.push_back(migrant);
  ++world.population.households.persons[household];
  world.ledger.pay(Flow::wages, Account::domestic_enterprises, Account::households, wage);  // paid before
}

/// A migrant who rents a room, and a retired couple who own their home. Enterprises have sold for 30 million đồng, of
/// which 20 were value added, and paid 2 million in dividends.
World town() {
  World world;
  world.now = month_of(2024, 5);
  world.minimum_wage = Dong{4'000'000};
  world.land.price.push_back({20, 50, 60, 200});
  add_household(world, Tenure::room, Dong{5'000'000});
  add_household(world, Tenure::own, Dong{50'000'000});
  add_person(world, kTenant, Status::employed, Dong{10'000'000}, true);
  add_person(world, HouseholdId{1}, Status::retired, {}, false);
  add_person(world, HouseholdId{1}, Status::retired, {}, false);
  world.pool.sales = {Dong{0}, Dong{18'000'000}, Dong{12'000'000}};
  world.pool.local_inputs = {Dong{0}, Dong{3'000'000}, Dong{1'000'000}};
  world.pool.dividends = Dong{2'000'000};
  world.ledger.pay(Flow::dividends, Account::domestic_enterprises, Account::households, Dong{2'000'000});
  world.product.month_nominal = 20;
  world.product_tax_share = 0.08;
  return world;
}

std::int64_t savings(World const& world) {
  std::int64_t sum = 0;
  for (auto const held : world.population.households.savings) sum += held.value;
  return sum;
}

TEST(Settle, HouseholdsHoldWhatTheLedgerSaysToTheDong) {
  World world = town();
  settle_households(world, {});
  EXPECT_EQ(balance(world, Account::households), savings(world));
  EXPECT_EQ(std::accumulate(world.ledger.balance.begin(), world.ledger.balance.end(), std::int64_t{0}), 0);
}

TEST(Settle, InstitutionsPayOnWhatTheyTookInToTheHouseholdsOfGraduates) {
  World world = town();
  world.population.persons.education[kWorker] = Education::university;
  World without = world;
  world.ledger.pay(Flow::rnd, Account::domestic_enterprises, Account::institutions, Dong{3'000'001});
  settle_households(world, {});
  settle_households(without, {});
  EXPECT_EQ(balance(world, Account::institutions), 0);
  EXPECT_EQ(flow(world, Flow::wages, Account::institutions), -3'000'001);
  EXPECT_EQ(balance(world, Account::households), savings(world));
  auto const& rich = world.population.households.savings;
  auto const& poor = without.population.households.savings;
  EXPECT_GT(rich[kTenant], poor[kTenant]);
  EXPECT_EQ(rich[HouseholdId{1}], poor[HouseholdId{1}]);
}

TEST(Settle, ServicesThatProgrammesOrderAreBoughtOfTheProvincesEnterprises) {
  World world = town();
  World without = world;
  world.budget.services = Dong{1'000'000};
  settle_households(world, {});
  settle_households(without, {});
  EXPECT_EQ(world.budget.services, Dong{});
  EXPECT_EQ(flow(world, Flow::government_consumption, Account::province),
            flow(without, Flow::government_consumption, Account::province) - 1'000'000);
}

TEST(Settle, InsuranceTaxAndRemittancesFollowTheirRates) {
  World world = town();
  world.population.persons.wage[kWorker] = Dong{20'000'000};
  world.ledger.pay(Flow::wages, Account::domestic_enterprises, Account::households, Dong{10'000'000});
  settle_households(world, {});
  EXPECT_EQ(flow(world, Flow::social_insurance, Account::central_state), 2'100'000);  // 10.5 %
  EXPECT_EQ(flow(world, Flow::income_tax, Account::province), 450'000);               // 5 % above 11 million
  EXPECT_EQ(flow(world, Flow::remittances, Account::rest_of_world), 1'396'000);       // 8 % of 17,450,000
}

TEST(Settle, LocalsSendNothingHome) {
  World world = town();
  world.population.persons.migrant[kWorker] = 0;
  settle_households(world, {});
  EXPECT_EQ(flow(world, Flow::remittances, Account::rest_of_world), 0);
}

TEST(Settle, EveryRetiredPersonHasAPension) {
  World world = town();
  settle_households(world, {});
  EXPECT_EQ(flow(world, Flow::social_benefits, Account::households), 2 * 1'800'000);  // 45 % of the minimum wage
}

TEST(Settle, ARoomCostsItsFloorAndAtMostAShareOfWages) {
  World world = town();
  settle_households(world, {.market_rent_share = 1});
  EXPECT_EQ(world.household_account.rent.value, 20 * 50'000);
  World poor = town();
  settle_households(poor, {.market_rent_share = 0.05});
  EXPECT_EQ(poor.household_account.rent.value, 500'000);
}

TEST(Settle, SocialHomesAndDormitoriesCostHalfARoom) {
  for (auto tenure : {Tenure::social, Tenure::dormitory}) {
    World world = town();
    world.population.households.tenure[kTenant] = tenure;
    settle_households(world, {.market_rent_share = 1});
    EXPECT_EQ(world.household_account.rent.value, 500'000);
  }
}

TEST(Settle, OwnersPayNoRentAndGetAllOfItWithTheDividends) {
  World world = town();
  settle_households(world, {.consumption = 0, .wealth_consumption = 0, .market_rent_share = 1, .deposit_rate = 0});
  auto const& h = world.population.households;
  EXPECT_EQ(h.savings[HouseholdId{1}], Dong{50'000'000 + 2 * 1'800'000 + 2'000'000 + 1'000'000});
  EXPECT_EQ(balance(world, Account::landlords), 0);
}

TEST(Settle, NobodySpendsMoreThanThereIs) {
  World world = town();
  settle_households(world, {.consumption = 1, .wealth_consumption = 0.5, .buffer_months = 0});
  for (auto const held : world.population.households.savings) EXPECT_GE(held, Dong{});
}

TEST(Settle, OnlySavingsBeyondTheBufferAreSpent) {
  World rich = town(), buffered = town();
  settle_households(rich, {.consumption = 0, .wealth_consumption = 0.1, .buffer_months = 0});
  settle_households(buffered, {.consumption = 0, .wealth_consumption = 0.1, .buffer_months = 60});
  EXPECT_GT(savings(buffered), savings(rich));
  auto const spent =
      -flow(buffered, Flow::consumption, Account::households) + flow(buffered, Flow::product_tax, Account::province);
  EXPECT_EQ(spent, 0);
}

TEST(Settle, EnterprisesSellExactlyTheirSales) {
  World world = town();
  settle_households(world, {});
  std::int64_t domestic = 0, foreign = 0;
  for (auto f : {Flow::intermediate, Flow::consumption, Flow::government_consumption, Flow::exports}) {
    domestic += flow(world, f, Account::domestic_enterprises);
    foreign += flow(world, f, Account::foreign_enterprises);
  }
  EXPECT_EQ(domestic, 18'000'000 - 3'000'000);  // what they sold less what they bought
  EXPECT_EQ(foreign, 12'000'000 - 1'000'000);
}

TEST(Settle, ProductTaxIsItsShareOfValueAddedWithTheTax) {
  World world = town();
  settle_households(world, {});
  double const tax = static_cast<double>(flow(world, Flow::product_tax, Account::province));
  EXPECT_NEAR(tax / (20e6 + tax), 0.08, 1e-6);
}

TEST(Settle, BanksPayTheInterestOnSavings) {
  World world = town();
  settle_households(world, {.deposit_rate = 0.06});
  EXPECT_EQ(flow(world, Flow::interest, Account::households), 25'000 + 250'000);  // half a percent a month
  EXPECT_EQ(flow(world, Flow::interest, Account::banks), -275'000);
}

TEST(Settle, TheProvinceKeepsItsShareOfTheTaxesThatItCollects) {
  World world = town();
  for (int month = 0; month < 3; ++month) {
    world.product.month_nominal = 20 + month;
    settle_households(world, {.government_share = 0, .retained_taxes = 0.25});
    auto const collected =
        flow(world, Flow::income_tax, Account::province) + flow(world, Flow::product_tax, Account::province);
    EXPECT_NEAR(static_cast<double>(balance(world, Account::province)), 0.25 * static_cast<double>(collected), 1);
    world.pool.sales = {};
    world.pool.dividends = {};
  }
  EXPECT_EQ(world.ledger.province_debt, Dong{});
}

TEST(Settle, TaxesAfterDecembersSettlementAreSharedWhenTheYearIsClosed) {
  BudgetParameters const p{.government_share = 0, .retained_taxes = 0.25};
  for (std::int64_t const after : {std::int64_t{8'000'001}, std::int64_t{-400'001}}) {  // of who closes; given back
    World world = town();
    settle_households(world, p);
    world.ledger.pay(Flow::corporate_tax, Account::domestic_enterprises, Account::province, Dong{after});
    close_year_of_province(world, p);
    auto const collected = flow(world, Flow::income_tax, Account::province) +
                           flow(world, Flow::corporate_tax, Account::province) +
                           flow(world, Flow::product_tax, Account::province);
    auto const kept = share_of(Dong{collected}, 0.25).value;
    EXPECT_EQ(flow(world, Flow::central_transfer, Account::province), kept - collected);
    EXPECT_EQ(balance(world, Account::province), kept);
    EXPECT_EQ(std::accumulate(world.ledger.balance.begin(), world.ledger.balance.end(), std::int64_t{0}), 0);
  }
}

TEST(Settle, AYearIsClosedOnceAndGrantsOfDecemberAreALoanIfNeedBe) {
  World world = town();
  BudgetParameters const p{.government_share = 0};
  settle_households(world, p);
  auto const settled = world.ledger.balance;
  close_year_of_province(world, p);
  EXPECT_EQ(world.ledger.balance, settled);
  world.ledger.pay(Flow::grants, Account::province, Account::domestic_enterprises, Dong{900'000'000});
  close_year_of_province(world, p);
  EXPECT_EQ(balance(world, Account::province), 0);
  EXPECT_EQ(world.ledger.province_debt.value, flow(world, Flow::public_loans, Account::province));
}

TEST(Settle, WhatTheProvinceLacksIsABookedLoanThatLaterMonthsPayBack) {
  World world = town();
  settle_households(world, {.government_share = 0.3, .retained_taxes = 0});
  auto const debt = world.ledger.province_debt;
  EXPECT_EQ(debt, Dong{6'000'000});
  EXPECT_EQ(balance(world, Account::province), 0);
  EXPECT_EQ(flow(world, Flow::public_loans, Account::province), 6'000'000);
  world.pool.sales = {};
  world.pool.dividends = {};
  settle_households(world, {.government_share = 0, .retained_taxes = 1});
  EXPECT_LT(world.ledger.province_debt, debt);
  EXPECT_GE(balance(world, Account::province), 0);
  EXPECT_TRUE(world.ledger.province_debt == Dong{} || balance(world, Account::province) == 0);
}

TEST(Settle, WithoutOwnersPropertyIncomeGoesToAllByPersons) {
  World world = town();
  world.population.households.tenure[HouseholdId{1}] = Tenure::social;
  BudgetParameters const p{
      .consumption = 0, .wealth_consumption = 0, .remittance = 0, .market_rent_share = 0, .deposit_rate = 0};
  auto const before = world.population.households.savings[kTenant];
  settle_households(world, p);
  Dong const net{10'000'000 - 1'050'000};
  Dong const third = world.population.households.savings[kTenant] - before - net;
  EXPECT_NEAR(static_cast<double>(third.value), 2e6 / 3, 1);
}

TEST(Settle, SameBitsOnOneTwoAndSevenThreads) {
  auto const digests = on_one_two_and_seven_threads([] {
    World world = town();
    world.pool.sales[1] = Dong{60'000'000'000};  // more than its people buy
    for (std::uint32_t i = 0; i < 5000; ++i) {
      add_household(world, static_cast<Tenure>(i % 5), Dong{1'000 * i});
      add_person(world, HouseholdId{2 + i}, Status::employed, Dong{6'000'000 + 777 * i}, i % 3 == 0);
    }
    settle_households(world, {});
    return state_digests(world);
  });
  EXPECT_EQ(digests[0], digests[1]);
  EXPECT_EQ(digests[0], digests[2]);
}

}  // namespace
}  // namespace tanvan
