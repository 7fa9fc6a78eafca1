#pragma once
/// The steps of the budget model.

#include "models/public_budget/public_budget.hpp"

namespace tanvan {

/// M8: wages, taxes, benefits, rents, dividends and consumption of every household; then the goods market and the
/// province close the month. What residents, province and other enterprises do not buy of the enterprises' sales goes
/// outside: exports are the residual.
void settle_households(World& world, BudgetParameters const& p);

/// Closes the province's year: taxes that were paid or given back after December's settlement (S&T funds, closing
/// enterprises) are shared with the central state too, and loans as each month (3.11). Where nothing was paid since, it
/// does nothing. Books in the ledger alone.
void close_year_of_province(World& world, BudgetParameters const& p);

}  // namespace tanvan
