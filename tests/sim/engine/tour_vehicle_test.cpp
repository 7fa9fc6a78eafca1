#include "sim/engine/tour_vehicle.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

/// Out and back between zones 1 and 2.
DayStore day_of(Mode mode, std::int32_t lot = -1, std::uint8_t company_bus = 0) {
  DayStore day;
  auto& trips = day.trips;
  trips.origin = {ZoneId{1}, ZoneId{2}}, trips.destination = {ZoneId{2}, ZoneId{1}};
  trips.returning = {0, 1};
  trips.mode.assign(2, mode), trips.lot.assign(2, lot), trips.company_bus.assign(2, company_bus);
  day.parking.zone = {ZoneId{5}, ZoneId{7}};
  return day;
}

TEST(TourVehicle, IsSharedByThoseWhoRideInIt) {
  Occupancy const persons{.motorbike = 1.25, .car = 2, .company_bus = 40, .ride_hail_empty = 0.5};
  auto const of = [&](Mode mode, std::uint8_t company = 0) {
    auto const v = vehicle_of(day_of(mode, -1, company).trips, 0, persons);
    return std::pair{v.vehicle, v.per_trip};
  };
  EXPECT_EQ(of(Mode::motorbike), std::pair(VehicleClass::motorbike, 0.8));
  EXPECT_EQ(of(Mode::car), std::pair(VehicleClass::car, 0.5));
  EXPECT_EQ(of(Mode::ride_hail), std::pair(VehicleClass::motorbike, 1.5));
  EXPECT_EQ(of(Mode::park_ride), std::pair(VehicleClass::motorbike, 1.0));
  EXPECT_EQ(of(Mode::bus, 1), std::pair(VehicleClass::bus, 0.025));
  for (auto const mode : {Mode::walk, Mode::bicycle, Mode::bus, Mode::brt, Mode::metro})
    EXPECT_EQ(of(mode).second, 0) << static_cast<int>(mode);
}

TEST(TourVehicle, GoesNoFurtherThanItsLot) {
  auto const through = day_of(Mode::motorbike), parked = day_of(Mode::park_ride, 1);
  EXPECT_EQ(ends_of(through, 0), std::pair(ZoneId{1}, ZoneId{2}));
  EXPECT_EQ(ends_of(parked, 0), std::pair(ZoneId{1}, ZoneId{7}));
  EXPECT_EQ(ends_of(parked, 1), std::pair(ZoneId{7}, ZoneId{1}));
}

}  // namespace
}  // namespace tanvan
