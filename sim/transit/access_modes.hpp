#pragma once
/// Ways to stops and from them: on foot, by bicycle, by one's own motorbike, by xe ôm, and by motorbike to a station's
/// lot.

#include <span>
#include <vector>

#include "sim/transit/coverage.hpp"
#include "sim/transit/stop_access.hpp"
#include "sim/transit/timetable_skim.hpp"
#include "sim/transit/travel_facts.hpp"

namespace tanvan {

/// One way of going. time = fixed_s + distance / speed; cost = base + per_km beyond the distance that is included +
/// per_s of time; distance = straight distance * detour.
struct AccessMode {
  double reach_km = 1.5;                       ///< longest straight distance, >= 0
  double detour = travel_facts::kDetour;       ///< over straight distance, >= 1
  double speed_kmh = travel_facts::kWalk_kmh;  ///< > 0
  double fixed_s = 0;                          ///< waiting, parking, >= 0
  double base = 0;                             ///< [unit of cost], >= 0
  double included_km = 0;                      ///< of the distance, paid by the base
  double per_km = 0;                           ///< [unit/km]
  double per_s = 0;                            ///< [unit/s] of the time, fixed part included: what it is felt to cost
};

/// Walking up to 1.5 km (mobility.md 2.5).  @param per_s  cost of a second on foot
AccessMode on_foot(double per_s = 0);
/// Up to 4 km at 12 km/h, half a minute to lock it.
AccessMode by_bicycle(double per_s = 0);
/// One's own, up to 5 km at 25 km/h, a minute to park, 600 đồng a kilometre of petrol.
AccessMode by_motorbike(double per_s = 0);
/// Up to 5 km, five minutes of waiting; 12,500 đồng for two kilometres, then 4,000 a kilometre and 350 a minute of
/// riding (GrabBike in Hà Nội, 2020).
AccessMode by_xe_om(double per_s = 0);

/// Stops by place, for searches around points.
class StopsByPlace {
 public:
  /// @param places  of each StopId
  explicit StopsByPlace(std::span<MapPoint const> places);

  /// Stops within a mode's reach of a point, by number, with the time and cost of going there, rounded up and to the
  /// nearest unit.
  std::vector<StopAccess> within(MapPoint from, AccessMode const& mode) const;

  /// The same for many points, such as zones' centres, as skims take it. Costs are left out.
  ZoneReach reach_of(std::span<MapPoint const> points, AccessMode const& mode) const;

 private:
  struct Placed {
    MapPoint place;
    StopId stop;
  };
  std::vector<Placed> by_latitude_;
};

/// Of several ways to each stop those that none betters in time and cost, by stop, then time.
/// @return rows of `ways`
std::vector<std::uint32_t> best_ways(std::span<StopAccess const> ways);

}  // namespace tanvan
