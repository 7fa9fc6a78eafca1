#include "scenarios/run/traffic/class_cell.hpp"

#include <sstream>

#include "scenarios/run/traffic/traffic_trips.hpp"

namespace tanvan {

std::uint8_t classes_cell(NamedRows const& rows, std::size_t column, Faults& faults) {
  unsigned bits = 0;
  std::istringstream words{std::string(rows.cell(column))};
  for (std::string word; words >> word;) {
    auto const vehicle = class_named(word);
    if (vehicle)
      bits |= 1U << static_cast<unsigned>(*vehicle);
    else
      cell_fault(rows, column, unknown_class(word), faults);
  }
  return static_cast<std::uint8_t>(bits);
}

}  // namespace tanvan
