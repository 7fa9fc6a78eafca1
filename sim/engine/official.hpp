#pragma once
/// Official figures of macro.csv beside what was simulated for the same year: the first table that a sceptic asks for.

#include <string>
#include <vector>

#include "sim/engine/world.hpp"

namespace tanvan {

/// One official figure beside the simulated one.
struct OfficialComparison {
  MacroRow official;       ///< as in macro.csv
  std::string series;      ///< the indicator that was simulated
  double simulated = 0;    ///< in the unit of `official`
  double difference = 0;   ///< simulated less official: percent of the official figure, or percentage points
  bool in_points = false;  ///< `difference` and `tolerance` are percentage points
  double tolerance = 0;    ///< difference allowed on either side; 0 where none is set
  bool published = false;  ///< somebody printed the figure; otherwise it is recalled from memory
  std::string definition_en, definition_vi;  ///< what is compared with what
};

/// One row for each figure of macro.csv that has a simulated counterpart and lies within the recorded years, ordered by
/// counterpart, then year. A stock that was counted within the year is compared with the simulated stock of that day,
/// in a straight line between two Decembers; where the December before was not recorded it has no row. Depends on the
/// record and macro.csv alone.
std::vector<OfficialComparison> compare_official(World const& world);

}  // namespace tanvan
