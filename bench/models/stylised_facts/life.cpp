#include "bench/models/stylised_facts/life.hpp"

#include <algorithm>
#include <stdexcept>

#include "scenarios/run/cycle/cycle.hpp"
#include "scenarios/run/scenario/catalogue.hpp"

namespace tanvan {
namespace {

constexpr Month kCensus = month_of(2025, 1);  // the day of the five-year question on migration
constexpr int kFiveYears = 60;
constexpr std::uint64_t kArrivals = 5;  // kinds of keys that arrivals have, in the highest byte

/// Persons of five and more who came within five years, of all persons of five and more.
double five_year_migrants(World const& world) {
  auto const& x = world.population.persons;
  double came = 0, all = 0;
  for (auto id : ids<PersonId>(x.size())) {
    if (age_at(x.born[id], world.now) < 5) continue;
    auto const key = x.key[id].value;
    auto const month = static_cast<std::int32_t>((key >> 32) & 0xffffff);
    bool const arrived = (key >> 56) >= kArrivals && (key >> 56) <= kArrivals + 2;
    all += 1;
    came += arrived && world.now.count - month <= kFiveYears;
  }
  return all > 0 ? came / all : 0;
}

/// Minutes from each zone to the one with most jobs a km² in its reach.
std::vector<double> centre_minutes(World const& world) {
  auto const& access = world.access;
  std::size_t const zones = world.network.zones.size();
  std::size_t centre = 0;
  for (std::size_t z = 1; z < zones; ++z)
    if (access.jobs_access[ZoneId{static_cast<std::uint32_t>(z)}] >
        access.jobs_access[ZoneId{static_cast<std::uint32_t>(centre)}])
      centre = z;
  std::vector<double> minutes;
  for (std::size_t z = 0; z < zones; ++z) minutes.push_back(access.commute_cost(z, centre));
  return minutes;
}

void look_at_land(World const& world, Life& life) {
  constexpr auto kHousing = static_cast<std::size_t>(FloorUse::housing);
  life.centre_minutes = centre_minutes(world);
  for (auto zone : ids<ZoneId>(world.network.zones.size())) {
    life.housing_price.push_back(world.land.price[zone][kHousing]);
    life.station_share.push_back(world.land.station_share[zone]);
  }
}

Scenario scenario_of(LifePlan const& plan, ModelParameters& parameters) {
  auto const groups = parameter_groups(parameters);
  auto const kinds = intervention_kinds();
  auto read = read_scenario(plan.scenario, plan.settings, groups, kinds);
  if (!read) throw std::runtime_error(to_string(read.error().sorted().front()));
  auto scenario = std::move(*read);
  scenario.interventions.insert(scenario.interventions.end(), plan.more.begin(), plan.more.end());
  std::stable_sort(scenario.interventions.begin(), scenario.interventions.end(),
                   [](auto const& a, auto const& b) { return a.date < b.date; });
  return scenario;
}

/// What is looked at when a month begins.
void observe(World const& world, Month start, WageCurve& curve, Life& life) {
  if (world.now < start + 14) {
    double em = 0, un = 0, op = 0, of = 0, out = 0;
    for (auto st : world.population.persons.status) em += st == Status::employed, un += st == Status::unemployed;
    auto const& e = world.population.enterprises;
    double unmet = 0, cap = 0;
    for (auto id : ids<EnterpriseId>(e.size())) {
      for (std::size_t k = 0; k < 3; ++k) {
        of += e.vacancies[id][k];
        op += e.desired[id][k] > e.workers[id][k] ? e.desired[id][k] - e.workers[id][k] : 0;
      }
      out += e.output[id];
      unmet += e.unmet[id] * e.output[id];
      cap += capacity_of(world, id, EnterpriseParameters{});
    }
    fprintf(stderr,
            "M %d emp %.0f un %.0f offered %.0f open %.0f output %.0f unmet %.3f out/cap %.3f local %.3f outside %.3f "
            "price %.3f\n",
            world.now.yyyymm(), em, un, of, op, out, unmet / std::max(1.0, out), out / cap, world.local_index,
            world.outside_index, world.sector_price[3] / world.price_level);
  }
  if (world.now < start) return;
  life.labour.observe(world);
  if (world.now > start) curve.observe_month(world);
  if (world.now == kCensus) life.five_year_migrants = five_year_migrants(world);
  if (world.now.of_year() != 1) return;
  {
    auto const& e = world.population.enterprises;
    auto const& x = world.population.persons;
    double pw[3]{}, n[3]{}, open[3]{}, u[3]{}, lf[3]{}, pos[3][3]{}, tech = 0, en = 0, sk = 0, atmin = 0, gap = 0;
    for (auto id : ids<EnterpriseId>(e.size()))
      for (std::size_t k = 0; k < 3; ++k) {
        pw[k] += e.workers[id][k] * double(e.posted_wage[id][k].value) / 1e6;
        n[k] += e.workers[id][k];
        if (e.desired[id][k] > e.workers[id][k]) open[k] += e.desired[id][k] - e.workers[id][k];
      }
    double w[3]{};
    for (auto id : ids<PersonId>(x.size())) {
      auto c = (std::size_t)skill_class(x.education[id]);
      if (x.status[id] == Status::unemployed) u[c] += 1, lf[c] += 1;
      if (x.status[id] != Status::employed) continue;
      lf[c] += 1;
      pos[c][(std::size_t)x.position[id]] += 1;
      w[(std::size_t)x.position[id]] += double(x.wage[id].value) / 1e6;
      sk += x.specific_skill[id];
      en += 1;
      atmin += double(x.wage[id].value) <= double(world.minimum_wage.value) * 1.005 ? 1.0 : 0.0;
      tech += e.technology[x.employer[id]];
      gap += double(world.now - x.since[id]);
    }
    fprintf(stderr,
            "%d posted %.2f %.2f %.2f paid %.2f %.2f %.2f openrate %.3f %.3f %.3f u %.3f %.3f %.3f | skill %.2f tech "
            "%.2f atmin %.3f tenure %.1f | pos",
            world.now.year(), pw[0] / n[0], pw[1] / n[1], pw[2] / n[2], w[0] / n[0], w[1] / n[1], w[2] / n[2],
            open[0] / n[0], open[1] / n[1], open[2] / n[2], u[0] / lf[0], u[1] / lf[1], u[2] / lf[2], sk / en,
            tech / en, atmin / en, gap / en);
    for (auto& r : pos)
      fprintf(stderr, " [%.2f %.2f %.2f]/%.0f", r[0] / (r[0] + r[1] + r[2]), r[1] / (r[0] + r[1] + r[2]),
              r[2] / (r[0] + r[1] + r[2]), r[0] + r[1] + r[2]);
    fprintf(stderr, "\n");
    auto f = wage_facts(world);
    fprintf(stderr, "   mincer %.4f gini %.3f size %.4f agg %.4f\n", f.mincer, f.gini, f.size, f.agglomeration);
  }
  life.panel.push_back(panel_of_last_year(world));
  if (world.now == start) return;
  curve.close_year(world);
  life.wages.push_back(wage_facts(world));
}

std::vector<double> corporate_taxes(Record const& record) {
  std::vector<double> taxes;
  auto const cell =
      static_cast<std::size_t>(Flow::corporate_tax) * kAccounts + static_cast<std::size_t>(Account::province);
  auto const flows = record.account_flows.find("flows");
  if (flows == record.account_flows.end()) return taxes;
  for (auto const& [year, values] : flows->second) taxes.push_back(static_cast<double>(values[cell]) / 1e9);
  return taxes;
}

}  // namespace

Life live_through(LifePlan const& plan) {
  ModelParameters parameters;
  auto const scenario = scenario_of(plan, parameters);
  World world = found_economy(scenario, parameters);
  Life life;
  WageCurve curve;
  auto const look = [&](Month) { observe(world, scenario.start, curve, life); };
  live(
      world, derive_schedule(parameters), scenario, [](ProgressStep const&) {}, look);
  look(world.now);
  life.wage_curve = curve.elasticity();
  life.official = compare_official(world);
  life.years = world.record.years;
  life.indicators = world.record.indicators;
  life.corporate_tax = corporate_taxes(world.record);
  look_at_land(world, life);
  return life;
}

}  // namespace tanvan
