#include "scenarios/run/cycle/plan_check.hpp"

#include <fmt/format.h>

#include "models/landuse/synthesis_steps.hpp"

namespace tanvan {
namespace {

void check_upzone(Intervention const& i, ZoneStore const& zones, HomeSynthesisParameters const& p, Faults& faults) {
  for (auto zone : ids<ZoneId>(zones.size())) {
    if (zones.code[zone] != i.target) continue;
    double const cap = far_cap_of(zones.census_population[zone] / zones.area_km2[zone], p);
    if (i.numbers.at("far") < cap)
      faults.add(i.place,
                 fmt::format("intervention.far = {} lies below the floor-area ratio of {:.2f} that {} may have on "
                             "the first day already; an upzoning raises it",
                             i.numbers.at("far"), cap, i.target));
  }
}

}  // namespace

Faults check_plans(Scenario const& scenario, ModelParameters const& parameters) {
  Faults faults;
  for (auto const& i : scenario.interventions)
    if (i.kind == "upzone") check_upzone(i, scenario.network.zones, parameters.home_synthesis, faults);
  return faults;
}

}  // namespace tanvan
