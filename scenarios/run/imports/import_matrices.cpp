#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <set>

#include "scenarios/run/imports/imports.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "sim/io/omx/od_table.hpp"
#include "sim/io/omx/omx_reader.hpp"
#include "sim/io/omx/omx_tables.hpp"
#include "sim/io/text/byte_source.hpp"
#include "sim/io/text/csv_text.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kMostValues = 50'000'000;  // of all matrices that become tables at once

/// A name for a file: letters, digits and `-._` stay, all else becomes `_`; each name once.
std::string file_name(std::string const& matrix, std::set<std::string>& taken) {
  std::string name = "matrix_";
  for (char const sign : matrix) {
    bool const fine = (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
                      sign == '-' || sign == '.' || sign == '_';
    name += fine ? sign : '_';
  }
  while (!taken.insert(name).second) name += '_';
  return name + ".csv";
}

std::string lookups_csv(OmxReader const& file) {
  CsvText out;
  out.cell("lookup").cell("index").cell("label").end_row();
  for (auto const& lookup : file.lookups())
    for (std::size_t i = 0; i < lookup.labels.size(); ++i)
      out.cell(lookup.name).whole(static_cast<std::int64_t>(i)).cell(lookup.labels[i]).end_row();
  return out.take();
}

/// What the tables of pairs can't say of themselves.
std::string matrices_csv(OmxReader const& file, std::vector<std::string> const& names) {
  CsvText out;
  out.cell("matrix").cell("file").cell("unit").cell("description").cell("na").end_row();
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto const& matrix = file.matrices()[i];
    out.cell(matrix.name).cell(names[i]).cell(matrix.unit).cell(matrix.description);
    out.cell(matrix.missing ? number_text(*matrix.missing) : "").end_row();
  }
  return out.take();
}

/// Adds a table for each matrix. @return faults of damaged ones
Faults add_tables(OmxReader const& file, ImportReport& report, std::vector<FolderFile>& files) {
  auto const rows = labels_of(file.lookups(), file.rows(), MatrixSide::rows),
             columns = labels_of(file.lookups(), file.columns(), MatrixSide::columns);
  report.notes.push_back(rows.note);
  report.notes.push_back(columns.note);
  std::set<std::string> taken;
  std::vector<std::string> names;
  Faults faults;
  for (auto const& matrix : file.matrices()) {
    auto const values = file.values(matrix.name);
    if (!values) {
      faults.append(values.error());
      continue;
    }
    auto table = matrix_table(matrix.name, rows.labels, columns.labels, *values, matrix.missing);
    if (table.missing > 0)
      report.dropped_by_reason[fmt::format("pairs without a value in {}", matrix.name)] +=
          static_cast<std::int64_t>(table.missing);
    report.written["pairs"] += static_cast<std::int64_t>(values->size() - table.missing);
    names.push_back(file_name(matrix.name, taken));
    files.push_back({names.back(), std::move(table.csv)});
  }
  if (faults.empty()) files.insert(files.begin(), {"matrices.csv", matrices_csv(file, names)});
  return faults;
}

int import_omx(ImportPaths const& paths) {
  auto const file = OmxReader::open({paths.in, paths.in});
  if (!file) return report_faults(file.error());
  auto const matrices = file->matrices().size();
  if (matrices * file->rows() * file->columns() > kMostValues)
    return report_fault(error(Errc::unsupported, {paths.in, 1, 0},
                              fmt::format("its matrices have more than {} values, too many for tables", kMostValues)));
  ImportReport report;
  report.format = "omx";
  report.source = paths.in;
  report.notes = file->notes();
  report.read["matrices"] = report.written["matrices"] = static_cast<std::int64_t>(matrices);
  report.read["rows"] = static_cast<std::int64_t>(file->rows());
  report.read["columns"] = static_cast<std::int64_t>(file->columns());
  std::vector<FolderFile> files = {{"lookup.csv", lookups_csv(*file)}};
  if (auto const faults = add_tables(*file, report, files); !faults.empty()) return report_faults(faults);
  return finish_folder_import(paths, std::move(report), std::move(files));
}

int import_od(ImportPaths const& paths) {
  auto file = open_file({paths.in, paths.in});
  if (!file) return report_faults(file.error());
  auto const table = read_od_table(std::move(*file), paths.in, {.pairs = kMostValues, .values = kMostValues});
  if (!table) return report_faults(table.error());
  ImportReport report;
  report.format = "od";
  report.source = paths.in;
  report.notes = table->notes;
  report.read["pairs"] = report.written["pairs"] = static_cast<std::int64_t>(table->pairs());
  report.read["zones"] = static_cast<std::int64_t>(table->zone.size());
  return finish_folder_import(paths, std::move(report), {{"od.csv", od_csv(*table)}});
}

}  // namespace

void add_import_omx(CLI::App& import, Action& action) {
  auto* const command = import.add_subcommand("omx", "Matrices in an OMX file");
  auto const paths = std::make_shared<ImportPaths>();
  add_import_paths(*command, *paths);
  command->footer(
      "Writes a table origin,destination,value for each matrix, matrices.csv (units), lookup.csv and import.json.\n"
      "Example: tanvan import omx skims.omx -o skims");
  command->callback([=, &action] { action = [paths] { return import_omx(*paths); }; });
}

void add_import_od(CLI::App& import, Action& action) {
  auto* const command = import.add_subcommand("od", "A table of zone pairs: origin,destination,value… or a square");
  auto const paths = std::make_shared<ImportPaths>();
  add_import_paths(*command, *paths);
  command->footer("Writes od.csv and import.json.\nExample: tanvan import od demand.csv -o demand");
  command->callback([=, &action] { action = [paths] { return import_od(*paths); }; });
}

}  // namespace tanvan
