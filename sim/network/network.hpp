#pragma once
/// The road network: nodes, links, zones and how zones load onto junctions.

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/column.hpp"
#include "sim/core/quantity.hpp"

namespace tanvan {

/// What drives on the roads. The order is that of the class axis in result files.
enum class VehicleClass : std::uint8_t { motorbike, car, bus, truck };
inline constexpr std::size_t kVehicleClasses = 4;

/// Longitude and latitude [degrees], WGS 84.
struct LonLat {
  double lon = 0, lat = 0;
};

struct NodeStore {  // one row per NodeId: a junction
  Column<NodeId, std::string> name;
  Column<NodeId, double> lon;  // [degrees], WGS 84
  Column<NodeId, double> lat;  // [degrees], WGS 84

  std::size_t size() const { return lon.size(); }
};

struct LinkStore {                   // one row per LinkId: one direction of a road between two junctions
  Column<LinkId, std::string> name;  // of the road
  Column<LinkId, NodeId> from, to;
  Column<LinkId, Metres> length;                  // > 0
  Column<LinkId, double> lanes;                   // >= 1
  Column<LinkId, double> free_speed_kmh;          // > 0
  Column<LinkId, double> capacity;                // [PCU/h], > 0
  Column<LinkId, Month> open_from;                // open to traffic from this month on; kNeverOpen until a link_opening
  Column<LinkId, std::uint8_t> truck_ban;         // bit b set: heavy trucks are banned in time bin b
  Column<LinkId, std::uint32_t> truck_ban_hours;  // bit h set: from h to h + 1 o'clock, as simulated days heed it
  Column<LinkId, Dong> car_toll;                  // [đồng a passage], class 1
  Column<LinkId, Dong> truck_toll;                // [đồng a passage], class 5
  Column<LinkId, std::uint8_t> banned;            // bit c set: closed to VehicleClass c at all hours
  std::vector<std::uint32_t> shape_offset = {0};  // [links + 1]
  std::vector<LonLat> shape;                      // between the ends, both among them; none: a straight line

  std::size_t size() const { return from.size(); }
  bool is_banned(LinkId link, VehicleClass vehicle) const {
    return ((banned[link] >> static_cast<unsigned>(vehicle)) & 1U) != 0;
  }
  std::span<LonLat const> shape_of(LinkId link) const {
    return std::span(shape).subspan(shape_offset[link.value], shape_offset[link.value + 1] - shape_offset[link.value]);
  }
};

/// Opening month of a link that no date has opened yet.
inline constexpr Month kNeverOpen{std::numeric_limits<std::int32_t>::max()};

/// Compressed adjacency: `target[offset[v] .. offset[v+1])` are the links that leave node v, by ascending link id.
struct Adjacency {
  std::vector<std::uint32_t> offset;  // [nodes + 1]
  std::vector<LinkId> link;           // [links]
};

/// Adjacency of the links leaving (`from`) or entering (`to`) each node.
/// @param ends the end of each link that groups it  @param nodes number of nodes, > every end
Adjacency adjacency_by(std::span<NodeId const> ends, std::size_t nodes);

enum class ZoneKind : std::uint8_t { internal, external };

/// Land uses for floor space and prices.
enum class FloorUse : std::uint8_t { housing, room, industry, commerce };
inline constexpr std::size_t kFloorUses = 4;

struct ZoneStore {                   // one row per ZoneId
  Column<ZoneId, std::string> code;  // zone_id of the scenario, e.g. TDM01
  Column<ZoneId, std::string> name;
  Column<ZoneId, std::string> district;   // administrative name until 1 July 2025
  Column<ZoneId, std::string> ward_2025;  // ward of Hồ Chí Minh City since 1 July 2025; empty outside
  Column<ZoneId, ZoneKind> kind;
  Column<ZoneId, double> lon, lat;           // [degrees], WGS 84
  Column<ZoneId, double> area_km2;           // > 0
  Column<ZoneId, double> census_population;  // [persons], 1 April 2019, >= 0
  Column<ZoneId, double> census_households;  // [households], 1 April 2019, >= 0

  std::size_t size() const { return code.size(); }
};

/// How zones reach the network: several real junctions each, as links of an expanded graph would.
struct ConnectorStore {
  std::vector<std::uint32_t> offset;  // [zones + 1]
  std::vector<NodeId> node;           // the junctions of a zone, nearest first
  std::vector<Seconds> time;          // between the zone's inside and that junction, > 0
  std::vector<Metres> length;         // > 0
};

/// A road that gets more lanes: the link is open before and after.
struct Widening {
  LinkId link;
  Month month;          // the first month with the new lanes
  double lanes = 0;     // > 0
  double capacity = 0;  // [PCU/h], > 0
};

struct Network {
  NodeStore nodes;
  LinkStore links;
  ZoneStore zones;
  ConnectorStore connectors;
  Adjacency out;                    // links by their from-node
  std::vector<Widening> widenings;  // by month, then link; `links` holds the lanes of now
};

/// Gives the links that are widened in this month their new lanes and capacity.
/// @param now  called once a month; widenings of other months are left alone
/// @return how many links changed
std::size_t apply_widenings(std::span<Widening const> widenings, Month now, LinkStore& links);

}  // namespace tanvan
