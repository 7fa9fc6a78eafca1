#include "models/emissions/fleet.hpp"

#include <algorithm>
#include <cmath>

namespace tanvan {
namespace {

constexpr std::size_t kFastest = 140;  // [km/h]
constexpr double kGramsInKg = 1000;

/// Mean age of a fleet and the years from which its second and third standards hold.
struct Renewal {
  double age, second_from, third_from;
};

Renewal renewal_of(FleetVehicle vehicle, EmissionParameters const& p) {
  switch (vehicle) {
    case FleetVehicle::motorbike: return {p.motorbike_age, p.motorbike_euro2_from, p.motorbike_euro3_from};
    case FleetVehicle::car: return {p.car_age, p.car_euro4_from, p.car_euro5_from};
    case FleetVehicle::bus: return {p.bus_age, p.heavy_euro4_from, p.heavy_euro5_from};
    case FleetVehicle::rigid_truck:
    case FleetVehicle::articulated_truck: return {p.truck_age, p.heavy_euro4_from, p.heavy_euro5_from};
  }
  return {1, 0, 0};
}

/// A fuel: what a litre weighs [kg] and becomes [kg CO2].
struct Fuel {
  double density, carbon;
};

Fuel fuel_of(FleetVehicle vehicle, EmissionParameters const& p) {
  bool const petrol = vehicle == FleetVehicle::motorbike || vehicle == FleetVehicle::car;
  return petrol ? Fuel{p.petrol_density, p.petrol_kg_l} : Fuel{p.diesel_density, p.diesel_kg_l};
}

/// Share of a vehicle's kilometres that burn fuel.
double burning_share(FleetVehicle vehicle, EmissionParameters const& p) {
  if (vehicle == FleetVehicle::motorbike) return 1 - p.motorbike_electric;
  if (vehicle == FleetVehicle::car) return 1 - p.car_electric;
  return vehicle == FleetVehicle::bus ? 1 - p.bus_electric : 1;
}

/// Fuel and exhaust of a mean kilometre over the standards [g/km].
std::array<double, kSubstances> exhaust_g_km(FleetVehicle vehicle, double v, StageShares const& shares) {
  std::array<double, kSubstances> sum{};
  for (auto const& row : factor_table())
    if (row.vehicle == vehicle) sum[static_cast<std::size_t>(row.substance)] += shares[row.stage] * factor_g_km(row, v);
  return sum;
}

KmEmission kilometre(FleetVehicle vehicle, double v, StageShares const& shares, EmissionParameters const& p) {
  auto [fuel, nox, pm25, co] = exhaust_g_km(vehicle, v, shares);
  if (vehicle == FleetVehicle::motorbike) fuel *= p.motorbike_fuel, pm25 *= p.motorbike_pm;
  double const kg = burning_share(vehicle, p) / kGramsInKg;
  auto const [density, carbon] = fuel_of(vehicle, p);
  double const litres = fuel * kg / density;
  return {litres, litres * carbon, nox * kg, pm25 * kg + wear_g_km(vehicle, v) / kGramsInKg, co * kg};
}

/// What a class of traffic is made of.
std::vector<std::pair<FleetVehicle, double>> parts_of(VehicleClass vehicle, EmissionParameters const& p) {
  switch (vehicle) {
    case VehicleClass::motorbike: return {{FleetVehicle::motorbike, 1}};
    case VehicleClass::car: return {{FleetVehicle::car, 1}};
    case VehicleClass::bus: return {{FleetVehicle::bus, 1}};
    case VehicleClass::truck:
      return {{FleetVehicle::rigid_truck, 1 - p.truck_articulated},
              {FleetVehicle::articulated_truck, p.truck_articulated}};
  }
  return {};
}

}  // namespace

StageShares stage_shares(FleetVehicle vehicle, int year, EmissionParameters const& p) {
  auto const [age, second_from, third_from] = renewal_of(vehicle, p);
  double const end = year + 1;
  double const third = 1 - std::exp(-std::max(0.0, end - third_from) / age);
  double const second = 1 - std::exp(-std::max(0.0, end - std::min(second_from, third_from)) / age);
  return {1 - second, second - third, third};
}

void KmEmission::add(KmEmission const& other, double km) {
  fuel_l += km * other.fuel_l;
  co2_kg += km * other.co2_kg;
  nox_kg += km * other.nox_kg;
  pm25_kg += km * other.pm25_kg;
  co_kg += km * other.co_kg;
}

FleetCurves::FleetCurves(int year, EmissionParameters const& p) {
  for (std::size_t i = 0; i < kFleetVehicles; ++i) {
    auto const vehicle = static_cast<FleetVehicle>(i);
    auto const shares = stage_shares(vehicle, year, p);
    for (std::size_t v = 0; v <= kFastest; ++v)
      of_vehicle_[i].push_back(kilometre(vehicle, static_cast<double>(v), shares, p));
  }
  for (std::size_t c = 0; c < kVehicleClasses; ++c) {
    of_class_[c].resize(kFastest + 1);
    for (auto const& [vehicle, share] : parts_of(static_cast<VehicleClass>(c), p))
      for (std::size_t v = 0; v <= kFastest; ++v)
        of_class_[c][v].add(of_vehicle_[static_cast<std::size_t>(vehicle)][v], share);
  }
}

KmEmission FleetCurves::per_km(VehicleClass vehicle, double speed_kmh) const {
  return at(of_class_[static_cast<std::size_t>(vehicle)], speed_kmh);
}

KmEmission FleetCurves::per_km(FleetVehicle vehicle, double speed_kmh) const {
  return at(of_vehicle_[static_cast<std::size_t>(vehicle)], speed_kmh);
}

KmEmission FleetCurves::at(SpeedCurve const& curve, double speed_kmh) {
  double const v = std::clamp(speed_kmh, 0.0, static_cast<double>(kFastest));
  auto const below = std::min(static_cast<std::size_t>(v), kFastest - 1);
  double const part = v - static_cast<double>(below);
  KmEmission mean;
  mean.add(curve[below], 1 - part);
  mean.add(curve[below + 1], part);
  return mean;
}

}  // namespace tanvan
