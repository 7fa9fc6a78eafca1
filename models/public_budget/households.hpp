#pragma once
/// A month of all households: what their members earn, what they pay and receive, and what they spend.

#include <span>
#include <vector>

#include "models/public_budget/public_budget.hpp"

namespace tanvan {

/// Money of all households in a month [đồng].
struct HouseholdTotals {
  Dong wages, insurance, tax, remittance, benefits, interest, rent, property, research, consumption;
  Dong renters_wages;          // of the households that pay rent
  std::int64_t graduates = 0;  // persons with a degree who work

  HouseholdTotals& operator+=(HouseholdTotals const& other);

  /// Income after tax and insurance, before rents and remittances.
  Dong income() const { return wages + benefits + property + research + interest - insurance - tax; }
};

/// Lets every household earn, pay and spend; writes household.savings. Dividends and rents reach the households that
/// own their homes, all households where nobody does, by the number of persons. What the institutions took in they pay
/// to their researchers, who are among the graduates at work, by their number; where there are none it is kept.
/// @param[out] incomes of each household, as `HouseholdTotals::income`: one per row, or none at all
HouseholdTotals live_household_month(World& world, BudgetParameters const& p, std::span<Dong> incomes = {});

/// Gini coefficient of income a head, each person with the income of its household over its persons (as GSO reckons it
/// from the VHLSS).  @param incomes one per household  @return in [0, 1); 0 where nobody has any
double income_gini(HouseholdStore const& households, std::span<Dong const> incomes);

}  // namespace tanvan
