#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <string>

#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/cycle/model_parameters.hpp"
#include "scenarios/run/cycle/plan_check.hpp"
#include "scenarios/run/scenario/catalogue.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "scenarios/run/scenario/scenario.hpp"

namespace tanvan {
namespace {

struct ValidateOptions {
  std::string scenario;
  bool explain = false, parameters = false;
};

int validate(ValidateOptions const& options) {
  ModelParameters parameters;
  auto const groups = parameter_groups(parameters);
  auto const kinds = intervention_kinds();
  if (options.explain) fmt::print("{}", explain(groups, kinds));
  if (options.scenario.empty()) {
    if (options.parameters) fmt::print("{}", parameter_table(groups));
    return 0;
  }
  auto const scenario = read_scenario(options.scenario, {}, groups, kinds, table_check());
  if (!scenario) return report_faults(scenario.error());
  if (auto const faults = check_plans(*scenario, parameters); !faults.empty()) return report_faults(faults);
  print_warnings(scenario->warnings);
  if (options.parameters) {
    fmt::print("{}", parameter_table(groups));
    return 0;
  }
  fmt::print("{}: no faults; {}, {}, {}, {}; {} of the tables left out\n", options.scenario, scenario->name,
             counted(scenario->network.zones.size(), "zone"), counted(scenario->network.links.size(), "link"),
             counted(scenario->interventions.size(), "intervention"), counted(scenario->dropped.size(), "cell"));
  return 0;
}

}  // namespace

void add_validate(CLI::App& app, Action& action) {
  auto* command =
      app.add_subcommand("validate", "Checks a scenario and names every fault at once, as FILE:LINE: sentence.");
  auto const options = std::make_shared<ValidateOptions>();
  command->add_option("SCENARIO", options->scenario, "scenario file or folder");
  command->add_flag("--explain", options->explain, "lists every key with meaning, unit, default and range");
  command->add_flag(
      "--parameters", options->parameters,
      "lists the models' parameters as CSV, with the priors of calibration; of a scenario as it sets them");
  command->footer(
      "A folder named `network` is checked as ./network.\n"
      "Example: tanvan validate scenarios/binhduong/baseline.toml");
  add_validate_network(*command, action);
  command->callback([options, command, &action] {
    if (command->got_subcommand("network")) return;
    if (options->scenario.empty() && !options->explain && !options->parameters) throw CLI::RequiredError("SCENARIO");
    action = [options] { return validate(*options); };
  });
}

}  // namespace tanvan
