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
  if (world.now < start) return;
  life.labour.observe(world);
  if (world.now > start) curve.observe_month(world);
  if (world.now == kCensus) life.five_year_migrants = five_year_migrants(world);
  if (world.now.of_year() != 1) return;
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
