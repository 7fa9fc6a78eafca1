#pragma once
/// How vehicles of each class drive, and how finely a day is simulated.

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/core/result.hpp"
#include "sim/network/network.hpp"
#include "sim/traffic/traffic_time.hpp"

namespace tanvan {

/// What is done about vehicles that wait for each other in a circle.
enum class GridlockPolicy : std::uint8_t {
  report,  // nothing: it is found and told
  force,   // one vehicle of the circle moves into the full link ahead; every such move is an event
};

/// What a vehicle of a class needs. Defaults are in the order of `VehicleClass`: motorbike, car, bus, truck.
struct TrafficRules {
  double sample = 1;                     // share of all vehicles that the trips are, in (0, 1]
  double step_s = 1;                     // windows in which junctions act [s], 0.1 to 10
  double bin_min = 15;                   // of the record [min], divides a day
  double jam_density_pcu_km_lane = 150;  // [PCU/km/lane]
  double mixed = 1;                      // 1: motorbikes filter past queues and pass; 0: all classes queue alike
  /// Room of a vehicle that moves [PCU]; a motorbike's, where traffic is mixed, is that of `motorbike_pcu`.
  std::array<double, kVehicleClasses> moving_pcu = {0.3, 1.0, 2.5, 2.5};
  /// Speed that a class doesn't exceed on any road [km/h].
  std::array<double, kVehicleClasses> top_speed_kmh = {60, 120, 80, 80};
  /// A motorbike stands on about 1.5 m by 1.74 m, a third of a lane (roundabouts of Ho Chi Minh City).
  double motorbike_pcu_standing = 0.15, motorbike_pcu_rise = 0.15, motorbike_pcu_speed_kmh = 40;
  double motorbike_pcu_most = 0.35;
  double seepage_share = 0.5;     // of a link's discharge that motorbikes take while others wait too
  double force_gridlock = 0;      // 1: `GridlockPolicy::force`
  double gridlock_check_s = 300;  // how often circles are looked for [s]
  double forced_after_s = 600;    // a circle that stood this long may be forced [s]

  GridlockPolicy gridlock() const { return force_gridlock > 0 ? GridlockPolicy::force : GridlockPolicy::report; }
};

/// Room of a moving motorbike on a road of this free speed [PCU]:
///   clip(0.15 + 0.15 v / 40 km/h, 0.15, 0.35)
/// At 38 km/h that is 0.294, what Hanoi's motorcycle units give.
double motorbike_pcu(TrafficRules const& rules, double free_speed_kmh);

/// Length of a window in whole units of time.
inline TrafficTime window_of(TrafficRules const& rules) {
  return std::max(TrafficTime{1}, traffic_time(rules.step_s));
}

/// The keys under [traffic], for --set, validation and --explain.
std::vector<Parameter> traffic_parameters(TrafficRules& rules);

/// Steps below 1/4096 s, bins that don't divide a day, motorbikes that shrink in motion.
Faults validate(TrafficRules const& rules, InputPlace const& place);

}  // namespace tanvan
