// inputs.csv and institutions.csv
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

#include "scenarios/run/scenario/region_tables.hpp"

namespace tanvan {
namespace {

constexpr double kTolerance = 0.005;  // of sums of shares: tables are rounded
constexpr NumberRange kShare{0, 1, ""};

constexpr std::array kInputColumns = {ColumnSpec{"buyer"},       ColumnSpec{"supplier"},
                                      ColumnSpec{"share"},       ColumnSpec{"source", false},
                                      ColumnSpec{"note", false}, ColumnSpec{"confidence", false}};

constexpr std::array kInstitutionColumns = {
    ColumnSpec{"institution_id"}, ColumnSpec{"name"},         ColumnSpec{"zone_id"},          ColumnSpec{"kind"},
    ColumnSpec{"fields"},         ColumnSpec{"lab_capacity"}, ColumnSpec{"graduates_year"},   ColumnSpec{"frontier"},
    ColumnSpec{"source", false},  ColumnSpec{"note", false},  ColumnSpec{"confidence", false}};

/// Each pair of sectors once, and the shares of each buyer that has rows sum to 1.
void check_inputs(std::vector<InputRow> const& rows, Faults& faults) {
  std::map<std::pair<Sector, Sector>, std::uint32_t> line_of;
  std::map<Sector, std::pair<double, InputPlace>> sums;
  for (auto const& row : rows) {
    auto const [at, first] = line_of.try_emplace({row.buyer, row.supplier}, row.place.line);
    if (!first) faults.add(row.place, fmt::format("these two sectors are in line {} already", at->second));
    sums.try_emplace(row.buyer, 0.0, row.place).first->second.first += row.share;
  }
  for (auto const& [buyer, sum] : sums)
    if (std::abs(sum.first - 1) > kTolerance)
      faults.add(sum.second, fmt::format("shares of buyer {} sum to {:.4g}; they must sum to 1",
                                         kSectorNames[index_of(buyer)], sum.first));
}

InstitutionKind kind_of(CsvRow const& row, CsvColumn column) {
  auto const& names = kInstitutionKindNames;
  auto const word = one_of(row, column, {names[0], names[1], names[2]});
  auto const* const found = std::find(names.begin(), names.end(), word);
  return found == names.end() ? InstitutionKind{} : static_cast<InstitutionKind>(found - names.begin());
}

/// The bits of one field by its name; a fault where no field is called so.
KnowledgeMask bits_of(CsvRow const& row, CsvColumn column, std::string const& name) {
  auto const* const found = std::find(kFieldNames.begin(), kFieldNames.end(), name);
  if (found != kFieldNames.end()) return field_bits(static_cast<std::size_t>(found - kFieldNames.begin()));
  row.fault(column, fmt::format("no field is called \"{}\"", name) +
                        suggestion(name, {kFieldNames.begin(), kFieldNames.end()}));
  return 0;
}

/// Names between semicolons, blanks around them left out.
KnowledgeMask fields_of(CsvRow const& row, CsvColumn column) {
  auto const& text = row.word(column);
  KnowledgeMask mask = 0;
  for (std::size_t at = 0; !text.empty() && at <= text.size();) {
    auto const end = std::min(text.find(';', at), text.size());
    auto part = text.substr(at, end - at);
    part.erase(0, std::min(part.find_first_not_of(' '), part.size()));
    part.erase(part.find_last_not_of(' ') + 1);
    mask |= bits_of(row, column, part);
    at = end + 1;
  }
  return mask;
}

}  // namespace

std::vector<InputRow> read_inputs(TableReading const& reading) {
  auto const t = reading.read(Table::inputs, kInputColumns, TableRows::optional);
  auto const buyer = t.column("buyer"), supplier = t.column("supplier"), share = t.column("share");
  std::vector<InputRow> rows;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    CsvRow const row(t, i, reading.faults);
    rows.push_back({sector_of(row, buyer), sector_of(row, supplier), row.number(share, kShare), row.place()});
  }
  if (t.whole()) check_inputs(rows, reading.faults);
  return rows;
}

std::vector<InstitutionRow> read_institutions(TableReading const& reading) {
  auto const t = reading.read(Table::institutions, kInstitutionColumns, TableRows::optional);
  auto const id = t.column("institution_id"), name = t.column("name"), zone = t.column("zone_id"),
             kind = t.column("kind"), fields = t.column("fields"), capacity = t.column("lab_capacity"),
             graduates = t.column("graduates_year"), frontier = t.column("frontier"),
             confidence = t.column("confidence");
  std::vector<InstitutionRow> rows;
  UniqueIds unique;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    CsvRow const row(t, i, reading.faults);
    unique.add(row, id);
    rows.push_back({.id = row.text(id),
                    .name = row.word(name),
                    .zone = reading.zones.of(row, zone),
                    .kind = kind_of(row, kind),
                    .fields = fields_of(row, fields),
                    .lab_capacity = row.number(capacity, {0, 1e5, "projects at a time"}),
                    .graduates_year = row.number(graduates, {0, 1e6, "persons a year"}),
                    .frontier = row.number(frontier, {0.1, 10, ""}),
                    .confidence = row.text(confidence),
                    .place = row.place()});
  }
  return rows;
}

}  // namespace tanvan
