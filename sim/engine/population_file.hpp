#pragma once
/// The population alone, for other tools: persons, households, dwellings, enterprises.

#include <filesystem>
#include <vector>

#include "sim/engine/world.hpp"
#include "sim/io/files/whole_folder.hpp"
#include "sim/io/results/run_identity.hpp"

namespace tanvan {

/// Writes the agents of the sample as they are now, a row each in the order of their ids, with zones and sites to read
/// them by. Nothing is expanded. Equal worlds give equal content hashes.
/// @throws std::runtime_error naming `out` where the disk refuses; then no file of that name was made
void write_population(World const& world, RunIdentity const& identity, std::filesystem::path const& out);

/// The same as tables: persons.csv, households.csv, dwellings.csv, enterprises.csv; zones by their ids, categories by
/// their words, months as YYYY-MM.
std::vector<FolderFile> population_tables(World const& world);

}  // namespace tanvan
