#include "scenarios/run/scenario/catalogue.hpp"

#include "models/freight/freight_interventions.hpp"
#include "scenarios/run/cycle/model_parameters.hpp"

namespace tanvan {
namespace {

void append(std::vector<InterventionKind>& all, std::vector<InterventionKind> kinds) {
  for (auto& kind : kinds) all.push_back(std::move(kind));
}

}  // namespace

std::vector<ParameterGroup> parameter_groups(ModelParameters& p) {
  return {
      {"demand", parameters(p.travel.demand)},
      {"demography", parameters(p.demography)},
      {"emissions", parameters(p.travel.emissions)},
      {"enterprise", parameters(p.enterprise)},
      {"freight", parameters(p.travel.freight)},
      {"indicators", parameters(p.indicators)},
      {"innovation", parameters(p.innovation)},
      {"labour", parameters(p.labour)},
      {"landuse", parameters(p.landuse)},
      {"mode_choice", parameters(p.travel.mode_choice)},
      {"public_budget", parameters(p.public_budget)},
      {"road", parameters(p.travel.road)},
      {"suppliers", parameters(p.suppliers)},
      {"synthesis_enterprises", parameters(p.enterprise_synthesis)},
      {"synthesis_homes", parameters(p.home_synthesis)},
      {"synthesis_people", parameters(p.people_synthesis)},
      {"traffic", parameters(p.travel.dynamic),
       [&p](InputPlace const& place) { return validate(p.travel.dynamic, place); }},
      {"transit_service", parameters(p.travel.transit_service)},
  };
}

std::vector<InterventionKind> intervention_kinds() {
  std::vector<InterventionKind> all;
  append(all, enterprise_interventions());
  append(all, innovation_interventions());
  append(all, landuse_interventions());
  append(all, budget_interventions());
  append(all, transport_interventions());
  append(all, freight_interventions());
  return all;
}

TableCheck table_check() {
  return [](RegionTables const& region, ZoneStore const& zones, std::span<Intervention const> interventions,
            Faults& faults) {
    check_controls(region, zones, faults);
    check_freight_interventions(interventions, region, zones, faults);
  };
}

}  // namespace tanvan
