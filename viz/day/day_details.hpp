#pragma once
/// What a page tells of a simulated day in tables: travel times, screenlines, where vehicles wait, what they emit.

#include <array>
#include <string>
#include <vector>

#include "sim/io/results/results_reader.hpp"
#include "viz/day/day_data.hpp"

namespace tanvan {

/// Times from departure to arrival of the trips of a class that arrived, over the whole day.
struct ClassTimes {
  std::string name;                                              // as /traffic/class has it
  std::size_t trips = 0, arrived = 0;                            // of those that drove
  double mean_s = 0, p5_s = 0, p50_s = 0, p85_s = 0, p95_s = 0;  // percentiles by the nearest rank; 0 of none
  double mean_speed_kmh = 0;                                     // length of all ways by all times
};

/// Vehicles over a set of links.
struct ScreenlineDay {
  std::string name;
  std::vector<double> vehicles;  // of the day, by class
  double all = 0;                // of the day
  double most_veh_h = 0;         // in the busiest bin
  std::size_t busiest = 0;       // that bin, the first of equals
};

/// A time without a break in which a link is in a queue: whole bins [s after midnight].
struct QueueSpan {
  double begin_s = 0, end_s = 0;

  friend bool operator==(QueueSpan const&, QueueSpan const&) = default;
};

/// A link on which vehicles lose time.
struct QueueLink {
  std::size_t link = 0;
  double vehicles = 0, delay_h = 0;  // of the day
  std::vector<QueueSpan> queues;     // ascending; none where lengths of links are not known
};

/// What is emitted on all links over the day.
struct Emission {
  std::string name;   // of the dataset, such as co2_kg_day
  double amount = 0;  // [kg], of fuel [l]
};

struct DayDetails {
  std::vector<ClassTimes> times;  // of classes with trips; none where the file does not say what trips are
  std::vector<std::string> classes;
  std::vector<ScreenlineDay> screenlines;
  std::vector<QueueLink>
      queues;              // by delay, the greatest first, ties by row, to a hundredth of it; `kMostQueues` at most
  std::string fleet_year;  // of the vehicles that emit; empty where nobody asked
  std::vector<Emission> emissions;
};

inline constexpr std::size_t kMostQueues = 10;

/// @param day  of the same file
DayDetails day_details(ResultsFile const& file, DayData const& day);

}  // namespace tanvan
