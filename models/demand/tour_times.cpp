#include "models/demand/tour_times.hpp"

#include <cmath>

#include "sim/core/quantity.hpp"
#include "sim/engine/tour_vehicle.hpp"

namespace tanvan {

double drive_s(World const& world, std::size_t row) {
  auto const [home, end] = ends_of(world.day, row);
  double const minutes = world.access.motorbike_time_min(home.value, end.value);
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
