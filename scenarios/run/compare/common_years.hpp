#pragma once
/// At which years two runs stand beside each other.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/io/results/results_reader.hpp"

namespace tanvan {

/// A year of both files and its row in the yearly series of each.
struct CommonRow {
  std::int64_t year = 0;
  std::size_t first = 0, second = 0;
};

/// Years that both files have, ascending, and those that only one has.
struct SharedYears {
  std::vector<std::int64_t> both, only_first, only_second;
};

/// What two runs are compared at.
struct CommonYears {
  SharedYears calendar, travel;     ///< years lived; years with a day of travel
  std::optional<CommonRow> last;    ///< the last calendar year of both; none where there is none
  std::optional<CommonRow> on_day;  ///< where figures of a day of travel compare; see `common_years`
};

/// Between days of travel their figures stand still. So they compare at the last common year where both files stand on
/// a day of the same year by then, else in the last year of which both have a day; else nowhere. Without any day of
/// travel in either they compare as all others.
CommonYears common_years(ResultsFile const& a, ResultsFile const& b);

/// A line for each kind of year of which one file has some that the other has not; empty where none has.
std::string years_left_out(CommonYears const& years);

}  // namespace tanvan
