#include "scenarios/run/exports/exports.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fstream>

#include "scenarios/run/scenario/faults.hpp"
#include "sim/io/files/whole_file.hpp"
#include "sim/io/files/whole_folder.hpp"
#include "sim/io/geo/result_package.hpp"
#include "sim/io/geo/zone_shapes.hpp"
#include "sim/io/omx/omx_of_result.hpp"
#include "sim/io/tables/csv_files.hpp"
#include "sim/io/tables/geojson_files.hpp"
#include "sim/io/text/toml_text.hpp"

namespace tanvan {
namespace {

/// One file, whole or not at all.
int write_file(ExportOptions const& options, std::span<std::byte const> bytes) {
  std::array<std::filesystem::path, 1> const inputs = {options.result};
  auto const is_ours = [&](std::filesystem::path const& out) { return is_of_kind(out, bytes); };
  if (auto const fault = overwrites_foreign(options.out, inputs, is_ours, "file of format " + options.format))
    return report_fault(*fault);
  write_whole_file(options.out, bytes);
  fmt::print("{}\n", options.out);
  return 0;
}

/// What was exported, so that the folder is known as ours when it is written again.
FolderFile record_of(ResultsFile const& file, ExportOptions const& options, std::vector<FolderFile> const& files) {
  std::string text = "format = \"tanvan-export\"\nto = " + toml_quoted(options.format) + "\n";
  for (auto const* key : {"scenario", "title_vi", "title_en", "content_hash", "attribution"})
    text += fmt::format("{} = {}\n", key, toml_quoted(file.text_attribute(key)));
  text += "files = [\n";
  for (auto const& one : files) text += "  " + toml_quoted(one.name) + ",\n";
  return {kExportRecord, text + "  " + toml_quoted(kExportRecord) + ",\n]\n"};
}

/// The tables of the result; zones drawn as areas where the user named a file of them.
Result<std::vector<DataTable>> tables_for(ResultsFile const& file, YearChoice const& years,
                                          ExportOptions const& options) {
  auto tables = tables_of_result(file, years);
  if (!tables || options.zones.empty()) return tables;
  auto const shapes = read_zones({options.zones, options.zones});
  if (!shapes) return shapes.error();
  for (auto& table : *tables) {
    if (table.name != "zones") continue;
    auto const drawn = set_areas(table, shapes->zones);
    if (drawn == 0)
      return error(Errc::bad_input, {options.zones, 1, 0},
                   "none of its ids is a zone of the result; areas and zones are joined by id");
    if (drawn < table.rows()) fmt::print("{} of {} zones have an area in {}\n", drawn, table.rows(), options.zones);
  }
  return tables;
}

}  // namespace

int write_export_folder(ResultsFile const& file, ExportOptions const& options, std::vector<FolderFile> files) {
  if (auto const fault = not_a_place_for(options.out, options.result, kExportRecord)) return report_fault(*fault);
  files.push_back(record_of(file, options, files));
  write_whole_folder(options.out, files, kExportRecord);
  fmt::print("{} holds {} files\n", options.out, files.size());
  return 0;
}

int export_geopackage(ResultsFile const& file, YearChoice const& years, ExportOptions const& options) {
  auto tables = tables_for(file, years, options);
  if (!tables) return report_faults(tables.error());
  return write_file(options, geopackage_bytes(package_of_result(file, std::move(*tables), options.lang())));
}

int export_csv(ResultsFile const& file, YearChoice const& years, ExportOptions const& options) {
  auto tables = tables_for(file, years, options);
  if (!tables) return report_faults(tables.error());
  auto pairs = pair_tables_of_result(file, years);
  if (!pairs) return report_faults(pairs.error());
  for (auto& table : *pairs) tables->push_back(std::move(table));
  return write_export_folder(file, options, csv_files(*tables, options.units_row ? UnitsRow::yes : UnitsRow::no));
}

int export_geojson(ResultsFile const& file, YearChoice const& years, ExportOptions const& options) {
  auto const tables = tables_for(file, years, options);
  if (!tables) return report_faults(tables.error());
  auto files = geojson_files(*tables, file.text_attribute("attribution"));
  if (files.empty())
    return report_fault(error(Errc::bad_input, {options.result, 1, 0},
                              "the result holds no coordinates; GeoJSON needs a result of `tanvan run`, or of `tanvan "
                              "assign` or `tanvan traffic` on a folder with places"));
  return write_export_folder(file, options, std::move(files));
}

bool is_of_kind(std::filesystem::path const& path, std::span<std::byte const> bytes) {
  constexpr std::size_t kSignature = 8;
  std::array<char, kSignature> begin{};
  std::ifstream(path, std::ios::binary).read(begin.data(), kSignature);
  auto const known = std::as_bytes(std::span(begin));
  return bytes.size() >= kSignature && std::ranges::equal(known, bytes.first(kSignature)) && !is_results_file(path);
}

int export_omx(ResultsFile const& file, YearChoice const& years, ExportOptions const& options) {
  auto const bytes = omx_of_result(file, years.traffic);
  if (!bytes) return report_faults(bytes.error());
  return write_file(options, *bytes);
}

}  // namespace tanvan
