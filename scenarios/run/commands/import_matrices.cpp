#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <set>

#include "scenarios/run/commands/imports.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "sim/io/omx/od_table.hpp"
#include "sim/io/omx/omx_reader.hpp"
#include "sim/io/text/byte_source.hpp"
#include "sim/io/text/csv_text.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 30;  // of a table
constexpr std::size_t kMostValues = 50'000'000;           // of all matrices that become tables at once

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

/// Labels of rows or columns: the first lookup of that length, else numbers from 1.
std::vector<std::string> labels_of(OmxReader const& file, std::size_t length) {
  for (auto const& lookup : file.lookups())
    if (lookup.labels.size() == length) return lookup.labels;
  std::vector<std::string> labels;
  for (std::size_t i = 1; i <= length; ++i) labels.push_back(std::to_string(i));
  return labels;
}

std::string matrix_csv(std::string const& name, std::vector<std::string> const& rows,
                       std::vector<std::string> const& columns, std::vector<double> const& values) {
  CsvText out;
  out.cell("origin").cell("destination").cell(name).end_row();
  for (std::size_t i = 0; i < values.size(); ++i)
    out.cell(rows[i / columns.size()]).cell(columns[i % columns.size()]).number(values[i]).end_row();
  return out.take();
}

std::string lookups_csv(OmxReader const& file) {
  CsvText out;
  out.cell("lookup").cell("index").cell("label").end_row();
  for (auto const& lookup : file.lookups())
    for (std::size_t i = 0; i < lookup.labels.size(); ++i)
      out.cell(lookup.name).whole(static_cast<std::int64_t>(i)).cell(lookup.labels[i]).end_row();
  return out.take();
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
  auto const rows = labels_of(*file, file->rows()), columns = labels_of(*file, file->columns());
  std::vector<FolderFile> files = {{"lookup.csv", lookups_csv(*file)}};
  std::set<std::string> taken;
  for (auto const& matrix : file->matrices()) {
    auto const values = file->values(matrix.name);
    if (!values) return report_faults(values.error());
    files.push_back({file_name(matrix.name, taken), matrix_csv(matrix.name, rows, columns, *values)});
  }
  report.read["matrices"] = report.written["matrices"] = static_cast<std::int64_t>(matrices);
  report.read["rows"] = static_cast<std::int64_t>(file->rows());
  report.read["columns"] = static_cast<std::int64_t>(file->columns());
  return finish_folder_import(paths, std::move(report), std::move(files));
}

int import_od(ImportPaths const& paths) {
  auto file = open_file({paths.in, paths.in});
  if (!file) return report_faults(file.error());
  auto const bytes = read_all(**file, kMostBytes + 1);
  if (bytes.size() > kMostBytes)
    return report_fault(
        error(Errc::unsupported, {paths.in, 1, 0}, fmt::format("the table is larger than {} bytes", kMostBytes)));
  auto const table = read_od_table(bytes, paths.in);
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
      "Writes a table origin,destination,value for each matrix, lookup.csv and import.json.\n"
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
