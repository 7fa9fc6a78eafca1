#pragma once
/// How long vehicles stand at stops, for how many riders there is room, and what crowding costs them.

#include <cstdint>
#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/traffic/traffic_time.hpp"

namespace tanvan {

/// How riders get in.
enum class BoardingRule : std::uint8_t {
  paying,  // one after the other past the driver
  level,   // paid before, from a platform at the height of the floor
};

/// A make of vehicle. Riders board by its first doors and alight by its last ones; they may be the same.
struct VehicleKind {
  std::uint32_t seats = 30, standing = 30;                           // places
  std::uint32_t doors = 2, boarding_doors = 1, alighting_doors = 1;  // >= 1 and at most `doors`
  BoardingRule boarding = BoardingRule::paying;
  bool every_stop = false;  // stops where nobody gets in or out too

  std::uint32_t places() const { return seats + standing; }
};

/// What happens at stops, whatever the vehicle.
struct StopRules {
  double dead_time_s = 12;                             // to stop, open, close and start [s]
  double board_paying_s = 2.75, board_level_s = 1.45;  // a rider and door [s]
  double alight_s = 1.6;                               // a rider and door [s]
  double crowding_slope = 0.2;   // by which getting in and out takes longer when all standing places are taken
  double most_refusals = 3;      // full vehicles after which a rider goes away
  double most_wait_min = 60;     // after which a rider goes away [min]
  double least_layover_min = 5;  // of a vehicle between two runs [min]
};

/// The keys under [models.transit_service], for --set, validation and --explain.
std::vector<Parameter> stop_parameters(StopRules& rules);

/// `StopRules` of a kind of vehicle in whole numbers.
class DwellLaw {
 public:
  DwellLaw(StopRules const& rules, VehicleKind const& kind);

  /// d = d0 + max over doors (b t_b + a t_a) (1 + gamma crowd) for b who get in and a who get out by each door, spread
  /// evenly (form of the Transit Capacity and Quality of Service Manual). crowd is the share of standing places that
  /// are taken, before or after, whichever is more. 0 where nobody gets in or out and the kind need not stop.
  /// @param before,after  riders on board when the vehicle comes and when it goes
  TrafficTime operator()(std::uint32_t boardings, std::uint32_t alightings, std::uint32_t before,
                         std::uint32_t after) const;

 private:
  VehicleKind kind_;
  TrafficTime dead_time_, board_, alight_;
  std::uint64_t slope_;  // of kShareUnits
};

/// What a minute on board counts against one with the usual company: 0.4 alone, 1 between 30 and 60 % of the places
/// taken, 1.8 with all taken, linear between (MATSim's default form). Seats alone are places where there is standing
/// room for fewer than half as many.
/// @param load  riders on board  @return 0.4 or more; beyond all places the line goes on
double crowding_factor(double load, double seats, double standing);

}  // namespace tanvan
