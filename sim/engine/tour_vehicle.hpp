#pragma once
/// What the tours of a day drive, for all who put them on roads.

#include <cstddef>
#include <utility>

#include "sim/engine/day.hpp"

namespace tanvan {

/// Persons in a vehicle. Ranges and sources with the keys of the choice of modes.
struct Occupancy {
  double motorbike = 1.2;        ///< [persons/vehicle], > 0
  double car = 1.8;              ///< [persons/vehicle], > 0
  double company_bus = 30;       ///< [persons/vehicle], > 0
  double ride_hail_empty = 0.4;  ///< way driven alone for each with a rider, >= 0
};

/// A class, and vehicles a trip; 0: none of its own on the road, as of who walks, cycles or rides a line.
struct TourVehicle {
  VehicleClass vehicle = VehicleClass::bus;
  double per_trip = 0;
};

/// What the trip of a row drives: ride-hailing is a motorbike with its empty ways, park and ride one for each.
inline TourVehicle vehicle_of(TripStore const& trips, std::size_t row, Occupancy const& persons) {
  if (trips.company_bus[row]) return {VehicleClass::bus, 1 / persons.company_bus};
  switch (trips.mode[row]) {
    case Mode::motorbike: return {VehicleClass::motorbike, 1 / persons.motorbike};
    case Mode::car: return {VehicleClass::car, 1 / persons.car};
    case Mode::ride_hail: return {VehicleClass::motorbike, 1 + persons.ride_hail_empty};
    case Mode::park_ride: return {VehicleClass::motorbike, 1};
    default: return {};
  }
}

/// Where the vehicle of a row's trip goes from and to: not beyond the lot where it is parked.
inline std::pair<ZoneId, ZoneId> ends_of(DayStore const& day, std::size_t row) {
  auto const& trips = day.trips;
  auto from = trips.origin[row], to = trips.destination[row];
  if (trips.lot[row] >= 0)
    (trips.returning[row] ? from : to) = day.parking.zone[static_cast<std::size_t>(trips.lot[row])];
  return {from, to};
}

}  // namespace tanvan
