// Flows and nodes.
#include <gtest/gtest.h>

#include "sim/io/tntp/tntp_flows.hpp"
#include "sim/io/tntp/tntp_nodes.hpp"
#include "tests/sim/io/tntp/tntp_files.hpp"

namespace tanvan {
namespace {

using namespace tntp_files;

TEST(TntpFlows, ALineOfNamesAloneIsAHeader) {
  auto const f = parse_tntp_flows("From \tTo \tVolume \tCost \n1 \t2 \t4494.6576464564205 \t6.0 \n", "flow");
  ASSERT_TRUE(f) << said(f).front();
  EXPECT_EQ(f->from[0], NodeId{0});
  EXPECT_EQ(f->to[0], NodeId{1});
  EXPECT_EQ(f->volume[0], 4494.6576464564205);
  EXPECT_EQ(f->cost[0], 6);
  EXPECT_EQ(f->line[0], 2u);
}

TEST(TntpFlows, MetadataThatCountNothingAreNoFault) {  // as of the Chicago region
  auto const f = parse_tntp_flows(
      "<NUMBER OF ZONES> -1\n<NUMBER OF LINKS> -1\n<END OF METADATA>\n\n\nTail \tHead \tVolume "
      "\tCost \t;\n\t1 \t10293 \t1380.42 \t0.1125 \t;\n",
      "flow");
  ASSERT_TRUE(f) << said(f).front();
  EXPECT_EQ(f->to[0], NodeId{10292});
}

TEST(TntpFlows, WithoutNamesNodesCountFromZero) {
  auto const f = parse_tntp_flows("0 1 4494.6 6.0\n2 0 1 1\n", "flow");
  ASSERT_TRUE(f) << said(f).front();
  EXPECT_EQ(f->from[0], NodeId{0});
  EXPECT_EQ(f->first_node, 0u);
}

TEST(TntpFlows, EveryFaultIsSaidAtOnceWithItsLine) {
  expect_faults(parse_tntp_flows("From To Volume Cost\n1 2 x -1\n1 2 3\n", "flow"),
                {"flow:2:5: volume = \"x\": must be a number", "flow:2:7: cost = -1 (must be >= 0)",
                 "flow:3: 3 cells where from, to, volume and cost are expected"});
  EXPECT_FALSE(parse_tntp_flows("From To Volume Cost\n", "flow"));
}

TEST(TntpNodes, ThreeNotationsGiveTheSameNodes) {
  for (auto const* text :
       {"Node \tX \tY \t;\n1   \t0.5 \t \t-1.25 \t \t; \n2\t3\t4\t;\n", "node\tx\ty\t\n1\t0.5\t-1.25\t;\n2\t3\t4\n",
        "0 0.5 -1.25\n1 3 4\n", "Node,X,Y\r\n1,0.5,-1.25\r\n2,3,4"}) {
    auto const n = parse_tntp_nodes(text, "nodes");
    ASSERT_TRUE(n) << text << said(n).front();
    EXPECT_EQ(n->node, (std::vector{NodeId{0}, NodeId{1}})) << text;
    EXPECT_EQ(n->x, (std::vector{0.5, 3.0})) << text;
    EXPECT_EQ(n->y, (std::vector{-1.25, 4.0})) << text;
  }
}

TEST(TntpNodes, EveryFaultIsSaidAtOnceWithItsLine) {
  expect_faults(parse_tntp_nodes("node\tx\ty\n1\t2\n1\t2\t3\n1\t2\t3\n2\tinf\t0\n", "nodes"),
                {"nodes:2: 2 cells where node, x and y are expected", "nodes:4: node 1 stands in line 3 already",
                 "nodes:5:3: x = \"inf\": must be a finite number"});
}

}  // namespace
}  // namespace tanvan
