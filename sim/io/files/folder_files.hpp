#pragma once
/// Files of a folder that somebody else made.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/result.hpp"

namespace tanvan {

/// A folder to read and the name under which messages speak of it.
struct FolderSource {
  std::filesystem::path path;
  std::string shown;
};

/// A fault where `name` is a link that leads out of the folder: a table could then hold what its sender may not read.
std::optional<Fault> leads_outside(FolderSource const& folder, std::string const& name);

/// True where the folder has something of this name.
bool has_file(FolderSource const& folder, std::string const& name);

/// Names of the regular files and links in the folder, sorted.
std::vector<std::string> names_in(FolderSource const& folder);

}  // namespace tanvan
