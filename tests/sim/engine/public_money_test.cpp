#include "sim/engine/public_money.hpp"

#include <gtest/gtest.h>
#include <numeric>

namespace tanvan {
namespace {

constexpr auto kLine = BudgetLine::matching;

/// A province of which the line holds 100 đồng.
World province() {
  World world;
  world.now = month_of(2024, 5);
  world.budget.of(kLine).allotted = Dong{100};
  return world;
}

std::int64_t flow(World const& world, Flow f, Account a) {
  return world.ledger.flows_year[static_cast<std::size_t>(f)][static_cast<std::size_t>(a)];
}

TEST(PublicMoney, WithinItsAllotmentALineOwesNothing) {
  World world = province();
  spend(world, kLine, Flow::grants, Account::institutions, Dong{100});
  EXPECT_EQ(world.budget.of(kLine).spent, Dong{100});
  EXPECT_EQ(world.budget.of(kLine).borrowed, Dong{});
  EXPECT_EQ(world.ledger.province_debt, Dong{});
  EXPECT_EQ(flow(world, Flow::grants, Account::institutions), 100);
}

TEST(PublicMoney, WhatExceedsTheLineIsABookedLoan) {
  World world = province();
  spend(world, kLine, Flow::grants, Account::institutions, Dong{70});
  spend(world, kLine, Flow::grants, Account::institutions, Dong{70});
  EXPECT_EQ(world.budget.of(kLine).borrowed, Dong{40});
  EXPECT_EQ(flow(world, Flow::public_loans, Account::province), 40);
  EXPECT_EQ(world.ledger.province_debt, Dong{40});
}

TEST(PublicMoney, AnOverdrawnLineThatIsWidenedBorrowsOnlyWhatExceedsIt) {
  World world = province();
  spend(world, kLine, Flow::grants, Account::institutions, Dong{110});
  world.budget.of(kLine).allotted += Dong{4};
  spend(world, kLine, Flow::grants, Account::institutions, Dong{4});
  EXPECT_EQ(world.budget.of(kLine).borrowed, Dong{10});
  spend(world, kLine, Flow::grants, Account::institutions, Dong{5});
  EXPECT_EQ(world.budget.of(kLine).borrowed, Dong{15});
}

TEST(PublicMoney, TheLoanDoesNotDependOnTheOrderOfPayments) {
  World one = province(), other = province();
  for (std::int64_t amount : {30, 90, 10}) book_on_line(one, kLine, Dong{amount});
  for (std::int64_t amount : {10, 30, 90}) book_on_line(other, kLine, Dong{amount});
  EXPECT_EQ(one.budget.of(kLine).borrowed, other.budget.of(kLine).borrowed);
}

TEST(PublicMoney, EveryRowOfTheLedgerSumsToZero) {
  World world = province();
  spend(world, kLine, Flow::investment, Account::rest_of_world, Dong{1'000'001});
  for (auto const& row : world.ledger.flows_year)
    EXPECT_EQ(std::accumulate(row.begin(), row.end(), std::int64_t{0}), 0);
}

TEST(PublicMoney, APotGivesWhatItHolds) {
  World world = province();
  world.budget.of(Pot::seed_capital) = Dong{50};
  EXPECT_EQ(draw_grant(world, Pot::seed_capital, Account::domestic_enterprises, Dong{30}), Dong{30});
  EXPECT_EQ(draw_grant(world, Pot::seed_capital, Account::domestic_enterprises, Dong{30}), Dong{20});
  EXPECT_EQ(world.budget.of(Pot::seed_capital), Dong{});
  EXPECT_EQ(world.budget.of(line_of(Pot::seed_capital)).spent, Dong{50});
}

TEST(PublicMoney, AllLinesTogetherHaveSpentTheirSum) {
  World world = province();
  book_on_line(world, BudgetLine::st_career, Dong{3});
  book_on_line(world, BudgetLine::matching, Dong{4});
  EXPECT_EQ(spent_on_policies(world.budget), Dong{7});
}

TEST(InForce, TheLastOfAKindCountsUntilItsMonthsAreOver) {
  World world = province();
  auto const add = [&](Month date, double months) {
    world.interventions.push_back({date, "iso9001_support", {}, {{"months", months}}, "test", {}});
  };
  add(month_of(2023, 1), 0);
  add(month_of(2024, 1), 6);
  EXPECT_EQ(in_force(world, "iso9001_support"), &world.interventions[1]);
  EXPECT_EQ(in_force(world, "other"), nullptr);
  world.now = month_of(2023, 12);
  EXPECT_EQ(in_force(world, "iso9001_support"), &world.interventions[0]);
  world.now = month_of(2024, 7);
  EXPECT_EQ(in_force(world, "iso9001_support"), nullptr);
}

TEST(PublicMoney, WhatIsLeftOfAYearIsATwelfthForEachMonthInForce) {
  World world;
  auto const fund = [](Month date, double months) {
    return Intervention{date, "fund", {}, {{"months", months}}, "test", {}};
  };
  world.interventions = {fund(month_of(2024, 3), 0), fund(month_of(2026, 7), 2)};
  auto const left = [&](int year, int month) {
    world.now = month_of(year, month);
    return rest_of_year(world, "fund", Dong{1201}).value;
  };
  EXPECT_EQ(left(2024, 2), 0);
  EXPECT_EQ(left(2024, 3), 1000);
  EXPECT_EQ(left(2025, 1), 1201);  // all year: to the đồng
  EXPECT_EQ(left(2026, 1), 600);   // until the next takes over
  EXPECT_EQ(left(2026, 7), 200);
  EXPECT_EQ(left(2026, 9), 0);
}

}  // namespace
}  // namespace tanvan
