#pragma once
/// What only tables, parameters and interventions together can tell of a plan's faults.

#include "scenarios/run/cycle/model_parameters.hpp"
#include "scenarios/run/scenario/scenario.hpp"

namespace tanvan {

/// An upzoning must raise the cap that its zone has on the first day, which no zone's buildings exceed.
Faults check_plans(Scenario const& scenario, ModelParameters const& parameters);

}  // namespace tanvan
