#include "sim/core/calendar.hpp"

#include <array>
#include <fmt/format.h>

namespace tanvan {

std::string to_string(Month month) {
  return fmt::format("{:04}-{:02}", month.year(), month.of_year());
}

bool is_tet(Month month) {
  // Month of the first day of the lunar year, 2015 to 2045 (astronomical new moons at UTC+7).
  constexpr std::array<int, 31> kTet = {2, 2, 1, 2, 2, 1, 2, 2, 1, 2, 1, 2, 2, 1, 2, 2,
                                        1, 2, 1, 2, 2, 1, 2, 2, 1, 2, 2, 1, 2, 1, 2};
  int const index = month.year() - 2015;
  return index >= 0 && index < static_cast<int>(kTet.size()) &&
         kTet[static_cast<std::size_t>(index)] == month.of_year();
}

}  // namespace tanvan
