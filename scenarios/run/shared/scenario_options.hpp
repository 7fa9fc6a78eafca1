#pragma once
/// What the commands that read a scenario have in common: which one, and what is to be otherwise in it.

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/run/cycle/model_parameters.hpp"
#include "scenarios/run/scenario/scenario.hpp"

namespace tanvan {

struct ScenarioOptions {
  std::string scenario;
  std::vector<std::string> set;
  std::string scale, seed;
  int threads = 0;  // 0: all cores

  std::size_t used_threads() const;
};

/// SCENARIO, --set, --scale, --seed and --threads.
void add_scenario_options(CLI::App& command, ScenarioOptions& options);

/// A scenario and the parameters of all models as it sets them.
struct ReadScenario {
  Scenario scenario;
  ModelParameters parameters;
};

/// Reads it with everything that the command line says; its warnings are printed. Faults, all at once, are those of
/// `read_scenario` and of the command line.
Result<ReadScenario> read_scenario_of(ScenarioOptions const& options);

}  // namespace tanvan
