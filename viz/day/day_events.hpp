#pragma once
/// What happened during a simulated day besides driving: changes on links, circles of waiting vehicles.

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "sim/io/results/results_reader.hpp"
#include "viz/day/day_data.hpp"

namespace tanvan {

/// A link that was other than usual for a while.
struct DayChange {
  std::size_t link = 0;
  double at_s = 0;
  double until_s = std::numeric_limits<double>::infinity();  // of the next change, else for good
  double capacity_pcu_h = 0, lanes = 1;

  bool closed() const { return capacity_pcu_h <= 0; }
};

/// A link that was closed to some classes for hours of the day.
struct DayClosure {
  std::size_t link = 0;
  std::vector<std::string> classes;  // as /traffic/class has them, each once
  double begin_s = 0, end_s = 0;     // an end from 11 days on is none
};

/// Vehicles that waited for each other in a circle.
struct DayGridlock {
  double since_s = 0, last_found_s = 0;
  std::vector<std::size_t> links;
};

struct DayEvents {
  std::vector<DayChange> changes;      // by time, then link; without those that only end another
  std::vector<DayClosure> closures;    // by link, then begin
  std::vector<DayGridlock> gridlocks;  // by time, then first link
};

/// @param day  of the same file; what a link usually is, is known where it has roads
DayEvents day_events(ResultsFile const& file, DayData const& day);

}  // namespace tanvan
