#pragma once
/// What a road is where its tags do not say: one row a value of `highway`.

#include <span>
#include <string_view>

#include "sim/io/exchange/uses.hpp"

namespace tanvan {

/// Whose customs stand in for tags.
enum class RoadLaw : std::uint8_t { elsewhere, viet_nam };

/// A value of `highway` that carries traffic, and `ferry`.
struct RoadClass {
  std::string_view name;
  double speed;          // [km/h] free speed outside built-up areas
  double urban_speed;    // [km/h] within
  double oneway_lanes;   // of a one-way road or carriageway
  double two_way_lanes;  // a direction
  double capacity;       // [PCU/h/lane]
  Uses uses;             // who may use it where no tag of access says otherwise
};

/// Who stands in the table:
/// - Free speeds are what is driven between stops, at or below the legal limit: for Viet Nam Circular
///   31/2019/TT-BGTVT, articles 6 to 9 (60 km/h in built-up areas on divided or one-way roads of two lanes or more, 50
///   elsewhere there; 90 and 80 outside; motorways up to 120). Classes below primary stay under it, since junctions,
///   width and frontage bind before the law does; the values were set by the route times of Valhalla on HCMC 2018.
/// - Capacities are planning values a lane: those of `sim/network` (TCVN 4054:2005) for through roads, less where
///   frontage binds.
/// - Uses follow the OpenStreetMap wiki, OSM tags for routing/Access restrictions (world-wide table). The Vietnamese
///   difference, no motorbikes on motorways (Road Traffic Order and Safety Law 2024, article 25), is `class_uses`.
std::span<RoadClass const> road_classes();

/// The row of a value of `highway`, or of `ferry`; null where it carries no traffic.
RoadClass const* road_class(std::string_view name);

/// Uses of a class under a law.
Uses class_uses(RoadClass const& road, RoadLaw law);

/// Values of `highway` for what is not open: construction, proposed, razed and their kind.
bool is_not_open(std::string_view highway);

}  // namespace tanvan
