#include <algorithm>
#include <numeric>
#include <utility>

#include "models/public_budget/steps.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/group.hpp"

namespace tanvan {
namespace {

constexpr double kMonthsInYear = 12;

/// One household's month [đồng].
struct HouseholdMonth {
  Dong wages, insurance, tax, remittance, benefits, interest, rent, property, research, consumption;
  std::int64_t graduates = 0;  // members with a degree who work
};

/// Wages and what is taken from them, over the members in row order.
HouseholdMonth earn(World const& world, std::span<std::uint32_t const> members, BudgetParameters const& p) {
  auto const& persons = world.population.persons;
  HouseholdMonth m;
  for (auto row : members) {
    PersonId const id{row};
    Dong const wage = persons.wage[id];
    Dong const insurance = share_of(wage, p.worker_insurance);
    Dong const tax = income_tax(wage, p);
    m.wages += wage;
    m.insurance += insurance;
    m.tax += tax;
    if (persons.migrant[id]) m.remittance += share_of(wage - insurance - tax, p.remittance);
    m.graduates += persons.education[id] >= Education::university && persons.status[id] == Status::employed;
    if (persons.status[id] == Status::retired) m.benefits += share_of(world.minimum_wage, p.pension);
  }
  return m;
}

/// Monthly rent of a household by tenure: rooms by the m², social dwellings and dormitories a part of that, rented
/// houses by yield; at most a share of its wages.
Dong rent_of(World const& world, HouseholdId id, Dong wages, BudgetParameters const& p) {
  auto const& h = world.population.households;
  auto const dwelling = h.dwelling[id];
  if (!dwelling || h.tenure[id] == Tenure::own) return {};
  auto const& price = world.land.price[h.zone[id]];
  double const floor = world.population.dwellings.floor_m2[dwelling];
  double const by_room = price[static_cast<std::size_t>(FloorUse::room)] * 1e3 * floor;
  double const by_yield = price[static_cast<std::size_t>(FloorUse::housing)] * 1e6 * floor * p.rental_yield / 12;
  double asked = h.tenure[id] == Tenure::rent ? by_yield : by_room;
  if (h.tenure[id] == Tenure::social || h.tenure[id] == Tenure::dormitory) asked *= p.sheltered_rent;
  return std::min(dong(asked), share_of(wages, p.market_rent_share));
}

/// What a household spends: a share of disposable income and a little of what it owns beyond its buffer; never more
/// than it has.
Dong spend(Dong savings, Dong disposable, BudgetParameters const& p) {
  Dong const buffer = share_of(disposable, p.buffer_months);
  Dong const beyond = savings > buffer ? share_of(savings - buffer, p.wealth_consumption) : Dong{};
  Dong const wanted = share_of(std::max(Dong{}, disposable), p.consumption) + beyond;
  return std::clamp(wanted, Dong{}, std::max(Dong{}, savings + disposable));
}

Dong sum_of(std::vector<HouseholdMonth> const& months, Dong HouseholdMonth::*part) {
  return std::accumulate(months.begin(), months.end(), Dong{},
                         [part](Dong sum, HouseholdMonth const& m) { return sum + m.*part; });
}

/// Dividends and rents reach the households that own their homes, by the number of persons.
void pay_property(World const& world, std::vector<HouseholdMonth>& months, Dong amount) {
  auto const& h = world.population.households;
  std::vector<std::int64_t> weights(h.size());
  for (auto id : ids<HouseholdId>(h.size())) weights[id.value] = h.tenure[id] == Tenure::own ? h.persons[id] : 0;
  if (std::accumulate(weights.begin(), weights.end(), std::int64_t{0}) == 0)
    for (auto id : ids<HouseholdId>(h.size())) weights[id.value] = h.persons[id];
  auto const parts = split(amount, weights);
  for (std::size_t i = 0; i < parts.size(); ++i) months[i].property = parts[i];
}

/// Institutions pay what they took in to their researchers, who are among the graduates at work: by their number, to
/// all persons alike where there is none. Nothing is left with the institutions.
void pay_researchers(World& world, std::vector<HouseholdMonth>& months) {
  Dong const amount{world.ledger.balance[static_cast<std::size_t>(Account::institutions)]};
  if (amount <= Dong{}) return;
  std::vector<std::int64_t> weights;
  for (auto const& m : months) weights.push_back(m.graduates);
  if (std::accumulate(weights.begin(), weights.end(), std::int64_t{0}) == 0)
    weights.assign(world.population.households.persons.begin(), world.population.households.persons.end());
  auto const parts = split(amount, weights);
  for (std::size_t i = 0; i < parts.size(); ++i) months[i].research = parts[i];
  world.ledger.pay(Flow::wages, Account::institutions, Account::households, amount);
}

/// Books the households' side in the ledger. Wages and dividends were booked by the enterprises.
void book_households(World& world, std::vector<HouseholdMonth> const& months) {
  auto& ledger = world.ledger;
  Dong const rent = sum_of(months, &HouseholdMonth::rent);
  ledger.pay(Flow::social_insurance, Account::households, Account::central_state,
             sum_of(months, &HouseholdMonth::insurance));
  ledger.pay(Flow::interest, Account::banks, Account::households, sum_of(months, &HouseholdMonth::interest));
  ledger.pay(Flow::income_tax, Account::households, Account::province, sum_of(months, &HouseholdMonth::tax));
  ledger.pay(Flow::remittances, Account::households, Account::rest_of_world,
             sum_of(months, &HouseholdMonth::remittance));
  ledger.pay(Flow::social_benefits, Account::central_state, Account::households,
             sum_of(months, &HouseholdMonth::benefits));
  ledger.pay(Flow::rents, Account::households, Account::landlords, rent);
  Dong const landlords{world.ledger.balance[static_cast<std::size_t>(Account::landlords)]};
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
  auto& base = world.memory.base_consumption;
  if (base <= 0) base = real;
  world.local_index += (real / base - world.local_index) / p.demand_memory_months;
}

}  // namespace

void settle_households(World& world, BudgetParameters const& p) {
  auto& h = world.population.households;
  auto const members = group_rows_by(std::as_const(world.population.persons.household).span(), h.size());
  std::vector<HouseholdMonth> months(h.size());
  for_each_row<HouseholdId>(h.size(), [&](HouseholdId id) {
    auto& m = months[id.value];
    m = earn(world, members.of(id.value), p);
    m.rent = rent_of(world, id, m.wages, p);
    m.interest = share_of(h.savings[id], p.deposit_rate / kMonthsInYear);
  });
  Dong const landlords{world.ledger.balance[static_cast<std::size_t>(Account::landlords)]};
  pay_property(world, months, world.pool.dividends + landlords + sum_of(months, &HouseholdMonth::rent));
  pay_researchers(world, months);
  for_each_row<HouseholdId>(h.size(), [&](HouseholdId id) {
    auto& m = months[id.value];
    Dong const disposable =
        m.wages - m.insurance - m.tax - m.remittance + m.benefits + m.interest + m.property + m.research - m.rent;
    m.consumption = spend(h.savings[id], disposable, p);
    h.savings[id] += disposable - m.consumption;
  });
  Dong const value_added = dong(world.memory.month_nominal * 1e6);
  book_households(world, months);
  clear_goods(world, sum_of(months, &HouseholdMonth::consumption), value_added, p);
  close_province(world, p);
  update_local_index(world, sum_of(months, &HouseholdMonth::consumption), p);
  auto& memory = world.memory;
  Dong const income = sum_of(months, &HouseholdMonth::wages) + sum_of(months, &HouseholdMonth::benefits) +
                      sum_of(months, &HouseholdMonth::property) + sum_of(months, &HouseholdMonth::research) +
                      sum_of(months, &HouseholdMonth::interest) - sum_of(months, &HouseholdMonth::insurance) -
                      sum_of(months, &HouseholdMonth::tax);
  memory.income += static_cast<double>(income.value);
  for (auto id : ids<HouseholdId>(h.size())) {
    if (h.tenure[id] == Tenure::own || months[id.value].rent == Dong{}) continue;
    memory.rent += static_cast<double>(months[id.value].rent.value);
    memory.renter_income += static_cast<double>(months[id.value].wages.value);
  }
}

}  // namespace tanvan
