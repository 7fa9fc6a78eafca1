#pragma once
/// A way's tags as what a link needs.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sim/io/exchange/uses.hpp"
#include "sim/io/osm/osm_objects.hpp"
#include "sim/io/osm/road_classes.hpp"

namespace tanvan {

/// One direction of travel.
struct RoadSide {
  std::uint8_t uses = 0, no_through = 0;  // bits of `Uses`; no uses: no link
  double lanes = 0;                       // for all who may use the road, >= 1
  double bus_lanes = 0;                   // for buses alone, beside them
  double speed = 0;                       // [km/h], > 0

  friend auto operator<=>(RoadSide const&, RoadSide const&) = default;
};

/// Everything that links are told apart by: stretches that follow each other with equal roads become one link.
struct Road {
  std::string_view facility;  // of `road_classes`
  std::string name, ref, surface;
  double capacity = 0;                    // [PCU/h/lane]
  double max_weight = 0, max_height = 0;  // [t], [m]; 0 where there is no limit
  std::uint8_t toll = 0;                  // bits of the uses that pay
  std::int8_t layer = 0;
  bool bridge = false, tunnel = false, roundabout = false;
  RoadSide forward, backward;

  friend auto operator<=>(Road const&, Road const&) = default;
};

/// What a way's tags did not say, or said in a way that was not understood: bits.
namespace road_fact {
inline constexpr std::uint16_t kSpeedDefault = 1, kLanesDefault = 2, kSpeedUnread = 4, kLanesUnread = 8,
                               kOnewayList = 16, kReversible = 32, kConditional = 64, kBadText = 128, kSpeedList = 256,
                               kWeightUnread = 512, kHeightUnread = 1024, kDurationUnread = 2048;
}  // namespace road_fact

struct RoadOfTags {
  Road road;
  std::uint16_t facts = 0;
};

/// What stands in where tags are silent.
struct RoadCustoms {
  RoadLaw law = RoadLaw::elsewhere;
  bool urban = false;      // within a built-up area
  bool left_hand = false;  // which side `busway:left` is
};

/// The class of a way: that of `highway`, or `ferry` for `route=ferry`; null where it carries no traffic.
RoadClass const* class_of(OsmTags tags);

/// The road of a way; both sides without uses where nobody may use it.
/// @param length  of the way [m], for the speed of a ferry with a `duration`; >= 0
RoadOfTags road_of(OsmTags tags, RoadClass const& kind, RoadCustoms customs, double length);

/// The same road, driven the other way round.
Road reversed(Road road);

}  // namespace tanvan
