#pragma once
/// The roads that a simulated day runs on: links, their signals and what changes on them during the day.

#include <cstdint>
#include <limits>
#include <vector>

#include "sim/core/column.hpp"
#include "sim/core/id.hpp"
#include "sim/core/result.hpp"
#include "sim/network/network.hpp"

namespace tanvan {

/// A green interval of a movement within the cycle of its plan.
struct GreenWindow {
  double begin_s = 0, end_s = 0;  // 0 <= begin < end <= cycle
};

/// A phase of a controller that follows demand: green between `min` and `max`, longer while vehicles come within
/// `extension` of each other, then `clearance` for all.
struct SignalPhase {
  double min_green_s = 0, max_green_s = 0, extension_s = 0, clearance_s = 0;
};

/// The controller of a junction. Fixed: movements have windows in a cycle. Actuated: phases follow each other.
struct SignalController {
  NodeId node;
  double cycle_s = 0;                    // of fixed plans, > 0
  double offset_s = 0;                   // begin of the cycle after midnight
  std::vector<SignalPhase> phases = {};  // of actuated plans, in their order; empty: fixed
};

/// A movement that a signal lets go.
struct SignalMovement {
  std::uint32_t controller = 0;  // row of `TrafficRoads::controllers`
  LinkId from, to;
  std::vector<GreenWindow> green = {};     // of fixed plans, ascending, never touching
  std::vector<std::uint32_t> phases = {};  // of actuated plans: those that give it green, ascending
};

/// Something that changes on a link at a moment of the day.
struct RoadChange {
  double at_s = 0;
  LinkId link;
  double capacity_pcu_h = 0;  // from then on, >= 0; 0: nobody enters, who is on the link drives off it
  double lanes = 1;           // from then on, > 0: storage
};

/// When some classes may not enter a link, in [begin, end). Who is on it drives off; who comes to it stands aside at
/// the stop line, on the room that it has there, until it opens, and then goes first of its queue (motorbikes have
/// their own, and trucks where cars pass them).
struct ClassClosure {
  LinkId link;
  std::uint8_t classes = 0;       // bit c: VehicleClass c
  double begin_s = 0, end_s = 0;  // after midnight, 0 <= begin < end; an end from kLatestTraffic_s on is none
};

/// Links of a network for a simulated day, one row a direction of a road.
struct TrafficRoads {
  std::size_t nodes = 0;
  Column<LinkId, NodeId> from, to;
  Column<LinkId, double> length_m;        // >= 0
  Column<LinkId, double> lanes;           // > 0
  Column<LinkId, double> free_speed_kmh;  // > 0
  Column<LinkId, double> capacity_pcu_h;  // of the whole link, >= 0; 0: closed
  std::vector<SignalController> controllers = {};
  std::vector<SignalMovement> movements = {};  // junction with a controller: other movements are always free
  std::vector<RoadChange> changes = {};        // by time, then link
  std::vector<ClassClosure> closures = {};     // by link, then begin; they may overlap

  std::size_t links() const { return from.size(); }
};

/// The first moment from `at_s` on at which a class may enter a link; +inf: never. Capacities of 0 count nothing here.
double class_opening_s(TrafficRoads const& roads, LinkId link, VehicleClass vehicle, double at_s);

/// What a link is like from a moment on, its capacity and who may enter it together.
struct LinkMoment {
  double at_s = 0;
  LinkId link;
  double capacity_pcu_h = 0, lanes = 1;
  std::uint8_t closed_to = 0;  // bit c: VehicleClass c; those of `ClassClosure` alone
};
/// Every change and every begin and end of a closure, by time, then link.
std::vector<LinkMoment> link_moments(TrafficRoads const& roads);

/// Speed of the wave at which freed room travels back [m/s]: the triangular fundamental diagram through capacity q,
/// free speed v and jam density k (Newell, Transportation Research B 27, 1993): w = q / (k - q / v).
/// @param capacity_pcu_h,jam_density_pcu_km  of the same lanes  @return +inf where q / v reaches k: room is free at
/// once
double wave_speed_ms(double capacity_pcu_h, double free_speed_kmh, double jam_density_pcu_km);

/// What a link is like when nothing is wrong with it: its capacity and lanes at midnight, or of the first change that
/// opens it. The speed of its wave is that of this state all day: an accident takes capacity, it doesn't change how
/// drivers start.
struct OrdinaryLink {
  double capacity_pcu_h = 0, lanes = 1;
  double most_pcu_h = 0;  // highest capacity of the day
  bool shrinks = false;   // loses lanes during the day
};
std::vector<OrdinaryLink> ordinary_links(TrafficRoads const& roads);  // [links]

}  // namespace tanvan
