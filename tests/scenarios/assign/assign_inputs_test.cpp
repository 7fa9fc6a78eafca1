#include "scenarios/run/assign/assign_inputs.hpp"

#include <gtest/gtest.h>
#include <limits>

#include "scenarios/run/assign/assign_compare.hpp"
#include "scenarios/run/assign/assign_options.hpp"
#include "sim/assignment/user_equilibrium.hpp"
#include "tests/sim/io/tntp/tntp_files.hpp"

namespace tanvan {
namespace {

using namespace tntp_files;

/// Zones 1 to 3 and node 4: 1-2-3 is short, 1-4-3 long.
TntpNetwork four_nodes(int first_through) {
  auto const text = header(3, 4, 4, first_through) +
                    "1 2 100 2 1 0 1 0 3 1\n2 3 100 2 1 0 1 0 3 1\n1 4 100 1 5 0 1 0 0 2\n4 3 100 1 5 0 1 0 0 2\n";
  return std::move(*parse_tntp_network(text, "net"));
}

DemandClass demand(std::string const& pairs, double toll = 0, double distance = 0) {
  DemandClass vehicles{.toll_weight = toll, .distance_weight = distance};
  vehicles.trips = std::move(*parse_tntp_trips("<NUMBER OF ZONES> 3\n<END OF METADATA>\nOrigin 1\n" + pairs, "trips"));
  return vehicles;
}

std::vector<double> volumes(TntpNetwork const& network, DemandClass const& vehicles) {
  return solve_user_equilibrium(assignment_problem(network, {&vehicles, 1}), {.gap = 1e-12}).volume;
}

TEST(AssignInputs, ZonesBeforeTheFirstThroughNodeAreNeverPassed) {
  auto const vehicles = demand("3 : 10;");
  EXPECT_EQ(volumes(four_nodes(1), vehicles), (std::vector<double>{10, 10, 0, 0}));
  EXPECT_EQ(volumes(four_nodes(4), vehicles), (std::vector<double>{0, 0, 10, 10}));
}

TEST(AssignInputs, TollsAndDistancesWeighAsTheClassSays) {
  EXPECT_EQ(volumes(four_nodes(1), demand("3 : 10;", 1)), (std::vector<double>{10, 10, 0, 0}));       // 2 + 6 < 10
  EXPECT_EQ(volumes(four_nodes(1), demand("3 : 10;", 1.5)), (std::vector<double>{0, 0, 10, 10}));     // 2 + 9 > 10
  EXPECT_EQ(volumes(four_nodes(1), demand("3 : 10;", 1, 1.5)), (std::vector<double>{0, 0, 10, 10}));  // 14 > 13
  auto const p = assignment_problem(four_nodes(1), std::vector{demand("3 : 10;", 2, 0.5)});
  EXPECT_EQ(p.classes[0].link_cost[LinkId{0}], 7);
}

TEST(AssignInputs, ABannedTypeOfLinkIsClosedToTheClass) {
  auto vehicles = demand("3 : 10;");
  vehicles.banned = {1};
  EXPECT_EQ(volumes(four_nodes(1), vehicles), (std::vector<double>{0, 0, 10, 10}));
  vehicles.banned = {1, 2};
  auto const p = assignment_problem(four_nodes(1), {&vehicles, 1});
  EXPECT_EQ(unreachable_pairs(p, {&vehicles, 1}).size(), 1u);
}

TEST(AssignInputs, DemandInsideAZoneStaysThere) {
  EXPECT_EQ(volumes(four_nodes(1), demand("1 : 7; 2 : 5;")), (std::vector<double>{5, 0, 0, 0}));
}

TEST(AssignInputs, UnreachableDemandIsListedPairByPair) {
  auto const network = four_nodes(4);
  auto vehicles = demand("2 : 5; 3 : 2;\nOrigin 2\n1 : 4; 2 : 3; 3 : 0;\nOrigin 3\n1 : 1; 2 : 0;");
  auto const p = assignment_problem(network, {&vehicles, 1});
  std::vector<std::string> found;
  for (auto const& [c, row] : unreachable_pairs(p, {&vehicles, 1}))
    found.push_back(std::to_string(vehicles.trips.number(vehicles.trips.origin[row])) + "-" +
                    std::to_string(vehicles.trips.number(vehicles.trips.destination[row])));
  EXPECT_EQ(found, (std::vector<std::string>{"2-1", "3-1"}));
}

TEST(AssignInputs, TripsOfAnotherNetworkAreRefusedAtTheirHeader) {
  auto vehicles = demand("2 : 5;");
  vehicles.trips = std::move(*parse_tntp_trips(trips("5", "2 : 5;"), "other"));
  auto const faults = mismatches(four_nodes(1), {&vehicles, 1}).sorted();
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(to_string(faults[0]), "other:1: 2 zones, but net has 3: these trips belong to another network");
}

TEST(AssignInputs, WeightsOfColumnsThatTheNetworkLacksAreRefused) {
  auto const network = std::move(*parse_tntp_network("LINK,A,B,a0,a1,a2,a3,a4\n0,1,3,6,0,0,0,0\n", "net.csv"));
  auto vehicles = demand("3 : 5;", 0.02, 0.04);
  vehicles.banned = {1};
  EXPECT_EQ(mismatches(network, {&vehicles, 1}).size(), 3u);
}

TEST(AssignCompare, RowsMayComeInAnyOrderAndParallelLinksInTheirOwn) {
  auto const network = std::move(*parse_tntp_network(
      header(2, 3, 4) + "1 3 1 1 1 0 1 0 0 1\n3 2 1 1 1 0 1 0 0 1\n1 3 1 1 2 0 1 0 0 1\n3 3 1 1 2 0 1 0 0 1\n", "net"));
  auto const flows = std::move(*parse_tntp_flows("From To Volume Cost\n3 3 0 0\n3 2 7 1\n1 3 4 1\n1 3 3 2\n", "flow"));
  auto const links = links_of(flows, network);
  ASSERT_TRUE(links);
  EXPECT_EQ(*links, (std::vector{LinkId{3}, LinkId{1}, LinkId{0}, LinkId{2}}));
  std::vector<double> const ours = {4.5, 7, 1, 0};
  auto const d = largest_difference(*links, ours, flows.volume);
  EXPECT_EQ(d.row, 3u);
  EXPECT_EQ(d.ours, 1);
  EXPECT_EQ(d.theirs, 3);
  EXPECT_EQ(d.size(), 2);
  EXPECT_NEAR(d.root_mean_square, std::sqrt(4.25 / 4), 1e-15);
}

TEST(AssignCompare, RowsWithoutLinkAndLinksWithoutRowAreFaults) {
  auto const network = four_nodes(1);
  auto const flows =
      std::move(*parse_tntp_flows("From To Volume Cost\n1 2 0 0\n1 2 0 0\n2 3 7 1\n4 3 4 1\n9 1 3 2\n", "flow"));
  expect_faults(links_of(flows, network), {"flow:3: 1-2 is no link of net, or once more than there",
                                           "flow:6: 9-1 is no link of net, or once more than there",
                                           "net:10: link 1-4 has no row in flow: are these flows of this network?"});
}

}  // namespace
}  // namespace tanvan
