#pragma once
/// `tanvan export`: one function a format.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/io/files/whole_folder.hpp"
#include "sim/io/results/results_reader.hpp"
#include "sim/io/tables/data_table.hpp"
#include "sim/io/tables/result_tables.hpp"

namespace tanvan {

/// What the user asked for.
struct ExportOptions {
  std::string result, format, out, zones, language = "vi";  // zones: a file of areas
  std::string publisher = "Tân Vạn", url;                   // gtfs: of feed_info
  std::optional<int> year;
  bool units_row = false;

  Language lang() const { return language == "en" ? Language::en : Language::vi; }
};

/// Each writes its format to `out` and says what it wrote. @return the exit status; faults are printed
int export_geopackage(ResultsFile const& file, YearChoice const& years, ExportOptions const& options);
int export_csv(ResultsFile const& file, YearChoice const& years, ExportOptions const& options);
int export_geojson(ResultsFile const& file, YearChoice const& years, ExportOptions const& options);
int export_omx(ResultsFile const& file, YearChoice const& years, ExportOptions const& options);
int export_gmns(ResultsFile const& file, YearChoice const& years, ExportOptions const& options);
int export_matsim(ResultsFile const& file, YearChoice const& years, ExportOptions const& options);
int export_sumo(ResultsFile const& file, YearChoice const& years, ExportOptions const& options);

/// The open lines of a scenario (`options.result` names it) at the end of a year as a GTFS feed.
int export_gtfs(ExportOptions const& options);

/// Whether a file begins as these bytes do, by which formats are known; no result of a run does.
bool is_of_kind(std::filesystem::path const& path, std::span<std::byte const> bytes);

/// Writes a folder, whole or not at all, with a record of what was exported.
int write_export_folder(ResultsFile const& file, ExportOptions const& options, std::vector<FolderFile> files);

}  // namespace tanvan
