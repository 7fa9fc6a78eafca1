#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <tuple>

#include "models/indicators/growth.hpp"
#include "models/indicators/steps.hpp"
#include "sim/engine/account_names.hpp"
#include "sim/engine/indicators.hpp"
#include "sim/engine/public_money.hpp"
#include "sim/population/measures.hpp"

namespace tanvan {
namespace {

double growth(double now, double before) {
  return before > 0 ? now / before - 1 : 0;
}

std::int64_t flow(Ledger const& ledger, Flow f, Account a) {
  return ledger.flows_year[static_cast<std::size_t>(f)][static_cast<std::size_t>(a)];
}

/// GRDP by expenditure: C + G + I + X - M, from the ledger [billion đồng, full population].
double grdp_by_expenditure(World const& world) {
  auto const& l = world.ledger;
  auto const households = Account::households;
  auto const outside = Account::rest_of_world;
  std::int64_t const consumption = -flow(l, Flow::consumption, households) - flow(l, Flow::product_tax, households);
  std::int64_t const government = -flow(l, Flow::government_consumption, Account::province);
  std::int64_t const investment = flow(l, Flow::investment, outside);  // all machines come from outside
  std::int64_t const exports = -flow(l, Flow::exports, outside);
  std::int64_t const imports = flow(l, Flow::intermediate, outside) + flow(l, Flow::consumption, outside) +
                               flow(l, Flow::government_consumption, outside) + investment;
  return static_cast<double>(consumption + government + investment + exports - imports) / 1e9 / world.scale;
}

/// Value added of the enterprises in their ownership [đồng]: what they sold less what they bought.
std::int64_t value_added(Ledger const& l, Account own) {
  std::int64_t sum = 0;
  for (auto f : {Flow::intermediate, Flow::consumption, Flow::government_consumption, Flow::exports})
    sum += flow(l, f, own);
  return sum;
}

/// GRDP by production: value added at basic prices and product taxes, from the ledger [billion đồng].
double grdp_by_production(World const& world) {
  auto const& l = world.ledger;
  std::int64_t sum = flow(l, Flow::product_tax, Account::province);
  for (auto own : {Account::state_enterprises, Account::domestic_enterprises, Account::foreign_enterprises})
    sum += value_added(l, own);
  return static_cast<double>(sum) / 1e9 / world.scale;
}

/// GRDP by income: labour costs, gross operating surplus and product taxes, from the ledger [billion đồng].
double grdp_by_income(World const& world) {
  auto const& l = world.ledger;
  std::int64_t labour = 0, surplus = 0;
  for (auto own : {Account::state_enterprises, Account::domestic_enterprises, Account::foreign_enterprises}) {
    std::int64_t const costs = -flow(l, Flow::wages, own) - flow(l, Flow::social_insurance, own);
    labour += costs;
    surplus += value_added(l, own) - costs;
  }
  return static_cast<double>(labour + surplus + flow(l, Flow::product_tax, Account::province)) / 1e9 / world.scale;
}

double percent(double part, double whole) {
  return whole > 0 ? 100 * part / whole : 0;
}

/// [million đồng] of the sample
double millions(Dong amount) {
  return static_cast<double>(amount.value) / 1e6;
}

/// [billion đồng, full population]
double billions(World const& world, Dong amount) {
  return static_cast<double>(amount.value) / 1e9 / world.scale;
}

void record_product(World& world) {
  auto& r = world.record;
  auto const& product = world.product;
  double const with_tax = 1 / (1 - world.product_tax_share) / 1e3 / world.scale;
  double const mean_population =
      (world.last_year.population + static_cast<double>(world.population.persons.size())) / 2;  // January and December
  double const persons = mean_population / world.scale;
  double const employed = world.labour_months.employed / kMonthsInYear / world.scale;
  auto const& households = world.household_account;
  set_yearly(r, "GRDP", grdp_by_production(world));
  set_yearly(r, "GRDP_constant", product.output * with_tax);
  set_yearly(r, "GRDP_income", grdp_by_income(world));
  set_yearly(r, "GRDP_expenditure", grdp_by_expenditure(world));
  set_yearly(r, "grdp_per_head", product.output_nominal * with_tax * 1e3 / persons);
  set_yearly(r, "grdp_per_head_constant", product.output * with_tax * 1e3 / persons);
  set_yearly(r, "labour_productivity", product.output_nominal * with_tax * 1e3 / employed);
  set_yearly(r, "rnd_share_of_grdp",
             percent(world.rnd_spending, product.output_nominal * with_tax * 1e3 * world.scale));
  set_yearly(r, "public_spending_policy", billions(world, spent_on_policies(world.budget)));
  set_yearly(r, "income_per_head", static_cast<double>(world.payments.income.value) / kMonthsInYear / mean_population);
  set_yearly(r, "rent_burden",
             percent(static_cast<double>(households.rent.value), static_cast<double>(households.renters_wages.value)));
}

/// Households that moved home in the year, of those that own theirs and of tenants.
void record_moves(World& world) {
  auto const& [h, counts] = std::tie(world.population.households, world.counts);
  double owners = 0, tenants = 0;
  for (auto id : ids<HouseholdId>(h.size()))
    if (h.persons[id] > 0) (h.tenure[id] == Tenure::own ? owners : tenants) += 1;
  auto& r = world.record;
  set_yearly(r, "moving_rate_owners", percent(static_cast<double>(counts.owner_moves), owners));
  set_yearly(r, "moving_rate_tenants", percent(static_cast<double>(counts.tenant_moves), tenants));
  set_yearly(r, "homes_bought", static_cast<double>(counts.homes_bought) / world.scale);
}

/// Share of labour in value added, as the accounts have it.
double labour_share_of(World const& world) {
  double const nominal = world.product.output_nominal;
  return nominal > 0 ? std::min(0.95, millions(world.payments.labour_costs) / nominal) : 0.5;
}

/// Growth accounting, official (benchmark shares kept five years) and after the Asian Productivity Organization
/// (yearly shares, labour weighted by schooling, logarithms).
void record_growth(World& world, double capital, IndicatorParameters const& p) {
  auto& r = world.record;
  auto& last = world.last_year;
  auto const& months = world.labour_months;
  double const output = world.product.output, employed = months.employed / kMonthsInYear;
  double const labour_share = labour_share_of(world);
  bool const benchmark = world.now.year() % 5 == 0 || last.benchmark_year == 0;
  if (benchmark) {
    last.capital_share_gso = 1 - labour_share;
    last.benchmark_year = world.now.year();
  }
  bool const first = last.output <= 0;
  Growth const gso = first ? Growth{}
                           : Growth{growth(output, last.output), growth(capital, last.capital),
                                    growth(employed, last.employed), last.capital_share_gso};
  double const mean_share = 1 - (labour_share + (last.labour_share > 0 ? last.labour_share : labour_share)) / 2;
  Growth const apo = first ? Growth{}
                           : Growth{std::log(output / last.output), std::log(capital / last.capital),
                                    std::log(months.quality / last.quality), mean_share};
  set_yearly(r, "growth_output", 100 * gso.output);
  set_yearly(r, "growth_capital", 100 * gso.capital);
  set_yearly(r, "growth_labour", 100 * gso.labour);
  set_yearly(r, "growth_tfp", 100 * tfp_growth(gso));
  set_yearly(r, "capital_share", last.capital_share_gso);
  set_yearly(r, "tfp_share_gso", tfp_share(gso));
  set_yearly(r, "tfp_share_apo", tfp_share(apo));
  set_yearly(r, "tfp_share_external", tfp_share({gso.output, gso.capital, gso.labour, p.external_capital_share}));
  set_yearly(r, "labour_productivity_growth", 100 * productivity_growth(gso.output, gso.labour));
  last.output = output;
  last.capital = capital;
  last.employed = employed;
  last.quality = months.quality;
  last.labour_share = labour_share;
}

constexpr int kSurvivalMonths = 60;  // as long as LastYear::startups_founded remembers

struct EnterpriseCounts {
  double all = 0, manufacturing = 0, large = 0, innovating = 0, innovating_manufacturing = 0, innovating_large = 0;
  double renewing = 0, renewed = 0, capital = 0, science = 0, young_innovators = 0, practices = 0, in_sites = 0;
  double startups = 0, startups_known = 0,
         incubated = 0;  // of E17c that stand: young ones; those of LastYear; seated
};

EnterpriseCounts count_enterprises(World const& world, IndicatorParameters const& p) {
  auto const& e = world.population.enterprises;
  EnterpriseCounts n;
  for (auto id : ids<EnterpriseId>(e.size())) {
    bool const innovating = innovates(world, id, p);
    bool const making = is_manufacturing(e.sector[id]);
    bool const large = total(e.workers[id]) >= 10;
    n.all += 1;
    n.manufacturing += making;
    n.large += large;
    n.innovating += innovating;
    n.innovating_manufacturing += innovating && making;
    n.innovating_large += innovating && large;
    n.renewing += e.renewed_year[id] > p.renewal_least * capital_of(e, id);
    n.renewed += e.renewed_year[id];
    n.capital += capital_of(e, id);
    n.science += innovating && e.rnd_stock[id] > 0;
    bool const young = world.now - e.born[id] < static_cast<int>(p.startup_age);
    n.young_innovators += innovating && young;
    n.startups += e.startup[id] && young;
    n.startups_known += e.startup[id] && world.now - e.born[id] < kSurvivalMonths;
    n.incubated += e.incubated_until[id] > world.now;
    n.practices += __builtin_popcount(e.practices[id]);
    if (world.population.establishments.site[e.establishment[id]] >= 0) n.in_sites += total(e.workers[id]);
  }
  return n;
}

/// R1 of models 1.3: geometric mean growth of renewing enterprises, their spending and all spending on machines.
double renewal_index_growth(LastYear const& last, double renewing, double spending, double machines) {
  if (last.renewing <= 0 || last.renewal_spending <= 0 || last.machines <= 0) return 0;
  double const ratio = renewing / last.renewing * (spending / last.renewal_spending) * (machines / last.machines);
  return 100 * (std::cbrt(ratio) - 1);
}

void record_enterprises(World& world, EnterpriseCounts const& n) {
  auto& r = world.record;
  auto& last = world.last_year;
  double const s = world.scale, machines = millions(world.payments.machines);
  set_yearly(r, "enterprises", n.all / s);
  set_yearly(r, "enterprise_entries", static_cast<double>(world.counts.entries) / s);
  set_yearly(r, "enterprise_exits", static_cast<double>(world.counts.exits) / s);
  set_yearly(r, "innovating_share_all", percent(n.innovating, n.all));
  set_yearly(r, "innovating_share_manufacturing", percent(n.innovating_manufacturing, n.manufacturing));
  set_yearly(r, "innovating_share_10plus", percent(n.innovating_large, n.large));
  set_yearly(r, "enterprise_moves", static_cast<double>(world.counts.enterprise_moves) / s);
  double const spending = n.renewed * world.price_level;
  set_yearly(r, "renewal_r1", renewal_index_growth(last, n.renewing, spending, machines));
  set_yearly(r, "renewal_r2", percent(n.renewing, n.all));
  set_yearly(r, "renewal_r3", percent(n.renewed, n.capital));
  set_yearly(r, "st_enterprises", n.science / s);
  set_yearly(r, "young_innovating_enterprises", n.young_innovators / s);
  set_yearly(r, "practices_share", percent(n.practices, n.all * kPractices));
  set_yearly(r, "park_employment", n.in_sites / s);
  last.renewing = n.renewing;
  last.renewal_spending = spending;
  last.machines = machines;
}

/// Who founds enterprises, and how many start-ups of five years stand.
void record_founders(World& world, EnterpriseCounts const& n) {
  auto& r = world.record;
  auto& founded = world.last_year.startups_founded;
  std::rotate(founded.begin(), founded.end() - 1, founded.end());
  founded.front() = world.counts.startups;
  auto const all = std::accumulate(founded.begin(), founded.end(), std::int64_t{0});
  set_yearly(r, "startups", n.startups / world.scale);
  set_yearly(r, "startups_founded", static_cast<double>(world.counts.startups) / world.scale);
  set_yearly(r, "startups_incubated", n.incubated / world.scale);
  set_yearly(r, "startup_survival", all > 0 ? 100 * n.startups_known / static_cast<double>(all) : 100);
  set_yearly(r, "foreign_projects", static_cast<double>(world.counts.foreign_projects) / world.scale);
}

std::int64_t households_without_home(HouseholdStore const& h) {
  std::int64_t count = 0;
  for (auto id : ids<HouseholdId>(h.size())) count += h.persons[id] > 0 && !h.dwelling[id] ? 1 : 0;
  return count;
}

void record_people(World& world) {
  auto& r = world.record;
  auto const& m = world.labour_months;
  auto const& c = world.counts;
  double const s = world.scale;
  double const persons = static_cast<double>(world.population.persons.size());
  set_yearly(r, "population", persons / s);
  set_yearly(r, "households_unhoused", static_cast<double>(households_without_home(world.population.households)) / s);
  set_yearly(r, "births", static_cast<double>(c.births) / s);
  set_yearly(r, "deaths", static_cast<double>(c.deaths) / s);
  set_yearly(r, "marriages", static_cast<double>(c.marriages) / s);
  set_yearly(r, "in_migrants", static_cast<double>(c.in_migrants) / s);
  set_yearly(r, "out_migrants", static_cast<double>(c.out_migrants) / s);
  set_yearly(r, "in_migration_rate", 1000 * static_cast<double>(c.in_migrants) / std::max(1.0, persons));
  double const employed = m.employed / kMonthsInYear, unemployed = m.unemployed / kMonthsInYear;
  set_yearly(r, "employment", employed / s);
  set_yearly(r, "unemployment", unemployed / s);
  set_yearly(r, "labour_force", (employed + unemployed) / s);
  set_yearly(r, "unemployment_rate", 100 * unemployed / std::max(1.0, employed + unemployed));
  set_yearly(r, "mean_wage", m.wages / std::max(1.0, m.employed));
  set_yearly(r, "vacancies", m.vacancies / kMonthsInYear / s);
}

/// Flows of the year, and the balances that they lead from and to.
void record_accounts(World& world) {
  auto const& ledger = world.ledger;
  std::vector<std::int64_t> flows, opening(ledger.balance.begin(), ledger.balance.end());
  for (auto const& row : ledger.flows_year) {
    flows.insert(flows.end(), row.begin(), row.end());
    for (std::size_t a = 0; a < kAccounts; ++a) opening[a] -= row[a];
  }
  auto& accounts = world.record.account_flows;
  accounts["flows"][world.now.year()] = std::move(flows);
  accounts["opening"][world.now.year()] = std::move(opening);
  accounts["closing"][world.now.year()] = {ledger.balance.begin(), ledger.balance.end()};
}

/// The lines that pay for policies, and a word where one was not enough.
void record_budget(World& world) {
  for (std::size_t l = 0; l < kBudgetLines; ++l) {
    auto const& line = world.budget.lines[l];
    auto const name = name_of(static_cast<BudgetLine>(l));
    set_yearly(world.record, "budget_" + name + "_allotted", billions(world, line.allotted));
    set_yearly(world.record, "budget_" + name + "_spent", billions(world, line.spent));
    set_yearly(world.record, "budget_" + name + "_borrowed", billions(world, line.borrowed));
    if (line.borrowed > Dong{})
      note_event(world.record, world.now, "budget_line_exceeded", name,
                 fmt::format("{:.1f} billion đồng spent, {:.1f} allotted; the rest is a loan of the central state",
                             billions(world, line.spent), billions(world, line.allotted)),
                 "simulated: models/public_budget");
  }
}

/// Mean price of housing over the floor space that stands [million đồng a m²].
double housing_price(World const& world) {
  auto const use = static_cast<std::size_t>(FloorUse::housing);
  double worth = 0, floor = 0;
  for (auto zone : ids<ZoneId>(world.land.floor_m2.size())) {
    worth += world.land.price[zone][use] * world.land.floor_m2[zone][use];
    floor += world.land.floor_m2[zone][use];
  }
  return floor > 0 ? worth / floor : 0;
}

void record_housing(World& world) {
  double const price = housing_price(world);
  set_yearly(world.record, "housing_price_growth", 100 * growth(price, world.last_year.housing_price));
  world.last_year.housing_price = price;
}

}  // namespace

void record_year(World& world, IndicatorParameters const& p) {
  auto const enterprises = count_enterprises(world, p);
  record_product(world);
  record_moves(world);
  record_growth(world, enterprises.capital, p);
  record_enterprises(world, enterprises);
  record_founders(world, enterprises);
  record_productivity(world);
  record_community(world);
  record_people(world);
  record_housing(world);
  record_distribution(world);
  record_zones(world, p);
  record_accounts(world);
  record_budget(world);
}

}  // namespace tanvan
