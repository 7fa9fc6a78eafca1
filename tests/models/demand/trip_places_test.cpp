#include "models/demand/trip_places.hpp"

#include <gtest/gtest.h>

#include "tests/models/demand/small_world.hpp"

namespace tanvan {
namespace {

/// The zones of the small world; the second also reaches the junction of the third, three times as far.
World two_ways() {
  World w = small::world(0);
  auto& c = w.network.connectors;
  c.node.insert(c.node.begin() + 2, NodeId{2});
  c.length.insert(c.length.begin() + 2, Metres{2400});
  c.time.insert(c.time.begin() + 2, Seconds{360});
  for (std::size_t z = 2; z < c.offset.size(); ++z) ++c.offset[z];
  return w;
}

int times_at(World const& w, NodeId node, VehicleClass vehicle, std::size_t bin) {
  TripPlaces const places(w);
  int count = 0;
  for (double u = 0.0005; u < 1; u += 0.001) count += places.at(ZoneId{1}, vehicle, bin, u) == node;
  return count;
}

TEST(TripPlaces, AJunctionThreeTimesAsFarIsTakenAThirdAsOften) {
  auto const w = two_ways();
  EXPECT_EQ(times_at(w, NodeId{1}, VehicleClass::car, 0), 750);
  EXPECT_EQ(times_at(w, NodeId{2}, VehicleClass::car, 0), 250);
}

TEST(TripPlaces, TrucksKeepOffAJunctionThatTheyCannotLeaveInTheirBin) {
  auto w = two_ways();
  for (LinkId a : ids<LinkId>(w.network.links.size()))
    if (w.network.links.from[a] == NodeId{1}) w.network.links.truck_ban[a] = 1;  // bin 0
  EXPECT_EQ(times_at(w, NodeId{2}, VehicleClass::truck, 0), 1000);
  EXPECT_EQ(times_at(w, NodeId{2}, VehicleClass::truck, 1), 250);
  EXPECT_EQ(times_at(w, NodeId{2}, VehicleClass::car, 0), 250);
}

TEST(TripPlaces, RoadsThatAreNotOpenYetDoNotCount) {
  auto w = two_ways();
  for (LinkId a : ids<LinkId>(w.network.links.size()))
    if (w.network.links.to[a] == NodeId{2}) w.network.links.open_from[a] = w.now + 1;
  EXPECT_EQ(times_at(w, NodeId{1}, VehicleClass::motorbike, 0), 1000);
}

TEST(TripPlaces, WhereNoJunctionServesAllDo) {
  auto w = two_ways();
  for (auto& banned : w.network.links.banned.span()) banned = 0xff;
  EXPECT_EQ(times_at(w, NodeId{2}, VehicleClass::bus, 0), 250);
}

TEST(TripPlaces, AZoneWithoutConnectorsHasNoJunction) {
  World w = small::world(0);
  w.network.connectors = {{0, 0, 0, 0, 0, 0, 0}, {}, {}, {}};
  EXPECT_FALSE(TripPlaces(w).at(ZoneId{1}, VehicleClass::car, 0, 0.5));
}

}  // namespace
}  // namespace tanvan
