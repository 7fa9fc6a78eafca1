#pragma once
/// A scenario of scenarios/binhduong, read for lives in benchmarks.

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "scenarios/run/cycle/cycle.hpp"
#include "scenarios/run/scenario/catalogue.hpp"

namespace tanvan {

/// @param name  of the file, without `.toml`
/// @param[out] parameters  of all models, as the scenario sets them
/// @throws std::runtime_error with its first fault
inline Scenario shipped_scenario(std::string const& name, std::vector<Override> const& overrides,
                                 ModelParameters& parameters) {
  auto const file = std::filesystem::path(TANVAN_SOURCE_DIR) / "scenarios" / "binhduong" / (name + ".toml");
  auto scenario = read_scenario(file, overrides, parameter_groups(parameters), intervention_kinds());
  if (!scenario) throw std::runtime_error(to_string(scenario.error().sorted().front()));
  return std::move(*scenario);
}

}  // namespace tanvan
