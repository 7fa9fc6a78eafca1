#include "models/public_budget/public_budget.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

#include "models/public_budget/levers.hpp"
#include "models/public_budget/steps.hpp"
#include "sim/core/check.hpp"
#include "sim/engine/interventions.hpp"
#include "sim/engine/public_money.hpp"

namespace tanvan {
namespace {

/// Puts the fund's money of this year at the enterprises' disposal, a part for R&D and the rest for machines.
void fill_fund(World& world, BudgetParameters const& p) {
  Dong const money = rest_of_year(world, "innovation_fund", world.policy.innovation_fund_year);
  Dong const rnd = share_of(money, p.fund_rnd_share);
  world.budget.of(Pot::fund_rnd) = rnd;
  world.budget.of(Pot::fund_machines) = money - rnd;
}

std::string begin_fund(World& world, Intervention const& i) {
  auto& policy = world.policy;
  policy.innovation_fund_year = dong(i.numbers.at("billion_vnd_year") * 1e9 * world.scale);
  policy.rnd_subsidy_rate = i.numbers.at("rnd_subsidy_rate");
  policy.renewal_grant_rate = i.numbers.at("renewal_grant_rate");
  return fmt::format("{} billion đồng a year; {:.0f} % of R&D, {:.0f} % of machines", i.numbers.at("billion_vnd_year"),
                     policy.rnd_subsidy_rate * 100, policy.renewal_grant_rate * 100);
}

std::string begin_training(World& world, Intervention const& i) {
  world.policy.training_places_year = i.numbers.at("places_year") * world.scale;
  return fmt::format("{} training places a year", i.numbers.at("places_year"));
}

std::string begin_support(World& world, Intervention const& i) {
  world.policy.practice_support = i.numbers.at("hazard");
  return fmt::format("{} a year added to the adoption of practices", i.numbers.at("hazard"));
}

/// The kinds that are no levers of the table.
std::vector<InterventionKind> own_interventions() {
  return {
      {"innovation_fund",
       TargetKind::none,
       {{"billion_vnd_year", 0, true, 0, 100000, "billion đồng/year", "money of the fund"},
        {"rnd_subsidy_rate", 0.3, false, 0, 0.9, "1", "share of a domestic enterprise's R&D that the fund pays"},
        {"renewal_grant_rate", 0.15, false, 0, 0.9, "1", "share of a new machine's price that the fund pays"}},
       "an innovation fund for R&D and machines of domestic enterprises (Decision 742, II.4.1 and III)",
       begin_fund},
      {"training",
       TargetKind::none,
       {{"places_year", 0, true, 0, 1e6, "places/year", "workers trained a year"}},
       "training places that lift schooling to vocational or above (Decision 742, II.1)",
       begin_training},
      {"practice_support",
       TargetKind::none,
       {{"hazard", 0, true, 0, 1, "1/year", "added to the adoption of each practice"}},
       "information and support for digital, quality and innovation management (Decision 742, II.3, II.5)",
       begin_support},
  };
}

void take_policies(World& world, BudgetParameters const& p) {
  take_levers(world, p);
  begin_interventions(world, own_interventions());
  auto const* fund = in_force(world, "innovation_fund");
  if (world.now.of_year() == 1 || (fund != nullptr && fund->date == world.now)) fill_fund(world, p);
}

}  // namespace

std::vector<Parameter> parameters(BudgetParameters& p) {
  return {
      {"worker_insurance", &p.worker_insurance, 0, 0.4, "1", "worker's social insurance on wages",
       "models 3.11: 10.5 %"},
      {"income_tax", &p.income_tax, 0, 0.5, "1", "personal income tax above the allowance",
       "Vietnamese law, first bracket"},
      {"tax_allowance_mvnd", &p.tax_allowance_mvnd, 0, 1000, "million đồng/month", "wage free of income tax",
       "Resolution 954/2020/UBTVQH14"},
      {"consumption", &p.consumption, 0, 1, "1", "disposable income spent", "VHLSS; prior"},
      {"wealth_consumption", &p.wealth_consumption, 0, 0.5, "1/month", "savings above the buffer spent", "prior"},
      {"buffer_months", &p.buffer_months, 0, 60, "months", "savings kept, in months of income", "prior"},
      {"imported_consumption", &p.imported_consumption, 0, 1, "1", "consumption bought outside the province", "prior"},
      {"remittance", &p.remittance, 0, 1, "1", "migrants' net wages sent home", "prior"},
      {"pension", &p.pension, 0, 2, "1", "benefit of retired persons, of the minimum wage", "prior"},
      {"government_share", &p.government_share, 0, 0.5, "1", "GRDP that the province spends on goods and services",
       "prior"},
      {"rental_yield", &p.rental_yield, 0, 0.3, "1/year", "rent of a dwelling against its price",
       "macro.csv 2025: 4.7 %"},
      {"market_rent_share", &p.market_rent_share, 0, 1, "1", "most of a household's wages that a landlord can ask",
       "AIMS PH 2016: rent and utilities 30 %"},
      {"sheltered_rent", &p.sheltered_rent, 0, 1, "1", "rent of social dwellings and dormitories against market rooms",
       "prior"},
      {"demand_memory_months", &p.demand_memory_months, 1, 60, "months",
       "time in which local demand follows residents' consumption", "prior"},
      {"deposit_rate", &p.deposit_rate, 0, 0.2, "1/year", "interest on households' savings",
       "State Bank of Vietnam, from memory: mixed sight and term deposits, 2020 to 2024"},
      {"retained_taxes", &p.retained_taxes, 0, 1, "1", "share of the taxes collected that the province keeps",
       "Resolution of the National Assembly for 2017 to 2021: 36 %, from memory"},
      {"fund_rnd_share", &p.fund_rnd_share, 0, 1, "1", "innovation fund for R&D, the rest for machines", "prior"},
      {"line_st_career", &p.line_st_career, 0, 1e6, "billion đồng/year", "S&T career line of the province, 2020",
       "from memory, unverified"},
      {"line_investment", &p.line_investment, 0, 1e6, "billion đồng/year",
       "public investment for capacity to innovate, 2020", "from memory, unverified"},
      {"line_national_programme", &p.line_national_programme, 0, 1e6, "billion đồng/year",
       "national programmes carried out in the province, 2020", "from memory, unverified"},
      {"line_matching", &p.line_matching, 0, 1e6, "billion đồng/year", "matching of private money, 2020",
       "from memory, unverified"},
      {"line_growth", &p.line_growth, -0.2, 0.5, "1/year", "growth of the lines, current prices", "prior"},
  };
}

std::vector<InterventionKind> budget_interventions() {
  auto kinds = own_interventions();
  for (auto& lever : lever_interventions()) kinds.push_back(std::move(lever));
  return kinds;
}

std::vector<Dong> split(Dong amount, std::vector<std::int64_t> const& weights) {
  __extension__ using Wide = __int128;
  Wide sum = 0;
  for (auto w : weights) sum += w;
  expects(sum > 0 || amount == Dong{}, "somebody to give the money to");
  std::vector<Dong> parts(weights.size());
  Dong given{};
  bool const narrow =
      sum > 0 && static_cast<Wide>(std::abs(amount.value)) * sum <= INT64_MAX;  // divides in half the time
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] == 0) continue;
    parts[i].value = narrow ? amount.value * weights[i] / static_cast<std::int64_t>(sum)
                            : static_cast<std::int64_t>(static_cast<Wide>(amount.value) * weights[i] / sum);
    given += parts[i];
  }
  auto const first = std::find_if(weights.begin(), weights.end(), [](auto w) { return w > 0; });
  if (first != weights.end()) parts[static_cast<std::size_t>(first - weights.begin())] += amount - given;
  return parts;
}

std::vector<Module> budget_modules(BudgetParameters const& p) {
  return {
      {{.name = "public_budget.policies",
        .period = Period::month,
        .phase = Phase::sense,
        .reads = {},
        .writes = {"policy", "budget"},
        .adds = {"ledger"}},
       [p](World& world) { take_policies(world, p); }},
      {{.name = "public_budget.settle",
        .period = Period::month,
        .phase = Phase::settle,
        .reads = {"pool", "person.wage", "person.status", "person.education", "person.migrant", "person.household",
                  "household.tenure", "household.persons", "household.dwelling", "household.savings",
                  "dwelling.floor_m2", "land.price", "economy.price_level", "economy.minimum_wage", "account.product",
                  "ledger"},
        .writes = {"household.savings", "economy.local_index", "account.households"},
        .adds = {"ledger", "account.payments", "budget"}},
       [p](World& world) { settle_households(world, p); }},
      {{.name = "public_budget.close_year",
        .period = Period::year,
        .phase = Phase::settle,
        .reads = {"ledger"},
        .writes = {},
        .adds = {"ledger"}},
       [p](World& world) { close_year_of_province(world, p); }},
  };
}

}  // namespace tanvan
