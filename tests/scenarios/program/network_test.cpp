// `tanvan validate network` and `tanvan assign` on a folder, as their user meets them.
#include "sim/io/results/results_reader.hpp"
#include "tests/scenarios/gmns_folder.hpp"
#include "tests/scenarios/program/program_folder.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

class Network : public GmnsFolder {
 protected:
  void SetUp() override {
    GmnsFolder::SetUp();
    put_nodes("1,106.60,11.00,,A\n2,106.61,11.00,,\n3,106.61,11.01,,B\n");
    put_links(road("a", "1,2", 1100) + road("b", "2,3", 1110) + road("c", "3,2", 1110) + road("d", "2,1", 1100));
    put("demand.csv", "o_zone_id,d_zone_id,volume\nA,B,700\nB,A,30.5\n");
  }

  /// Runs `tanvan WORDS` beside the folder.
  Ended tanvan(std::string const& words) const { return run_in(folder.parent_path(), TANVAN_PROGRAM " " + words); }
  fs::path beside(std::string const& name) const { return folder.parent_path() / name; }
};

TEST_F(Network, ASoundOneEndsWithStatus0AndItsPictureLiesBesideTheFolder) {
  auto const ended = tanvan("validate network net/");
  EXPECT_EQ(ended.status, 0) << ended.said;
  EXPECT_NE(ended.said.find("nodes=3 links=4 faults=0 warnings=0 information=0\n"), std::string::npos) << ended.said;
  EXPECT_TRUE(fs::exists(beside("net-check.svg")));
  EXPECT_EQ(fs::exists(folder / "net-check.svg"), false);
}

TEST_F(Network, AFaultEndsWithStatus2AndWritesWhatWasAsked) {
  put_links(road("a", "1,2", 1100, "0,60,1,primary,car") + road("b", "2,1", 1100));
  auto const ended = tanvan("validate network net --json all.json --picture map.svg --lang en");
  EXPECT_EQ(ended.status, 2);
  EXPECT_NE(ended.said.find("net/link.csv:2: fault: link a (1 to 2): capacity is 0"), std::string::npos) << ended.said;
  EXPECT_TRUE(fs::exists(beside("all.json")) && fs::exists(beside("map.svg")));
}

TEST_F(Network, AFolderThatIsNoNetworkIsRefusedWithFileAndLine) {
  put("link.csv", "link_id,from_node_id,to_node_id,length\na,1,9,100\n");
  auto const ended = tanvan("validate network net");
  EXPECT_EQ(ended.status, 2);
  EXPECT_NE(ended.said.find("net/link.csv:2: to_node_id = \"9\": no such node_id"), std::string::npos) << ended.said;
  EXPECT_FALSE(fs::exists(beside("net-check.svg")));
}

TEST_F(Network, APictureDoesNotOverwriteTheNetwork) {
  auto const ended = tanvan("validate network net --picture net/link.csv");
  EXPECT_EQ(ended.status, 2);
  EXPECT_TRUE(read()) << "link.csv was overwritten";
}

TEST_F(Network, ScenariosAreStillValidated) {
  EXPECT_EQ(tanvan("validate").status, 2);
  EXPECT_EQ(tanvan("validate nowhere.toml").status, 2);
  EXPECT_EQ(tanvan("validate --explain").status, 0);
  auto const table = tanvan("validate --parameters");
  EXPECT_EQ(table.status, 0);
  EXPECT_TRUE(table.said.starts_with("key,value,low,high,prior_low,prior_high,unit,meaning,source\n")) << table.said;
  EXPECT_NE(table.said.find("\nmodels.labour.offers,5,1,10,1,5,1,"), std::string::npos) << table.said;
}

TEST_F(Network, AnAssignmentTakesTheFolderAndKeepsTheOrderOfItsLinks) {
  auto const ended = tanvan("assign --network net -o out.h5");
  ASSERT_EQ(ended.status, 0) << ended.said;
  auto const file = ResultsFile::open(beside("out.h5"));
  ASSERT_TRUE(file);
  EXPECT_EQ(file->reals("/assignment/link_volume"), (std::vector<double>{700, 700, 30.5, 30.5}));
  EXPECT_EQ(file->texts("/assignment/link_id"), (std::vector<std::string>{"a", "b", "c", "d"}));
  EXPECT_EQ(file->integers("/assignment/link_from"), (std::vector<std::int64_t>{1, 2, 3, 2}));
  EXPECT_EQ(tanvan("compare out.h5 out.h5").status, 0);
  EXPECT_EQ(tanvan("info out.h5").status, 0);
}

TEST_F(Network, TurnsThatAreBannedAddNoRowsToTheResult) {
  put("restriction.csv", "restriction_id,link_ids,banned_uses\nr,a;d,\n");
  auto const ended = tanvan("assign --network net --paths --select-link 1-2 -o out.h5");
  ASSERT_EQ(ended.status, 0) << ended.said;
  auto const file = ResultsFile::open(beside("out.h5"));
  EXPECT_EQ(file->reals("/assignment/link_volume"), (std::vector<double>{700, 700, 30.5, 30.5}));
  EXPECT_EQ(file->reals("/assignment/select_link/link_volume"), (std::vector<double>{700, 700, 0, 0}));
  EXPECT_EQ(file->integers("/assignment/paths/link"), (std::vector<std::int64_t>{0, 1, 2, 3}));
  EXPECT_EQ(file->integers("/assignment/paths/link_offset"), (std::vector<std::int64_t>{0, 2, 4}));
}

TEST_F(Network, AnAssignmentCanBeMappedAndItsRoutesGoToSumo) {
  ASSERT_EQ(tanvan("assign --network net --paths -o out.h5").status, 0);
  auto const result = ResultsFile::open(beside("out.h5"));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->texts("/network/links/geometry")[0], "LINESTRING (106.6 11, 106.61 11)");
  EXPECT_EQ(result->integers("/network/links/to"), (std::vector<std::int64_t>{2, 3, 2, 1}));
  EXPECT_EQ(result->reals("/network/links/capacity_pcu_h")[0], 1000);
  EXPECT_EQ(tanvan("export out.h5 --to gpkg").status, 0);
  EXPECT_EQ(tanvan("export out.h5 --to geojson").status, 0);
  EXPECT_TRUE(fs::exists(beside("out-geojson/assignment_links.geojson")));
  ASSERT_EQ(tanvan("export out.h5 --to sumo").status, 0);
  std::ifstream file(beside("out-sumo/routes.rou.xml"));
  std::string const routes{std::istreambuf_iterator<char>(file), {}};
  EXPECT_NE(routes.find("period=\"exp(0.19444444444444445)\""), std::string::npos) << routes;
  EXPECT_NE(routes.find("edges=\"1 2\""), std::string::npos) << routes;
}

TEST_F(Network, ANetworkWithoutPlacesLeavesNoMapInTheResult) {
  put("config.csv", "long_length,speed\nm,kph\n");
  put_nodes("1,680000,1214000,,A\n2,681100,1214000,,\n3,681100,1215100,,B\n");
  ASSERT_EQ(tanvan("assign --network net -o out.h5").status, 0);
  EXPECT_FALSE(ResultsFile::open(beside("out.h5"))->has("/network/links/id"));
}

TEST_F(Network, AFolderWithoutDemandSaysWhichFileIsMissing) {
  fs::remove(folder / "demand.csv");
  auto const ended = tanvan("assign --network net");
  EXPECT_EQ(ended.status, 2);
  EXPECT_NE(ended.said.find("net/demand.csv:1: "), std::string::npos) << ended.said;
}

TEST_F(Network, AResultDoesNotOverwriteTheNetwork) {
  EXPECT_EQ(tanvan("assign --network net -o net/link.csv").status, 2);
  EXPECT_TRUE(read());
}

}  // namespace
}  // namespace tanvan
