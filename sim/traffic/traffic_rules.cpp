#include "sim/traffic/traffic_rules.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "sim/traffic/traffic_time.hpp"

namespace tanvan {

double motorbike_pcu(TrafficRules const& rules, double free_speed_kmh) {
  double const pcu =
      rules.motorbike_pcu_standing + rules.motorbike_pcu_rise * free_speed_kmh / rules.motorbike_pcu_speed_kmh;
  return std::clamp(pcu, rules.motorbike_pcu_standing, rules.motorbike_pcu_most);
}

double moving_pcu(TrafficRules const& rules, VehicleClass vehicle, double free_speed_kmh) {
  bool const filters = rules.mixed > 0 && vehicle == VehicleClass::motorbike;
  return filters ? motorbike_pcu(rules, free_speed_kmh) : rules.moving_pcu[static_cast<std::size_t>(vehicle)];
}

std::vector<Parameter> traffic_parameters(TrafficRules& r) {
  constexpr auto kMixed = "mixed-traffic form of Hanoi and Ho Chi Minh City studies: 0.15 + 0.15 v / 40 km/h";
  constexpr auto kStandard = "TCVN 4054 as remembered, unverified";
  auto const& c = [](VehicleClass vehicle) { return static_cast<std::size_t>(vehicle); };
  using enum VehicleClass;
  return {
      {"step_s", &r.step_s, 0.1, 10, "s", "windows in which junctions act", "numerical"},
      {"bin_min", &r.bin_min, 1, 60, "min", "bins of the record", "numerical"},
      {"jam_density_pcu_km_lane", &r.jam_density_pcu_km_lane, 50, 400, "PCU/km/lane", "vehicles that stand on a lane",
       "a car every 6.7 m"},
      {"mixed", &r.mixed, 0, 1, "1", "1: motorbikes filter past queues and pass; 0: all classes queue alike", kMixed},
      {"seepage_share", &r.seepage_share, 0.05, 0.95, "1",
       "of a link's discharge that motorbikes take while others wait too", "prior"},
      {"motorbike_pcu", &r.moving_pcu[c(motorbike)], 0.05, 2, "PCU", "room of a motorbike where mixed is 0", kStandard},
      {"car_pcu", &r.moving_pcu[c(car)], 0.05, 10, "PCU", "room of a moving car", "by definition"},
      {"bus_pcu", &r.moving_pcu[c(bus)], 0.05, 10, "PCU", "room of a moving bus", kStandard},
      {"truck_pcu", &r.moving_pcu[c(truck)], 0.05, 10, "PCU", "room of a moving truck", kStandard},
      {"motorbike_pcu_standing", &r.motorbike_pcu_standing, 0.05, 1, "PCU", "room of a motorbike that stands", kMixed},
      {"motorbike_pcu_rise", &r.motorbike_pcu_rise, 0, 1, "PCU", "what speed adds to it", kMixed},
      {"motorbike_pcu_speed_kmh", &r.motorbike_pcu_speed_kmh, 1, 200, "km/h", "at this speed", kMixed},
      {"motorbike_pcu_most", &r.motorbike_pcu_most, 0.05, 1, "PCU", "room of a motorbike at most", kMixed},
      {"motorbike_top_kmh", &r.top_speed_kmh[c(motorbike)], 5, 200, "km/h", "speed of a motorbike at most",
       "prior, Circular 31/2019/TT-BGTVT allows 50 to 60 in built-up areas"},
      {"car_top_kmh", &r.top_speed_kmh[c(car)], 5, 200, "km/h", "speed of a car at most", "prior"},
      {"bus_top_kmh", &r.top_speed_kmh[c(bus)], 5, 200, "km/h", "speed of a bus at most", "prior"},
      {"truck_top_kmh", &r.top_speed_kmh[c(truck)], 5, 200, "km/h", "speed of a truck at most", "prior"},
      {"force_gridlock", &r.force_gridlock, 0, 1, "1", "1: a vehicle of a gridlock moves into the full link ahead",
       "policy"},
      {"gridlock_check_s", &r.gridlock_check_s, 10, 86'400, "s", "how often gridlocks are looked for", "numerical"},
      {"forced_after_s", &r.forced_after_s, 0, 86'400, "s", "how long a gridlock stands before a vehicle is forced",
       "policy"},
  };
}

Faults validate(TrafficRules const& rules, InputPlace const& place) {
  Faults faults;
  double const units = rules.step_s * kTimesPerSecond;
  if (!(units >= 1)) faults.add(place, fmt::format("traffic.step_s = {} must be above 0", rules.step_s));
  double const bins = 1440 / rules.bin_min;
  if (bins != std::floor(bins))
    faults.add(place, fmt::format("traffic.bin_min = {} must divide a day of 1,440 min", rules.bin_min));
  if (rules.motorbike_pcu_most < rules.motorbike_pcu_standing)
    faults.add(place, "traffic.motorbike_pcu_most must not be below traffic.motorbike_pcu_standing");
  return faults;
}

}  // namespace tanvan
