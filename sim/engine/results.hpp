#pragma once
/// From the world's record to a results file.

#include <filesystem>

#include "sim/engine/world.hpp"
#include "sim/io/results/run_identity.hpp"

namespace tanvan {

/// Writes `out` as sim/io/results/results_schema.hpp lays it down. The record's figures are already expanded to the
/// full population; nothing is scaled here. Equal worlds give equal bytes but for created, wall_s and threads.
/// @throws Violation where the record holds a series that the schema does not know, of a wrong length, or not finite
/// @throws std::runtime_error naming `out` where the disk refuses; then no file of that name was made
void write_results(World const& world, RunIdentity const& identity, std::filesystem::path const& out);

}  // namespace tanvan
