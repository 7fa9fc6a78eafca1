#include "models/emissions/freight_fleet.hpp"

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr double kKgInTonne = 1000;
constexpr double kStreetSpeed = 25;  // where no hours are known [km/h]; prior

/// Whose curve a vehicle follows, and how far above it.
struct Likeness {
  FleetVehicle vehicle;
  double scale;
};

Likeness likeness_of(FreightVehicle vehicle, EmissionParameters const& p) {
  switch (vehicle) {
    case FreightVehicle::van: return {FleetVehicle::car, p.van_scale};
    case FreightVehicle::truck_2_axle: return {FleetVehicle::rigid_truck, p.truck_2_axle_scale};
    case FreightVehicle::truck_3_axle: return {FleetVehicle::rigid_truck, p.truck_3_axle_scale};
    case FreightVehicle::tractor: return {FleetVehicle::articulated_truck, 1};
    case FreightVehicle::courier: return {FleetVehicle::motorbike, 1};
  }
  return {FleetVehicle::rigid_truck, 1};
}

}  // namespace

KmEmission freight_km(FreightVehicle vehicle, double speed_kmh, FleetCurves const& fleet, EmissionParameters const& p) {
  auto const [like, scale] = likeness_of(vehicle, p);
  KmEmission kilometre;
  kilometre.add(fleet.per_km(like, speed_kmh), scale);
  return kilometre;
}

FreightEmissions freight_emissions(std::span<double const> km, std::span<double const> hours, FleetCurves const& fleet,
                                   EmissionParameters const& p) {
  expects(km.size() == kFreightVehicles && hours.size() == kFreightVehicles, "one value a vehicle");
  FreightEmissions sum{};
  for (std::size_t f = 0; f < kFreightVehicles; ++f) {
    if (km[f] <= 0) continue;
    double const speed = hours[f] > 0 ? km[f] / hours[f] : kStreetSpeed;
    sum[f].add(freight_km(static_cast<FreightVehicle>(f), speed, fleet, p), km[f]);
  }
  return sum;
}

void record_freight_emissions(World& world, EmissionParameters const& p) {
  auto const today = world.record.freight.find(world.now.year());
  if (today == world.record.freight.end()) return;
  auto& figures = today->second.figures;
  auto const km = figures.find("vehicle_km"), hours = figures.find("vehicle_h");
  if (km == figures.end() || hours == figures.end()) return;
  auto const emissions = freight_emissions(km->second, hours->second, FleetCurves(world.now.year(), p), p);
  std::vector<double> co2, nox, pm25;
  for (auto const& e : emissions) {
    co2.push_back(e.co2_kg / kKgInTonne);
    nox.push_back(e.nox_kg);
    pm25.push_back(e.pm25_kg);
  }
  figures["co2_t"] = std::move(co2);
  figures["nox_kg"] = std::move(nox);
  figures["pm25_kg"] = std::move(pm25);
}

}  // namespace tanvan
