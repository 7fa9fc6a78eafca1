#include "scenarios/run/travel/dynamic_roads.hpp"

#include <algorithm>

#include "models/demand/profiles.hpp"
#include "sim/network/segments.hpp"
#include "sim/traffic/pcu.hpp"

namespace tanvan {
namespace {

constexpr double kLeastLeft = 0.1;  // of a capacity, whatever the buses take
constexpr std::size_t at(VehicleClass vehicle) {
  return static_cast<std::size_t>(vehicle);
}

/// What line buses leave to all others in a bin [PCU/h].
double capacity_in(World const& world, Matrix const& bus_veh_h, std::size_t bin, LinkId a) {
  auto const& links = world.network.links;
  if (links.open_from[a] > world.now) return 0;
  double const buses = bus_veh_h(bin, a.value) * pcu_of(VehicleClass::bus);
  return std::max(kLeastLeft * links.capacity[a], links.capacity[a] - buses);
}

/// At the begin of each bin, where capacities are others than in the bin before.
void add_changes(World const& world, Matrix const& bus_veh_h, double share, TrafficRoads& roads) {
  auto const& bins = world.transport.bins;
  for (std::size_t b = 0; b < bins.size(); ++b) {
    if (bins[b].start_s <= 0) continue;  // that is how the day begins
    std::size_t const before = (b + bins.size() - 1) % bins.size();
    for (LinkId a : ids<LinkId>(roads.links())) {
      double const capacity = capacity_in(world, bus_veh_h, b, a);
      if (capacity != capacity_in(world, bus_veh_h, before, a))
        roads.changes.push_back({bins[b].start_s, a, capacity * share, roads.lanes[a]});
    }
  }
  std::ranges::stable_sort(roads.changes, {}, &RoadChange::at_s);
}

std::uint8_t closed_classes(World const& world, LinkId a) {
  auto const& links = world.network.links;
  return links.open_from[a] > world.now ? kAllClasses : links.banned[a];
}

std::vector<double> tolls(Column<LinkId, Dong> const& column, double weight) {
  std::vector<double> all;
  for (auto const toll : column) all.push_back(weight * static_cast<double>(toll.value));
  return all;
}

/// The toll, and the fine where trucks are barred at all hours.
std::vector<double> truck_tolls(World const& world, RoadParameters const& p) {
  auto const& links = world.network.links;
  auto all = tolls(links.truck_toll, p.toll_weight);
  double const fine = kBarredDetour_s / kSecondsInHour * p.truck_vot_vnd_h;
  for (LinkId a : ids<LinkId>(links.size()))
    if (links.truck_ban_hours[a] == kAllHours) all[a.value] += fine;
  return all;
}

/// The hours in which trucks are barred from a link, on every day that a simulated day may last.
void add_ban(std::uint32_t hours, LinkId a, std::vector<ClassClosure>& closures) {
  constexpr std::uint8_t kTrucks = 1U << static_cast<unsigned>(VehicleClass::truck);
  constexpr int kHours = 24, kDays = static_cast<int>(kLatestTraffic_s / (kHours * kSecondsInHour));
  if (hours == kAllHours) return;  // a matter of money (`truck_tolls`)
  int begin = -1;
  for (int h = 0; h <= kDays * kHours; ++h) {
    bool const barred = h < kDays * kHours && ((hours >> (h % kHours)) & 1U) != 0;
    if (barred == (begin >= 0)) continue;
    if (!barred) closures.push_back({a, kTrucks, begin * kSecondsInHour, h * kSecondsInHour});
    begin = barred ? h : -1;
  }
}

}  // namespace

TrafficRoads traffic_roads(World const& world, Matrix const& bus_veh_h, double share) {
  auto const& links = world.network.links;
  std::size_t const midnight = bin_at(world.transport.bins, 0);
  TrafficRoads roads;
  roads.nodes = world.network.nodes.size();
  roads.from = links.from;
  roads.to = links.to;
  roads.free_speed_kmh = links.free_speed_kmh;
  for (LinkId a : ids<LinkId>(links.size())) {
    roads.length_m.push_back(links.length[a].value);
    roads.lanes.push_back(links.lanes[a]);
    roads.capacity_pcu_h.push_back(capacity_in(world, bus_veh_h, midnight, a) * share);
  }
  add_changes(world, bus_veh_h, share, roads);
  for (LinkId a : ids<LinkId>(links.size())) add_ban(links.truck_ban_hours[a], a, roads.closures);
  return roads;
}

double road_share(DynamicParameters const& p) {
  return 1 + p.local_streets;
}

DayAccess day_access(World const& world, RoadParameters const& p) {
  using enum VehicleClass;
  auto const& links = world.network.links;
  DayAccess access;
  for (LinkId a : ids<LinkId>(links.size())) access.banned.push_back(closed_classes(world, a));
  access.rules[at(motorbike)].speed_cap_kmh = p.motorbike_speed_kmh;
  access.rules[at(bus)].speed_cap_kmh = p.bus_speed_kmh;
  access.rules[at(truck)].speed_cap_kmh = p.truck_speed_kmh;
  access.rules[at(car)].value_of_time_h = p.car_vot_vnd_h;
  access.rules[at(truck)].value_of_time_h = p.truck_vot_vnd_h;
  access.toll[at(car)] = tolls(links.car_toll, p.toll_weight);
  access.toll[at(truck)] = truck_tolls(world, p);
  access.closing_margin_s = kBanMargin_s;
  return access;
}

TrafficRules traffic_rules(TravelParameters const& p) {
  using enum VehicleClass;
  auto rules = p.dynamic.rules;
  rules.sample = p.dynamic.trips.sample;
  rules.jam_density_pcu_km_lane *=
      road_share(p.dynamic);  // room, not lanes: who may pass whom is the road's own matter
  auto const cap = [&](VehicleClass vehicle, double speed_kmh) {
    rules.top_speed_kmh[at(vehicle)] = std::min(rules.top_speed_kmh[at(vehicle)], speed_kmh);
  };
  cap(motorbike, p.road.motorbike_speed_kmh);
  cap(bus, p.road.bus_speed_kmh);
  cap(truck, p.road.truck_speed_kmh);
  return rules;
}

VehicleTripParameters vehicle_parameters(TravelParameters const& p) {
  auto trips = p.dynamic.trips;
  trips.occupancy = p.mode_choice.occupancy;
  return trips;
}

}  // namespace tanvan
