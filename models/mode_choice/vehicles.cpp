#include "models/mode_choice/mode_choice.hpp"

namespace tanvan {
namespace {

constexpr std::size_t at(VehicleClass c) {
  return static_cast<std::size_t>(c);
}

}  // namespace

void load_vehicles(World& world, ModeChoiceParameters const& p) {
  auto& day = world.day;
  day.vehicles = day.external;
  for (std::size_t b = 0; b < day.vehicles.size(); ++b)
    for (std::size_t c = 0; c < kVehicleClasses; ++c)
      for (std::size_t i = 0; i < day.freight[b][c].values.size(); ++i)
        day.vehicles[b][c].values[i] += day.freight[b][c].values[i];
  auto const& trips = day.trips;
  for (std::size_t row = 0; row < trips.size(); ++row) {
    auto const [vehicle, per_trip] = vehicle_of(trips, row, p.occupancy);
    if (per_trip <= 0) continue;
    auto const [from, to] = ends_of(day, row);
    day.vehicles[trips.bin[row]][at(vehicle)](from.value, to.value) += per_trip / world.scale;
  }
}

std::array<Matrix, kModes> trips_by_mode(World const& world) {
  std::size_t const zones = world.network.zones.size();
  std::array<Matrix, kModes> by_mode;
  by_mode.fill(Matrix(zones, zones));
  auto const& trips = world.day.trips;
  for (std::size_t row = 0; row < trips.size(); ++row)
    by_mode[static_cast<std::size_t>(trips.mode[row])](trips.origin[row].value, trips.destination[row].value) +=
        1 / world.scale;
  auto& trucks = by_mode[static_cast<std::size_t>(Mode::truck)];
  for (auto const& bin : world.day.freight) {
    auto const& of_bin = bin[at(VehicleClass::truck)].values;
    for (std::size_t i = 0; i < of_bin.size(); ++i) trucks.values[i] += of_bin[i];
  }
  return by_mode;
}

}  // namespace tanvan
