// The files of Transportation Networks for Research, where they lie beside the project.
#include <gtest/gtest.h>
#include <numeric>
#include <set>

#include "sim/io/tntp/tntp_flows.hpp"
#include "sim/io/tntp/tntp_network.hpp"
#include "sim/io/tntp/tntp_nodes.hpp"
#include "sim/io/tntp/tntp_trips.hpp"
#include "tests/sim/io/tntp/tntp_files.hpp"

namespace tanvan {
namespace {

using namespace tntp_files;

class TntpData : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(shared("SiouxFalls"))) GTEST_SKIP() << "no TNTP data beside the project";
  }
};

TextSource at(std::string const& name) {
  return {shared(name), std::filesystem::path(name).filename().string()};
}

struct NetworkFile {
  char const* name;
  std::uint32_t zones, nodes;
  std::size_t links;
  std::uint32_t first_through;  // as the file numbers it
};

TEST_F(TntpData, EveryNetworkThatCanBeReadHasWhatItsReadmeCounts) {
  auto const berlin = std::string("Berlin-Mitte-Prenzlauerberg-Friedrichshain-Center/") +
                      "berlin-mitte-prenzlauerberg-friedrichshain-center_net.tntp";
  NetworkFile const files[] = {
      {"SiouxFalls/SiouxFalls_net.tntp", 24, 24, 76, 1},
      {"SiouxFalls/v2format/SiouxFalls.net.tntp", 24, 24, 76, 0},
      {"SiouxFalls/CSV-data/SiouxFalls_net.csv", 24, 24, 76, 1},
      {"Braess-Example/Braess_net.tntp", 2, 4, 5, 1},
      {"Barcelona/Barcelona_net.tntp", 110, 1020, 2522, 111},
      {"Chicago-Sketch/ChicagoSketch_net.tntp", 387, 933, 2950, 1},
      {"chicago-regional/ChicagoRegional_net.tntp", 1790, 12982, 39018, 1791},
      {"Eastern-Massachusetts/EMA_net.tntp", 74, 74, 258, 1},
      {"Berlin-Center/berlin-center_net.tntp", 865, 12981, 28376, 866},
      {"Berlin-Friedrichshain/friedrichshain-center_net.tntp", 23, 224, 523, 24},
      {"Berlin-Mitte-Center/berlin-mitte-center_net.tntp", 36, 398, 871, 37},
      {"Berlin-Prenzlauerberg-Center/berlin-prenzlauerberg-center_net.tntp", 38, 352, 749, 39},
      {berlin.c_str(), 98, 975, 2184, 99},
      {"Austin-sdb/Austin_sdb_net.txt", 1117, 7466, 18710, 1118},
      {"Austin/Austin_net.tntp", 7388, 7388, 18961, 1},
      {"GoldCoast/Goldcoast_network_2016_01.tntp", 1068, 4807, 11140, 1069},
  };
  for (auto const& file : files) {
    auto const n = read_tntp_network(at(file.name));
    ASSERT_TRUE(n) << said(n).front();
    EXPECT_EQ(n->zones, file.zones) << file.name;
    EXPECT_EQ(n->nodes, file.nodes) << file.name;
    EXPECT_EQ(n->links(), file.links) << file.name;
    EXPECT_EQ(n->number(n->first_through), file.first_through) << file.name;
  }
}

TEST_F(TntpData, EveryTripTableAddsUpToItsHeader) {
  std::pair<char const*, double> const files[] = {{"SiouxFalls/SiouxFalls_trips.tntp", 360600},
                                                  {"SiouxFalls/v2format/SiouxFalls.odm.tntp", 360600},
                                                  {"SiouxFalls/CSV-data/SiouxFalls_od.csv", 360600},
                                                  {"SiouxFalls/from-tap-b/SiouxFalls_class1.txt", 188818.65},
                                                  {"SiouxFalls/from-tap-b/SiouxFalls_class2.txt", 171781.35},
                                                  {"SiouxFalls/from-tap-b/SiouxFalls_trips2.txt", 180300},
                                                  {"Braess-Example/Braess_trips.tntp", 6},
                                                  {"Barcelona/Barcelona_trips.tntp", 184679.561},
                                                  {"Chicago-Sketch/ChicagoSketch_trips.tntp", 1260907.44},
                                                  {"Eastern-Massachusetts/EMA_trips.tntp", 65576.375431},
                                                  {"Berlin-Center/berlin-center_trips.tntp", 168222.302},
                                                  {"Austin-sdb/Austin_sdb_trips.txt", 695013},
                                                  {"Hessen-Asymmetric/Hessen-Asym_trips.tntp", 71250600}};
  for (auto const& [name, total] : files) {
    auto const t = read_tntp_trips(at(name));
    ASSERT_TRUE(t) << said(t).front();
    EXPECT_NEAR(std::accumulate(t->trips.begin(), t->trips.end(), 0.0), total, 1e-3) << name;
  }
}

TEST_F(TntpData, EveryFileOfFlowsAndNodesIsRead) {
  for (auto const* name :
       {"SiouxFalls/SiouxFalls_flow.tntp", "SiouxFalls/v2format/SiouxFalls.flow.tntp", "Barcelona/Barcelona_flow.tntp",
        "Chicago-Sketch/ChicagoSketch_flow.tntp", "chicago-regional/ChicagoRegional_flow.tntp"}) {
    auto const f = read_tntp_flows(at(name));
    EXPECT_TRUE(f) << said(f).front();
  }
  std::pair<char const*, std::size_t> const nodes[] = {
      {"SiouxFalls/SiouxFalls_node.tntp", 24},          {"SiouxFalls/v2format/SiouxFalls.node.tntp", 24},
      {"SiouxFalls/CSV-data/SiouxFalls_node.csv", 24},  {"Chicago-Sketch/ChicagoSketch_node.tntp", 933},
      {"Berlin-Center/berlin-center_node.tntp", 12981}, {"chicago-regional/ChicagoRegional_node.tntp", 12982},
      {"GoldCoast/Goldcoast_nodes_2016_01.tntp", 4807}};
  for (auto const& [name, count] : nodes) {
    auto const n = read_tntp_nodes(at(name));
    ASSERT_TRUE(n) << said(n).front();
    EXPECT_EQ(n->size(), count) << name;
  }
}

TEST_F(TntpData, MunichIsRefusedWithTheLineOfEveryFault) {
  auto const n = read_tntp_network(at("Munich/munich_net.tntp"));
  ASSERT_FALSE(n);
  std::set<std::string> const found = [&] {
    auto const all = said(n);
    return std::set<std::string>(all.begin(), all.end());
  }();
  for (auto const* fault :
       {"munich_net.tntp:294:14: capacity = 0 (must be > 0)", "munich_net.tntp:295:14: capacity = 0 (must be > 0)",
        "munich_net.tntp:1345:25: free_flow_time = \"inf\": must be a finite number",
        "munich_net.tntp:1418:23: free_flow_time is missing: an empty cell",
        "munich_net.tntp:11:2: init_node = 75674 (must be from 1 to 742, by the header)"})
    EXPECT_TRUE(found.contains(fault)) << fault;
}

TEST_F(TntpData, HessenIsRefusedForItsTimesSayNothing) {
  auto const faults = said(read_tntp_network(at("Hessen-Asymmetric/Hessen-Asym_net.tntp")));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_NE(faults[0].find("on each of 6674 links"), std::string::npos) << faults[0];
}

}  // namespace
}  // namespace tanvan
