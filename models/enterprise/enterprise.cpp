#include "models/enterprise/enterprise.hpp"

#include <algorithm>

#include "models/enterprise/staff.hpp"
#include "models/enterprise/steps.hpp"
#include "sim/population/measures.hpp"

namespace tanvan {
namespace {

using Step = void (*)(World&, EnterpriseParameters const&);

Module module(ModuleSpec spec, Step step, EnterpriseParameters const& p) {
  return {std::move(spec), [step, p](World& world) { step(world, p); }};
}

/// Opens every account of the ledger with what agents hold; the banks owe it.
void open_ledger(World& world) {
  auto& balance = world.ledger.balance;
  balance = {};
  auto const& e = world.population.enterprises;
  for (auto id : ids<EnterpriseId>(e.size()))
    balance[static_cast<std::size_t>(account_of(e.ownership[id]))] += e.cash[id].value;
  for (auto const savings : world.population.households.savings)
    balance[static_cast<std::size_t>(Account::households)] += savings.value;
  std::int64_t held = 0;
  for (auto const b : balance) held += b;
  balance[static_cast<std::size_t>(Account::banks)] -= held;
}

/// Value added a month that the base year's GRDP gives each sector, in the sample [million đồng].
double base_value_added(World const& world, std::size_t s, EnterpriseParameters const& p) {
  return p.base_grdp * 1e3 * (1 - p.product_tax_share) * world.region.sectors[s].value_added_share / 12 * world.scale;
}

void fit_sectors(World& world, EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  auto const workers = sums_by_sector(e, [&](EnterpriseId id) { return double(total(e.workers[id])); });
  auto const capital = sums_by_sector(e, [&](EnterpriseId id) { return capital_of(e, id); });
  for (std::size_t s = 0; s < kSectors; ++s) {
    world.base_capital[s] = workers[s] > 0 ? capital[s] / workers[s] : 1;
    world.base_productivity[s] = 1;
    world.sector_price[s] = 1;
  }
  Capacities const capacities{world, p};
  auto const raw = sums_by_sector(e, [&](EnterpriseId id) { return capacities.of(id) * p.utilisation; });
  for (std::size_t s = 0; s < kSectors; ++s) {
    world.base_demand[s] = raw[s] > 0 ? base_value_added(world, s, p) : 0;
    world.base_productivity[s] = raw[s] > 0 ? world.base_demand[s] / raw[s] : 1;
    world.demand[s] = world.base_demand[s];
  }
}

/// Labour costs of each sector with the employer's insurance [million đồng a month].
std::array<double, kSectors> labour_costs(World const& world, Staff const& staff, EnterpriseParameters const& p) {
  return sums_by_sector(world.population.enterprises, [&](EnterpriseId id) {
    return static_cast<double>(staff.wages[id.value].value) / 1e6 * (1 + p.employer_insurance);
  });
}

/// Scales posted and paid wages of each sector so that labour costs are its labour share of value added at the wanted
/// margin, within half and double and not below the minimum wage: no sector starts with a loss that its prices cannot
/// mend.
void fit_wages(World& world, Staff const& staff, EnterpriseParameters const& p) {
  auto const costs = labour_costs(world, staff, p);
  Dong const least = dong(world.region.outlook_of(world.now.year()).minimum_wage_vnd);
  std::array<double, kSectors> factor{};
  for (std::size_t s = 0; s < kSectors; ++s) {
    auto const& sector = world.region.sectors[s];
    double const share = labour_share_at_margin(p.margin_scale, sector.labour_share, sector.intermediate_share);
    double const wanted = share * world.base_demand[s];
    factor[s] = costs[s] > 0 ? std::clamp(wanted / costs[s], 0.5, 2.0) : 1;
  }
  auto& e = world.population.enterprises;
  for (auto id : ids<EnterpriseId>(e.size()))
    for (auto& wage : e.posted_wage[id]) wage = std::max(least, share_of(wage, factor[index_of(e.sector[id])]));
  auto& persons = world.population.persons;
  for (auto id : ids<PersonId>(persons.size()))
    if (persons.employer[id])
      persons.wage[id] = std::max(least, share_of(persons.wage[id], factor[index_of(e.sector[persons.employer[id]])]));
}

double mean_access_at_jobs(World const& world) {
  auto const& e = world.population.enterprises;
  double weighted = 0, workers = 0;
  for (auto id : ids<EnterpriseId>(e.size())) {
    double const n = total(e.workers[id]);
    weighted += n * world.access.workers_access[world.population.establishments.zone[e.establishment[id]]];
    workers += n;
  }
  return workers > 0 ? weighted / workers : 1;
}

}  // namespace

double labour_share_at_margin(double scale, double labour_share, double intermediate_share) {
  double const made = 1 - intermediate_share;  // value added of a unit of sales
  double const cost = 1 - made * (1 - labour_share);
  double const wanted = cost / (cost + scale * (1 - cost));
  return std::clamp(labour_share + (wanted - cost) / made, std::min(labour_share, 0.05), std::max(labour_share, 0.95));
}

void calibrate_base(World& world, EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  auto const first = staff_of(world);
  for (auto id : ids<EnterpriseId>(e.size())) e.labour_quality[id] = first.quality[id.value];
  world.base_access = mean_access_at_jobs(world);
  world.product_tax_share = p.product_tax_share;
  fit_sectors(world, p);
  fit_wages(world, first, p);
  world.base_wage = going_wages(e);
  auto const labour = labour_costs(world, staff_of(world), p);
  for (std::size_t s = 0; s < kSectors; ++s) {
    world.base_unit_cost[s] = world.base_demand[s] > 0 ? labour[s] / world.base_demand[s] : 1;
    world.unit_cost[s] = world.base_unit_cost[s];
  }
  Capacities const capacities{world, p};
  for (auto id : ids<EnterpriseId>(e.size())) {
    auto const s = index_of(e.sector[id]);
    e.share[id] = world.base_demand[s] > 0 ? capacities.of(id) * p.utilisation / world.base_demand[s] : 0;
    e.expected_demand[id] = e.share[id] * world.demand[s];
    e.desired[id] = positions_of(world, id, std::max(1U, total(e.workers[id])), {1, 1, 1});
    e.price[id] = 1;
  }
  open_ledger(world);
}

namespace {

/// Newcomers add a row to every column of the enterprises.
Module entry_module(EnterpriseParameters const& p) {
  return module(
      {.name = "enterprise.entry",
       .period = Period::month,
       .phase = Phase::sense,
       .reads = {"economy.demand", "economy.frontier", "land.price", "land.floor_m2", "land.occupied_m2",
                 "land.station_share", "access.workers", "access.commute_cost", "access.car_time", "access.truck_time",
                 "site.open_from", "person.education", "person.household", "household.zone", "policy", "founder.key",
                 "founder.home", "founder.sector", "economy.base_wage"},
       .writes = {"enterprise.key",
                  "enterprise.sector",
                  "enterprise.ownership",
                  "enterprise.born",
                  "enterprise.establishment",
                  "enterprise.technology",
                  "enterprise.capital",
                  "enterprise.vintage_technology",
                  "enterprise.rnd_stock",
                  "enterprise.practices",
                  "enterprise.innovated",
                  "enterprise.renewed",
                  "enterprise.renewed_year",
                  "enterprise.price",
                  "enterprise.expected_demand",
                  "enterprise.share",
                  "enterprise.output",
                  "enterprise.output_year",
                  "enterprise.unmet",
                  "enterprise.workers",
                  "enterprise.labour_quality",
                  "enterprise.desired",
                  "enterprise.vacancies",
                  "enterprise.posted_wage",
                  "enterprise.cash",
                  "enterprise.profit_year",
                  "enterprise.capital_norm",
                  "enterprise.knowledge",
                  "enterprise.partner",
                  "enterprise.partner_until",
                  "enterprise.fund",
                  "enterprise.startup",
                  "enterprise.incubated_until",
                  "enterprise.goods",
                  "enterprise.goods_sent",
                  "establishment.enterprise",
                  "establishment.zone",
                  "establishment.cell",
                  "establishment.site",
                  "establishment.floor_m2",
                  "site.occupied_m2"},
       .adds = {"ledger", "counts", "budget"}},
      open_enterprises, p);
}

}  // namespace

std::vector<Module> enterprise_modules(EnterpriseParameters const& p) {
  return {
      module({.name = "enterprise.outlook",
              .period = Period::month,
              .phase = Phase::sense,
              .reads = {"economy.sector_price", "economy.local_index", "policy"},
              .writes = {"economy.demand", "economy.frontier", "economy.outside_index", "economy.price_level",
                         "economy.minimum_wage", "economy.shock_factor", "economy.shock_until"}},
             look_out, p),
      module(
          {.name = "enterprise.plan",
           .period = Period::month,
           .phase = Phase::plan,
           .reads = {"economy.demand", "economy.base_wage", "enterprise.posted_wage", "enterprise.workers",
                     "enterprise.capital", "enterprise.technology", "enterprise.share", "enterprise.labour_quality",
                     "enterprise.practices", "access.workers", "policy", "economy.price_level", "economy.unit_cost",
                     "economy.sector_price"},
           .writes = {"enterprise.expected_demand", "enterprise.price", "enterprise.desired", "enterprise.vacancies"}},
          plan_month, p),
      module({.name = "enterprise.settle",
              .period = Period::month,
              .phase = Phase::settle,
              .reads = {"person.employer", "person.wage", "person.education", "person.specific_skill",
                        "enterprise.workers", "enterprise.practices", "enterprise.cash", "policy", "economy.demand"},
              .writes = {"enterprise.output", "enterprise.output_year", "enterprise.unmet", "enterprise.cash",
                         "enterprise.profit_year", "enterprise.share", "enterprise.labour_quality", "pool",
                         "economy.sector_price", "economy.unit_cost", "account.product"},
              .adds = {"ledger", "account.payments"}},
             settle_month, p),
      module({.name = "enterprise.exit",
              .period = Period::month,
              .phase = Phase::renew,
              .reads = {"enterprise.capital", "enterprise.cash", "enterprise.workers", "enterprise.technology",
                        "enterprise.incubated_until", "economy.price_level", "enterprise.fund"},
              .writes = {"enterprise.desired", "enterprise.vacancies", "enterprise.share", "enterprise.establishment",
                         "establishment.enterprise", "site.occupied_m2", "enterprise.cash"},
              .adds = {"ledger", "counts"}},
             close_enterprises, p),
      module({.name = "enterprise.relocate",
              .period = Period::year,
              .phase = Phase::move,
              .reads = {"enterprise.workers", "enterprise.innovated", "enterprise.technology", "land.price",
                        "land.floor_m2", "land.occupied_m2", "land.station_share", "access.workers",
                        "access.commute_cost", "access.car_time", "access.truck_time", "site.open_from",
                        "person.education", "person.household", "household.zone", "policy"},
              .writes = {"establishment.zone", "establishment.cell", "establishment.site", "establishment.floor_m2",
                         "site.occupied_m2", "enterprise.incubated_until"},
              .adds = {"counts"}},
             relocate_enterprises, p),
      entry_module(p),
      module({.name = "enterprise.founders",
              .period = Period::month,
              .phase = Phase::renew,
              .reads = {"person.key", "person.status", "person.education", "person.employer", "person.household",
                        "household.zone", "household.savings", "enterprise.partner", "access.car_time",
                        "site.open_from", "policy", "economy.price_level"},
              .writes = {"founder.key", "founder.home", "founder.sector"}},
             found_startups, p),
  };
}

}  // namespace tanvan
