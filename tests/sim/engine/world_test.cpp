#include "sim/engine/world.hpp"

#include <gtest/gtest.h>
#include <numeric>
#include <set>

#include "sim/engine/account_names.hpp"

namespace tanvan {
namespace {

TEST(Ledger, APaymentMovesMoneyFromOneAccountToTheOther) {
  Ledger ledger;
  ledger.pay(Flow::wages, Account::domestic_enterprises, Account::households, Dong{70});
  ledger.pay(Flow::wages, Account::foreign_enterprises, Account::households, Dong{5});
  auto const& row = ledger.flows_year[static_cast<std::size_t>(Flow::wages)];
  EXPECT_EQ(row[static_cast<std::size_t>(Account::households)], 75);
  EXPECT_EQ(row[static_cast<std::size_t>(Account::domestic_enterprises)], -70);
  EXPECT_EQ(ledger.balance[static_cast<std::size_t>(Account::households)], 75);
  EXPECT_EQ(ledger.balance[static_cast<std::size_t>(Account::foreign_enterprises)], -5);
}

TEST(Ledger, EveryFlowAndAllBalancesSumToZero) {
  Ledger ledger;
  for (std::size_t f = 0; f < kFlows; ++f)
    for (std::size_t a = 0; a < kAccounts; ++a)
      ledger.pay(static_cast<Flow>(f), static_cast<Account>(a), static_cast<Account>((3 * a + f) % kAccounts),
                 Dong{static_cast<std::int64_t>(1000 * f + 7 * a + 1)});
  for (auto const& row : ledger.flows_year) EXPECT_EQ(std::accumulate(row.begin(), row.end(), std::int64_t{0}), 0);
  EXPECT_EQ(std::accumulate(ledger.balance.begin(), ledger.balance.end(), std::int64_t{0}), 0);
}

TEST(Ledger, PayingOneselfMovesNothing) {
  Ledger ledger;
  ledger.pay(Flow::rents, Account::landlords, Account::landlords, Dong{9});
  EXPECT_EQ(ledger.balance, Ledger{}.balance);
}

TEST(Accounts, EachOwnershipHasItsOwn) {
  EXPECT_EQ(account_of(Ownership::state), Account::state_enterprises);
  EXPECT_EQ(account_of(Ownership::domestic), Account::domestic_enterprises);
  EXPECT_EQ(account_of(Ownership::foreign), Account::foreign_enterprises);
}

TEST(Accounts, AllFlowsAndAccountsHaveNamesThatDiffer) {
  std::set<std::string> flows, accounts;
  for (std::size_t f = 0; f < kFlows; ++f) flows.insert(name_of(static_cast<Flow>(f)));
  for (std::size_t a = 0; a < kAccounts; ++a) accounts.insert(name_of(static_cast<Account>(a)));
  EXPECT_EQ(flows.size(), kFlows);
  EXPECT_EQ(accounts.size(), kAccounts);
  EXPECT_EQ(flows.count("other") + accounts.count("other"), 0U);
}

}  // namespace
}  // namespace tanvan
