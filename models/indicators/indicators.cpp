#include "models/indicators/indicators.hpp"

#include "models/indicators/steps.hpp"
#include "sim/engine/indicators.hpp"
#include "sim/parallel/ordered_sum.hpp"
#include "sim/population/measures.hpp"

namespace tanvan {

std::vector<Parameter> parameters(IndicatorParameters& p) {
  return {
      {"innovation_window", &p.innovation_window, 1, 120, "months", "window that counts for innovating",
       "Oslo Manual: three years"},
      {"external_capital_share", &p.external_capital_share, 0.05, 0.95, "1", "capital share b_K of another source",
       "Đồng Tháp's, HCMCOUJS 11(2) 2021: none is published for Bình Dương"},
      {"renewal_least", &p.renewal_least, 0, 1, "1", "of its machines that an enterprise replaces to count as renewing",
       "prior; Doms-Dunne: renewal comes in lumps"},
      {"startup_age", &p.startup_age, 1, 240, "months",
       "age up to which an enterprise counts as young, a start-up as one", "Decree 13/2019: five years"},
  };
}

namespace {

/// Persons by what they do, whole numbers: the same in any order.
struct PersonCounts {
  std::int64_t unemployed = 0, wages = 0;
  std::array<std::int64_t, kEducations> employed{};  // by schooling

  PersonCounts& operator+=(PersonCounts const& other) {
    unemployed += other.unemployed;
    wages += other.wages;
    for (std::size_t level = 0; level < kEducations; ++level) employed[level] += other.employed[level];
    return *this;
  }
};

PersonCounts count_persons(PersonStore const& persons) {
  return ordered_total<PersonCounts>(persons.size(), [&](std::size_t begin, std::size_t end, PersonCounts& counts) {
    for (std::size_t row = begin; row != end; ++row) {
      auto const id = id_of<PersonId>(row);
      counts.unemployed += persons.status[id] == Status::unemployed ? 1 : 0;
      counts.employed[static_cast<std::size_t>(persons.education[id])] +=
          persons.status[id] == Status::employed ? 1 : 0;
      counts.wages += persons.wage[id].value;  // 0 without work
    }
  });
}

}  // namespace

LabourCounts count_labour(World const& world) {
  auto const persons = count_persons(world.population.persons);
  LabourCounts counts;
  counts.unemployed = static_cast<double>(persons.unemployed);
  counts.wages = static_cast<double>(persons.wages);
  for (std::size_t level = 0; level < kEducations; ++level) {
    auto const employed = static_cast<double>(persons.employed[level]);
    counts.employed += employed;
    counts.quality += employed * schooling_weight(static_cast<Education>(level));
  }
  return counts;
}

bool innovates(World const& world, EnterpriseId id, IndicatorParameters const& p) {
  return world.now - world.population.enterprises.innovated[id] < static_cast<int>(p.innovation_window);
}

void record_month(World& world) {
  auto const labour = count_labour(world);
  auto const& e = world.population.enterprises;
  count_staff(world);
  double open = 0;
  for (auto id : ids<EnterpriseId>(e.size()))
    for (std::size_t k = 0; k < kSkillClasses; ++k)
      if (e.desired[id][k] > e.workers[id][k]) open += e.desired[id][k] - e.workers[id][k];
  auto& months = world.labour_months;
  months.employed += labour.employed;
  months.unemployed += labour.unemployed;
  months.wages += labour.wages;
  months.quality += labour.quality;
  months.vacancies += open;
  set_monthly(world.record, "employment_month", labour.employed / world.scale);
  set_monthly(world.record, "unemployment_rate_month",
              100 * labour.unemployed / std::max(1.0, labour.employed + labour.unemployed));
  set_monthly(world.record, "output_month", world.product.month_nominal / world.scale / 1e3);
}

void open_year(World& world) {
  world.counts = {};
  world.ledger.flows_year = {};
  world.product.output = world.product.output_nominal = 0;
  world.payments = {};
  world.rnd_spending = 0;
  world.household_account.rent = world.household_account.renters_wages = {};
  world.labour_months = {};
  world.last_year.population = static_cast<double>(world.population.persons.size());
  world.land.floor_start_m2 = world.land.floor_m2;
  for (auto zone : ids<ZoneId>(world.land.floor_m2.size()))
    world.land.completed_m2[zone] = world.land.demolished_m2[zone] = {};
  auto& e = world.population.enterprises;
  world.productivity.worker_months.assign(e.size(), 0);
  for (auto id : ids<EnterpriseId>(e.size())) {
    e.output_year[id] = 0;
    e.renewed_year[id] = 0;
    e.profit_year[id] = {};
  }
}

std::vector<Module> indicator_modules(IndicatorParameters const& p) {
  return {
      {{.name = "indicators.month",
        .period = Period::month,
        .phase = Phase::record,
        .reads = {},
        .writes = {"productivity.worker_months", "labour.months"}},
       record_month},
      {{.name = "indicators.year",
        .period = Period::year,
        .phase = Phase::record,
        .reads = {},
        .writes = {"productivity.key", "productivity.sector", "productivity.zone", "productivity.output",
                   "productivity.workers", "productivity.log_tfp", "year.last"}},
       [p](World& world) { record_year(world, p); }},
      {{.name = "indicators.access", .period = Period::transport, .phase = Phase::record, .reads = {}, .writes = {}},
       [p](World& world) { record_access(world, p); }},
  };
}

}  // namespace tanvan
