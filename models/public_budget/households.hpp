#pragma once
/// A month of all households: what their members earn, what they pay and receive, and what they spend.

#include <vector>

#include "models/public_budget/public_budget.hpp"

namespace tanvan {

/// Money of all households in a month [đồng].
struct HouseholdTotals {
  Dong wages, insurance, tax, remittance, benefits, interest, rent, property, consumption;
  Dong renters_wages;  // of the households that pay rent

  HouseholdTotals& operator+=(HouseholdTotals const& other);

  /// Income after tax and insurance, before rents and remittances.
  Dong income() const { return wages + benefits + property + interest - insurance - tax; }
};

/// Lets every household earn, pay and spend; writes household.savings. Dividends and rents reach the households that
/// own their homes, all households where nobody does, by the number of persons.
HouseholdTotals live_household_month(World& world, BudgetParameters const& p);

}  // namespace tanvan
