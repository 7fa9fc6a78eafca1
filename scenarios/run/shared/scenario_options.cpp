#include "scenarios/run/shared/scenario_options.hpp"

#include <fmt/format.h>
#include <thread>

#include "scenarios/run/cycle/plan_check.hpp"
#include "scenarios/run/scenario/catalogue.hpp"
#include "scenarios/run/scenario/faults.hpp"

namespace tanvan {
namespace {

/// The overrides in the order of their weight: --set first, then --scale and --seed.
Result<std::vector<Override>> overrides_of(ScenarioOptions const& options) {
  std::vector<Override> overrides;
  for (auto const& text : options.set) {
    auto const at = text.find('=');
    if (at == std::string::npos)
      return error(Errc::bad_input, {},
                   fmt::format("--set {}: write it as KEY=VALUE, as in --set models.labour.search=0.5", text));
    overrides.push_back({text.substr(0, at), text.substr(at + 1)});
  }
  if (!options.scale.empty()) overrides.push_back({"scenario.scale", options.scale});
  if (!options.seed.empty()) overrides.push_back({"scenario.seed", options.seed});
  return overrides;
}

}  // namespace

std::size_t ScenarioOptions::used_threads() const {
  return threads > 0 ? static_cast<std::size_t>(threads) : std::max(1U, std::thread::hardware_concurrency());
}

void add_scenario_options(CLI::App& command, ScenarioOptions& options) {
  command.add_option("SCENARIO", options.scenario, "Scenario file (TOML) or folder")->required();
  command.add_option("--set", options.set, "Set a key of the scenario, KEY=VALUE; may be repeated")->take_all();
  command.add_option("--scale", options.scale, "Share of the population to simulate, over 0 up to 1");
  command.add_option("--seed", options.seed, "Seed of the random draws");
  command.add_option("--threads", options.threads, "Threads [all cores]; the results do not depend on it")
      ->check(CLI::Range(1, 4096));
}

Result<ReadScenario> read_scenario_of(ScenarioOptions const& options) {
  auto const overrides = overrides_of(options);
  if (!overrides) return overrides.error();
  ReadScenario read;
  auto const groups = parameter_groups(read.parameters);
  auto const kinds = intervention_kinds();
  auto scenario = read_scenario(options.scenario, *overrides, groups, kinds, table_check());
  if (!scenario) return scenario.error();
  print_warnings(scenario->warnings);
  read.scenario = std::move(*scenario);
  if (auto faults = check_plans(read.scenario, read.parameters); !faults.empty()) return faults;
  return read;
}

}  // namespace tanvan
