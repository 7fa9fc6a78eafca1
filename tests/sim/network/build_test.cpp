// The network has the roads of its plan, and every zone can reach every other.
#include "sim/network/build.hpp"

#include <gtest/gtest.h>

#include "tests/sim/network/small_plan.hpp"

namespace tanvan::testing {
namespace {

std::string all_faults(Faults const& faults) {
  std::string text;
  for (auto const& fault : faults.sorted()) text += to_string(fault) + "\n";
  return text;
}

std::string first_fault(Faults const& faults) {
  return faults.empty() ? "none" : to_string(faults.sorted().front());
}

TEST(BuildNetwork, SquareHasFourJunctionsAndALinkEachWay) {
  auto const network = build_network(square());
  ASSERT_TRUE(network);
  EXPECT_EQ(network->nodes.size(), 4U);
  ASSERT_EQ(network->links.size(), 8U);
  for (auto const link : ids<LinkId>(8)) {
    auto const back = LinkId{link.value ^ 1U};
    EXPECT_EQ(network->links.from[link], network->links.to[back]);
    EXPECT_EQ(network->links.capacity[link], 3'000);
  }
  EXPECT_EQ(network->out.offset.back(), 8U);
}

TEST(BuildNetwork, ConnectorsAreNearestFirstAndNeverShorterThanThirtySeconds) {
  auto const network = build_network(square());
  ASSERT_TRUE(network);
  auto const& [offset, node, time, length] = network->connectors;
  ASSERT_EQ(offset, (std::vector<std::uint32_t>{0, 2, 3}));
  EXPECT_EQ(network->nodes.name[node[0]], "A");
  EXPECT_EQ(network->nodes.name[node[2]], "C");
  EXPECT_EQ(time[2], Seconds{30});
  EXPECT_GT(time[1], time[0]);
  EXPECT_NEAR(length[1].value / time[1].value, 25 / 3.6, 1e-9);
}

TEST(BuildNetwork, JunctionsOfClosedRoadsLoadNoZone) {
  auto plan = square();
  SegmentEnd const near{"near", 106.602, 11.002};
  plan.segments.push_back(segment("New", 1, near, kA, 6));
  plan.segments.back().open_from = month_of(2026, 1);
  plan.segments.back().ends_at_from = true;
  auto const network = build_network(plan);
  ASSERT_TRUE(network) << first_fault(network.error());
  for (auto const node : network->connectors.node) EXPECT_NE(network->nodes.name[node], "near");
}

TEST(BuildNetwork, ZoneAmongBannedRoadsStillHasAJunctionForTrucks) {
  auto plan = square();
  SegmentEnd const e{"E", 106.601, 11.002}, f{"F", 106.602, 11.001};
  plan.segments.push_back(segment("Centre", 1, kA, e, 6));
  plan.segments.push_back(segment("Centre", 2, e, f, 7));
  for (std::size_t i : {4U, 5U}) plan.segments[i].truck_ban = 15;
  plan.segments.back().ends_at_to = true;
  auto const network = build_network(plan);
  ASSERT_TRUE(network) << first_fault(network.error());
  auto const& node = network->connectors.node;
  EXPECT_TRUE(std::any_of(node.begin(), node.begin() + network->connectors.offset[1], [&](NodeId n) {
    return network->nodes.name[n].size() == 1 && network->nodes.name[n] < "E";
  }));
}

TEST(BuildNetwork, ZoneOnAnIslandIsNamed) {
  auto plan = square();
  SegmentEnd const p{"P", 107.60, 11.0}, q{"Q", 107.61, 11.0};
  plan.segments.push_back(segment("Island", 1, p, q, 6));
  plan.segments.back().ends_at_from = plan.segments.back().ends_at_to = true;
  add_zone(plan, "I", ZoneKind::internal, 107.605, 11.0, 1);
  auto const network = build_network(plan);
  ASSERT_FALSE(network);
  EXPECT_EQ(network.error().size(), 1U);
  EXPECT_EQ(first_fault(network.error()).find("zones.csv:4: zone I can't reach"), 0U) << first_fault(network.error());
}

TEST(BuildNetwork, WithoutAnOpenRoadEveryZoneIsAtFault) {
  auto plan = square();
  for (auto& s : plan.segments) s.open_from = kNeverOpen;
  auto const network = build_network(plan);
  ASSERT_FALSE(network);
  EXPECT_EQ(network.error().size(), 2U);
}

TEST(BuildNetwork, WideningChangesLanesAndCapacityInItsMonthOnly) {
  auto plan = square();
  plan.segments[1].lanes_before = 1;
  plan.segments[1].widened = month_of(2025, 1);
  auto network = build_network(plan);
  ASSERT_TRUE(network);
  EXPECT_EQ(network->links.capacity[LinkId{2}], 1'000);
  EXPECT_EQ(apply_widenings(network->widenings, month_of(2024, 12), network->links), 0U);
  EXPECT_EQ(apply_widenings(network->widenings, month_of(2025, 1), network->links), 2U);
  EXPECT_EQ(network->links.lanes[LinkId{3}], 2);
  EXPECT_EQ(network->links.capacity[LinkId{2}], 3'000);
}

TEST(PracticalCapacity, GrowsWithLanesAndSpeedClass) {
  EXPECT_EQ(practical_capacity(1, 50), 1'000);
  EXPECT_EQ(practical_capacity(3, 60), 4'500);
  EXPECT_EQ(practical_capacity(2, 100), 3'600);
}

TEST(CheckSegments, HangTogetherOrAreNamedAtTheirRow) {
  EXPECT_TRUE(check_segments(square().segments).empty());
  auto moved = square().segments;
  moved[1].from.lon += 0.05;
  EXPECT_NE(all_faults(check_segments(moved)).find("roads.csv:3: segment 2 of \"Ring\" begins at"), std::string::npos);
  auto skipped = square().segments;
  skipped[2].order = 4;
  EXPECT_NE(first_fault(check_segments(skipped)).find("roads.csv:4: segment_order = 4"), std::string::npos);
  auto dangling = square().segments;
  dangling.pop_back();
  EXPECT_EQ(check_segments(dangling).size(), 2U);
  auto longer = square().segments;
  longer[3].length_km *= 5;
  EXPECT_NE(first_fault(check_segments(longer)).find("roads.csv:5: length_km"), std::string::npos);
}

TEST(CheckSegments, OneNameAtTwoPlacesIsAFaultOfTheRarerSpelling) {
  auto segments = square().segments;
  SegmentEnd const twin{"A", 106.605, 11.0};
  segments.push_back(segment("Spur", 1, kB, twin, 6));
  segments.back().ends_at_to = true;
  auto const faults = check_segments(segments);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_NE(first_fault(faults).find("roads.csv:6: junction \"A\""), std::string::npos) << first_fault(faults);
}

TEST(Distance, OneDegreeOfTheMeridianIsTheKnownLength) {
  EXPECT_NEAR(distance_between(106, 10, 106, 11).value, 111'195, 1);
  EXPECT_EQ(distance_between(106, 10, 106, 10).value, 0);
}

}  // namespace
}  // namespace tanvan::testing
