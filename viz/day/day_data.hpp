#pragma once
/// What pictures of a simulated day are drawn from, as its results file has it.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sim/io/exchange/network_tables.hpp"
#include "sim/io/results/results_reader.hpp"

namespace tanvan {

/// The roads; without links where the file has no /network.
struct DayRoads {
  std::vector<std::string> name;       // [links]
  std::vector<std::int64_t> from, to;  // [links] ids of nodes
  std::vector<double> length_m, free_speed_kmh, capacity_pcu_h, lanes;
  bool placed = false;                            // the file knows where they lie
  std::vector<std::vector<Point>> line;           // [links] longitude and latitude; empty ones where not placed
  std::map<std::int64_t, std::string> node_name;  // of nodes that have one

  std::size_t links() const { return name.size(); }
};

/// A day by bin and link; rows of bins, columns of links.
struct DayData {
  std::string title_vi, title_en;
  std::string no_map_vi, no_map_en;  // why there are no places of nodes, where the file says so
  double bin_s = 0;                  // length of a bin
  double sample = 1;  // share of all vehicles that drove; figures of links and districts are those of all
  std::size_t bins = 0, links = 0;
  std::vector<std::string> link_id;  // [links]
  std::vector<double> volume_veh_h;  // [bins, links] of all classes
  std::vector<double> speed_kmh;     // [bins, links] of all that left, 0 where a queue stood
  std::vector<double> delay_veh_h;   // [bins, links]
  DayRoads roads;
  std::vector<std::string> district;
  std::vector<double> accumulation_pcu, production_veh_km_h;  // [bins, districts]

  double bin_start_s(std::size_t bin) const { return static_cast<double>(bin) * bin_s; }
};

/// @param file  of `tanvan traffic` (`is_day`)
DayData day_data(ResultsFile const& file);

/// True for results of a simulated day.
bool is_day(ResultsFile const& file);

/// Speed in a bin against that of the same vehicles on an empty road: the time that they would have taken there by the
/// time that they took. 1 where nobody drives, 0 where they stand. Trucks on a motorway are not slow for being trucks.
/// @pre the day has roads
double speed_share(DayData const& day, std::size_t bin, std::size_t link);

/// Nobody drove or stood there in the bin.
bool idle(DayData const& day, std::size_t bin, std::size_t link);

/// When most vehicles are on the roads. What they lose is written down when they leave a link, and comes too late.
struct DayPeak {
  std::size_t bin = 0;
  bool morning = false;  // between 05:00 and 10:00; else nobody drives then, and it is that of the whole day
};
DayPeak day_peak(DayData const& day);

/// The first bin with a vehicle, and the one behind the last.
struct BinRange {
  std::size_t begin = 0, end = 0;
};
BinRange busy_bins(DayData const& day);

}  // namespace tanvan
