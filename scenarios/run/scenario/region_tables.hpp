#pragma once
/// The tables of the region as typed rows: everything but zones and roads.

#include <span>
#include <vector>

#include "scenarios/run/scenario/data_tables.hpp"
#include "scenarios/run/scenario/table_checks.hpp"
#include "sim/engine/record.hpp"
#include "sim/engine/region.hpp"

namespace tanvan {

/// What the readers of single tables share.
struct TableReading {
  TableFiles const& files;
  ZoneIndex const& zones;
  Faults& faults;
  std::vector<Dropped>& dropped;  // words and rows that a reader had to leave out; files by their name in the scenario

  /// Reads a table and checks its confidences.
  CsvTable read(Table table, std::span<ColumnSpec const> columns, TableRows rows = TableRows::needed) const {
    auto read = read_csv(files.source(table), columns, faults, rows);
    check_confidence(read, faults);
    return read;
  }
  void drop(Table table, InputPlace place, std::string reason) const {
    dropped.push_back({{files.name(table), place.line, place.column}, std::move(reason)});
  }
};

// Parks, special areas, transit, stops and freight may be a header alone; every other table needs rows.

/// industrial_parks.csv: at most 1,000 workers a hectare.
std::vector<ParkRow> read_parks(TableReading const& reading);
std::vector<SpecialAreaRow> read_special_areas(TableReading const& reading);
/// transit.csv, and whether every row of it was read.
struct LineTable {
  std::vector<LineRow> lines;
  bool whole = false;
};
LineTable read_lines(TableReading const& reading);
/// stops.csv: stops of a line count 1, 2, 3, … and their run times never fall.
std::vector<StopRow> read_stops(TableReading const& reading, LineTable const& transit);
std::vector<FreightRow> read_freight(TableReading const& reading);
std::vector<MacroRow> read_macro(TableReading const& reading);
std::vector<TargetRow> read_targets(TableReading const& reading);
std::vector<LeverRow> read_levers(TableReading const& reading);
std::vector<OutlookRow> read_outlook(TableReading const& reading);  ///< years ascend by one
/// controls.csv: shares of a control sum to 1 in each district that has rows of its own (tolerance 0.005).
std::vector<ControlRow> read_controls(TableReading const& reading, ZoneStore const& zones);
/// sectors.csv: each sector once, in any order; columns that are shares of all sectors sum to 1 (tolerance 0.005).
std::vector<SectorRow> read_sectors(TableReading const& reading);
/// inputs.csv: each pair of buyer and supplier once; shares of a buyer sum to 1 (tolerance 0.005).
std::vector<InputRow> read_inputs(TableReading const& reading);
/// institutions.csv: fields are names of `kFieldNames` between semicolons, at least one.
std::vector<InstitutionRow> read_institutions(TableReading const& reading);
/// streets.csv: each zone once; blocks of 50 to 250 m.
std::vector<StreetRow> read_streets(TableReading const& reading);
/// The sector that the cell names; a fault with the nearest name where there is none.
Sector sector_of(CsvRow const& row, CsvColumn column);

}  // namespace tanvan
