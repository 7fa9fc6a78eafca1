#include <algorithm>
#include <numeric>
#include <utility>

#include "models/public_budget/households.hpp"
#include "models/public_budget/steps.hpp"

namespace tanvan {
namespace {

/// Books the households' side in the ledger. Wages and dividends were booked by the enterprises.
void book_households(Ledger& ledger, HouseholdTotals const& month) {
  ledger.pay(Flow::social_insurance, Account::households, Account::central_state, month.insurance);
  ledger.pay(Flow::interest, Account::banks, Account::households, month.interest);
  ledger.pay(Flow::wages, Account::institutions, Account::households, month.research);
  ledger.pay(Flow::income_tax, Account::households, Account::province, month.tax);
  ledger.pay(Flow::remittances, Account::households, Account::rest_of_world, month.remittance);
  ledger.pay(Flow::social_benefits, Account::central_state, Account::households, month.benefits);
  ledger.pay(Flow::rents, Account::households, Account::landlords, month.rent);
  Dong const landlords{ledger.balance[static_cast<std::size_t>(Account::landlords)]};
  ledger.pay(Flow::rents, Account::landlords, Account::households, landlords);
}

/// Who buys what the enterprises sold: each other, households, the province, and the rest of the world.
/// Sellers were credited in full; the ledger credits each ownership exactly what its enterprises sold.
void clear_goods(World& world, Dong consumption, Dong value_added, BudgetParameters const& p) {
  auto& pool = world.pool;
  auto& ledger = world.ledger;
  // Buyers pay product taxes on top of basic prices: their share of GRDP, reckoned on value added
  Dong const tax = share_of(value_added, world.product_tax_share / (1 - world.product_tax_share));
  Dong const goods = std::max(Dong{}, consumption - tax);
  Dong const abroad = share_of(goods, p.imported_consumption);
  Dong const government = share_of(value_added, p.government_share) + std::exchange(world.budget.services, Dong{});
  ledger.pay(Flow::product_tax, Account::households, Account::province, consumption - goods);
  ledger.pay(Flow::consumption, Account::households, Account::rest_of_world, abroad);
  std::array<Dong, kOwnerships> left = pool.sales;
  auto const sell = [&](Flow flow, Account buyer, Dong amount) {
    std::vector<std::int64_t> weights;
    for (auto sales : left) weights.push_back(sales.value);
    Dong const here = std::min(amount, std::accumulate(left.begin(), left.end(), Dong{}));
    ledger.pay(flow, buyer, Account::rest_of_world, amount - here);  // sold out: the rest comes from outside
    auto const parts = split(here, weights);
    for (std::size_t o = 0; o < kOwnerships; ++o) {
      ledger.pay(flow, buyer, account_of(static_cast<Ownership>(o)), parts[o]);
      left[o] -= parts[o];
    }
  };
  for (std::size_t o = 0; o < kOwnerships; ++o)
    sell(Flow::intermediate, account_of(static_cast<Ownership>(o)), pool.local_inputs[o]);
  sell(Flow::consumption, Account::households, goods - abroad);
  sell(Flow::government_consumption, Account::province, government);
  for (std::size_t o = 0; o < kOwnerships; ++o)
    ledger.pay(Flow::exports, Account::rest_of_world, account_of(static_cast<Ownership>(o)), left[o]);
}

/// Taxes that the province has collected since January.
Dong taxes_of_year(Ledger const& ledger) {
  Dong sum{};
  for (auto const flow : {Flow::income_tax, Flow::corporate_tax, Flow::product_tax})
    sum += Dong{ledger.flows_year[static_cast<std::size_t>(flow)][static_cast<std::size_t>(Account::province)]};
  return sum;
}

/// The central state takes its share of the taxes that were collected since January, less what it took before. Then the
/// province pays back what it owes, as far as it can; where it lacks money a loan of the central state is booked: its
/// balance is not below 0 when the month is settled.
void close_province(World& world, BudgetParameters const& p) {
  auto& ledger = world.ledger;
  auto const province = static_cast<std::size_t>(Account::province);
  Dong const taken{-ledger.flows_year[static_cast<std::size_t>(Flow::central_transfer)][province]};
  Dong const due = taxes_of_year(ledger) - share_of(taxes_of_year(ledger), p.retained_taxes);
  ledger.pay(Flow::central_transfer, Account::province, Account::central_state, due - taken);
  Dong const balance{ledger.balance[province]};
  Dong const loan = balance < Dong{} ? Dong{} - balance : Dong{} - std::min(balance, ledger.province_debt);
  ledger.pay(Flow::public_loans, Account::central_state, Account::province, loan);
  ledger.province_debt += loan;
}

/// Real consumption of residents against the start, smoothed over some months: what local demand follows.
void update_local_index(World& world, Dong consumption, BudgetParameters const& p) {
  double const real = static_cast<double>(consumption.value) / world.price_level;
  auto& base = world.household_account.base_consumption;
  if (base <= 0) base = real;
  world.local_index += (real / base - world.local_index) / p.demand_memory_months;
}

}  // namespace

void close_year_of_province(World& world, BudgetParameters const& p) {
  close_province(world, p);
}

void settle_households(World& world, BudgetParameters const& p) {
  bool const closes_year = world.now.ends_year();
  std::vector<Dong> incomes(closes_year ? world.population.households.size() : 0);
  auto const month = live_household_month(world, p, incomes);
  if (closes_year) world.household_account.income_gini = income_gini(world.population.households, incomes);
  book_households(world.ledger, month);
  clear_goods(world, month.consumption, dong(world.product.month_nominal * 1e6), p);
  close_province(world, p);
  update_local_index(world, month.consumption, p);
  world.payments.income += month.income();
  world.household_account.rent += month.rent;
  world.household_account.renters_wages += month.renters_wages;
}

}  // namespace tanvan
