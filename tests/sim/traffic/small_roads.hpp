#pragma once
/// Small networks and trips for tests of the dynamic engine, on the reference lane of mobility.md 1.7: 20 m/s, 0.2
/// vehicles/m at a standstill and 0.8 vehicles/s, hence a wave of 5 m/s.

#include <vector>

#include "sim/traffic/traffic_day.hpp"

namespace tanvan {

inline constexpr double kFree = 72;   // [km/h]
inline constexpr double kFlow = 0.8;  // [vehicles/s/lane]
inline constexpr double kJam = 200;   // [vehicles/km/lane]
inline constexpr double kWave = 5;    // [m/s]

inline TrafficRules reference_rules() {
  TrafficRules rules;
  rules.jam_density_pcu_km_lane = kJam;
  return rules;
}

/// Roads and trips in the making.
struct SmallRoads {
  TrafficRoads roads;
  TripTable trips;
  WayTable ways;

  /// @param flow  [PCU/s/lane]
  LinkId link(std::uint32_t from, std::uint32_t to, double length_m, double lanes = 1, double flow = kFlow,
              double speed_kmh = kFree) {
    roads.nodes = std::max<std::size_t>(roads.nodes, std::max(from, to) + 1);
    roads.from.push_back(NodeId{from});
    roads.to.push_back(NodeId{to});
    roads.length_m.push_back(length_m);
    roads.lanes.push_back(lanes);
    roads.free_speed_kmh.push_back(speed_kmh);
    roads.capacity_pcu_h.push_back(flow * lanes * 3600);
    return id_of<LinkId>(roads.links() - 1);
  }

  void trip(double depart_s, std::vector<LinkId> const& links, VehicleClass vehicle = VehicleClass::car) {
    trips.depart.push_back(traffic_time(depart_s));
    trips.vehicle.push_back(vehicle);
    trips.way.push_back(ways.add(links, TurnNumbers(roads)));
  }

  DayResult run(TrafficRules const& rules = reference_rules(), DayOptions const& options = {}) const {
    return run_traffic_day(roads, trips, ways, rules, options);
  }
};

/// Departures at a rate from `begin` to `end`, each at a whole second.
inline std::vector<double> at_rate(double rate, double begin, double end) {
  std::vector<double> times;
  for (int i = 0; i < static_cast<int>(std::lround((end - begin) * rate)); ++i)
    times.push_back(std::floor(begin + i / rate));
  return times;
}

/// Seconds of every trip, -1 where it did not arrive.
inline std::vector<double> seconds(std::vector<TrafficTime> const& times) {
  std::vector<double> s;
  for (auto const t : times) s.push_back(t == kNoTime ? -1 : seconds_of_time(t));
  return s;
}

}  // namespace tanvan
