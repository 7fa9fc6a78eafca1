#include "models/freight/goods_drives.hpp"

#include <algorithm>
#include <cmath>

#include "models/freight/vehicles.hpp"

namespace tanvan {
namespace {

constexpr double kDay_s = 24 * 3600, kHalfHour_s = 1800;

}  // namespace

GoodsDrives drives_of(FreightRoads const& roads, std::vector<GoodsTrip> const& trips) {
  GoodsDrives all;
  for (auto const& trip : trips) {
    if (!std::isfinite(roads.km(trip.from.value, trip.to.value)) || trip.vehicles <= 0) continue;
    double const at = std::fmod(trip.leave_s, kDay_s);
    auto const period = roads.period_of(at);
    double const end = roads.end_s(period);
    bool const several = trip.vehicles > 1;
    all.origin.push_back(trip.from);
    all.destination.push_back(trip.to);
    all.vehicle.push_back(kind_of(trip.vehicle).traffic);
    all.from_s.push_back(several ? std::max(roads.start_s[period], at - kHalfHour_s) : at);
    all.until_s.push_back(several ? std::min(end, at + kHalfHour_s) : at);
    all.vehicles.push_back(trip.vehicles);
    all.key.push_back(trip.duty);
  }
  return all;
}

std::vector<ClassMatrices> drives_by_bin(World const& world, FreightRoads const& roads, GoodsDrives const& drives) {
  std::size_t const zones = world.network.zones.size();
  std::vector<ClassMatrices> bins(world.transport.bins.size());
  for (auto& bin : bins)
    for (auto const vehicle : {VehicleClass::motorbike, VehicleClass::car, VehicleClass::truck})
      bin[static_cast<std::size_t>(vehicle)] = Matrix(zones, zones);
  for (std::size_t row = 0; row < drives.size(); ++row) {
    auto const bin = roads.bin[roads.period_of(drives.from_s[row])];
    bins[bin][static_cast<std::size_t>(drives.vehicle[row])](drives.origin[row].value, drives.destination[row].value) +=
        drives.vehicles[row];
  }
  return bins;
}

}  // namespace tanvan
