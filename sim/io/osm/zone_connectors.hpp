#pragma once
/// Zones tied to the junctions of an imported network.

#include <span>
#include <string>

#include "sim/core/quantity.hpp"
#include "sim/io/exchange/import_report.hpp"
#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

/// A zone as a place.
struct ZonePlace {
  std::string id;           // distinct
  double lon = 0, lat = 0;  // [degrees]
  double area_km2 = 0;      // > 0, or 0 where not known
};

/// Farther than this from any junction a zone lies outside of the network, unless the user says otherwise.
inline constexpr Metres kFarthestZone{10'000};

/// Adds a node `zone-ID` of type `centroid` for each zone and a link of facility `connector` to and from its two to
/// four nearest junctions: the rule of sim/network/zone_loading.hpp, within 1.25 sqrt(area / pi), at least 1.5 km.
/// Junctions are nodes of the largest strongly connected part of the motor network at which a road other than a
/// motorway, a ramp or a ferry begins and ends. A connector is the straight line, driven at 25 km/h over a detour
/// of 1.3, thus 19.2 km/h; it has room for all. Zones without any junction, and those whose nearest lies beyond
/// `farthest`, are dropped and listed with the distance; connectors beyond 2 km are counted in a note.
/// @param network  in longitude and latitude  @param farthest  of any connector, > 0
void add_zone_connectors(std::span<ZonePlace const> zones, std::string const& shown, NetworkTables& network,
                         ImportReport& report, Metres farthest = kFarthestZone);

}  // namespace tanvan
