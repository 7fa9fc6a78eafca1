#pragma once
/// Links whose lanes lead to different places, or are for some classes only, as several links side by side: the engine
/// knows links alone.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "sim/network/network.hpp"
#include "sim/traffic/traffic_day.hpp"
#include "sim/traffic/traffic_roads.hpp"

namespace tanvan {

inline constexpr std::uint8_t kEveryClass = (1U << kVehicleClasses) - 1;

/// Lanes that lead to the same places.
struct LaneGroup {
  double lanes = 0;          // along the whole link, >= 0
  double pocket_lanes = 0;   // more of them before the junction, >= 0; one of both is above 0
  double pocket_m = 0;       // how far the pocket reaches back from the junction [m], > 0 where there is one
  std::uint32_t beside = 0;  // of a group without lanes of its own: the group with lanes that its pocket opens from
  std::vector<LinkId> turns = {};      // links that it leads into; no two groups share one. Reserved lanes lead to all
  std::uint8_t classes = kEveryClass;  // bit c: VehicleClass c may use it; others than kEveryClass: reserved lanes
};

/// Lanes of a link. At least one group is for every class and has lanes along the whole link. Or places at which the
/// link is cut, all its lanes together, and then no groups.
struct LinkLanes {
  LinkId link;
  std::vector<LaneGroup> groups;
  std::vector<double> cuts_m = {};  // from the link's begin [m], ascending, within the link
};

/// How vehicles of some classes drive along a link for some turns.
struct LaneWay {
  std::uint8_t classes = kEveryClass;
  std::vector<LinkId> turns = {};  // links that it leads into, ascending
  bool others = false;             // also those that no way of the link names, and to its end
  std::vector<LinkId> stretches;   // of the expanded roads, the first leaves the link's begin, the last reaches its end

  bool serves(LinkId next) const;  // `turns` alone
};

/// Roads in which each group of lanes is a link. Link a of the original roads is link a here too, whole or, where its
/// lanes part, the first stretch of the widest group; further stretches come after all of those, further nodes too.
struct LaneRoads {
  TrafficRoads roads;
  Column<LinkId, LinkId> link_of;               // [links here] the original link
  Column<LinkId, double> share;                 // of the original link's lanes and capacity
  Column<LinkId, std::uint8_t> begins, ends;    // 1: at the begin, the end of the original link
  std::vector<std::uint32_t> way_offset = {0};  // [original links + 1]
  std::vector<LaneWay> ways;                    // by link; of a link that stays whole there are none

  std::size_t original_links() const { return way_offset.size() - 1; }
  bool same() const { return ways.empty(); }  // the roads are as they were
  std::span<LaneWay const> ways_of(LinkId link) const {
    return std::span(ways).subspan(way_offset[link.value], way_offset[link.value + 1] - way_offset[link.value]);
  }
};

/// Takes links apart by their lanes.
///
/// Lanes share the link's capacity and storage alike: a group has lanes / (lanes of all groups along the whole link) of
/// both, and a pocket as much a lane more. Groups with lanes along the whole link lie side by side from its begin, each
/// first in, first out: vehicles sort themselves as they enter, and the queue of one group never holds up another
/// before it reaches the begin. A pocket opens from the group beside it: that one is the body up to where the pocket
/// begins, and from there both go on in parallel; who can't get into a full pocket holds up those behind on the body.
/// Pockets that begin at different places take several stretches of body. A pocket longer than the link begins with it.
///
/// Reserved lanes run from begin to end beside the others and lead to all turns. A class that may use several reserved
/// lanes takes those with the fewest classes, and one that may use any takes no others; who may not takes the rest.
/// Turns that no group names belong to the group with most lanes, the first of equals, and so do ways that end.
///
/// A link that is cut becomes stretches one behind the other, with all its lanes and its capacity each.
///
/// Signals let go from every last stretch into every first one as they did from link to link. Changes during the day
/// reach all stretches by their shares; a link that closes does so at its begin, so that who is on it drives off.
/// @param lanes  by link, each at most once. One group without a pocket changes nothing
LaneRoads expand_lanes(TrafficRoads const& roads, std::span<LinkLanes const> lanes);

/// The roads of `second`, whose links were those of `first`, as links of the roads before both.
/// @param second  expanded from `first.roads`, each link by cuts alone
LaneRoads composed(LaneRoads const& first, LaneRoads second);

/// The way of a link that a vehicle takes to turn into `next`. @param link  one with ways  @param next  none: it ends
LaneWay const& lane_way(LaneRoads const& lanes, LinkId link, LinkId next, VehicleClass vehicle);

/// A way of the original roads as one of these. @param[out] out  cleared first
void expand_way(LaneRoads const& lanes, std::span<LinkId const> way, VehicleClass vehicle, std::vector<LinkId>& out);

/// The same back. @param[out] out  cleared first
void fold_way(LaneRoads const& lanes, std::span<LinkId const> way, std::vector<LinkId>& out);
/// Ways of the table, row by row.
WayTable fold_ways(LaneRoads const& lanes, TrafficRoads const& original, WayTable const& ways);

/// Turns here that no vehicle makes: from a group into a link that another leads to; and back to where the link came
/// from, which searches see only where both links are whole, but at dead ends. By (from, to).
std::vector<std::pair<LinkId, LinkId>> lane_bans(LaneRoads const& lanes, TrafficRoads const& original);

/// Stretches that leave a link's begin, or reach its end, ascending.
std::vector<LinkId> first_stretches(LaneRoads const& lanes, LinkId link);
std::vector<LinkId> last_stretches(LaneRoads const& lanes, LinkId link);

/// A record of these roads as one of the original links: vehicles are counted where they leave the link, delays and
/// occupancies summed.
LinkRecord fold_record(LaneRoads const& lanes, LinkRecord const& record);

/// Moves on these roads as moves on the original links. @param ways  of these roads
MoveTable fold_moves(LaneRoads const& lanes, TripTable const& trips, WayTable const& ways, MoveTable const& moves);

/// A day on these roads as one on the original: record, links of who stands, of gridlocks and forced moves, and entries
/// into links. Hashes stay as they are.
DayResult fold_day(LaneRoads const& lanes, DayResult day);

}  // namespace tanvan
