// A planner's roads join a network of another source: what is there already is found, what is planned is tied to it.
#include "sim/network/join.hpp"

#include <gtest/gtest.h>

#include "tests/sim/network/small_plan.hpp"

namespace tanvan {
namespace {

using testing::kA;
using testing::kB;
using testing::kC;
using testing::kD;
using testing::segment;

/// Two-way streets along the square's sides, each of two links with a junction halfway, places a little off.
NetworkPlan with_streets(NetworkPlan plan, double off = 0.001) {
  auto const add_node = [&](double lon, double lat) {
    plan.nodes.name.push_back("osm");
    plan.nodes.lon.push_back(lon + off);
    plan.nodes.lat.push_back(lat + off);
    return id_of<NodeId>(plan.nodes.size() - 1);
  };
  auto const add_link = [&](NodeId from, NodeId to) {
    auto& links = plan.links;
    auto const& nodes = plan.nodes;
    links.name.push_back("street");
    links.from.push_back(from);
    links.to.push_back(to);
    links.length.push_back(distance_between(nodes.lon[from], nodes.lat[from], nodes.lon[to], nodes.lat[to]));
    links.lanes.push_back(1);
    links.free_speed_kmh.push_back(50);
    links.capacity.push_back(1000);
    links.open_from.push_back(Month{0});
    links.truck_ban.push_back(0);
    links.truck_ban_hours.push_back(0);
    links.car_toll.push_back({});
    links.truck_toll.push_back({});
    links.banned.push_back(0);
    links.shape_offset.push_back(0);
  };
  SegmentEnd const corners[] = {kA, kB, kC, kD};
  std::vector<NodeId> ring;
  for (int i = 0; i < 4; ++i) {
    auto const &a = corners[i], &b = corners[(i + 1) % 4];
    ring.push_back(add_node(a.lon, a.lat));
    ring.push_back(add_node((a.lon + b.lon) / 2, (a.lat + b.lat) / 2));
  }
  for (std::size_t i = 0; i < ring.size(); ++i) {
    add_link(ring[i], ring[(i + 1) % ring.size()]);
    add_link(ring[(i + 1) % ring.size()], ring[i]);
  }
  return plan;
}

std::vector<SegmentFate> fates_of(NetworkPlan plan, Network* out = nullptr) {
  std::vector<SegmentFate> fates;
  auto network = build_network(std::move(plan), &fates);
  EXPECT_TRUE(network);
  if (out != nullptr) *out = std::move(*network);
  return fates;
}

TEST(Join, SegmentsThatARouteFollowsAreMatchedAndGiveItTheirName) {
  Network network;
  auto const fates = fates_of(with_streets(testing::square()), &network);
  EXPECT_EQ(fates, std::vector<SegmentFate>(4, SegmentFate::matched));
  EXPECT_EQ(network.links.size(), 16U);  // nothing was added
  for (auto const& name : network.links.name) EXPECT_EQ(name, "Ring");
}

TEST(Join, TollsAreSharedByLengthToTheDong) {
  auto plan = with_streets(testing::square());
  plan.segments[0].car_toll = Dong{35'001};
  Network network;
  fates_of(std::move(plan), &network);
  Dong there{}, back{};
  for (auto const a : ids<LinkId>(16)) (a.value % 2 == 0 ? there : back) += network.links.car_toll[a];
  EXPECT_EQ(there, Dong{35'001});
  EXPECT_EQ(back, Dong{35'001});
}

TEST(Join, APlannedRoadIsAddedBetweenTheNearestJunctions) {
  auto plan = with_streets(testing::square());
  auto planned = segment("Diagonal", 1, kA, kC, 9);
  planned.open_from = kNeverOpen;
  plan.segments.push_back(planned);
  Network network;
  auto const fates = fates_of(std::move(plan), &network);
  EXPECT_EQ(fates.back(), SegmentFate::joined);
  ASSERT_EQ(network.links.size(), 18U);
  EXPECT_EQ(network.nodes.size(), 8U);
  EXPECT_EQ(network.links.from[LinkId{16}], NodeId{0});
  EXPECT_EQ(network.links.to[LinkId{16}], NodeId{4});
  EXPECT_EQ(network.links.open_from[LinkId{16}], kNeverOpen);
}

TEST(Join, RoadsOutsideTheOtherNetworkStandApart) {
  auto const plan = with_streets(testing::square(), 0.02);  // 2 km off
  Network network{plan.nodes, plan.links, {}, {}, {}, {}};
  EXPECT_EQ(join_segments(plan.segments, network), std::vector<SegmentFate>(4, SegmentFate::apart));
  EXPECT_EQ(network.links.size(), 16U + 8U);
  EXPECT_FALSE(build_network(plan));  // and zones there can't reach the others
}

TEST(Join, AParallelMotorwayIsNotTheRoadThatIsMeant) {
  auto plan = with_streets(testing::square());
  auto& links = plan.links;
  for (auto const& [from, to] : {std::pair{0U, 2U}, std::pair{2U, 0U}}) {  // from A to B without a stop, and faster
    links.from.push_back(NodeId{from});
    links.to.push_back(NodeId{to});
    links.name.push_back("motorway");
    links.length.push_back(links.length[LinkId{0}] + links.length[LinkId{2}]);
    links.lanes.push_back(2);
    links.free_speed_kmh.push_back(120);
    links.capacity.push_back(3600);
    links.open_from.push_back(Month{0});
    links.truck_ban.push_back(0);
    links.truck_ban_hours.push_back(0);
    links.car_toll.push_back({});
    links.truck_toll.push_back({});
    links.banned.push_back(0);
    links.shape_offset.push_back(0);
  }
  Network network;
  fates_of(std::move(plan), &network);
  EXPECT_EQ(network.links.name[LinkId{0}], "Ring");
  EXPECT_EQ(network.links.name[LinkId{16}], "motorway");
}

TEST(Join, AOneWayStreetFollowsNoTwoWayRoad) {
  auto plan = with_streets(testing::square());
  plan.links.to[LinkId{1}] = plan.links.from[LinkId{1}];  // the way back along the first half of A-B
  auto const fates = fates_of(std::move(plan));
  EXPECT_EQ(fates[0], SegmentFate::joined);
  EXPECT_EQ(fates[1], SegmentFate::matched);
}

TEST(Join, AWideningGivesLanesToLinksThatHaveFewer) {
  auto plan = with_streets(testing::square());
  plan.segments[0].lanes_before = 1;
  plan.segments[0].widened = month_of(2024, 1);
  Network network;
  fates_of(std::move(plan), &network);
  ASSERT_EQ(network.widenings.size(), 4U);
  EXPECT_EQ(network.widenings[0].lanes, 2);
  EXPECT_EQ(network.widenings[0].capacity, 2000);
}

TEST(Join, WithoutAnotherNetworkEverySegmentBecomesTwoLinks) {
  Network network;
  fates_of(testing::square(), &network);
  EXPECT_EQ(network.links.size(), 8U);
  EXPECT_EQ(network.links.to[LinkId{0}], network.links.from[LinkId{1}]);
}

TEST(Connectors, ZonesLoadWhereEveryClassGetsThrough) {
  auto plan = with_streets(testing::square());
  auto const motorbikes = static_cast<std::uint8_t>(1U << static_cast<unsigned>(VehicleClass::motorbike));
  for (auto const a : {0U, 1U, 14U, 15U}) plan.links.banned[LinkId{a}] = motorbikes;  // around A
  Network network;
  fates_of(std::move(plan), &network);
  for (auto const v : network.connectors.node) EXPECT_NE(v, NodeId{0});
}

}  // namespace
}  // namespace tanvan
