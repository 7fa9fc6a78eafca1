#include "models/freight/parcel_drives.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "models/freight/customs.hpp"
#include "models/freight/receivers.hpp"

namespace tanvan {
namespace {

constexpr double kHour = 3600;
constexpr double kTourConstant = 0.7124;                // Beardwood, Halton, Hammersley 1959
constexpr double kStreetDetour = 1.3, kStreetKmh = 20;  // priors
constexpr double kLockerStops = 2;                      // a stop at lockers takes as long as so many doors
constexpr double kCourierHours = 8;                     // a courier's day
constexpr double kParcel_kg = 1.5;                      // mean; prior
constexpr double kPicking_h = 2;                        // of orders from stock; prior
/// When couriers leave the depot with a box, as many at each of the hours, and how long they are away; when vans leave
/// hubs, and depots.
constexpr std::array kWaves_h = {7.0, 7.5, 8.0, 8.5, 9.0, 9.5, 12.0, 12.5, 13.0, 13.5, 14.0, 14.5};
constexpr double kAway_h = 3.5;
constexpr double kVanOut_h = 5.5, kVanBack_h = 6.5;

/// What a kind of drive carries and when.
struct ParcelDrive {
  FlatDuty duty{};
  FreightVehicle vehicle{};
  double load_kg = 0;
  std::int32_t gate = -1;  // of the place from which it starts
};

/// Puts drives of parcels on the roads.
class ParcelDrives {
 public:
  ParcelDrives(FreightRoads const& roads, FreightParameters const& p, GoodsDay& day)
      : roads_(roads), p_(p), day_(day) {}

  bool leads(ZoneId from, ZoneId to) const { return std::isfinite(km(from, to)) && std::isfinite(km(to, from)); }
  double km(ZoneId from, ZoneId to) const { return roads_.km(from.value, to.value); }
  double hours(ZoneId from, ZoneId to, double at_h) const {
    return drive_takes(roads_, Weight::light, from, to, at_h * kHour).time_s / kHour;
  }

  /// There loaded and back empty, at given hours. @return what it costs [đồng]
  double there_and_back(ZoneId from, ZoneId to, ParcelDrive const& as, double vehicles, double out_h, double back_h,
                        std::size_t part = 0) {
    if (vehicles <= 0 || !leads(from, to)) return 0;
    auto const weight = kind_of(as.vehicle).weight;
    auto const key = flat_duty(as.duty, from, to, part);
    double const out_s = open_from(roads_, weight, from, to, out_h * kHour);
    double const back_s = open_from(roads_, weight, to, from, back_h * kHour);
    drive(from, to, as, vehicles, out_s, as.load_kg, key);
    if (as.gate >= 0) {
      day_.trips.back().gate = as.gate;
      day_.trips.back().gate_s = std::max(0.0, out_s - 60 * p_.gate_min);
    }
    drive(to, from, as, vehicles, back_s, 0, key);
    double vnd = 0, h = 0;
    for (auto const& takes :
         {drive_takes(roads_, weight, from, to, out_s), drive_takes(roads_, weight, to, from, back_s)}) {
      vnd += takes.km * kind_of(as.vehicle).vnd_per_km + takes.toll_vnd;
      h += takes.time_s / kHour;
    }
    return vehicles * (vnd + cost_of_hours(as.vehicle, h, p_));
  }

  /// There loaded and back empty, in the hours that vehicles choose. @return what it costs [đồng]
  double any_time(ZoneId from, ZoneId to, ParcelDrive const& as, double vehicles) {
    if (vehicles <= 0 || !leads(from, to)) return 0;
    auto const share = start_shares(roads_, kind_of(as.vehicle).weight, from, to, p_.detour_limit);
    double vnd = 0;
    for (std::size_t period = 0; period < share.size(); ++period) {
      double const out_h = roads_.middle_s(period) / kHour;
      vnd += there_and_back(from, to, as, vehicles * share[period], out_h, out_h + hours(from, to, out_h) + 1, period);
    }
    return vnd;
  }

 private:
  void drive(ZoneId from, ZoneId to, ParcelDrive const& as, double vehicles, double leave_s, double load_kg,
             AgentKey key) {
    day_.trips.push_back({.from = from,
                          .to = to,
                          .leave_s = leave_s,
                          .load_kg = load_kg,
                          .vehicle = as.vehicle,
                          .duty = key,
                          .vehicles = vehicles});
  }

  FreightRoads const& roads_;
  FreightParameters const& p_;
  GoodsDay& day_;
};

/// Couriers of one zone.
void bring_to_doors(World const& world, std::size_t z, FreightParameters const& p, ParcelDrives& drives,
                    ParcelDay& parcels, GoodsDay& day) {
  auto const zone = id_of<ZoneId>(z), depot = parcels.depot[z];
  if (!depot || !drives.leads(depot, zone)) return;
  double const tries = parcels.home[z] / (1 - p.parcels_failed);
  double const lockers = parcels.locker[z] / p.locker_parcels;
  double const stops = tries + parcels.business[z] + lockers;
  double const rounds = (tries + parcels.business[z] + parcels.locker[z]) / p.courier_parcels;
  double const inside_km = kStreetDetour * kTourConstant * std::sqrt(stops * world.network.zones.area_km2[zone]);
  double hours =
      (tries + parcels.business[z] + kLockerStops * lockers) * p.courier_stop_min / 60 + inside_km / kStreetKmh;
  std::size_t wave = 0;
  for (double const out_h : kWaves_h) {
    double const back_h = out_h + kAway_h, couriers = rounds / static_cast<double>(kWaves_h.size());
    drives.there_and_back(depot, zone, {FlatDuty::courier, FreightVehicle::courier, p.courier_parcels * kParcel_kg / 2},
                          couriers, out_h, back_h, wave++);
    hours += couriers * (drives.hours(depot, zone, out_h) + drives.hours(zone, depot, back_h));
  }
  double const km = rounds * (drives.km(depot, zone) + drives.km(zone, depot)) + inside_km;
  auto const& courier = kind_of(FreightVehicle::courier);
  constexpr auto kCourier = static_cast<std::size_t>(FreightVehicle::courier);
  day.inside_km[kCourier] += inside_km;
  day.inside_h[kCourier] += inside_km / kStreetKmh;
  parcels.tries += tries;
  parcels.rounds += rounds;
  parcels.couriers += hours / kCourierHours;
  parcels.cost_vnd += hours * (courier.vnd_per_h + courier.vnd_per_day / kCourierHours) + km * courier.vnd_per_km;
}

/// Parcels that each depot hands out. [Z]
std::vector<double> by_depot(ParcelDay const& parcels) {
  std::vector<double> sum(parcels.depot.size());
  for (std::size_t z = 0; z < sum.size(); ++z)
    if (parcels.depot[z]) sum[parcels.depot[z].value] += parcels.home[z] + parcels.locker[z] + parcels.business[z];
  return sum;
}

void normalise(std::vector<double>& weight) {
  double const sum = std::accumulate(weight.begin(), weight.end(), 0.0);
  if (sum > 0)
    for (double& w : weight) w /= sum;
}

/// Vans from one place to the depots, as many as so many parcels of each need.
void bring_to_depots(ZoneId from, FlatDuty duty, std::vector<double> const& count, FreightParameters const& p,
                     ParcelDrives& drives, ParcelDay& parcels) {
  ParcelDrive const van{duty, FreightVehicle::van, p.van_parcels * kParcel_kg};
  for (std::size_t z = 0; z < count.size(); ++z) {
    auto const depot = id_of<ZoneId>(z);
    double const vans = count[z] / p.van_parcels;
    if (vans <= 0 || !drives.leads(from, depot)) continue;
    parcels.cost_vnd += drives.there_and_back(from, depot, van, vans, kVanOut_h, kVanBack_h);
    parcels.vans += vans;
  }
}

/// Vans from the warehouses to the depots: P ~ floor exp(-decay t).
void bring_from_hubs(std::vector<double> const& depots, FreightParameters const& p, ParcelDrives& drives,
                     ParcelDay& parcels) {
  std::vector<std::vector<double>> of_hub(depots.size(), std::vector<double>(depots.size()));
  for (std::size_t d = 0; d < depots.size(); ++d) {
    if (depots[d] <= 0) continue;
    auto const depot = id_of<ZoneId>(d);
    std::vector<double> share(depots.size());
    for (std::size_t h = 0; h < share.size(); ++h)
      if (auto const hub = id_of<ZoneId>(h); parcels.hub[h] > 0 && drives.leads(hub, depot))
        share[h] = parcels.hub[h] * std::exp(-p.market_decay * 60 * drives.hours(hub, depot, kVanOut_h));
    normalise(share);
    for (std::size_t h = 0; h < share.size(); ++h) of_hub[h][d] = depots[d] * share[h];
  }
  for (std::size_t h = 0; h < of_hub.size(); ++h)
    bring_to_depots(id_of<ZoneId>(h), FlatDuty::hub_van, of_hub[h], p, drives, parcels);
}

/// Zones of parcels from abroad that stand now, by node; the last decision on each counts.
std::map<std::uint64_t, ParcelZone> parcel_zones(World const& world) {
  std::map<std::uint64_t, ParcelZone> all;
  for (auto const& zone : world.freight.parcel_zones) all[zone.node] = zone;
  return all;
}

/// @return what it costs [đồng]
double fetch_from(std::vector<Gateway> const& gateways, bool in_containers, ZoneId to, double count,
                  FreightParameters const& p, ParcelDrives& drives) {
  std::vector<double> weight;
  for (auto const& gateway : gateways) {
    bool const serves = in_containers ? gateway.node == FreightNode::seaport
                                      : gateway.node == FreightNode::border || gateway.node == FreightNode::airport;
    weight.push_back(!gateway.inside && serves && drives.leads(gateway.zone, to) ? gateway.teu_year : 0);
  }
  normalise(weight);
  double const per_vehicle = in_containers ? p.container_parcels : p.truck_parcels;
  ParcelDrive as{in_containers ? FlatDuty::stock : FlatDuty::parcels,
                 in_containers ? FreightVehicle::tractor : FreightVehicle::truck_3_axle, kParcel_kg * per_vehicle};
  double vnd = 0;
  for (std::size_t g = 0; g < gateways.size(); ++g) {
    as.gate = static_cast<std::int32_t>(g);
    vnd += drives.any_time(gateways[g].zone, to, as, count / per_vehicle * weight[g]);
  }
  return vnd;
}

/// What passes one zone of parcels from abroad. @param[in,out] depots  parcels that still come from warehouses
void pass_from_abroad(World const& world, ParcelZone const& zone, std::vector<Gateway> const& gateways,
                      std::vector<double>& depots, FreightParameters const& p, ParcelDrives& drives,
                      ParcelDay& parcels) {
  auto const at = world.region.freight[zone.node].zone;
  double const stock = zone.parcels_day * zone.bonded_share, single = zone.parcels_day - stock;
  parcels.abroad_vnd += fetch_from(gateways, true, at, stock, p, drives);
  parcels.abroad_vnd += fetch_from(gateways, false, at, single, p, drives);
  auto const& households = world.population.households.persons;
  double const inside = std::accumulate(households.begin(), households.end(), 0.0) / world.scale;
  auto outside = outside_weights(world);
  double const all = inside + std::accumulate(outside.begin(), outside.end(), 0.0);
  if (all <= 0) return;
  double const left = std::accumulate(depots.begin(), depots.end(), 0.0);
  double const here = std::min(left, zone.parcels_day * inside / all);
  auto from_here = depots;
  for (std::size_t d = 0; d < depots.size(); ++d) {
    from_here[d] *= left > 0 ? here / left : 0;
    depots[d] -= from_here[d];
  }
  bring_to_depots(at, FlatDuty::zone_van, from_here, p, drives, parcels);
  normalise(outside);
  ParcelDrive const away{FlatDuty::away, FreightVehicle::truck_2_axle, kParcel_kg * p.truck_parcels};
  double const trucks = zone.parcels_day * (1 - inside / all) / p.truck_parcels;
  for (std::size_t z = 0; z < outside.size(); ++z)
    parcels.abroad_vnd += drives.any_time(at, id_of<ZoneId>(z), away, trucks * outside[z]);
  double const wait_h = single * p.import_h * p.customs_share + stock * (channel_h(CustomsChannel::green) + kPicking_h);
  parcels.abroad_h = (parcels.abroad_h * parcels.abroad + wait_h) / (parcels.abroad + zone.parcels_day);
  parcels.abroad += zone.parcels_day;
}

}  // namespace

void drive_parcels(World const& world, FreightRoads const& roads, std::vector<Gateway> const& gateways,
                   FreightParameters const& p, ParcelDay& parcels, GoodsDay& day) {
  ParcelDrives drives{roads, p, day};
  for (std::size_t z = 0; z < parcels.home.size(); ++z) bring_to_doors(world, z, p, drives, parcels, day);
  auto depots = by_depot(parcels);
  for (auto const& [node, zone] : parcel_zones(world))
    pass_from_abroad(world, zone, gateways, depots, p, drives, parcels);
  bring_from_hubs(depots, p, drives, parcels);
}

}  // namespace tanvan
