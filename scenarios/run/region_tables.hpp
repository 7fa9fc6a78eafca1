#pragma once
/// The tables of the region as typed rows: everything but zones and roads.

#include <vector>

#include "scenarios/run/data_tables.hpp"
#include "scenarios/run/table_checks.hpp"
#include "sim/engine/record.hpp"
#include "sim/engine/region.hpp"

namespace tanvan {

/// What the readers of single tables share.
struct TableReading {
  TableFiles const& files;
  ZoneIndex const& zones;
  Faults& faults;
  std::vector<Dropped>& dropped;  // words and rows that a reader had to leave out; files by their name in the scenario

  TextSource const& source(Table table) const { return files.source(table); }
  void drop(Table table, InputPlace place, std::string reason) const {
    dropped.push_back({{files.name(table), place.line, place.column}, std::move(reason)});
  }
};

std::vector<ParkRow> read_parks(TableReading const& reading);  ///< industrial_parks.csv
std::vector<SpecialAreaRow> read_special_areas(TableReading const& reading);
std::vector<LineRow> read_lines(TableReading const& reading);  ///< transit.csv
/// stops.csv: stops of a line count 1, 2, 3, … and their run times never fall.
std::vector<StopRow> read_stops(TableReading const& reading, std::vector<LineRow> const& lines);
std::vector<FreightRow> read_freight(TableReading const& reading);
std::vector<MacroRow> read_macro(TableReading const& reading);
std::vector<TargetRow> read_targets(TableReading const& reading);
std::vector<LeverRow> read_levers(TableReading const& reading);
std::vector<OutlookRow> read_outlook(TableReading const& reading);  ///< years ascend by one
/// controls.csv: shares of a control sum to 1 in each district that has rows of its own (tolerance 0.005).
std::vector<ControlRow> read_controls(TableReading const& reading, ZoneStore const& zones);
/// sectors.csv: each sector once, in any order; columns that are shares of all sectors sum to 1 (tolerance 0.005).
std::vector<SectorRow> read_sectors(TableReading const& reading);

}  // namespace tanvan
