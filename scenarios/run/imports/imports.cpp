#include "scenarios/run/imports/imports.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "scenarios/run/network_map/network_map.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "sim/io/exchange/projection.hpp"
#include "sim/io/files/whole_folder.hpp"
#include "sim/io/gmns/gmns_writer.hpp"

namespace tanvan {
namespace {

void print_counts(char const* what, Counts const& counts) {
  std::string line;
  for (auto const& [name, n] : counts.all()) line += fmt::format("{}{} {}", line.empty() ? "" : ", ", n, name);
  if (!line.empty()) fmt::print("{:<9} {}\n", what, line);
}

void print_report(ImportReport const& report, std::string const& out) {
  print_counts("read", report.read);
  print_counts("written", report.written);
  for (auto const& [name, counts] : report.further)
    print_counts(name == "strongly_connected" ? "connected" : name.c_str(), counts);
  print_counts("defaults", report.defaults);
  print_counts("dropped", report.dropped_by_reason);
  for (auto const& note : report.notes) fmt::print("note      {}\n", note);
  fmt::print("{} holds {} files; import.json lists what was dropped\n", out, report.files.size());
}

/// Writes the folder unless it can't be one. @return the exit status
int write_folder(ImportPaths const& paths, ImportReport const& report, std::vector<FolderFile> const& files) {
  if (auto const fault = not_a_place_for(paths.out, paths.in)) return report_fault(*fault);
  write_whole_folder(paths.out, files);
  print_report(report, paths.out);
  return 0;
}

}  // namespace

void add_import_paths(CLI::App& command, ImportPaths& paths) {
  command.add_option("in", paths.in, "What is read")->required()->type_name("IN");
  command.add_option("-o,--output", paths.out, "The folder that is written")->required()->type_name("FOLDER");
}

void check_crs(std::string const& crs, Faults& faults) {
  if (!crs.empty() && !is_lon_lat(crs) && !Projection::to_lon_lat(crs))
    faults.add({}, fmt::format("--crs {}: PROJ knows no such reference system", crs));
}

int finish_network_import(ImportPaths const& paths, Result<ImportedNetwork> imported) {
  if (!imported) return report_faults(imported.error());
  if (auto const why = why_no_map(imported->network))
    imported->report.notes.push_back("there will be no map: " + why->en);
  auto files = import_files(*imported);
  return write_folder(paths, imported->report, files);
}

int finish_folder_import(ImportPaths const& paths, ImportReport report, std::vector<FolderFile> files) {
  for (auto const& file : files) report.files.push_back(file.name);
  report.files.emplace_back("import.json");
  files.push_back({"import.json", import_json(report)});
  return write_folder(paths, report, files);
}

}  // namespace tanvan
