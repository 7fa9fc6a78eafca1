#include "sim/io/tables/result_tables.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/io/tables/result_parts.hpp"
#include "sim/io/tables/traffic_year.hpp"

namespace tanvan {
namespace {

std::vector<std::string> years_of(ResultsFile const& file) {
  std::vector<std::string> years;
  if (!file.has("/time/year")) return years;
  for (auto const year : file.integers("/time/year")) years.push_back(std::to_string(year));
  return years;
}

/// The last that is not after `year`, or the first.
std::string not_after(std::vector<std::string> const& years, std::string const& year) {
  if (years.empty()) return {};
  auto const at = std::upper_bound(years.begin(), years.end(), year);
  return at == years.begin() ? years.front() : *(at - 1);
}

bool holds(std::vector<std::string> const& years, std::string const& year) {
  return std::find(years.begin(), years.end(), year) != years.end();
}

}  // namespace

Result<YearChoice> choose_years(ResultsFile const& file, std::optional<int> year) {
  auto const all = years_of(file);
  auto const traffic = traffic_years(file);
  if (!year) return YearChoice{all.empty() ? "" : all.back(), last_traffic(file)};
  auto const text = std::to_string(*year);
  if (holds(all, text)) return YearChoice{text, not_after(traffic, text)};
  if (holds(traffic, text)) return YearChoice{not_after(all, text), text};
  auto const known = all.empty() ? traffic : all;
  return error(Errc::bad_input, {file.path().string(), 1, 0},
               known.empty() ? fmt::format("--year {}: this result has no years", text)
                             : fmt::format("--year {}: the result has the years {}", text, fmt::join(known, ", ")));
}

std::vector<DataColumn> columns_under(ResultColumns& from, std::string const& group, std::size_t rows) {
  std::vector<DataColumn> columns;
  for (auto const& spec : results_schema()) {
    std::string const path(spec.path);
    bool const under = path.starts_with(group + "/") && path.find('/', group.size() + 1) == std::string::npos;
    if (!under || spec.shape.find(',') != std::string_view::npos || !from.file().has(path)) continue;
    columns.push_back(from.column(path, path.substr(group.size() + 1), rows));
  }
  return columns;
}

void set_points(DataTable& table, std::vector<double> const& lon, std::vector<double> const& lat) {
  table.geometry = GeometryKind::point;
  for (std::size_t row = 0; row < lon.size(); ++row) {
    table.points.push_back({lon[row], lat[row]});
    table.offset.push_back(static_cast<std::uint32_t>(table.points.size()));
  }
}

Result<std::vector<DataTable>> tables_of_result(ResultsFile const& file, YearChoice const& years) {
  Tables tables;
  ResultColumns from(file);
  add_zone_tables(from, years, tables);
  add_cell_table(from, years, tables);
  add_sector_table(from, tables);
  add_network_tables(from, years, tables);
  add_place_tables(from, tables);
  add_transit_tables(from, tables);
  add_series_tables(from, tables);
  add_list_tables(from, tables);
  add_account_tables(from, tables);
  add_freight_tables(from, tables);
  add_population_tables(from, tables);
  add_assignment_tables(from, tables);
  add_day_tables(from, tables);
  if (!from.faults().empty()) return from.faults();
  if (tables.empty())
    return error(Errc::bad_input, {file.path().string(), 1, 0}, "the result holds nothing that could be exported");
  return tables;
}

Result<std::vector<DataTable>> pair_tables_of_result(ResultsFile const& file, YearChoice const& years) {
  Tables tables;
  ResultColumns from(file);
  add_pair_tables(from, years, tables);
  add_day_trips(from, tables);
  if (!from.faults().empty()) return from.faults();
  return tables;
}

}  // namespace tanvan
