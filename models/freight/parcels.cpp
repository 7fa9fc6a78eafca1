#include "models/freight/parcels.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>

#include "models/freight/customs.hpp"
#include "models/freight/receivers.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr double kHour = 3600;
constexpr int kParcelYear = 2024;                       // of `parcels_person`
constexpr double kTourConstant = 0.7124;                // Beardwood, Halton, Hammersley 1959
constexpr double kStreetDetour = 1.3, kStreetKmh = 20;  // priors
constexpr double kLockerStops = 2;                      // a stop at lockers takes as long as so many doors
constexpr double kCourierHours = 8;                     // a courier's day
constexpr double kParcel_kg = 1.5;                      // mean; prior
constexpr double kPicking_h = 2;                        // of orders from stock; prior
/// When couriers leave the depot with a box and come back, in halves; when vans leave the hub, and depots.
constexpr double kWaves_h[2][2] = {{8.5, 12}, {13.5, 17}};
constexpr double kVanOut_h = 5.5, kVanBack_h = 6.5;

bool is_inside(World const& world, std::size_t zone) {
  return world.network.zones.kind[id_of<ZoneId>(zone)] == ZoneKind::internal;
}

struct Receivers {
  std::vector<double> persons, jobs;  // [Z] full population, of the province
};

Receivers receivers_of(World const& world) {
  auto const zones = world.network.zones.size();
  Receivers all{std::vector<double>(zones), std::vector<double>(zones)};
  auto const& h = world.population.households;
  for (auto const id : ids<HouseholdId>(h.size())) all.persons[h.zone[id].value] += h.persons[id];
  auto const& e = world.population.enterprises;
  for (auto const id : ids<EnterpriseId>(e.size()))
    if (e.establishment[id])
      all.jobs[world.population.establishments.zone[e.establishment[id]].value] += total(e.workers[id]);
  for (std::size_t z = 0; z < zones; ++z) all.persons[z] /= world.scale, all.jobs[z] /= world.scale;
  return all;
}

/// The zone of the greatest weight inside the province, of two alike the first.
ZoneId greatest_inside(World const& world, std::vector<double> const& weight) {
  ZoneId best;
  for (std::size_t z = 0; z < weight.size(); ++z)
    if (is_inside(world, z) && (!best || weight[z] > weight[best.value])) best = id_of<ZoneId>(z);
  return best;
}

std::vector<ZoneId> depots_of(World const& world, std::vector<double> const& persons) {
  std::map<std::string, ZoneId> of_district;
  auto const& zones = world.network.zones;
  for (std::size_t z = 0; z < persons.size(); ++z) {
    if (!is_inside(world, z)) continue;
    auto& depot = of_district[zones.district[id_of<ZoneId>(z)]];
    if (!depot || persons[z] > persons[depot.value]) depot = id_of<ZoneId>(z);
  }
  std::vector<ZoneId> depot(persons.size());
  for (std::size_t z = 0; z < persons.size(); ++z)
    if (is_inside(world, z)) depot[z] = of_district[zones.district[id_of<ZoneId>(z)]];
  return depot;
}

/// Puts drives of parcels on the roads.
class ParcelDrives {
 public:
  ParcelDrives(FreightRoads const& roads, FreightParameters const& p, GoodsDay& day) : roads_(roads), p_(p), day_(day) {
    duty_ = day.trips.empty() ? 0 : day.trips.back().duty + 1;
  }

  bool leads(ZoneId from, ZoneId to) const { return std::isfinite(km(from, to)) && std::isfinite(km(to, from)); }
  double km(ZoneId from, ZoneId to) const { return roads_.km(from.value, to.value); }
  double hours(ZoneId from, ZoneId to, double at_h) const {
    return roads_.time(Weight::light, roads_.period_of(at_h * kHour))(from.value, to.value) / kHour;
  }

  /// There loaded and back empty, at given hours.
  void there_and_back(ZoneId from, ZoneId to, FreightVehicle vehicle, double vehicles, double out_h, double back_h,
                      double load_kg = 0) {
    if (vehicles <= 0 || !leads(from, to)) return;
    auto const weight = kind_of(vehicle).weight;
    drive(from, to, vehicle, vehicles, open_from(roads_, weight, from, to, out_h * kHour), load_kg);
    drive(to, from, vehicle, vehicles, open_from(roads_, weight, to, from, back_h * kHour), 0);
    ++duty_;
  }

  /// There loaded and back empty, in the hours that vehicles choose.
  void any_time(ZoneId from, ZoneId to, FreightVehicle vehicle, double vehicles, double load_kg) {
    if (vehicles <= 0 || !leads(from, to)) return;
    auto const share = start_shares(roads_, kind_of(vehicle).weight, from, to, p_.detour_limit);
    for (std::size_t period = 0; period < share.size(); ++period) {
      double const end = period + 1 < share.size() ? roads_.start_s[period + 1] : 24 * kHour;
      double const out_h = (roads_.start_s[period] + end) / 2 / kHour;
      there_and_back(from, to, vehicle, vehicles * share[period], out_h, out_h + hours(from, to, out_h) + 1, load_kg);
    }
  }

 private:
  void drive(ZoneId from, ZoneId to, FreightVehicle vehicle, double vehicles, double leave_s, double load_kg) {
    day_.trips.push_back({.from = from,
                          .to = to,
                          .leave_s = leave_s,
                          .load_kg = load_kg,
                          .vehicle = vehicle,
                          .duty = duty_,
                          .vehicles = vehicles});
  }

  FreightRoads const& roads_;
  FreightParameters const& p_;
  GoodsDay& day_;
  std::uint32_t duty_;
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
  for (auto const [out_h, back_h] : kWaves_h) {
    drives.there_and_back(depot, zone, FreightVehicle::courier, rounds / 2, out_h, back_h);
    hours += rounds / 2 * (drives.hours(depot, zone, out_h) + drives.hours(zone, depot, back_h));
  }
  double const km = rounds * (drives.km(depot, zone) + drives.km(zone, depot)) + inside_km;
  auto const& courier = kind_of(FreightVehicle::courier);
  constexpr auto kCourier = static_cast<std::size_t>(FreightVehicle::courier);
  day.inside_km[kCourier] += inside_km;
  day.inside_h[kCourier] += inside_km / kStreetKmh;
  parcels.tries += tries;
  parcels.rounds += rounds;
  parcels.couriers += hours / kCourierHours;
  parcels.courier_km += km;
  parcels.cost_vnd += hours * (courier.vnd_per_h + courier.vnd_per_day / kCourierHours) + km * courier.vnd_per_km;
}

/// Parcels that each depot hands out. [Z]
std::vector<double> by_depot(ParcelDay const& parcels) {
  std::vector<double> sum(parcels.depot.size());
  for (std::size_t z = 0; z < sum.size(); ++z)
    if (parcels.depot[z]) sum[parcels.depot[z].value] += parcels.home[z] + parcels.locker[z] + parcels.business[z];
  return sum;
}

/// Vans to the depots, as many as so many parcels need.
void bring_to_depots(ZoneId from, std::vector<double> const& share, double count, FreightParameters const& p,
                     ParcelDrives& drives, ParcelDay& parcels) {
  auto const& van = kind_of(FreightVehicle::van);
  for (std::size_t z = 0; z < share.size(); ++z) {
    auto const depot = id_of<ZoneId>(z);
    double const vans = count * share[z] / p.van_parcels;
    if (vans <= 0 || !drives.leads(from, depot)) continue;
    drives.there_and_back(from, depot, FreightVehicle::van, vans, kVanOut_h, kVanBack_h, p.van_parcels * kParcel_kg);
    double const hours = drives.hours(from, depot, kVanOut_h) + drives.hours(depot, from, kVanBack_h);
    parcels.vans += vans;
    parcels.cost_vnd +=
        vans * (hours * van.vnd_per_h + van.vnd_per_km * (drives.km(from, depot) + drives.km(depot, from)));
  }
}

void normalise(std::vector<double>& weight) {
  double const sum = std::accumulate(weight.begin(), weight.end(), 0.0);
  if (sum > 0)
    for (double& w : weight) w /= sum;
}

/// Zones of parcels from abroad that stand now, by node; the last decision on each counts.
std::map<std::uint64_t, ParcelZone> parcel_zones(World const& world) {
  std::map<std::uint64_t, ParcelZone> all;
  for (auto const& zone : world.freight.parcel_zones) all[zone.node] = zone;
  return all;
}

void fetch_from(std::vector<Gateway> const& gateways, bool in_containers, ZoneId to, double count,
                FreightParameters const& p, ParcelDrives& drives) {
  std::vector<double> weight;
  for (auto const& gateway : gateways) {
    bool const serves = in_containers ? gateway.node == FreightNode::seaport
                                      : gateway.node == FreightNode::border || gateway.node == FreightNode::airport;
    weight.push_back(!gateway.inside && serves && drives.leads(gateway.zone, to) ? gateway.teu_year : 0);
  }
  normalise(weight);
  auto const vehicle = in_containers ? FreightVehicle::tractor : FreightVehicle::truck_3_axle;
  double const vehicles = count / (in_containers ? p.container_parcels : p.truck_parcels);
  for (std::size_t g = 0; g < gateways.size(); ++g)
    drives.any_time(gateways[g].zone, to, vehicle, vehicles * weight[g],
                    kParcel_kg * (in_containers ? p.container_parcels : p.truck_parcels));
}

void pass_from_abroad(World const& world, ParcelZone const& zone, std::vector<Gateway> const& gateways,
                      std::vector<double> depots, FreightParameters const& p, ParcelDrives& drives,
                      ParcelDay& parcels) {
  auto const at = world.region.freight[zone.node].zone;
  double const stock = zone.parcels_day * zone.bonded_share, single = zone.parcels_day - stock;
  fetch_from(gateways, true, at, stock, p, drives);
  fetch_from(gateways, false, at, single, p, drives);
  auto const& households = world.population.households.persons;
  double const inside = std::accumulate(households.begin(), households.end(), 0.0) / world.scale;
  auto outside = outside_weights(world);
  double const all = inside + std::accumulate(outside.begin(), outside.end(), 0.0);
  normalise(outside);
  normalise(depots);
  if (all <= 0) return;
  bring_to_depots(at, depots, zone.parcels_day * inside / all, p, drives, parcels);
  double const away = zone.parcels_day * (1 - inside / all) / p.truck_parcels;
  for (std::size_t z = 0; z < outside.size(); ++z)
    drives.any_time(at, id_of<ZoneId>(z), FreightVehicle::truck_2_axle, away * outside[z],
                    kParcel_kg * p.truck_parcels);
  double const wait_h = single * p.import_h * p.customs_share + stock * (channel_h(CustomsChannel::green) + kPicking_h);
  parcels.abroad_h = (parcels.abroad_h * parcels.abroad + wait_h) / (parcels.abroad + zone.parcels_day);
  parcels.abroad += zone.parcels_day;
}

}  // namespace

double parcels_to_person(int year, FreightParameters const& p) {
  double const now = std::min(p.parcels_person, p.parcels_most);
  if (now <= 0 || now >= p.parcels_most) return now;
  double const growth = p.parcels_growth / (1 - now / p.parcels_most);
  return p.parcels_most / (1 + (p.parcels_most / now - 1) * std::exp(-growth * (year - kParcelYear)));
}

ParcelDay parcels_of_day(World const& world, FreightParameters const& p) {
  auto const zones = world.network.zones.size();
  auto const receivers = receivers_of(world);
  ParcelDay day;
  day.home.resize(zones), day.locker.resize(zones), day.business.resize(zones);
  double const to_person = parcels_to_person(world.now.year(), p) / p.working_days;
  for (std::size_t z = 0; z < zones; ++z) {
    if (!is_inside(world, z)) continue;
    double const parcels = to_person * receivers.persons[z];
    day.locker[z] = world.freight.locker_share * parcels;
    day.home[z] = parcels - day.locker[z];
    day.business[z] = p.parcels_job * receivers.jobs[z];
  }
  day.depot = depots_of(world, receivers.persons);
  day.hub = greatest_inside(world, warehouse_weights(world));
  return day;
}

void drive_parcels(World const& world, FreightRoads const& roads, std::vector<Gateway> const& gateways,
                   FreightParameters const& p, ParcelDay& parcels, GoodsDay& day) {
  ParcelDrives drives{roads, p, day};
  for (std::size_t z = 0; z < parcels.home.size(); ++z) bring_to_doors(world, z, p, drives, parcels, day);
  auto depots = by_depot(parcels);
  double const count = std::accumulate(depots.begin(), depots.end(), 0.0);
  auto share = depots;
  normalise(share);
  if (parcels.hub) bring_to_depots(parcels.hub, share, count, p, drives, parcels);
  for (auto const& [node, zone] : parcel_zones(world))
    pass_from_abroad(world, zone, gateways, depots, p, drives, parcels);
}

}  // namespace tanvan
