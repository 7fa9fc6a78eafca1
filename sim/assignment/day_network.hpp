#pragma once
/// The roads of a simulated day as each class of vehicles finds them, prepared for searches.

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "sim/assignment/class_hours.hpp"
#include "sim/routing/class_metric.hpp"
#include "sim/routing/contraction_hierarchy.hpp"
#include "sim/routing/turn_graph.hpp"
#include "sim/traffic/traffic_roads.hpp"
#include "sim/traffic/traffic_rules.hpp"
#include "sim/traffic/trip_table.hpp"

namespace tanvan {

inline constexpr std::uint8_t kAllClasses = (1U << kVehicleClasses) - 1;
inline constexpr std::size_t kTollHours = 24;

/// A turn that some classes may not make: bit c stands for VehicleClass c.
struct ClassTurnBan {
  TurnBan ban;
  std::uint8_t classes = kAllClasses;
};

/// Where classes may drive, and what it costs them besides time.
struct DayAccess {
  std::vector<std::uint8_t> banned = {};  // [links], bit c: closed to VehicleClass c; empty: open to all
  std::vector<ClassTurnBan> turn_bans = {};
  /// [currency a passage] of each class, [links], or [kTollHours, links] where tolls change by the hour at which the
  /// link is entered; empty: none
  std::array<std::vector<double>, kVehicleClasses> toll = {};
  /// Speed caps (besides `TrafficRules::top_speed_kmh`), value of time, cost of driving.
  std::array<ClassRules, kVehicleClasses> rules = {};
  UTurns u_turns = UTurns::at_dead_ends;  // where turns are banned; else no best way turns back
  /// Drivers don't plan to enter a link in the last seconds before it closes to their class (`TrafficRoads::closures`):
  /// so long before it counts as closed to those who choose a way, >= 0. The engine closes it on time.
  double closing_margin_s = 0;
};

/// What one or several classes search on: links, or turns where some are banned.
struct DayGraph {
  RoutingGraph roads;              // links
  std::optional<TurnGraph> turns;  // none: best ways are searched on links
  ContractionHierarchy hierarchy;  // of `graph()`

  RoutingGraph const& graph() const { return turns ? turns->graph : roads; }
};

/// Everything that stays the same while ways are searched. Never changed after it was made, shared by all threads.
struct DayNetwork {
  TrafficRoads const* roads = nullptr;  // outlive this object
  TrafficRules const* rules = nullptr;
  DayAccess access;
  TurnNumbers numbers;
  std::vector<DayGraph> graphs;                          // of different turns
  std::array<std::size_t, kVehicleClasses> graph_row{};  // of each class
  std::array<ClassHours, kVehicleClasses> hours;         // of each class, with the margin
  std::vector<Ticks> openings;                           // of links to all classes, and closings (`road_openings`)

  std::size_t links() const { return roads->links(); }
  DayGraph const& graph_of(VehicleClass vehicle) const { return graphs[graph_row[static_cast<std::size_t>(vehicle)]]; }
  ClassHours const& hours_of(VehicleClass vehicle) const { return hours[static_cast<std::size_t>(vehicle)]; }
  bool is_banned(LinkId link, VehicleClass vehicle) const {
    return !access.banned.empty() && ((access.banned[link.value] >> static_cast<unsigned>(vehicle)) & 1U) != 0;
  }
};

/// Contracts the roads, once for each set of turns that classes may make. Columns of other lengths, values of time
/// that are not above 0 and bans of turns that are not there are faults, all at once.
/// @param roads,rules  outlive the network  @param place  of what has no place of its own
Result<DayNetwork> day_network(TrafficRoads const& roads, TrafficRules const& rules, DayAccess access,
                               InputPlace const& place);

/// Speed that a class doesn't exceed on any road [km/h].
double class_cap_kmh(DayNetwork const& network, VehicleClass vehicle);

/// Time of each link without other vehicles [s], for a class with this cap; at least one unit of `TrafficTime`, so
/// that no circle is free. @param[out] time_s [links]
void free_times(TrafficRoads const& roads, double cap_kmh, std::span<double> time_s);

/// Time of one link without other vehicles.
Ticks free_ticks(TrafficRoads const& roads, LinkId link, double cap_kmh);

/// What a link costs a class beside time, as time [s], where it is entered in this hour. @param hour  counts on past
/// midnight
double money_time(DayNetwork const& network, VehicleClass vehicle, LinkId link, std::size_t hour);

/// Whether money matters to a class on any link.
bool pays(DayNetwork const& network, VehicleClass vehicle);

/// Whether what a class pays depends on the hour.
bool pays_by_hour(DayNetwork const& network, VehicleClass vehicle);

}  // namespace tanvan
