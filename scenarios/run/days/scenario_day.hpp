#pragma once
/// A simulated day of a scenario as a results file of its own, like those of `tanvan traffic`.

#include <filesystem>

#include "scenarios/run/travel/kept_day.hpp"
#include "sim/engine/results.hpp"
#include "sim/engine/world.hpp"
#include "sim/io/results/results_reader.hpp"

namespace tanvan {

/// `results/dynamic.h5`, 2026 → `results/dynamic-day-2026.h5`
std::filesystem::path path_of_day(std::filesystem::path const& result, int year);

/// Writes the day whole or not at all: links each quarter of an hour, trips, districts, travel times, gridlocks. A link
/// belongs to the district of the zone whose centre lies nearest to its middle.
/// @param result  of the run, whose network the day is drawn on
/// @throws std::runtime_error where the disk refuses
void write_scenario_day(World const& world, ResultsFile const& result, KeptDay const& day, RunIdentity const& identity,
                        std::filesystem::path const& out);

}  // namespace tanvan
