/// Zones and cells: where they are, and what is simulated of them year by year.

#include <algorithm>
#include <iterator>
#include <limits>

#include "sim/io/tables/result_parts.hpp"

namespace tanvan {
namespace {

/// Figures of all zones or sectors and years: row-major [year, zone].
std::vector<DataColumn> figures(ResultColumns& from, std::string const& group, std::size_t values) {
  std::vector<DataColumn> columns;
  for (auto const& name : from.file().children(group)) columns.push_back(from.column(group + "/" + name, name, values));
  return columns;
}

/// The values of one year.
DataColumn of_year(DataColumn const& column, std::size_t year, std::size_t zones) {
  auto cut = column;
  auto const& all = std::get<std::vector<double>>(column.values);
  auto const begin = all.begin() + static_cast<std::ptrdiff_t>(year * zones);
  cut.values = std::vector<double>(begin, begin + static_cast<std::ptrdiff_t>(zones));
  return cut;
}

DataColumn density(DataColumn const& population, std::vector<double> const& area) {
  auto values = std::get<std::vector<double>>(population.values);
  for (std::size_t i = 0; i < values.size(); ++i) {
    auto const km2 = area[i % area.size()];
    values[i] = km2 > 0 ? values[i] / km2 : std::numeric_limits<double>::quiet_NaN();
  }
  return {"population_density", "persons/km2", {"mật độ dân số", "population density"}, "population over area", values};
}

void add_density(std::vector<DataColumn>& columns, std::vector<double> const& area) {
  auto const population =
      std::find_if(columns.begin(), columns.end(), [](auto const& c) { return c.name == "population"; });
  if (population != columns.end()) columns.push_back(density(*population, area));
}

std::vector<std::int64_t> years_of(ResultColumns& from) {
  return from.integers("/time/year", from.extent("/time/year", 0));
}

/// One row a zone or sector and year. @param ids  path of their names
DataTable wide_table(ResultColumns& from, DataTable table, std::string const& ids, std::string const& heading,
                     std::vector<DataColumn> const& columns) {
  auto const years = years_of(from);
  auto const names = from.texts(ids, from.extent(ids, 0));
  auto name = from.heading(ids, heading);
  auto year = from.heading("/time/year", "year");
  name.values = all_times(names, years.size());
  year.values = each_times(years, names.size());
  table.columns = {std::move(name), std::move(year)};
  table.columns.insert(table.columns.end(), columns.begin(), columns.end());
  return table;
}

}  // namespace

void add_zone_tables(ResultColumns& from, YearChoice const& years, Tables& tables) {
  auto const zones = from.extent("/zones/id", 0);
  if (zones == 0) return;
  DataTable table{"zones", {"Khu vực", "Zones"}, columns_under(from, "/zones", zones), {}, {0}, {}, {}};
  table.columns.front().name = "zone_id";
  set_points(table, from.reals("/zones/lon", zones), from.reals("/zones/lat", zones));
  if (is_population(from.file())) return tables.push_back(std::move(table));  // it lives no year
  auto const area = from.reals("/zones/area_km2", zones);
  auto const numbers = years_of(from);
  auto columns = figures(from, "/zone_year", numbers.size() * zones);
  add_density(columns, area);
  auto const chosen = std::find_if(numbers.begin(), numbers.end(),
                                   [&](auto const year) { return std::to_string(year) == years.zones; });
  if (chosen != numbers.end() && from.faults().empty())
    for (auto const& column : columns)
      table.columns.push_back(of_year(column, static_cast<std::size_t>(chosen - numbers.begin()), zones));
  tables.push_back(std::move(table));
  if (columns.empty()) return;
  tables.push_back(
      wide_table(from, {"zone_year", {"Chỉ số theo khu vực và năm", "Figures by zone and year"}, {}, {}, {0}, {}, {}},
                 "/zones/id", "zone_id", columns));
}

void add_cell_table(ResultColumns& from, YearChoice const& years, Tables& tables) {
  auto const cells = from.extent("/cells/zone", 0);
  if (cells == 0) return;
  DataTable table{"cells", {"Ô 250 m", "Cells of 250 m"}, columns_under(from, "/cells", cells), {}, {0}, {}, {}};
  set_points(table, from.reals("/cells/lon", cells), from.reals("/cells/lat", cells));
  auto const numbers = from.integers("/cell_year/year", from.extent("/cell_year/year", 0));
  auto chosen = std::find_if(numbers.begin(), numbers.end(),
                             [&](auto const year) { return std::to_string(year) == years.zones; });
  if (chosen == numbers.end() && !numbers.empty()) chosen = std::prev(numbers.end());  // the last day of travel
  if (chosen != numbers.end() && from.faults().empty()) {
    auto year = from.heading("/cell_year/year", "year");
    year.values = std::vector<std::int64_t>(cells, *chosen);
    table.columns.push_back(std::move(year));
    for (auto const& name : from.file().children("/cell_year"))
      if (name != "year")
        table.columns.push_back(of_year(from.column("/cell_year/" + name, name, numbers.size() * cells),
                                        static_cast<std::size_t>(chosen - numbers.begin()), cells));
  }
  tables.push_back(std::move(table));
}

void add_sector_table(ResultColumns& from, Tables& tables) {
  auto const sectors = from.extent("/sectors/name", 0);
  if (sectors == 0) return;
  auto const columns = figures(from, "/sector_year", years_of(from).size() * sectors);
  tables.push_back(
      wide_table(from, {"sector_year", {"Chỉ số theo ngành và năm", "Figures by sector and year"}, {}, {}, {0}, {}, {}},
                 "/sectors/name", "sector", columns));
}

}  // namespace tanvan
