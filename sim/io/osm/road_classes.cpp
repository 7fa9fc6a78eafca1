#include "sim/io/osm/road_classes.hpp"

#include <algorithm>
#include <array>

namespace tanvan {
namespace {

constexpr Uses kWalk = Uses{}.with(Use::walk);
constexpr Uses kSlow = kWalk.with(Use::bicycle);
constexpr Uses kBus = Uses{}.with(Use::bus);

constexpr std::array kClasses = {
    // name, km/h outside and within built-up areas, lanes one-way and two-way, PCU/h/lane, uses
    RoadClass{"motorway", 100, 80, 2, 2, 1'800, kMotorUses},
    RoadClass{"motorway_link", 60, 50, 1, 1, 1'500, kMotorUses},
    RoadClass{"trunk", 80, 60, 2, 1, 1'500, kRoadUses},
    RoadClass{"trunk_link", 50, 40, 1, 1, 1'200, kRoadUses},
    RoadClass{"primary", 70, 50, 2, 1, 1'500, kRoadUses},
    RoadClass{"primary_link", 45, 40, 1, 1, 1'000, kRoadUses},
    RoadClass{"secondary", 60, 45, 2, 1, 1'000, kRoadUses},
    RoadClass{"secondary_link", 40, 35, 1, 1, 1'000, kRoadUses},
    RoadClass{"tertiary", 50, 40, 1, 1, 1'000, kRoadUses},
    RoadClass{"tertiary_link", 35, 30, 1, 1, 800, kRoadUses},
    RoadClass{"unclassified", 40, 30, 1, 1, 800, kRoadUses},
    RoadClass{"residential", 30, 30, 1, 1, 600, kRoadUses},
    RoadClass{"living_street", 15, 15, 1, 1, 300, kRoadUses},
    RoadClass{"service", 20, 20, 1, 1, 300, kRoadUses},
    RoadClass{"road", 30, 30, 1, 1, 600, kRoadUses},
    RoadClass{"track", 20, 20, 1, 1, 300, kRoadUses},
    RoadClass{"busway", 50, 40, 1, 1, 800, kBus},
    RoadClass{"bus_guideway", 50, 40, 1, 1, 800, kBus},
    RoadClass{"pedestrian", 10, 10, 1, 1, 300, kWalk},
    RoadClass{"cycleway", 15, 15, 1, 1, 300, kSlow},
    RoadClass{"path", 10, 10, 1, 1, 300, kSlow},
    RoadClass{"bridleway", 10, 10, 1, 1, 300, kWalk},
    RoadClass{"footway", 5, 5, 1, 1, 300, kWalk},
    RoadClass{"steps", 3, 3, 1, 1, 300, kWalk},
    RoadClass{"ferry", 15, 15, 1, 1, 100, kRoadUses},
};

constexpr std::array<std::string_view, 8> kNotOpen = {"construction", "proposed",   "planned", "razed",
                                                      "abandoned",    "demolished", "disused", "dismantled"};

}  // namespace

std::span<RoadClass const> road_classes() {
  return kClasses;
}

RoadClass const* road_class(std::string_view name) {
  auto const* const found =
      std::find_if(kClasses.begin(), kClasses.end(), [&](RoadClass const& road) { return road.name == name; });
  return found == kClasses.end() ? nullptr : found;
}

Uses class_uses(RoadClass const& road, RoadLaw law) {
  bool const motorway = road.name.starts_with("motorway");
  return motorway && law == RoadLaw::viet_nam ? road.uses.without(Use::motorbike) : road.uses;
}

bool is_not_open(std::string_view highway) {
  return std::find(kNotOpen.begin(), kNotOpen.end(), highway) != kNotOpen.end();
}

}  // namespace tanvan
