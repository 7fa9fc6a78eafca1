#include "scenarios/run/assign/assign_gmns.hpp"

#include "scenarios/run/assign/assign_options.hpp"
#include "sim/assignment/user_equilibrium.hpp"
#include "sim/io/gmns/gmns_writer.hpp"
#include "sim/io/tntp/tntp_import.hpp"
#include "tests/scenarios/gmns_folder.hpp"
#include "tests/sim/io/tntp/tntp_files.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

class AssignGmns : public GmnsFolder {
 protected:
  /// Zones 1 and 3, and node 2; 1-2-3 is short, 1-4-3 long.
  void put_diamond() const {
    put_nodes("1,106.60,11.00,,1\n2,106.61,11.01,,\n3,106.62,11.00,,3\n4,106.61,10.99,,\n");
    put_links(road("a", "1,2", 1000) + road("b", "2,3", 1000) + road("c", "1,4", 1500) + road("d", "4,3", 1500));
    put("demand.csv", "o_zone_id,d_zone_id,volume\n1,3,10\n");
  }
  AssignOptions options(std::vector<std::string> classes = {}) const {
    AssignOptions words;
    words.network = folder.string();
    words.classes = std::move(classes);
    return with_defaults(words);
  }
  std::vector<std::string> faults(AssignOptions const& words) const {
    std::vector<std::string> said;
    auto const inputs = read_assign_inputs(words);
    if (inputs) return said;
    auto const home = folder.string();
    for (auto const& fault : inputs.error().sorted()) {
      auto text = to_string(fault);
      if (auto const at = text.find(home); at != std::string::npos) text.erase(at, home.size() + 1);
      said.push_back(text);
    }
    return said;
  }
  /// Volumes of the network's links.
  std::vector<double> volumes(AssignOptions const& words) const {
    auto const inputs = read_assign_inputs(words);
    if (!inputs) return {};
    auto volume = solve_user_equilibrium(assignment_problem(inputs->network, inputs->classes), {.gap = 1e-12}).volume;
    volume.resize(inputs->network.links());
    return volume;
  }
};

using Volumes = std::vector<double>;

TEST_F(AssignGmns, MinutesKilometresAndTheCapacityOfAllLanes) {
  put_diamond();
  put_links(road("a", "1,2", 1000, "1200,60,2,primary,car"));
  auto const network = assign_network(*read(), "net");
  ASSERT_TRUE(network);
  LinkId const a{0};
  EXPECT_DOUBLE_EQ(network->free_flow_time[a], 1);
  EXPECT_DOUBLE_EQ(network->length[a], 1);
  EXPECT_DOUBLE_EQ(network->capacity[a], 2400);
  EXPECT_DOUBLE_EQ(network->b[a], 0.15);
  EXPECT_DOUBLE_EQ(network->power[a], 4);
  EXPECT_EQ(network->zone_name, (std::vector<std::string>{"1", "3"}));
}

TEST_F(AssignGmns, ColumnsOfTheDelayCountInAnyCaseAndWithDTALitesNumber) {
  put_diamond();
  put_links("a,1,2,1000,1000,60,1,,,3.5,0.3,2\nb,2,3,1000,1000,,1,,,2,,\n", ",vdf_FFTT1,VDF_alpha1,vdf_beta1");
  auto const network = assign_network(*read(), "net");
  ASSERT_TRUE(network);
  EXPECT_DOUBLE_EQ(network->free_flow_time[LinkId{0}], 3.5);
  EXPECT_DOUBLE_EQ(network->b[LinkId{0}], 0.3);
  EXPECT_DOUBLE_EQ(network->power[LinkId{0}], 2);
  EXPECT_DOUBLE_EQ(network->free_flow_time[LinkId{1}], 2);  // no speed is needed
  EXPECT_DOUBLE_EQ(network->b[LinkId{1}], 0.15);
}

TEST_F(AssignGmns, TheFoldersOwnDemandIsTakenWhereNoneIsNamed) {
  put_diamond();
  EXPECT_EQ(volumes(options()), (Volumes{10, 10, 0, 0}));
}

TEST_F(AssignGmns, WhatIsMissingIsNamedWithItsLineAndAllAtOnce) {
  put_diamond();
  put_links(road("a", "1,2", 1000, "1000,,1,primary,car") + road("b", "2,3", 1000, ",60,0,primary,car") +
            road("c", "1,4", 1500, ",,,footway,walk"));
  EXPECT_EQ(
      faults(options()),
      (std::vector<std::string>{
          "link.csv:2: link a: free_speed is missing, and there is no VDF_fftt: nobody knows how long the link takes",
          "link.csv:3: link b: capacity is missing; give one above 0, or take the link's allowed_uses away",
          "link.csv:3: link b: lanes is 0; give one above 0, or take the link's allowed_uses away"}));
}

TEST_F(AssignGmns, ConnectorsWithoutACapacityNeverFill) {
  put_diamond();
  put_links(road("a", "1,2", 1000, ",60,,connector,car") + road("b", "2,3", 1000));
  auto const network = assign_network(*read(), "net");
  ASSERT_TRUE(network);
  EXPECT_EQ(network->b[LinkId{0}], 0);
  EXPECT_FALSE(network->notes.empty());
}

TEST_F(AssignGmns, AClassKeepsToTheLinksOfItsUse) {
  put_diamond();
  put_links(road("a", "1,2", 1000, "1000,60,1,primary,car") + road("b", "2,3", 1000) + road("c", "1,4", 1500) +
            road("d", "4,3", 1500));
  EXPECT_EQ(volumes(options({"truck,pcu=2.5"})), (Volumes{0, 0, 10, 10}));
  EXPECT_EQ(volumes(options({"car"})), (Volumes{10, 10, 0, 0}));
  EXPECT_EQ(volumes(options({"commuters"})), (Volumes{10, 10, 0, 0}));  // as cars
}

TEST_F(AssignGmns, CentroidsAreNeverPassedAndSeveralOfAZoneAreOne) {
  put_nodes("1,0,0,centroid,A\n2,0,0,centroid,M\n3,0,0,centroid,B\n4,0,0,,\n5,0,0,centroid,A\n");
  put_links(road("a", "1,2", 100) + road("b", "2,3", 100) + road("c", "5,4", 500) + road("d", "4,3", 500));
  put("demand.csv", "o_zone_id,d_zone_id,volume\nA,B,10\nA,M,1\n");
  EXPECT_EQ(volumes(options()), (Volumes{1, 0, 10, 10}));
}

TEST_F(AssignGmns, TheNearestOfAZonesNodesIsTaken) {
  put_nodes("1,0,0,,A\n2,0,0,,A\n3,0,0,,B\n4,0,0,,B\n");
  put_links(road("a", "1,3", 900) + road("b", "2,4", 500));
  put("demand.csv", "o_zone_id,d_zone_id,volume\nA,B,10\n");
  EXPECT_EQ(volumes(options()), (Volumes{0, 10}));
}

TEST_F(AssignGmns, ABannedTurnIsNotTakenAndArrivingThereIsNotBanned) {
  put_diamond();
  put("restriction.csv", "restriction_id,link_ids,banned_uses\nr,a;b,car\n");
  EXPECT_EQ(volumes(options()), (Volumes{0, 0, 10, 10}));
  EXPECT_EQ(volumes(options({"truck"})), (Volumes{10, 10, 0, 0}));
  put_nodes("1,106.60,11.00,,1\n2,106.61,11.01,,2\n3,106.62,11.00,,3\n4,106.61,10.99,,\n");
  put("demand.csv", "o_zone_id,d_zone_id,volume\n1,3,10\n1,2,5\n2,3,7\n");
  EXPECT_EQ(volumes(options()), (Volumes{5, 7, 10, 10}));
}

TEST_F(AssignGmns, ABanOfTheOnlyWayLeavesDemandUnreachable) {
  put_diamond();
  put("restriction.csv", "restriction_id,link_ids,banned_uses\nr,a;b,\ns,c;d,\n");
  auto const inputs = read_assign_inputs(options());
  ASSERT_TRUE(inputs);
  auto const problem = assignment_problem(inputs->network, inputs->classes);
  EXPECT_EQ(unreachable_pairs(problem, inputs->classes).size(), 1u);
}

TEST_F(AssignGmns, DemandOfUnknownZonesIsAFaultUnlessItMayBeLeftOut) {
  put_diamond();
  put("demand.csv", "o_zone_id,d_zone_id,volume\n1,3,10\n1,9,4\n1,3,2\n");
  EXPECT_EQ(
      faults(options()),
      (std::vector<std::string>{"demand.csv:3: no node has zone_id 9; mend the network, or leave such demand out with "
                                "--allow-unreachable",
                                "demand.csv:4: trips from 1 to 3 are given twice"}));
  put("demand.csv", "o_zone_id,d_zone_id,volume\n1,3,10\n1,9,4\n");
  auto words = options();
  words.allow_unreachable = true;
  EXPECT_EQ(volumes(words), (Volumes{10, 10, 0, 0}));
}

TEST_F(AssignGmns, DemandThatIsNoNumberNamesItsLine) {
  put_diamond();
  put("demand.csv", "o_zone_id,d_zone_id,volume\n1,3,many\n1,,4\n3,1,-2\n");
  auto const said = faults(options());
  ASSERT_EQ(said.size(), 3u);
  EXPECT_EQ(said[0].substr(0, 13), "demand.csv:2:");
  EXPECT_EQ(said[1], "demand.csv:3: d_zone_id is empty");
  EXPECT_EQ(said[2].substr(0, 13), "demand.csv:4:");
}

TEST_F(AssignGmns, NodesAndZonesMayBeWords) {
  put_nodes("north,0,0,,Thủ Dầu Một\nsouth,0,0,,Dĩ An\n");
  put_links(road("a", "north,south", 900));
  put("demand.csv", "o_zone_id,d_zone_id,volume\nThủ Dầu Một,Dĩ An,10\n");
  auto const inputs = read_assign_inputs(options());
  ASSERT_TRUE(inputs) << faults(options()).front();
  EXPECT_EQ(inputs->network.number(NodeId{1}), 2);
  EXPECT_EQ(inputs->network.name(NodeId{1}), "south");
  EXPECT_EQ(volumes(options()), (Volumes{10}));
}

void write_folder(fs::path const& folder, TntpNetwork const& network) {
  auto imported = *import_tntp(network, std::nullopt, likely_units(network, {}));
  for (auto const& file : import_files(imported)) std::ofstream(folder / file.name) << file.text;
}

double objective(AssignOptions const& words) {
  auto const inputs = read_assign_inputs(words);
  if (!inputs) return -1;
  return solve_user_equilibrium(assignment_problem(inputs->network, inputs->classes), {.gap = 1e-9}).objective;
}

/// The objective of a network of TNTP, times in minutes, and of its import.
void expect_the_same(fs::path const& net, fs::path const& trips, fs::path const& folder) {
  AssignOptions words;
  words.network = net.string();
  words.demand = {trips.string()};
  auto const tntp = objective(words);
  write_folder(folder, *read_tntp_network({net, "net"}));
  words.network = folder.string();
  EXPECT_GT(tntp, 0);
  EXPECT_NEAR(objective(words), tntp, 1e-9 * tntp);
}

TEST_F(AssignGmns, ANetworkOfTntpCostsTheSameAfterItsImport) {
  using namespace tntp_files;
  put("net.tntp", header(3, 5, 8, 4) +
                      "1 4 500 1 1.2 0.15 4 60 0 1 ;\n4 1 500 1 1.2 0.15 4 60 0 1 ;\n2 5 700 2 2.7 0.2 3 60 0 1 ;\n"
                      "5 2 700 2 2.7 0.2 3 60 0 1 ;\n4 5 300 1 1.1 0.15 4 60 0 1 ;\n5 4 300 1 1.1 0.15 4 60 0 1 ;\n"
                      "4 3 900 3 3.3 0.15 4 60 0 1 ;\n3 5 900 3 3.3 0.15 4 60 0 1 ;\n");
  put("trips.tntp", "<NUMBER OF ZONES> 3\n<END OF METADATA>\nOrigin 1\n2 : 400; 3 : 250;\nOrigin 3\n2 : 90; 1 : 70;\n");
  expect_the_same(folder / "net.tntp", folder / "trips.tntp", folder);
}

TEST_F(AssignGmns, SiouxFallsCostsTheSameAfterItsImport) {
  auto const home = fs::path(TANVAN_SOURCE_DIR) / "../shared/data/tntp/SiouxFalls";
  if (!fs::exists(home)) GTEST_SKIP() << "no ../shared/data/tntp";
  expect_the_same(home / "SiouxFalls_net.tntp", home / "SiouxFalls_trips.tntp", folder);
}

TEST_F(AssignGmns, DtalitesSiouxFallsIsTheUsualOne) {
  auto const home = fs::path(TANVAN_SOURCE_DIR) / "../shared/data/peers/dtalite/02_Sioux_Falls/minimum_input";
  if (!fs::exists(home)) GTEST_SKIP() << "no ../shared/data/peers/dtalite";
  AssignOptions words;
  words.network = home.string();
  EXPECT_NEAR(objective(with_defaults(words)), 4'231'335.287, 0.01);
}

}  // namespace
}  // namespace tanvan
