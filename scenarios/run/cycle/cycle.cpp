#include "scenarios/run/cycle/cycle.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "models/landuse/stations.hpp"
#include "scenarios/run/access/cell_record.hpp"
#include "sim/core/check.hpp"
#include "sim/core/log.hpp"
#include "sim/engine/compact.hpp"
#include "sim/engine/icf.hpp"
#include "sim/engine/indicators.hpp"
#include "sim/engine/state.hpp"

namespace tanvan {
namespace {

/// Months lived before the scenario's start, so that its first year grows from a year that was lived too.
constexpr int kSpinUp = 12;

World empty_world(Scenario const& scenario) {
  World world;
  world.seed = scenario.seed;
  world.scale = scenario.scale;
  world.network = scenario.network;
  world.region = scenario.region;
  world.interventions = scenario.interventions;
  world.transport = scenario.transport;
  world.cells = found_cells(world.network.zones);
  world.record.dropped = scenario.dropped;
  world.now = scenario.start - kSpinUp;
  return world;
}

/// Controls that contradict each other or that no agent can meet, by name.
void report(SynthesisReport const& report) {
  for (auto const& name : report.infeasible) {
    auto const fit = std::find_if(report.controls.begin(), report.controls.end(),
                                  [&](ControlFit const& control) { return control.name == name; });
    auto const by_how_much =
        fit == report.controls.end()
            ? std::string{}
            : fmt::format(": {:.0f} agents of the sample instead of {:.0f}", fit->achieved, fit->target);
    log::warn(fmt::format("the synthetic population cannot meet {}{}", name, by_how_much));
  }
}

/// Takes out who has left: enterprises each month, all others each quarter.
void take_out_leavers(World& world) {
  if (world.now.ends_quarter())
    compact(world);
  else
    compact_enterprises(world);
}

/// All phases of a period; who has left is taken out, and the laws are checked, before anything is written down.
void run_phases(World& world, Schedule const& schedule, Period period) {
  for (Phase phase : kPhases) {
    if (phase == Phase::record) {
      take_out_leavers(world);
      check_conservation(world);
    }
    for (Module const& module : schedule.due(period, phase)) module.step(world);
  }
}

bool is_transport_year(World const& world) {
  auto const& years = world.transport.years;
  return std::find(years.begin(), years.end(), world.now.year()) != years.end();
}

/// Forgets the figures of the spin-up year; what the world is stays.
void forget_spin_up(Record& record) {
  record.years.clear();
  record.months.clear();
  record.indicators.clear();
  record.zone_year.clear();
  record.sector_year.clear();
  record.cell_year.clear();
  record.station_years.clear();
  record.station_rows.clear();
  record.station_year.clear();
  record.account_flows.clear();
  record.travel.clear();
  record.counts.clear();
  record.coupling.clear();
  record.freight.clear();
  std::erase_if(record.events, [](Event const& event) { return event.kind == "travel_not_at_rest"; });
}

void live_month(World& world, Schedule const& schedule) {
  world.record.months.push_back(world.now.yyyymm());
  run_phases(world, schedule, Period::month);
}

void close_year(World& world, Schedule const& schedule) {
  world.record.years.push_back(world.now.year());
  run_phases(world, schedule, Period::year);
  if (is_transport_year(world)) run_phases(world, schedule, Period::transport);
  carry_forward(world.record, world.network.zones.size());
  record_icf(world.record);
  open_year(world);
  seat_families(world.population);
}

std::string year_line(World const& world) {
  auto const& r = world.record;
  auto const last = [&](char const* name) { return r.indicators.at(name).back(); };
  return fmt::format("{}: GRDP {:.0f} trillion đồng ({:+.1f} %), unemployment {:.1f} %, {:.0f} thousand persons",
                     world.now.year(), last("GRDP") / 1e3, last("growth_output"), last("unemployment_rate"),
                     last("population") / 1e3);
}

/// What the model of innovation knows from that of enterprises: one tax, one rule of capacity.
InnovationParameters innovation_of(ModelParameters const& p) {
  auto innovation = p.innovation;
  innovation.corporate_tax = p.enterprise.corporate_tax;
  innovation.utilisation = p.enterprise.utilisation;
  return innovation;
}

/// Accessibilities fade alike wherever they are reckoned.
IndicatorParameters indicators_of(ModelParameters const& p) {
  auto indicators = p.indicators;
  indicators.access_decay = p.travel.road.access_decay;
  return indicators;
}

/// Brings the base year's output and machines to what the region's tables say.
void fit_base(World& world, ModelParameters const& p) {
  calibrate_base(world, p.enterprise);
  fit_capital(world, innovation_of(p));
  open_year(world);
}

}  // namespace

World found_population(Scenario const& scenario, ModelParameters const& p) {
  World world = empty_world(scenario);
  estimate_access(world, p.travel);
  report(synthesize_people(world, p.people_synthesis));
  report(synthesize_enterprises(world, p.enterprise_synthesis));
  synthesize_suppliers(world, p.suppliers);
  report(synthesize_homes(world, p.home_synthesis));
  found_stations(world, p.landuse);
  found_institutions(world);
  set_frontier(world, innovation_of(p));
  auto const rate = world.region.macro_value("unemployment_rate", world.now.year(), 3.0) / 100;
  match_at_start(world, p.labour, rate);
  return world;
}

World found_world(Scenario const& scenario, ModelParameters const& p) {
  World world = found_population(scenario, p);
  run_travel_day(world, p.travel, {});
  fit_base(world, p);
  return world;
}

World found_economy(Scenario const& scenario, ModelParameters const& p) {
  World world = found_population(scenario, p);
  world.transport.years.clear();
  world.transport.dynamic.clear();
  fit_base(world, p);
  return world;
}

Schedule derive_schedule(ModelParameters const& p, Ties ties) {
  std::vector<Module> modules;
  for (auto part : {enterprise_modules(p.enterprise), supply_modules(p.suppliers), labour_modules(p.labour),
                    innovation_modules(innovation_of(p)), demography_modules(p.demography), landuse_modules(p.landuse),
                    budget_modules(p.public_budget), indicator_modules(indicators_of(p)), travel_modules(p.travel),
                    cell_modules(p.travel, p.landuse)})
    for (auto& module : part) modules.push_back(std::move(module));
  auto schedule = Schedule::derive(std::move(modules), state_names(), ties);
  if (!schedule) throw Violation(to_string(schedule.error().sorted().front()));
  return std::move(*schedule);
}

void live(World& world, Schedule const& schedule, Scenario const& scenario, Progress const& progress,
          std::function<void(Month)> const& before_month) {
  std::size_t const years = static_cast<std::size_t>((scenario.last - world.now) / 12 + 1);
  std::size_t done = 0;
  for (Month const end = scenario.last + 1; world.now < end; world.now = world.now + 1) {
    before_month(world.now);
    if (world.now == scenario.start) forget_spin_up(world.record);
    live_month(world, schedule);
    if (!world.now.ends_year()) continue;
    close_year(world, schedule);
    progress({++done, years, year_line(world)});
  }
}

}  // namespace tanvan
