#include <utility>

#include "models/mode_choice/mode_choice.hpp"

namespace tanvan {
namespace {

constexpr std::size_t at(VehicleClass c) {
  return static_cast<std::size_t>(c);
}

struct Load {
  VehicleClass vehicle;
  double vehicles_per_trip;  // 0: none of its own on the road
};

Load load_of(Mode mode, ModeChoiceParameters const& p) {
  if (mode == Mode::motorbike) return {VehicleClass::motorbike, 1 / p.riders_motorbike};
  if (mode == Mode::car) return {VehicleClass::car, 1 / p.riders_car};
  if (mode == Mode::ride_hail) return {VehicleClass::motorbike, 1 + p.ride_hail_empty};
  if (mode == Mode::park_ride) return {VehicleClass::motorbike, 1};
  return {VehicleClass::bus, 0};
}

/// Where the vehicle of a trip goes from and to: not beyond the lot where it is parked.
std::pair<ZoneId, ZoneId> ends_of(World const& world, std::size_t row) {
  auto const& trips = world.day.trips;
  auto from = trips.origin[row], to = trips.destination[row];
  if (trips.lot[row] >= 0)
    (trips.returning[row] ? from : to) = world.day.parking.zone[static_cast<std::size_t>(trips.lot[row])];
  return {from, to};
}

}  // namespace

void load_vehicles(World& world, ModeChoiceParameters const& p) {
  auto& day = world.day;
  day.vehicles = day.external;
  for (std::size_t b = 0; b < day.vehicles.size(); ++b)
    for (std::size_t i = 0; i < day.truck_trips[b].values.size(); ++i)
      day.vehicles[b][at(VehicleClass::truck)].values[i] += day.truck_trips[b].values[i];
  auto const& trips = day.trips;
  for (std::size_t row = 0; row < trips.size(); ++row) {
    auto [vehicle, load] = load_of(trips.mode[row], p);
    if (trips.company_bus[row]) load = 1 / p.company_bus_riders;
    if (load <= 0) continue;
    auto const [from, to] = ends_of(world, row);
    day.vehicles[trips.bin[row]][at(vehicle)](from.value, to.value) += load / world.scale;
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
  for (auto const& bin : world.day.truck_trips)
    for (std::size_t i = 0; i < bin.values.size(); ++i) trucks.values[i] += bin.values[i];
  return by_mode;
}

}  // namespace tanvan
