#include "models/public_budget/households.hpp"

#include <algorithm>
#include <span>

#include "sim/parallel/ordered_sum.hpp"
#include "sim/parallel/shared_sum.hpp"

namespace tanvan {
namespace {

constexpr double kMonthsInYear = 12;

/// What the members of a household bring home, and what it has of that to spend.
struct Purse {
  Dong wages, disposable;
  std::int64_t graduates = 0;  // members with a degree who work
};

/// Wage of a person and what is taken from it.
void earn(World const& world, PersonId id, BudgetParameters const& p, Purse& purse, HouseholdTotals& totals) {
  auto const& persons = world.population.persons;
  Dong const wage = persons.wage[id];
  if (wage == Dong{} && persons.status[id] != Status::retired) return;
  Dong const insurance = share_of(wage, p.worker_insurance);
  Dong const tax = income_tax(wage, p);
  Dong const sent = persons.migrant[id] ? share_of(wage - insurance - tax, p.remittance) : Dong{};
  Dong const benefit = persons.status[id] == Status::retired ? share_of(world.minimum_wage, p.pension) : Dong{};
  purse.wages += wage;
  purse.disposable += wage - insurance - tax - sent + benefit;
  purse.graduates += persons.education[id] >= Education::university && persons.status[id] == Status::employed;
  totals.wages += wage;
  totals.insurance += insurance;
  totals.tax += tax;
  totals.remittance += sent;
  totals.benefits += benefit;
}

/// The purses of all households, filled by their members.
std::vector<Purse> earn_all(World const& world, BudgetParameters const& p, HouseholdTotals& totals) {
  auto const& persons = world.population.persons;
  std::vector<Purse> purses(world.population.households.size());
  auto const household_of = [&](std::size_t row) { return persons.household[id_of<PersonId>(row)]; };
  totals += ordered_total<HouseholdTotals>(persons.size(), [&](std::size_t begin, std::size_t end, auto& sum) {
    auto const gather = [&](std::size_t row, Purse& purse) { earn(world, id_of<PersonId>(row), p, purse, sum); };
    gather_runs<Purse>(begin, end, household_of, gather, [&](HouseholdId id, Purse const& purse) {
      add_shared(purses[id.value].wages.value, purse.wages.value);
      add_shared(purses[id.value].disposable.value, purse.disposable.value);
      if (purse.graduates > 0) add_shared(purses[id.value].graduates, purse.graduates);
    });
  });
  return purses;
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

/// Tenants pay their rents, savers receive interest.
void pay_rents(World const& world, BudgetParameters const& p, std::span<Purse> purses, HouseholdTotals& totals) {
  auto const& h = world.population.households;
  totals += ordered_total<HouseholdTotals>(h.size(), [&](std::size_t begin, std::size_t end, auto& sum) {
    for (std::size_t row = begin; row != end; ++row) {
      auto const id = id_of<HouseholdId>(row);
      Dong const rent = rent_of(world, id, purses[row].wages, p);
      Dong const interest = share_of(h.savings[id], p.deposit_rate / kMonthsInYear);
      purses[row].disposable += interest - rent;
      sum.rent += rent;
      sum.interest += interest;
      if (rent > Dong{}) sum.renters_wages += purses[row].wages;
    }
  });
}

/// An amount split over households by small whole weights, in whole đồng: each gets the floor of its part, the first
/// with a weight what is left over. By the number of persons where nobody has a weight.
template <class Weight>
class Shares {
 public:
  /// @param weight  id of a household to a small whole number >= 0
  Shares(HouseholdStore const& h, Dong amount, Weight weight) : h_{h}, weight_{weight}, rest_{amount} {
    std::int64_t sum = count();
    if (sum == 0) {
      by_persons_ = true;
      sum = count();
    }
    __extension__ using Wide = __int128;
    part_.resize(households_.size());
    for (std::size_t w = 1; w < part_.size(); ++w) {
      Wide const share = static_cast<Wide>(amount.value) * static_cast<std::int64_t>(w) / sum;
      part_[w].value = static_cast<std::int64_t>(share);
      rest_ -= Dong{part_[w].value * households_[w]};
    }
  }

  Dong of(HouseholdId id) const {
    auto const weight = weight_of(id);
    return weight > 0 ? part_[weight] + (id == first_ ? rest_ : Dong{}) : Dong{};
  }

 private:
  std::size_t weight_of(HouseholdId id) const {
    return by_persons_ ? h_.persons[id] : static_cast<std::size_t>(weight_(id));
  }

  /// Counts the households by their weight. @return sum of weights
  std::int64_t count() {
    std::int64_t sum = 0;
    for (auto id : ids<HouseholdId>(h_.size())) {
      auto const weight = weight_of(id);
      if (weight == 0) continue;
      if (!first_) first_ = id;
      if (weight >= households_.size()) households_.resize(weight + 1, 0);
      ++households_[weight];
      sum += static_cast<std::int64_t>(weight);
    }
    return sum;
  }

  HouseholdStore const& h_;
  Weight weight_;
  bool by_persons_ = false;
  Dong rest_;
  HouseholdId first_;
  std::vector<std::int64_t> households_;  // [weight]
  std::vector<Dong> part_;                // [weight]
};

/// What a household spends: a share of disposable income and a little of what it owns beyond its buffer; never more
/// than it has.
Dong spend(Dong savings, Dong disposable, BudgetParameters const& p) {
  Dong const buffer = share_of(disposable, p.buffer_months);
  Dong const beyond = savings > buffer ? share_of(savings - buffer, p.wealth_consumption) : Dong{};
  Dong const wanted = share_of(std::max(Dong{}, disposable), p.consumption) + beyond;
  return std::clamp(wanted, Dong{}, std::max(Dong{}, savings + disposable));
}

/// Dividends and rents reach the households that own their homes, by the number of persons. Institutions pay what they
/// took in to their researchers, who are among the graduates at work.
void receive(World const& world, std::span<Purse> purses, HouseholdTotals& totals) {
  auto const& h = world.population.households;
  Shares const property{h, totals.property,
                        [&](HouseholdId id) { return h.tenure[id] == Tenure::own ? h.persons[id] : 0; }};
  auto const graduates = [&](HouseholdId id) { return purses[id.value].graduates; };
  for_each_row<HouseholdId>(h.size(), [&](HouseholdId id) { purses[id.value].disposable += property.of(id); });
  if (totals.research == Dong{}) return;
  Shares const research{h, totals.research, graduates};
  for_each_row<HouseholdId>(h.size(), [&](HouseholdId id) { purses[id.value].disposable += research.of(id); });
}

/// All spend, and what is left is saved.
void spend_all(World& world, BudgetParameters const& p, std::span<Purse const> purses, HouseholdTotals& totals) {
  auto& h = world.population.households;
  totals += ordered_total<HouseholdTotals>(h.size(), [&](std::size_t begin, std::size_t end, auto& sum) {
    for (std::size_t row = begin; row != end; ++row) {
      auto const id = id_of<HouseholdId>(row);
      Dong const consumption = spend(h.savings[id], purses[row].disposable, p);
      h.savings[id] += purses[row].disposable - consumption;
      sum.consumption += consumption;
    }
  });
}

}  // namespace

HouseholdTotals& HouseholdTotals::operator+=(HouseholdTotals const& other) {
  for (auto part :
       {&HouseholdTotals::wages, &HouseholdTotals::insurance, &HouseholdTotals::tax, &HouseholdTotals::remittance,
        &HouseholdTotals::benefits, &HouseholdTotals::interest, &HouseholdTotals::rent, &HouseholdTotals::property,
        &HouseholdTotals::consumption, &HouseholdTotals::renters_wages})
    this->*part += other.*part;
  return *this;
}

HouseholdTotals live_household_month(World& world, BudgetParameters const& p) {
  HouseholdTotals totals;
  auto purses = earn_all(world, p, totals);
  pay_rents(world, p, purses, totals);
  auto const held = [&](Account account) { return Dong{world.ledger.balance[static_cast<std::size_t>(account)]}; };
  totals.property = world.pool.dividends + held(Account::landlords) + totals.rent;
  totals.research = std::max(Dong{}, held(Account::institutions));
  receive(world, purses, totals);
  spend_all(world, p, purses, totals);
  return totals;
}

}  // namespace tanvan
