#pragma once
/// A scenario's TOML files as one tree: what it extends below, the file above, the command line on top.

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "scenarios/run/scenario/scenario.hpp"
#include "sim/io/text/toml_text.hpp"

namespace tanvan {

/// The merged tree and the folders that relative names start from.
struct ScenarioText {
  TomlNode root;                             // without `extends`; its place is line 1 of the own file
  std::filesystem::path file;                // the scenario's own file, as given
  std::vector<std::filesystem::path> files;  // of the whole chain, the own file first
  std::filesystem::path base_folder;         // folder of the file at the end of the chain: where default tables lie

  std::filesystem::path folder() const { return file.parent_path(); }
};

/// Reads the chain of files and merges it: tables key by key, `[[intervention]]` appended, other values replaced.
/// Faults: TOML syntax; an `extends` that is absolute, names no `.toml` file, a missing one, or one that is no
/// scenario, all at the line of that `extends`; a cycle, at each `extends` in it; an override whose path leads nowhere.
Result<ScenarioText> read_scenario_text(std::filesystem::path const& file, std::span<Override const> overrides);

}  // namespace tanvan
