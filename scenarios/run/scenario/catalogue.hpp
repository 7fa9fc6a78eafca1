#pragma once
/// What all models together understand: the one list behind validation, --explain and /config.

#include <vector>

#include "scenarios/run/scenario/scenario.hpp"
#include "sim/core/parameter.hpp"
#include "sim/engine/intervention.hpp"

namespace tanvan {

struct ModelParameters;

/// The parameters of every model. @param parameters outlives the groups, which point into it
std::vector<ParameterGroup> parameter_groups(ModelParameters& parameters);

/// Every kind of intervention that some model puts into effect.
std::vector<InterventionKind> intervention_kinds();

/// What the models ask of the tables: controls of the synthetic population that are missing, unknown or contradictory,
/// and nodes of freight.csv of the kind that an intervention needs.
TableCheck table_check();

}  // namespace tanvan
