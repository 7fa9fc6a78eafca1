#include "sim/io/tntp/tntp_network.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "tests/sim/io/tntp/tntp_files.hpp"

namespace tanvan {
namespace {

using namespace tntp_files;

constexpr LinkId kFirst{0};

TEST(TntpNetwork, RowsBecomeColumnsAndKeepTheirLines) {
  auto const n = parse_tntp_network(network({kRow, "3 2 1e1 0 0 0 0 0 0 1"}), "net");
  ASSERT_TRUE(n) << said(n).front();
  EXPECT_EQ(n->zones, 2u);
  EXPECT_EQ(n->nodes, 3u);
  EXPECT_EQ(n->links(), 2u);
  EXPECT_EQ(n->from[kFirst], NodeId{0});
  EXPECT_EQ(n->to[kFirst], NodeId{2});
  EXPECT_EQ(n->number(n->to[kFirst]), 3);
  EXPECT_EQ(n->capacity[kFirst], 10);
  EXPECT_EQ(n->length[kFirst], 2);
  EXPECT_EQ(n->free_flow_time[kFirst], 1.5);
  EXPECT_EQ(n->b[kFirst], 0.15);
  EXPECT_EQ(n->power[kFirst], 4);
  EXPECT_EQ(n->toll[kFirst], 0.5);
  EXPECT_EQ(n->type[kFirst], 7);
  EXPECT_EQ(n->place(LinkId{1}).line, 9u);
  EXPECT_TRUE(n->notes.empty());
}

TEST(TntpNetwork, ParallelLinksAndSelfLoopsKeepTheirRows) {
  auto const n = parse_tntp_network(network({kRow, "1 1 1 1 1 0 0 0 0 1", kRow}), "net");
  ASSERT_TRUE(n);
  EXPECT_EQ(n->links(), 3u);
  EXPECT_EQ(n->to[LinkId{1}], NodeId{0});
  EXPECT_EQ(n->from[LinkId{2}], n->from[kFirst]);
}

TEST(TntpNetwork, WindowsLineEndsChangeNothing) {
  auto text = network({kRow});
  for (std::size_t at = 0; (at = text.find('\n', at)) != text.npos; at += 2) text.insert(at, "\r");
  auto const n = parse_tntp_network(text, "net");
  ASSERT_TRUE(n) << said(n).front();
  EXPECT_EQ(n->type[kFirst], 7);
  EXPECT_EQ(n->line[kFirst], 8u);
}

TEST(TntpNetwork, LongDecimalsAndThreeDigitExponentsAreNumbers) {
  auto const n = parse_tntp_network(
      network(
          {"1 3 7.12506e+007 168222.301999998980000 1.08333333333330000000 2.85319609043715000000E-19 16.83 0 0 1"}),
      "net");
  ASSERT_TRUE(n) << said(n).front();
  EXPECT_EQ(n->capacity[kFirst], 71250600);
  EXPECT_EQ(n->b[kFirst], 2.85319609043715e-19);
}

TEST(TntpNetwork, EveryFaultIsSaidAtOnceWithItsLine) {
  expect_faults(parse_tntp_network(network({"0 3 0 1 nan 0,15 -4 0 0 1", "3 9 -10 1 inf 1e999 4 0 0 1"}), "net"),
                {"net:8:1: init_node = 0 (must be from 1 to 3, by the header)", "net:8:5: capacity = 0 (must be > 0)",
                 "net:8:9: free_flow_time = \"nan\": must be a finite number",
                 "net:8:13: b = \"0,15\": must be a number; write decimals with a point",
                 "net:8:18: power = -4 (must be >= 0)", "net:9:3: term_node = 9 (must be from 1 to 3, by the header)",
                 "net:9:5: capacity = -10 (must be > 0)", "net:9:11: free_flow_time = \"inf\": must be a finite number",
                 "net:9:15: b = \"1e999\": beyond what a number can hold"});
}

TEST(TntpNetwork, AnEmptyCellDoesNotShiftTheOthers) {
  expect_faults(parse_tntp_network(network({kRow, "\t1\t3\t10\t2\t\t0.15\t4\t50\t0\t7\t;"}), "net"),
                {"net:9:11: free_flow_time is missing: an empty cell"});
}

TEST(TntpNetwork, AMissingColumnIsAFaultOfEachRow) {
  expect_faults(parse_tntp_network(network({"1 3 10 2 1.5 0.15 4 50 0.5", "1 3 10"}), "net"),
                {"net:8: 9 cells where 10 are expected", "net:9: 3 cells where 10 are expected"});
}

TEST(TntpNetwork, AHeaderThatCountsOtherLinksIsAFault) {
  expect_faults(parse_tntp_network(header(2, 3, 3) + kRow + "\n", "net"),
                {"net:4: the header counts 3 links, the file has 1"});
}

TEST(TntpNetwork, AHeaderThatContradictsItselfIsAFault) {
  auto const twice = "<NUMBER OF NODES> 3\n" + header(4, 3, 0, 9);
  expect_faults(parse_tntp_network(twice, "net"), {"net:2: 4 zones among 3 nodes: zones are nodes",
                                                   "net:3: NUMBER OF NODES stands in line 1 already; leave one",
                                                   "net:4: FIRST THRU NODE = 9 (the header counts 3 nodes)"});
}

TEST(TntpNetwork, CountsBeyondReasonAreFaultsNotMemory) {
  expect_faults(parse_tntp_network(header(2'000'000'000, 2'000'000'000, 0), "net"),
                {"net:1: NUMBER OF ZONES = 2000000000 (must be at most 40000)",
                 "net:2: NUMBER OF NODES = 2000000000 (must be at most 100000000)"});
}

TEST(TntpNetwork, AFileOfAnotherKindLacksTheCounts) {
  auto const faults = said(parse_tntp_network(trips("5", "2 : 5;"), "trips"));
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0], "trips:1: the header has no NUMBER OF LINKS; is this such a file?");
}

TEST(TntpNetwork, WhatIsTakenForGrantedIsSaid) {
  auto text = network({kRow});
  text.erase(text.find("<FIRST"), std::string("<FIRST THRU NODE> 1\n").size());
  auto const n = parse_tntp_network("<COLOUR> red\n" + text, "net");
  ASSERT_TRUE(n);
  auto const notes = n->notes.sorted();
  ASSERT_EQ(notes.size(), 2u);
  EXPECT_EQ(to_string(notes[0]), "net:1: COLOUR is not known and plays no part");
  EXPECT_EQ(to_string(notes[1]), "net:1: no FIRST THRU NODE: routes may pass every zone");
}

TEST(TntpNetwork, TheLineOfNamesDecidesWhatAColumnMeans) {  // as on the Gold Coast
  auto const n = parse_tntp_network(
      "<NUMBER OF ZONES> 1\n<NUMBER OF NODES> 2\n<FIRST THRU NODE> 2\n<NUMBER OF LINKS> 1\n"
      "<ORIGINAL HEADER>~\tfrom\tto\tcapacity (per lane)\tlength (km)\n<END OF METADATA>\n"
      "~ \tinit_node\tterm_node\tcapacity\tlength\tfree_flow_time\tb\tpower\tspeed \tcritical_speed\tlanes\t;\n"
      "\t1\t2\t900\t0.300\t0.327\t0.282\t4\t55\t42.9\t2\t;\n",
      "net");
  ASSERT_TRUE(n) << said(n).front();
  EXPECT_EQ(n->capacity[kFirst], 1800);
  EXPECT_EQ(n->toll[kFirst], 0);
  EXPECT_FALSE(n->has_toll);
  EXPECT_FALSE(n->has_type);
  EXPECT_EQ(n->first_through, NodeId{1});
  EXPECT_EQ(n->notes.size(), 3u);
}

TEST(TntpNetwork, TheSecondFormCountsFromZeroAndPutsTimeBeforeLength) {
  auto const n = parse_tntp_network("NODES:3\nZONES:2\nEDGES:1\nEND\n0 2 10 1.5 2 50 0.5 0.15 4 7\n", "net");
  ASSERT_TRUE(n) << said(n).front();
  EXPECT_EQ(n->from[kFirst], NodeId{0});
  EXPECT_EQ(n->to[kFirst], NodeId{2});
  EXPECT_EQ(n->number(n->to[kFirst]), 2);
  EXPECT_EQ(n->free_flow_time[kFirst], 1.5);
  EXPECT_EQ(n->length[kFirst], 2);
  EXPECT_EQ(n->toll[kFirst], 0.5);
  EXPECT_EQ(n->power[kFirst], 4);
  expect_faults(parse_tntp_network("NODES:3\nZONES:2\nEDGES:1\nEND\n0 3 10 1.5 2 50 0.5 0.15 4 7\n", "net"),
                {"net:5:3: term_node = 3 (must be from 0 to 2, by the header)"});
}

TEST(TntpNetwork, ThePolynomialNotationGivesTheSameTimes) {
  double const a4 = 0.15 * 6 / std::pow(25900.0, 4);
  auto const n = parse_tntp_network(
      "LINK,A,B,a0,a1,a2,a3,a4\n0,1,2,6,0,0,0," + std::to_string(a4 * 1e18) + "e-18\n1,2,1,3,0,0,0,0\n", "net.csv");
  ASSERT_TRUE(n) << said(n).front();
  EXPECT_EQ(n->zones, 2u);
  EXPECT_NEAR(n->capacity[kFirst], 25900, 1);
  EXPECT_EQ(n->b[kFirst], 0.15);
  EXPECT_EQ(n->power[kFirst], 4);
  EXPECT_EQ(n->b[LinkId{1}], 0);
  EXPECT_EQ(n->line[LinkId{1}], 3u);
}

TEST(TntpNetwork, PolynomialsThatNoBprFunctionIsAreFaults) {
  expect_faults(parse_tntp_network("LINK,A,B,a0,a1,a2,a3,a4\n0,1,2,6,1,0,0,1\n1,2,1,0,0,0,0,1\n", "net.csv"),
                {"net.csv:2: more than one power of the volume; a link has one",
                 "net.csv:3: a0 = 0 beside a power: no free-flow time to grow from"});
}

TEST(TntpNetwork, PolynomialsWhoseCapacityNoNumberHoldsAreFaults) {
  expect_faults(parse_tntp_network("LINK,A,B,a0,a1,a2,a3,a4\n0,1,2,1e-300,1e300,0,0,0\n1,2,1,1e300,1e-300,0,0,0\n"
                                   "2,1,2,1e-300,0,0,0,1e300\n3,2,1,x,1,0,0,0\n",
                                   "net.csv"),
                {"net.csv:2: a0 and its power lie too far apart: no capacity has 15 % more time",
                 "net.csv:3: a0 and its power lie too far apart: no capacity has 15 % more time",
                 "net.csv:4: a0 and its power lie too far apart: no capacity has 15 % more time",
                 "net.csv:5:7: a0 = \"x\": must be a number"});
}

TEST(TntpNetwork, TimesThatOnlyStandInForOthersAreRefused) {
  std::vector<std::string> rows;
  for (int i = 0; i < 120; ++i) rows.push_back("1 3 10 " + std::to_string(i + 1) + " 0.75 0.1 1.5 50 0 1");
  auto const faults = said(parse_tntp_network(network(rows), "net"));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].find("net:8: free_flow_time = 0.75, b = 0.1 and power = 1.5 on each of 120 links"), 0u);
  rows[0] = "1 3 10 1 0.76 0.1 1.5 50 0 1";
  EXPECT_TRUE(parse_tntp_network(network(rows), "net"));
}

TEST(TntpNetwork, EmptyAndAbsentFilesAreNamed) {
  auto const absent = said(read_tntp_network({"/nowhere/absent.tntp", "absent.tntp"}));
  ASSERT_EQ(absent.size(), 1u);
  EXPECT_EQ(absent[0].find("absent.tntp:1: no such file"), 0u);
  EXPECT_FALSE(parse_tntp_network("\n\n", "blank"));
}

}  // namespace
}  // namespace tanvan
