// Who may use a road and which way.
#include "sim/io/osm/access_rules.hpp"

#include <gtest/gtest.h>

#include "tests/sim/io/osm/osm_text.hpp"

namespace tanvan {
namespace {

SideUses uses_of(std::string const& text, Side side = Side::forward, RoadLaw law = RoadLaw::elsewhere) {
  TagText const tags(text);
  auto const ways = directions_of(tags.tags());
  auto const* const kind = road_class(tags.tags()["highway"]);
  return side_uses(tags.tags(), *kind, law, side, side == Side::forward ? ways.forward : ways.backward, 0);
}

std::string text_of(std::string const& tags, Side side = Side::forward, RoadLaw law = RoadLaw::elsewhere) {
  return uses_text(uses_of(tags, side, law).uses);
}

TEST(Access, ResidentialStreetsAreForAll) {
  EXPECT_EQ(text_of("highway=residential"), "motorbike,car,bus,truck,bicycle,walk");
  EXPECT_EQ(text_of("highway=residential", Side::backward), "motorbike,car,bus,truck,bicycle,walk");
}

TEST(Access, VietnameseMotorwaysAreClosedToMotorbikes) {
  EXPECT_EQ(text_of("highway=motorway"), "motorbike,car,bus,truck");
  EXPECT_EQ(text_of("highway=motorway", Side::forward, RoadLaw::viet_nam), "car,bus,truck");
  EXPECT_EQ(text_of("highway=motorway motorcycle=yes", Side::forward, RoadLaw::viet_nam), "motorbike,car,bus,truck");
}

TEST(Access, FootwaysAreForWalkingUnlessATagOpensThem) {
  EXPECT_EQ(text_of("highway=footway"), "walk");
  EXPECT_EQ(text_of("highway=footway motorcycle=yes"), "motorbike,walk");
  EXPECT_EQ(text_of("highway=path"), "bicycle,walk");
  EXPECT_EQ(text_of("highway=pedestrian motor_vehicle=delivery"), "motorbike,car,bus,truck,walk");
}

TEST(Access, TheMoreSpecialKeyWins) {
  EXPECT_EQ(text_of("highway=residential access=no bus=yes foot=yes"), "bus,walk");
  EXPECT_EQ(text_of("highway=residential vehicle=no bicycle=yes"), "bicycle,walk");
  EXPECT_EQ(text_of("highway=residential motor_vehicle=no motorcycle=yes"), "motorbike,bicycle,walk");
  EXPECT_EQ(text_of("highway=primary hgv=no"), "motorbike,car,bus,bicycle,walk");
  EXPECT_EQ(text_of("highway=primary motorcar=no"), "motorbike,bus,truck,bicycle,walk");
  EXPECT_EQ(text_of("highway=primary motorcycle=no"), "car,bus,truck,bicycle,walk");
  EXPECT_EQ(text_of("highway=primary motor_vehicle=no psv=yes"), "bus,bicycle,walk");
  EXPECT_EQ(text_of("highway=primary psv=yes bus=no motor_vehicle=no"), "bicycle,walk");
}

TEST(Access, ADirectionHasItsOwnKeys) {
  EXPECT_EQ(text_of("highway=residential vehicle:backward=no", Side::backward), "walk");
  EXPECT_EQ(text_of("highway=residential vehicle:backward=no", Side::forward), "motorbike,car,bus,truck,bicycle,walk");
  EXPECT_EQ(text_of("highway=residential hgv:forward=no", Side::forward), "motorbike,car,bus,bicycle,walk");
}

TEST(Access, DestinationTrafficMayEnterButNotPass) {
  auto const found = uses_of("highway=residential motor_vehicle=destination");
  EXPECT_EQ(uses_text(found.no_through), "motorbike,car,bus,truck");
  EXPECT_EQ(uses_text(found.uses), "motorbike,car,bus,truck,bicycle,walk");
}

TEST(Access, MotorroadsAreForMotors) { EXPECT_EQ(text_of("highway=trunk motorroad=yes"), "motorbike,car,bus,truck"); }

TEST(Access, LightBridgesCarryNoTrucks) {
  TagText const tags("highway=tertiary");
  auto const uses = [&](double tonnes) {
    return uses_text(
        side_uses(tags.tags(), *road_class("tertiary"), RoadLaw::elsewhere, Side::forward, kRoadUses, tonnes).uses);
  };
  EXPECT_EQ(uses(3.5), "motorbike,car,bicycle,walk");
  EXPECT_EQ(uses(3.6), "motorbike,car,bus,truck,bicycle,walk");
}

TEST(Oneway, RunsWithTheNodesOrAgainstThem) {
  EXPECT_EQ(text_of("highway=residential oneway=yes", Side::backward), "walk");
  EXPECT_EQ(text_of("highway=residential oneway=-1", Side::forward), "walk");
  EXPECT_EQ(text_of("highway=residential oneway=-1", Side::backward), "motorbike,car,bus,truck,bicycle,walk");
  EXPECT_EQ(text_of("highway=residential oneway=no", Side::backward), "motorbike,car,bus,truck,bicycle,walk");
}

TEST(Oneway, MotorwaysAndRoundaboutsImplyIt) {
  EXPECT_EQ(text_of("highway=motorway", Side::backward), "");
  EXPECT_EQ(text_of("highway=motorway oneway=no", Side::backward), "motorbike,car,bus,truck");
  EXPECT_EQ(text_of("highway=tertiary junction=roundabout", Side::backward), "walk");
  EXPECT_EQ(text_of("highway=tertiary junction=circular", Side::backward), "walk");
  EXPECT_EQ(text_of("highway=motorway_link", Side::backward), "motorbike,car,bus,truck");
}

TEST(Oneway, ExceptionsNameTheirUse) {
  EXPECT_EQ(text_of("highway=residential oneway=yes oneway:bicycle=no", Side::backward), "bicycle,walk");
  EXPECT_EQ(text_of("highway=residential oneway=yes cycleway=opposite_lane", Side::backward), "bicycle,walk");
  EXPECT_EQ(text_of("highway=residential oneway=yes cycleway:left:oneway=no", Side::backward), "bicycle,walk");
  EXPECT_EQ(text_of("highway=residential oneway=yes oneway:motorcycle=no", Side::backward), "motorbike,walk");
  EXPECT_EQ(text_of("highway=residential oneway=yes oneway:psv=no", Side::backward), "bus,walk");
  EXPECT_EQ(text_of("highway=residential oneway=yes busway=opposite_lane", Side::backward), "bus,walk");
  EXPECT_EQ(text_of("highway=residential oneway:hgv=yes", Side::backward), "motorbike,car,bus,bicycle,walk");
}

TEST(Oneway, ReversibleRoadsAreOpenBothWays) {
  TagText const tags("highway=primary oneway=reversible");
  EXPECT_TRUE(directions_of(tags.tags()).reversible);
  EXPECT_EQ(text_of("highway=primary oneway=reversible", Side::backward), "motorbike,car,bus,truck,bicycle,walk");
}

TEST(Barrier, BollardsStopMotorsUnlessATagLetsThemPass) {
  auto const blocked = [](std::string const& text) { return uses_text(blocked_uses(TagText(text).tags())); };
  EXPECT_EQ(blocked("barrier=bollard"), "motorbike,car,bus,truck");
  EXPECT_EQ(blocked("barrier=bollard motorcycle=yes"), "car,bus,truck");
  EXPECT_EQ(blocked("barrier=stile"), "motorbike,car,bus,truck,bicycle");
  EXPECT_EQ(blocked("barrier=bus_trap"), "motorbike,car");
}

TEST(Barrier, GatesStopWhomTheirTagsName) {
  auto const blocked = [](std::string const& text) { return uses_text(blocked_uses(TagText(text).tags())); };
  EXPECT_EQ(blocked("barrier=gate"), "");
  EXPECT_EQ(blocked("barrier=gate access=private"), "motorbike,car,bus,truck,bicycle,walk");
  EXPECT_EQ(blocked("barrier=lift_gate motor_vehicle=no"), "motorbike,car,bus,truck");
  EXPECT_EQ(blocked("barrier=toll_booth"), "");
  EXPECT_EQ(blocked("access=no"), "");
}

}  // namespace
}  // namespace tanvan
