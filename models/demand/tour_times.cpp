#include "models/demand/tour_times.hpp"

#include <cmath>

#include "sim/core/quantity.hpp"

namespace tanvan {
double drive_s(World const& world, std::size_t row) {
  auto const& trips = world.day.trips;
  ZoneId const end =
      trips.lot[row] >= 0 ? world.day.parking.zone[static_cast<std::size_t>(trips.lot[row])] : trips.destination[row];
  double const minutes = world.access.motorbike_time_min(trips.origin[row].value, end.value);
  return std::isfinite(minutes) ? minutes * kSecondsInMinute : 0;
}

double beyond_s(TripStore const& trips, std::size_t row) {
  return trips.lot[row] >= 0 ? static_cast<double>(trips.beyond_min[row]) * kSecondsInMinute : 0;
}

double earliest_back_s(World const& world, std::size_t row, double out_s) {
  auto const& trips = world.day.trips;
  return trips.bin[row + 1] == trips.bin[row] ? out_s + drive_s(world, row) + beyond_s(trips, row) : 0;
}

}  // namespace tanvan
