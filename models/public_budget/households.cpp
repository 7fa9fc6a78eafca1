#include "models/public_budget/households.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "sim/core/check.hpp"
#include "sim/parallel/ordered_sum.hpp"
#include "sim/parallel/shared_sum.hpp"
#include "sim/statistics/gini_classes.hpp"

namespace tanvan {
namespace {

/// What the members of a household bring home, and what it has of that to spend.
struct Purse {
  Dong wages, disposable;
  Dong bound;  // rent and what is sent home: with `disposable`, the income
  std::int64_t graduates = 0;
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
  bool const graduate = persons.education[id] >= Education::university && persons.status[id] == Status::employed;
  purse.graduates += graduate;
  totals.graduates += graduate;
  purse.wages += wage;
  purse.disposable += wage - insurance - tax - sent + benefit;
  purse.bound += sent;
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
    gather_runs<Purse>(begin, end, household_of, gather, [&](HouseholdId id, Purse const& purse, std::size_t members) {
      if (purse.wages == Dong{} && purse.disposable == Dong{})
        return;  // children, who often lie far from their parents
      if (members == world.population.households.persons[id]) {
        purses[id.value] = purse;
        return;
      }
      add_shared(purses[id.value].wages.value, purse.wages.value);
      add_shared(purses[id.value].disposable.value, purse.disposable.value);
      if (purse.bound > Dong{}) add_shared(purses[id.value].bound.value, purse.bound.value);
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

constexpr std::size_t kAhead = 16;  // households whose homes are fetched while others pay

/// Has a household's home, which lies anywhere among a million, brought near for when its turn comes.
void fetch_home(World const& world, std::size_t row) {
  auto const dwelling = world.population.households.dwelling[id_of<HouseholdId>(row)];
  if (dwelling) __builtin_prefetch(&world.population.dwellings.floor_m2[dwelling]);
}

/// Tenants pay their rents, savers receive interest.
void pay_rents(World const& world, BudgetParameters const& p, std::span<Purse> purses, HouseholdTotals& totals) {
  auto const& h = world.population.households;
  totals += ordered_total<HouseholdTotals>(h.size(), [&](std::size_t begin, std::size_t end, auto& sum) {
    for (std::size_t row = begin; row != end; ++row) {
      fetch_home(world, std::min(row + kAhead, end - 1));
      auto const id = id_of<HouseholdId>(row);
      Dong const rent = rent_of(world, id, purses[row].wages, p);
      Dong const interest = share_of(h.savings[id], p.deposit_rate / kMonthsInYear);
      purses[row].disposable += interest - rent;
      purses[row].bound += rent;
      sum.rent += rent;
      sum.interest += interest;
      if (rent > Dong{}) sum.renters_wages += purses[row].wages;
    }
  });
}

/// Households by the number of their persons: whole numbers, the same in any order.
struct BySize {
  std::vector<std::int64_t> all, owners;  // [persons]; owners: of their home

  void add(std::size_t persons, bool owns) {
    if (persons >= all.size()) all.resize(persons + 1, 0), owners.resize(persons + 1, 0);
    ++all[persons];
    owners[persons] += owns ? 1 : 0;
  }

  BySize& operator+=(BySize const& other) {
    if (other.all.size() > all.size()) all.resize(other.all.size(), 0), owners.resize(other.all.size(), 0);
    for (std::size_t n = 0; n < other.all.size(); ++n) all[n] += other.all[n], owners[n] += other.owners[n];
    return *this;
  }
};

BySize sizes_of(HouseholdStore const& h) {
  return ordered_total<BySize>(h.size(), [&](std::size_t begin, std::size_t end, BySize& sum) {
    for (auto id = id_of<HouseholdId>(begin); id.value != end; ++id.value)
      if (h.persons[id] > 0) sum.add(h.persons[id], h.tenure[id] == Tenure::own);
  });
}

/// What dividends and rents are worth to a household: by tenure and the number of its persons.
class Property {
 public:
  Property(HouseholdStore const& h, Dong amount) : rest_{amount} {
    auto sizes = sizes_of(h);
    owned_ = std::any_of(sizes.owners.begin(), sizes.owners.end(), [](auto n) { return n > 0; });
    households_ = std::move(owned_ ? sizes.owners : sizes.all);
    while (first_.value < h.size() && !takes_part(h, first_)) ++first_.value;
    share_out(amount);
  }

  Dong of(HouseholdStore const& h, HouseholdId id) const {
    if (!takes_part(h, id)) return {};
    return part_[h.persons[id]] + (id == first_ ? rest_ : Dong{});
  }

 private:
  bool takes_part(HouseholdStore const& h, HouseholdId id) const {
    return h.persons[id] > 0 && (!owned_ || h.tenure[id] == Tenure::own);
  }

  void share_out(Dong amount) {
    __extension__ using Wide = __int128;
    std::int64_t persons = 0;
    for (std::size_t n = 1; n < households_.size(); ++n) persons += households_[n] * static_cast<std::int64_t>(n);
    part_.resize(households_.size());
    for (std::size_t n = 1; n < part_.size() && persons > 0; ++n) {
      Wide const share = static_cast<Wide>(amount.value) * static_cast<std::int64_t>(n) / persons;
      part_[n].value = static_cast<std::int64_t>(share);
      rest_ -= Dong{part_[n].value * households_[n]};
    }
  }

  bool owned_ = false;                    // whether anybody owns a home; else all take part
  Dong rest_;                             // what whole đồng leave over: the first household's
  HouseholdId first_{0};                  // of those who take part
  std::vector<std::int64_t> households_;  // [persons]
  std::vector<Dong> part_;                // [persons]
};

/// What the institutions took in: wages of their researchers, the same for each graduate at work.
class Research {
 public:
  Research(Dong amount, std::span<Purse const> purses, std::int64_t graduates) {
    if (graduates == 0 || amount <= Dong{}) return;
    each_ = Dong{amount.value / graduates};
    rest_ = amount - Dong{each_.value * graduates};
    while (purses[first_].graduates == 0) ++first_;
  }

  Dong of(std::size_t row, Purse const& purse) const {
    return Dong{each_.value * purse.graduates} + (row == first_ ? rest_ : Dong{});
  }

 private:
  Dong each_, rest_;  // what whole đồng leave over goes to the first household
  std::size_t first_ = 0;
};

/// What a household spends: a share of disposable income and a little of what it owns beyond its buffer; never more
/// than it has.
Dong spend(Dong savings, Dong disposable, BudgetParameters const& p) {
  Dong const buffer = share_of(disposable, p.buffer_months);
  Dong const beyond = savings > buffer ? share_of(savings - buffer, p.wealth_consumption) : Dong{};
  Dong const wanted = share_of(std::max(Dong{}, disposable), p.consumption) + beyond;
  return std::clamp(wanted, Dong{}, std::max(Dong{}, savings + disposable));
}

/// Property reaches its owners and research its researchers, all spend, and what is left is saved.
void spend_all(World& world, BudgetParameters const& p, Property const& property, Research const& research,
               std::span<Purse const> purses, std::span<Dong> incomes, HouseholdTotals& totals) {
  auto& h = world.population.households;
  totals += ordered_total<HouseholdTotals>(h.size(), [&](std::size_t begin, std::size_t end, auto& sum) {
    for (std::size_t row = begin; row != end; ++row) {
      auto const id = id_of<HouseholdId>(row);
      Dong const got = property.of(h, id);
      Dong const for_research = research.of(row, purses[row]);
      Dong const disposable = purses[row].disposable + got + for_research;
      Dong const consumption = spend(h.savings[id], disposable, p);
      h.savings[id] += disposable - consumption;
      if (!incomes.empty()) incomes[row] = disposable + purses[row].bound;
      sum.property += got;
      sum.research += for_research;
      sum.consumption += consumption;
    }
  });
}

}  // namespace

HouseholdTotals& HouseholdTotals::operator+=(HouseholdTotals const& other) {
  for (auto part :
       {&HouseholdTotals::wages, &HouseholdTotals::insurance, &HouseholdTotals::tax, &HouseholdTotals::remittance,
        &HouseholdTotals::benefits, &HouseholdTotals::interest, &HouseholdTotals::rent, &HouseholdTotals::property,
        &HouseholdTotals::research, &HouseholdTotals::consumption, &HouseholdTotals::renters_wages})
    this->*part += other.*part;
  graduates += other.graduates;
  return *this;
}

HouseholdTotals live_household_month(World& world, BudgetParameters const& p, std::span<Dong> incomes) {
  expects(incomes.empty() || incomes.size() == world.population.households.size(), "an income a household, or none");
  HouseholdTotals totals;
  auto purses = earn_all(world, p, totals);
  pay_rents(world, p, purses, totals);
  Dong const landlords{world.ledger.balance[static_cast<std::size_t>(Account::landlords)]};
  Property const property{world.population.households, world.pool.dividends + landlords + totals.rent};
  Dong const institutions{world.ledger.balance[static_cast<std::size_t>(Account::institutions)]};
  Research const research{institutions, purses, totals.graduates};
  spend_all(world, p, property, research, purses, incomes, totals);
  return totals;
}

double income_gini(HouseholdStore const& households, std::span<Dong const> incomes) {
  GiniClasses heads;
  for (auto id : ids<HouseholdId>(households.size()))
    if (auto const persons = households.persons[id]; persons > 0) heads.add(incomes[id.value].value / persons, persons);
  return heads.gini();
}

}  // namespace tanvan
