// TNTP networks as tables: every row a link, units that make sense, nothing lost in silence.
#include "sim/io/tntp/tntp_import.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace tanvan {
namespace {

std::string const kNet =
    "<NUMBER OF ZONES> 2\n<NUMBER OF NODES> 3\n<FIRST THRU NODE> 3\n<NUMBER OF LINKS> 3\n<END OF METADATA>\n"
    "~ init term capacity length fft b power speed toll type ;\n"
    "1 3 500 0 0 0 4 0 0 1 ;\n3 2 1000 6 6 0.15 4 0 2 3 ;\n3 2 1000 6 6 0.15 4 0 2 3 ;\n";

ImportedNetwork import(TntpUnits units = {}) {
  auto const network = parse_tntp_network(kNet, "n.tntp");
  return *import_tntp(*network, std::nullopt, likely_units(*network, units));
}

TEST(TntpImport, ParallelRowsStayTwoLinks) {
  auto const net = import();
  ASSERT_EQ(net.network.links.size(), 3U);
  EXPECT_EQ(net.network.links.from[LinkId{1}], net.network.links.from[LinkId{2}]);
  EXPECT_EQ(net.report.read.of("links"), 3);
}

TEST(TntpImport, ZonesBeforeTheFirstThroughNodeAreCentroids) {
  auto const& nodes = import().network.nodes;
  EXPECT_EQ(nodes.type[NodeId{0}], "centroid");
  EXPECT_EQ(nodes.zone[NodeId{0}], "1");
  EXPECT_EQ(nodes.type[NodeId{2}], "");
  EXPECT_EQ(nodes.zone[NodeId{2}], "");
}

TEST(TntpImport, UnitsAreThoseThatMakeTheMedianSpeedLikely) {
  auto const& links = import().network.links;  // 6 miles in 6 minutes
  EXPECT_NEAR(links.length[LinkId{1}], 6 * 1609.344, 1e-9);
  EXPECT_NEAR(links.free_speed[LinkId{1}], 96.56064, 1e-9);
  EXPECT_TRUE(std::isnan(links.free_speed[LinkId{0}]));
}

TEST(TntpImport, UnitsThatTheUserSaysAreTaken) {
  auto const& links = import({1000, 60, 1, {}}).network.links;
  EXPECT_NEAR(links.free_speed[LinkId{1}], 60, 1e-9);
}

TEST(TntpImport, SpeedsThatNothingDrivesAreLeftOut) {
  auto const& links = import({1000, 1, 1, {}}).network.links;  // 6 km in 6 s
  EXPECT_TRUE(std::isnan(links.free_speed[LinkId{1}]));
}

TEST(TntpImport, TheDelayFunctionGoesAlong) {
  auto const& more = import().network.links.more;
  ASSERT_EQ(more.size(), 4U);
  EXPECT_EQ(more[1].name, "VDF_fftt");
  EXPECT_EQ(more[1].text[1], "6");
  EXPECT_EQ(more[2].text[1], "0.15");
}

}  // namespace
}  // namespace tanvan
