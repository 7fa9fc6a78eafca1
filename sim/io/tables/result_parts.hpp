#pragma once
/// The parts of `tables_of_result`, one source each. Every part adds the tables that the file has something for.

#include <vector>

#include "sim/io/tables/result_columns.hpp"
#include "sim/io/tables/result_tables.hpp"

namespace tanvan {

using Tables = std::vector<DataTable>;

void add_zone_tables(ResultColumns& from, YearChoice const& years, Tables& tables);
void add_cell_table(ResultColumns& from, YearChoice const& years, Tables& tables);
void add_sector_table(ResultColumns& from, Tables& tables);
void add_network_tables(ResultColumns& from, YearChoice const& years, Tables& tables);
void add_place_tables(ResultColumns& from, Tables& tables);
void add_transit_tables(ResultColumns& from, Tables& tables);
void add_series_tables(ResultColumns& from, Tables& tables);
void add_list_tables(ResultColumns& from, Tables& tables);
void add_account_tables(ResultColumns& from, Tables& tables);
void add_freight_tables(ResultColumns& from, Tables& tables);
void add_assignment_tables(ResultColumns& from, Tables& tables);
void add_day_tables(ResultColumns& from, Tables& tables);
void add_day_trips(ResultColumns& from, Tables& tables);
void add_population_tables(ResultColumns& from, Tables& tables);
void add_pair_tables(ResultColumns& from, YearChoice const& years, Tables& tables);

/// Reads every dataset directly under a group that has one axis of `rows`, in the schema's order.
std::vector<DataColumn> columns_under(ResultColumns& from, std::string const& group, std::size_t rows);

/// Texts with blanks between, those of `offset[i]` up to `offset[i + 1]` as one.
std::vector<std::string> joined(std::vector<std::string> const& texts, std::vector<std::int64_t> const& offset);

/// Gives each row of the table the line of its link. @param table one row a link of `/network/links`
void set_lines(ResultColumns& from, DataTable& table);

/// Gives each row of the table its point. @param lon,lat [degrees], one a row
void set_points(DataTable& table, std::vector<double> const& lon, std::vector<double> const& lat);

/// The same value in every row, and each value as often as the other says.
template <class T>
std::vector<T> each_times(std::vector<T> const& values, std::size_t times) {
  std::vector<T> out;
  out.reserve(values.size() * times);
  for (auto const& value : values) out.insert(out.end(), times, value);
  return out;
}
template <class T>
std::vector<T> all_times(std::vector<T> const& values, std::size_t times) {
  std::vector<T> out;
  out.reserve(values.size() * times);
  for (std::size_t i = 0; i < times; ++i) out.insert(out.end(), values.begin(), values.end());
  return out;
}

}  // namespace tanvan
