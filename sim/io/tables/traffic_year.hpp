#pragma once
/// The day of travel of one transport year, link by link.

#include <string>
#include <vector>

#include "sim/io/tables/result_columns.hpp"

namespace tanvan {

struct TrafficYear {
  std::string year;
  bool driven = false;  // every vehicle drove; else volumes were assigned
  std::size_t bins = 0, links = 0;
  std::vector<std::string> classes;
  std::vector<double> start_s, length_s;                     // [T]
  std::vector<double> volume_veh_h;                          // [T, L, C]
  std::vector<double> volume_pcu_h, speed_kmh, delay_veh_h;  // [T, L]
  std::vector<double> motorbike_speed_kmh, occupancy_pcu;    // [T, L], empty where the file does not know them
  std::vector<DataColumn> emissions;                         // [L] each, of the whole day; none in older files
};

/// Stands for the year of the only day of `tanvan traffic`, which belongs to none.
inline constexpr char const* kOnlyDay = "day";

/// `, 2030`, and nothing for a day that belongs to no year.
std::string year_suffix(std::string const& year);

/// Years with a day of travel, ascending.
std::vector<std::string> traffic_years(ResultsFile const& file);

/// The last of them, kOnlyDay for a result of `tanvan traffic`, or empty.
std::string last_traffic(ResultsFile const& file);

/// @param year  one of the above  @param links that the network has
TrafficYear read_traffic(ResultColumns& from, std::string const& year, std::size_t links);

/// Figures of the whole day and of the worst time bin, one row a link: vehicles a day of each class and in PCU, the
/// largest flow, the largest flow over capacity, the lowest speed, the delay of all bins, what the traffic emits.
/// @param capacity [PCU/h], one a link
std::vector<DataColumn> day_columns(TrafficYear const& traffic, std::vector<double> const& capacity);

/// Figures of each time bin, one row a bin and link, bins first.
std::vector<DataColumn> bin_columns(TrafficYear const& traffic, std::vector<double> const& capacity);

}  // namespace tanvan
