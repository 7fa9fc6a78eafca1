#pragma once
/// The cycle: a scenario becomes a world, the world lives month by month, and its record is what a run leaves.

#include <functional>

#include "scenarios/run/cycle/model_parameters.hpp"
#include "scenarios/run/scenario/scenario.hpp"
#include "sim/core/progress.hpp"
#include "sim/engine/schedule.hpp"
#include "sim/engine/world.hpp"

namespace tanvan {

/// Synthesizes people, households, enterprises and homes, and matches workers to jobs at travel costs of empty roads.
/// The clock stands at the first month of the spin-up year.
World found_population(Scenario const& scenario, ModelParameters const& parameters);

/// The population with the base year's travel costs, its output and machines fitted to the region's tables.
World found_world(Scenario const& scenario, ModelParameters const& parameters);

/// The same without any day of travel: travel costs stay those of empty roads for ever.
World found_economy(Scenario const& scenario, ModelParameters const& parameters);

/// Every module of every model, in the derived order. @throws Violation where the models contradict each other
Schedule derive_schedule(ModelParameters const& parameters, Ties ties = Ties::by_name);

/// Lives from the spin-up year before the scenario's start to the end of its last month; fills World::record.
/// Progress goes one step a year. `before_month` is called with each month before it is lived; what it throws ends
/// the run.
void live(
    World& world, Schedule const& schedule, Scenario const& scenario, Progress const& progress,
    std::function<void(Month)> const& before_month = [](Month) {});

}  // namespace tanvan
