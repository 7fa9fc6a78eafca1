#include "scenarios/run/skim/skim_zone_table.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "scenarios/run/scenario/table_checks.hpp"
#include "sim/io/text/csv.hpp"
#include "sim/io/text/csv_row.hpp"
#include "sim/io/text/csv_scanner.hpp"

namespace tanvan {
namespace {

constexpr NumberRange kOpportunities{0, 1e15};
constexpr ColumnSpec kColumns[] = {{"zone_id"}, {"lon"}, {"lat"}};

/// Names in the first line. Faults of it are those of the table, and found there.
std::vector<std::string> header_of(std::string const& text, std::string const& path) {
  Faults elsewhere;
  std::vector<CsvCell> header;
  CsvScanner(text, path, elsewhere).next(header);
  std::vector<std::string> names;
  for (auto& cell : header) names.push_back(std::move(cell.text));
  return names;
}

/// What the table may hold: all that it does, and the columns needed, so that a missing one is named.
std::vector<ColumnSpec> columns_of(std::span<std::string const> header) {
  std::vector<ColumnSpec> columns(std::begin(kColumns), std::end(kColumns));
  for (auto const& name : header)
    if (std::ranges::find(kColumns, name, &ColumnSpec::name) == std::end(kColumns)) columns.push_back({name, false});
  return columns;
}

void check_opportunities(std::string const& path, std::vector<std::string> const& header,
                         std::span<std::string const> opportunities, Faults& faults) {
  for (auto const& name : opportunities) {
    if (std::ranges::find(header, name) != header.end()) continue;
    auto const nearest = nearest_word(name, header);
    faults.add({path, 1}, fmt::format("no column {}, which --opportunities names{}", name,
                                      nearest ? fmt::format("; did you mean {}?", *nearest)
                                              : fmt::format("; there are {}", fmt::join(header, ", "))));
  }
}

}  // namespace

SkimZones read_skim_zones(std::string const& path, std::span<std::string const> opportunities, Faults& faults) {
  SkimZones zones;
  auto const text = read_text({path, path});
  if (!text) {
    faults.append(text.error());
    return zones;
  }
  auto const header = header_of(*text, path);
  if (header.size() > 1) check_opportunities(path, header, opportunities, faults);
  auto const table = parse_csv(*text, path, columns_of(header), faults);
  auto const id = table.column("zone_id"), lon = table.column("lon"), lat = table.column("lat");
  UniqueIds seen;
  zones.opportunities.resize(opportunities.size());
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row(table, i, faults);
    zones.id.push_back(row.text(id));
    zones.place.push_back({row.number(lon, kLongitude), row.number(lat, kLatitude)});
    seen.add(row, id);
    for (std::size_t k = 0; k < opportunities.size(); ++k)
      if (auto const column = table.column(opportunities[k]))
        zones.opportunities[k].push_back(row.number(column, kOpportunities));
  }
  return zones;
}

}  // namespace tanvan
