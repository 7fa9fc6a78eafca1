// freight.csv, macro.csv, targets.csv, policy_levers.csv and outlook.csv
#include <fmt/format.h>

#include "scenarios/run/scenario/region_tables.hpp"

namespace tanvan {
namespace {

constexpr std::array kFreightColumns = {ColumnSpec{"record_id"},     ColumnSpec{"record_type"},
                                        ColumnSpec{"name"},          ColumnSpec{"node", false},
                                        ColumnSpec{"zone_id"},       ColumnSpec{"lon_deg"},
                                        ColumnSpec{"lat_deg"},       ColumnSpec{"metric"},
                                        ColumnSpec{"value"},         ColumnSpec{"unit"},
                                        ColumnSpec{"year"},          ColumnSpec{"note", false},
                                        ColumnSpec{"source", false}, ColumnSpec{"confidence", false}};

constexpr std::array kMacroColumns = {ColumnSpec{"indicator"},  ColumnSpec{"year"},   ColumnSpec{"value"},
                                      ColumnSpec{"unit"},       ColumnSpec{"source"}, ColumnSpec{"confidence"},
                                      ColumnSpec{"note", false}};

constexpr std::array kTargetColumns = {ColumnSpec{"id"},     ColumnSpec{"section"},          ColumnSpec{"indicator"},
                                       ColumnSpec{"year"},   ColumnSpec{"comparator"},       ColumnSpec{"value"},
                                       ColumnSpec{"unit"},   ColumnSpec{"quote_vi"},         ColumnSpec{"note"},
                                       ColumnSpec{"source"}, ColumnSpec{"confidence", false}};

constexpr std::array kLeverColumns = {ColumnSpec{"id"},
                                      ColumnSpec{"section"},
                                      ColumnSpec{"instrument", false},
                                      ColumnSpec{"lever_name"},
                                      ColumnSpec{"acts_on_agents", false},
                                      ColumnSpec{"indicator_moved", false},
                                      ColumnSpec{"quote_vi"},
                                      ColumnSpec{"note", false},
                                      ColumnSpec{"source", false},
                                      ColumnSpec{"confidence", false}};

constexpr std::array kOutlookColumns = {
    ColumnSpec{"year"},          ColumnSpec{"demand_growth"},    ColumnSpec{"frontier_growth"},
    ColumnSpec{"price_growth"},  ColumnSpec{"minimum_wage_vnd"}, ColumnSpec{"migration_pull"},
    ColumnSpec{"source", false}, ColumnSpec{"confidence", false}};

/// What a node does; none where the cell is empty or the table has no such column.
FreightNode node_of(CsvRow const& row, CsvColumn column) {
  auto const words = row.text(column);
  if (words.empty()) return FreightNode::none;
  for (std::size_t n = 1; n < kFreightNodes; ++n)
    if (words == kFreightNodeNames[n]) return static_cast<FreightNode>(n);
  std::vector<std::string_view> const known(kFreightNodeNames.begin() + 1, kFreightNodeNames.end());
  row.fault(column, fmt::format("{} is no kind of node; known are {}", words, fmt::join(known, ", ")));
  return FreightNode::none;
}

constexpr NumberRange kAnyFigure{-1e15, 1e15, ""};
constexpr NumberRange kGrowth{-0.5, 0.5, "a year"};
constexpr int kFirstYear = 1900, kLastYear = 2200;

}  // namespace

std::vector<FreightRow> read_freight(TableReading const& reading) {
  auto const t = reading.read(Table::freight, kFreightColumns, TableRows::optional);
  auto const id = t.column("record_id"), type = t.column("record_type"), name = t.column("name"),
             zone = t.column("zone_id"), lon = t.column("lon_deg"), lat = t.column("lat_deg"),
             metric = t.column("metric"), value = t.column("value"), unit = t.column("unit"), year = t.column("year"),
             confidence = t.column("confidence"), source = t.column("source"), node = t.column("node");
  std::vector<FreightRow> rows;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    CsvRow const row(t, i, reading.faults);
    rows.push_back({.id = row.word(id),
                    .type = one_of(row, type, {"node", "aggregate", "count", "rule"}),
                    .name = row.word(name),
                    .node = node_of(row, node),
                    .zone = reading.zones.of_optional(row, zone),
                    .lon = row.number_or(lon, kLongitude, 0),
                    .lat = row.number_or(lat, kLatitude, 0),
                    .metric = row.word(metric),
                    .value = row.number(value, {0, 1e12, ""}),
                    .unit = row.word(unit),
                    .year = row.whole(year, kFirstYear, kLastYear),
                    .confidence = row.text(confidence),
                    .place = row.place(),
                    .source = row.text(source)});
  }
  return rows;
}

std::vector<MacroRow> read_macro(TableReading const& reading) {
  auto const t = reading.read(Table::macro, kMacroColumns);
  auto const indicator = t.column("indicator"), year = t.column("year"), value = t.column("value"),
             unit = t.column("unit"), source = t.column("source"), confidence = t.column("confidence");
  std::vector<MacroRow> rows;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    CsvRow const row(t, i, reading.faults);
    rows.push_back({row.word(indicator), row.whole(year, kFirstYear, kLastYear), row.number(value, kAnyFigure),
                    row.word(unit), row.text(source), row.text(confidence)});
  }
  return rows;
}

std::vector<TargetRow> read_targets(TableReading const& reading) {
  auto const t = reading.read(Table::targets, kTargetColumns);
  auto const id = t.column("id"), section = t.column("section"), indicator = t.column("indicator"),
             year = t.column("year"), comparator = t.column("comparator"), value = t.column("value"),
             unit = t.column("unit"), quote = t.column("quote_vi"), note = t.column("note"),
             source = t.column("source");
  std::vector<TargetRow> rows;
  UniqueIds target_ids;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    CsvRow const row(t, i, reading.faults);
    target_ids.add(row, id);
    rows.push_back({row.text(id), row.text(section), row.word(indicator), row.whole(year, kFirstYear, kLastYear),
                    one_of(row, comparator, {"<", "<=", "=", ">=", ">", "~"}), row.number(value, kAnyFigure),
                    row.word(unit), row.text(quote), row.text(note), row.text(source)});
  }
  return rows;
}

std::vector<LeverRow> read_levers(TableReading const& reading) {
  auto const t = reading.read(Table::policy_levers, kLeverColumns);
  auto const id = t.column("id"), section = t.column("section"), name = t.column("lever_name"),
             quote = t.column("quote_vi");
  std::vector<LeverRow> rows;
  UniqueIds lever_ids;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    CsvRow const row(t, i, reading.faults);
    lever_ids.add(row, id);
    rows.push_back({row.text(id), row.text(section), row.word(name), row.text(quote)});
  }
  return rows;
}

std::vector<OutlookRow> read_outlook(TableReading const& reading) {
  auto const t = reading.read(Table::outlook, kOutlookColumns);
  auto const year = t.column("year"), demand = t.column("demand_growth"), frontier = t.column("frontier_growth"),
             price = t.column("price_growth"), wage = t.column("minimum_wage_vnd"), pull = t.column("migration_pull");
  std::vector<OutlookRow> rows;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    CsvRow const row(t, i, reading.faults);
    int const before = rows.empty() ? 0 : rows.back().year;
    rows.push_back({row.whole(year, kFirstYear, kLastYear), row.number(demand, kGrowth), row.number(frontier, kGrowth),
                    row.number(price, kGrowth), row.number(wage, {0, 1e9, "đồng a month"}),
                    row.number(pull, {0, 10, ""})});
    if (before != 0 && rows.back().year != 0 && rows.back().year != before + 1)
      row.fault(year, fmt::format("years must follow each other; {} comes next", before + 1));
  }
  return rows;
}

}  // namespace tanvan
