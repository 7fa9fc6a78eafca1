#pragma once
/// From the world's record to a results file.

#include <filesystem>
#include <string>

#include "sim/engine/world.hpp"

namespace tanvan {

/// Who ran what: the attributes of a results file that the world does not know.
struct RunIdentity {
  std::string scenario;  ///< its name
  std::string title_vi, title_en;
  std::string config;  ///< the resolved scenario in TOML, able to run again
  std::string code_version, commit;
  std::string created;  ///< UTC, such as 2026-03-01T07:00:00Z
  int threads = 1;
  double wall_s = 0;  ///< [s]
};

/// Writes `out` as sim/io/results/results_schema.hpp lays it down. The record's figures are already expanded to the
/// full population; nothing is scaled here. Equal worlds give equal bytes but for created, wall_s and threads.
/// @throws Violation where the record holds a series that the schema does not know, of a wrong length, or not finite
/// @throws std::runtime_error naming `out` where the disk refuses; then no file of that name was made
void write_results(World const& world, RunIdentity const& identity, std::filesystem::path const& out);

}  // namespace tanvan
