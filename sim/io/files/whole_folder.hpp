#pragma once
/// Folders that an import writes: all files, or none.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/result.hpp"

namespace tanvan {

/// A file to be written into a folder.
struct FolderFile {
  std::string name;  ///< within the folder, no separators
  std::string text;
};

/// The file by which a folder is known to be ours and which lists its files under `files`: JSON of imports, TOML of
/// exports (a folder of GeoJSON holds no other JSON).
inline constexpr char const* kImportRecord = "import.json";
inline constexpr char const* kExportRecord = "export.toml";

/// A fault where `out` can't become a folder of files: it is a file, or a folder with files that we did not write (it
/// holds no such record), or the folder that was read.
std::optional<Fault> not_a_place_for(std::filesystem::path const& out, std::filesystem::path const& input,
                                     char const* record = kImportRecord);

/// Writes the files beside the final name and gives the folder its name when all are whole. Where an older import lies
/// there, the new folder takes its place at once and what the older one had written goes; what no import wrote stays.
/// @param files  one of them is the record
/// @throws std::runtime_error naming what failed; then no file of the folder is new
void write_whole_folder(std::filesystem::path const& out, std::vector<FolderFile> const& files,
                        char const* record = kImportRecord);

}  // namespace tanvan
