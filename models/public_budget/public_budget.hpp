#pragma once
/// Households' money, the province's budget and the goods market: who pays whom until the month's accounts close
/// (models 3.11). Every payment is a debit and an equal credit in whole đồng.

#include <array>
#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/intervention.hpp"
#include "sim/engine/module.hpp"

namespace tanvan {

/// Ranges and sources in `parameters`.
struct BudgetParameters {
  double worker_insurance = 0.105;     // of wages
  double income_tax = 0.05;            // of the wage above the allowance
  double tax_allowance_mvnd = 11;      // [million đồng a month]
  double consumption = 0.82;           // of disposable income
  double wealth_consumption = 0.02;    // of savings above the buffer, a month
  double buffer_months = 4;            // savings kept, in months of income
  double imported_consumption = 0.35;  // of consumption before tax
  double remittance = 0.08;            // of migrants' net wages, sent home
  double pension = 0.45;               // of the minimum wage, to retired persons without a wage
  double government_share = 0.055;     // of GRDP spent by the province on goods and services
  double rental_yield = 0.047;         // yearly rent of a dwelling against its price
  double market_rent_share = 0.22;     // of a renting household's wages at most
  double sheltered_rent = 0.5;         // of social dwellings and dormitories against market rooms
  double demand_memory_months = 6;     // in which local demand follows residents' consumption
  double deposit_rate = 0.03;          // a year, on households' savings
  double retained_taxes = 0.36;        // of the taxes that the province collects
  double fund_rnd_share = 0.5;         // of the innovation fund for R&D; the rest renews machines
  // Lines that pay for policies, as of 2020 [billion đồng a year]
  double line_st_career = 150;
  double line_investment = 500;
  double line_national_programme = 200;
  double line_matching = 200;
  double line_growth = 0.05;  // of the lines a year, current prices

  friend bool operator==(BudgetParameters const&, BudgetParameters const&) = default;
};

std::vector<Parameter> parameters(BudgetParameters& p);

/// Kinds: innovation_fund, training, practice_support, and every lever of Decision 742 (levers.hpp).
std::vector<InterventionKind> budget_interventions();

/// Month: public_budget.policies (sense), public_budget.settle (settle).
std::vector<Module> budget_modules(BudgetParameters const& p);

/// Monthly personal income tax on a wage [đồng a month] (one bracket; models 3.11): rate times what exceeds the
/// allowance; >= 0.
inline Dong income_tax(Dong wage, BudgetParameters const& p) {
  Dong const above = wage - dong(p.tax_allowance_mvnd * 1e6);
  return above > Dong{} ? share_of(above, p.income_tax) : Dong{};
}

/// Splits an amount over weights in whole đồng: each gets the floor of its part, the rest goes to the first with a
/// weight. The parts sum to the amount exactly. @param weights >= 0, not all 0 unless amount is 0
std::vector<Dong> split(Dong amount, std::vector<std::int64_t> const& weights);

}  // namespace tanvan
