#include "models/transit_service/chosen_journey.hpp"

#include <cmath>

namespace tanvan {

std::optional<ChosenJourney> chosen_journey(World const& world, Journeys const& journeys, std::size_t row) {
  auto const& trips = world.day.trips;
  auto const& of_mode = journeys[static_cast<std::size_t>(trips.mode[row])];
  if (of_mode.empty() || trips.company_bus[row]) return std::nullopt;
  std::size_t from = trips.origin[row].value, to = trips.destination[row].value;
  if (trips.lot[row] >= 0)
    (trips.returning[row] ? to : from) = world.network.zones.size() + static_cast<std::size_t>(trips.lot[row]);
  auto const& skim = of_mode[trips.bin[row]];
  std::size_t const cell = from * skim.zones + to;
  if (!std::isfinite(skim.boardings[cell])) return std::nullopt;
  return ChosenJourney{&skim, cell};
}

}  // namespace tanvan
