// controls.csv and sectors.csv
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

#include "scenarios/run/scenario/region_tables.hpp"

namespace tanvan {
namespace {

constexpr double kTolerance = 0.005;  // of sums of shares: tables are rounded
constexpr NumberRange kShare{0, 1, ""};

constexpr std::array kControlColumns = {
    ColumnSpec{"control"},       ColumnSpec{"category"},    ColumnSpec{"district"},         ColumnSpec{"share"},
    ColumnSpec{"source", false}, ColumnSpec{"note", false}, ColumnSpec{"confidence", false}};

/// A number of sectors.csv: where it goes and what it may be.
struct SectorField {
  std::string_view name;
  double SectorRow::*field;
  NumberRange range;
  bool sums_to_one;
};

constexpr std::array kSectorNumbers = {
    SectorField{"employment_share", &SectorRow::employment_share, kShare, true},
    SectorField{"value_added_share", &SectorRow::value_added_share, kShare, true},
    SectorField{"labour_share", &SectorRow::labour_share, kShare, false},
    SectorField{"capital_per_worker_mvnd", &SectorRow::capital_per_worker_mvnd, {0, 1e6, "million đồng"}, false},
    SectorField{"export_share", &SectorRow::export_share, kShare, false},
    SectorField{"intermediate_share", &SectorRow::intermediate_share, kShare, false},
    SectorField{"local_input_share", &SectorRow::local_input_share, kShare, false},
    SectorField{"state_share", &SectorRow::state_share, kShare, false},
    SectorField{"foreign_share", &SectorRow::foreign_share, kShare, false},
    SectorField{"basic_share", &SectorRow::basic_share, kShare, false},
    SectorField{"middle_share", &SectorRow::middle_share, kShare, false},
    SectorField{"high_share", &SectorRow::high_share, kShare, false},
    SectorField{"enterprise_share", &SectorRow::enterprise_share, kShare, true},
    SectorField{"park_share", &SectorRow::park_share, kShare, false},
    SectorField{"floor_m2_per_worker", &SectorRow::floor_m2_per_worker, {0, 1e4, "m²"}, false},
    SectorField{"rnd_participation", &SectorRow::rnd_participation, kShare, false},
    SectorField{"freight_t_per_mvnd", &SectorRow::freight_t_per_mvnd, {0, 1e4, "t a million đồng"}, false}};

std::vector<ColumnSpec> sector_columns() {
  std::vector<ColumnSpec> columns{{"sector"}, {"source", false}, {"note", false}, {"confidence", false}};
  for (auto const& field : kSectorNumbers) columns.push_back({field.name});
  return columns;
}

bool sums_to_one(double sum) {
  return !(std::abs(sum - 1) > kTolerance);
}  // true for NaN: at fault already

void check_row(CsvRow const& row, SectorRow const& sector, Faults& faults) {
  double const skills = sector.basic_share + sector.middle_share + sector.high_share;
  if (!sums_to_one(skills))
    faults.add(row.place(),
               fmt::format("basic_share, middle_share and high_share sum to {:.4g}; they must sum to 1", skills));
  if (sector.state_share + sector.foreign_share > 1 + kTolerance)
    faults.add(row.place(), "state_share and foreign_share sum to more than 1");
}

void check_sums(CsvTable const& table, std::vector<SectorRow> const& rows, Faults& faults) {
  for (auto const& [name, field, range, sums] : kSectorNumbers) {
    if (!sums) continue;
    double sum = 0;
    for (auto const& row : rows) sum += row.*field;
    if (!sums_to_one(sum))
      faults.add({table.file(), 1}, fmt::format("{} sums to {:.4g} over all sectors; it must sum to 1", name, sum));
  }
}

void check_complete(CsvTable const& table, std::vector<SectorRow> const& rows, Faults& faults) {
  for (std::size_t s = 0; s < kSectors; ++s) {
    bool const there =
        std::any_of(rows.begin(), rows.end(), [&](SectorRow const& row) { return index_of(row.sector) == s; });
    if (!there) faults.add({table.file(), 1}, fmt::format("sector {} has no row", kSectorNames[s]));
  }
}

std::set<std::string> districts_of(ZoneStore const& zones) {
  std::set<std::string> districts{"*"};
  for (auto const zone : ids<ZoneId>(zones.size()))
    if (zones.kind[zone] == ZoneKind::internal) districts.insert(zones.district[zone]);
  return districts;
}

void check_shares(std::vector<ControlRow> const& rows, Faults& faults) {
  std::map<std::pair<std::string, std::string>, std::pair<double, InputPlace>> sums;
  for (auto const& row : rows) {
    auto& [sum, place] = sums.try_emplace({row.control, row.district}, 0.0, row.place).first->second;
    sum += row.share;
  }
  for (auto const& [key, value] : sums)
    if (!sums_to_one(value.first))
      faults.add(value.second, fmt::format("shares of {} in district {} sum to {:.4g}; they must sum to 1", key.first,
                                           key.second, value.first));
}

}  // namespace

Sector sector_of(CsvRow const& row, CsvColumn column) {
  auto const& name = row.word(column);
  auto const* found = std::find(kSectorNames.begin(), kSectorNames.end(), name);
  if (found != kSectorNames.end()) return static_cast<Sector>(found - kSectorNames.begin());
  if (!name.empty()) row.fault(column, "no such sector" + suggestion(name, {kSectorNames.begin(), kSectorNames.end()}));
  return {};
}

std::vector<ControlRow> read_controls(TableReading const& reading, ZoneStore const& zones) {
  auto const t = reading.read(Table::controls, kControlColumns);
  auto const control = t.column("control"), category = t.column("category"), district = t.column("district"),
             share = t.column("share");
  auto const districts = districts_of(zones);
  std::vector<ControlRow> rows;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    CsvRow const row(t, i, reading.faults);
    rows.push_back({row.word(control), row.word(category), row.word(district), row.number(share, kShare), row.place()});
    if (districts.size() > 1 && district && !districts.contains(rows.back().district))
      row.fault(district, "no such district in the table of zones" +
                              suggestion(rows.back().district, {districts.begin(), districts.end()}));
  }
  if (t.whole()) check_shares(rows, reading.faults);
  return rows;
}

std::vector<SectorRow> read_sectors(TableReading const& reading) {
  auto const columns = sector_columns();
  auto const t = reading.read(Table::sectors, columns);
  auto const name = t.column("sector");
  std::vector<CsvColumn> numbers;
  for (auto const& field : kSectorNumbers) numbers.push_back(t.column(field.name));
  std::vector<SectorRow> rows;
  UniqueIds names;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    CsvRow const row(t, i, reading.faults);
    names.add(row, name);
    SectorRow sector{.sector = sector_of(row, name), .place = row.place()};
    for (std::size_t f = 0; f < kSectorNumbers.size(); ++f)
      sector.*kSectorNumbers[f].field = row.number(numbers[f], kSectorNumbers[f].range);
    check_row(row, sector, reading.faults);
    rows.push_back(std::move(sector));
  }
  if (t.whole()) check_sums(t, rows, reading.faults);
  if (t.whole()) check_complete(t, rows, reading.faults);
  std::stable_sort(rows.begin(), rows.end(), [](auto const& a, auto const& b) { return a.sector < b.sector; });
  return rows;
}

}  // namespace tanvan
