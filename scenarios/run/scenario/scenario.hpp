#pragma once
/// A scenario, read and checked as a whole: TOML text with what it extends, its tables, its network.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/parameter.hpp"
#include "sim/core/result.hpp"
#include "sim/engine/intervention.hpp"
#include "sim/engine/record.hpp"
#include "sim/engine/region.hpp"
#include "sim/engine/world.hpp"
#include "sim/network/network.hpp"

namespace tanvan {

/// Everything that a run needs to know from outside.
struct Scenario {
  std::string name, title_vi, title_en;
  Month start, last;  // the first and the last month simulated
  std::uint64_t seed = 1;
  double scale = 1;  // share of the population simulated, (0, 1]
  Network network;
  RegionTables region;
  std::vector<Intervention> interventions;  // by date, then in the order of the files, what is extended first
  TransportPlan transport;
  Faults warnings;                            // what is taken though it may not be meant
  std::vector<Dropped> dropped;               // files named as in the scenario's folder
  std::vector<std::filesystem::path> inputs;  // every file that was read: scenario files and tables
  std::string resolved;                       // the whole as one TOML text, see `read_scenario`
};

/// One `--set PATH=VALUE`; `--scale` and `--seed` are the paths `scenario.scale` and `scenario.seed`.
struct Override {
  std::string path, value;
};

/// What models ask of the tables beyond their form, such as controls that nobody lacks, and of interventions, such as a
/// port that a port's rule needs. Called where zones and controls were read without a fault.
using TableCheck = std::function<void(RegionTables const&, ZoneStore const&, std::span<Intervention const>, Faults&)>;

/// Reads a scenario file, or the `scenario.toml` or `baseline.toml` of a folder, with the files that it extends and all
/// tables. Every fault of all of them is reported at once, with the path as given and the line; faults of overrides
/// have no place and name the path.
///
/// Values of models are set in place: where the result has a value, each parameter of `groups` holds what the scenario
/// says, or stays as it was where the scenario says nothing.
///
/// `resolved` holds every value in force ([models.traffic] where some year is dynamic), numbers to the last bit, tables
/// by name relative to the scenario's folder, without `extends`. Saved in that folder and read with the same groups and
/// kinds, it gives the same text and the same scenario. It depends neither on where the folder lies nor on line ends or
/// byte order marks. Interventions outside the years simulated, and years of travel after an `end` that an override
/// drew nearer, are left out with a warning.
/// @param groups parameters of all models  @param kinds every kind of intervention that a model understands
/// @param check what the models ask of the tables
Result<Scenario> read_scenario(std::filesystem::path const& file, std::span<Override const> overrides,
                               std::span<ParameterGroup const> groups, std::span<InterventionKind const> kinds,
                               TableCheck const& check = {});

/// Every key of a scenario file with meaning, unit, default, allowed and prior range, as lines of text.
std::string explain(std::span<ParameterGroup const> groups, std::span<InterventionKind const> kinds);

/// The parameters as a table for programs (CSV with a head): key as --set takes it, value, allowed range, prior range
/// (empty where calibration has nothing to look for), unit, meaning, source.
std::string parameter_table(std::span<ParameterGroup const> groups);

}  // namespace tanvan
