// `tanvan assign` as its user meets it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <regex>
#include <string>

#include "sim/io/results/results_reader.hpp"
#include "tests/scenarios/program/program_folder.hpp"
#include "tests/sim/io/tntp/tntp_files.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;
using namespace tntp_files;

/// Braess in Koh's numbers, first link in line 8.
std::string const kBraess = header(2, 4, 5) +
                            "1 3 1 100 1e-8 1e9 1 0 0 1\n1 4 1 100 50 0.02 1 0 0 1\n3 2 1 100 50 0.02 1 0 0 1\n"
                            "3 4 1 100 10 0.1 1 0 0 1\n4 2 1 100 1e-8 1e9 1 0 0 1\n";

class Assign : public ProgramFolder {
 protected:
  void SetUp() override {
    ProgramFolder::SetUp();
    put("net.tntp", kBraess);
    put("trips.tntp", trips("6", "1 : 0.0; 2 : 6.0;"));
  }
  Ended assign(std::string const& words) const {
    return tanvan("assign --network net.tntp --demand trips.tntp " + words);
  }

  double attribute(std::string const& file, std::string const& name) const {
    auto const result = ResultsFile::open(folder / file);
    auto const value = result->group_attributes("/assignment").at(name);
    return std::holds_alternative<double>(value) ? std::get<double>(value)
                                                 : static_cast<double>(std::get<std::int64_t>(value));
  }
};

void expect(Ended const& ended, int status, std::string const& says) {
  EXPECT_EQ(ended.status, status) << ended.said;
  EXPECT_NE(ended.said.find(says), std::string::npos) << "expected " << says << "\n" << ended.said;
}

/// The number after `key=` in the last line.
double printed(Ended const& ended, std::string const& key) {
  auto const line = ended.said.substr(ended.said.rfind("relative_gap="));
  return std::stod(line.substr(line.find(key + "=") + key.size() + 1));
}

TEST_F(Assign, PrintsALineAnIterationAndTheFileHoldsTheSame) {
  auto const ended = assign("--gap 1e-12 -o out.h5");
  expect(ended, 0, "iteration=1 relative_gap=");
  EXPECT_NEAR(printed(ended, "objective"), 386, 1e-6);  // 1e-8 at no volume on two links
  EXPECT_NEAR(printed(ended, "tstt"), 552, 1e-6);
  auto const lines = std::count(ended.said.begin(), ended.said.end(), '\n');
  EXPECT_GT(lines, printed(ended, "iterations"));
  for (auto const* name : {"relative_gap", "objective", "tstt", "iterations"})
    EXPECT_EQ(attribute("out.h5", name), printed(ended, name)) << name;
  EXPECT_EQ(attribute("out.h5", "converged"), 1);
  auto const file = ResultsFile::open(folder / "out.h5");
  ASSERT_TRUE(file);
  EXPECT_TRUE(file->complete());
  auto const volume = file->reals("/assignment/link_volume"), time = file->reals("/assignment/link_time");
  std::vector<double> const wanted = {4, 2, 2, 2, 4};
  ASSERT_EQ(volume.size(), wanted.size());
  for (std::size_t a = 0; a < wanted.size(); ++a) EXPECT_NEAR(volume[a], wanted[a], 1e-4) << a;
  EXPECT_NEAR(time[1], 52, 1e-4);
  EXPECT_EQ(file->integers("/assignment/link_to"), (std::vector<std::int64_t>{3, 4, 2, 4, 2}));
  EXPECT_EQ(file->find("/assignment/link_time")->attributes.at("units"), "time unit of the network file");
}

TEST_F(Assign, TheSystemOptimumLeavesTheBridgeEmptyAndTellsTheTolls) {
  auto const ended = assign("--gap 1e-12 --principle system --paths -o optimum.h5");
  EXPECT_EQ(ended.status, 0) << ended.said;
  EXPECT_NEAR(printed(ended, "tstt"), 498, 1e-5);
  EXPECT_EQ(attribute("optimum.h5", "system_optimum"), 1);
  auto const file = ResultsFile::open(folder / "optimum.h5");
  ASSERT_TRUE(file);
  auto const volume = file->reals("/assignment/link_volume"), toll = file->reals("/assignment/link_toll");
  EXPECT_NEAR(volume[3], 0, 1e-4);
  EXPECT_NEAR(toll[0], 30, 1e-3);  // v dt/dv of 10 v at 3 vehicles
  expect(assign("--principle fair"), 2, "principle");
}

TEST_F(Assign, RoutesInUseCarryTheDemandOverLinksThatMeet) {
  expect(assign("--gap 1e-12 --paths -o out.h5"), 0, "out.h5 written");
  auto const file = ResultsFile::open(folder / "out.h5");
  ASSERT_TRUE(file);
  auto const flow = file->reals("/assignment/paths/flow"), cost = file->reals("/assignment/paths/cost");
  auto const offset = file->integers("/assignment/paths/link_offset"), link = file->integers("/assignment/paths/link");
  auto const from = file->integers("/assignment/link_from"), to = file->integers("/assignment/link_to");
  ASSERT_EQ(flow.size(), 3u);
  ASSERT_EQ(offset.size(), 4u);
  double carried = 0;
  for (std::size_t r = 0; r < flow.size(); ++r) {
    carried += flow[r];
    EXPECT_NEAR(cost[r], 92, 1e-4);
    EXPECT_EQ(from[static_cast<std::size_t>(link[static_cast<std::size_t>(offset[r])])], 1);
    for (auto i = static_cast<std::size_t>(offset[r]) + 1; i < static_cast<std::size_t>(offset[r + 1]); ++i)
      EXPECT_EQ(to[static_cast<std::size_t>(link[i - 1])], from[static_cast<std::size_t>(link[i])]);
  }
  EXPECT_NEAR(carried, 6, 1e-9);
}

TEST_F(Assign, WordsThatContradictEachOtherAreRefused) {
  expect(assign("--cost-weights toll=1,toll=2"), 2, "toll is given twice");
  expect(assign("--class car,ban=77"), 2, "no link is of type 77");
  expect(assign("--demand trips.tntp --class a --class a"), 2, "a name that another class has");
}

TEST_F(Assign, WhoUsesTheBridgeIsToldWithWhereElseTheyDrive) {
  expect(assign("--gap 1e-12 --select-link 3-4 -o out.h5"), 0, "select-link: 2 vehicles of 1 pair over 1 link");
  auto const file = ResultsFile::open(folder / "out.h5");
  ASSERT_TRUE(file);
  auto const volume = file->reals("/assignment/select_link/link_volume");
  std::vector<double> const wanted = {2, 0, 0, 2, 2};
  for (std::size_t a = 0; a < wanted.size(); ++a) EXPECT_NEAR(volume[a], wanted[a], 1e-4) << a;
  EXPECT_EQ(file->integers("/assignment/select_link/destination"), std::vector<std::int64_t>{2});
  expect(assign("--select-link 4-3"), 2, "no link 4-3");
}

TEST_F(Assign, TwoAssignmentsOfANetworkAreCompared) {
  assign("--gap 1e-12 -o user.h5");
  assign("--gap 1e-12 --principle system -o system.h5");
  expect(tanvan("compare user.h5 system.h5"), 0, "largest changes of link_volume (5 of 5 differ)");
}

TEST_F(Assign, SameBytesButForTimesAndSameHashOnOneTwoAndSevenThreads) {
  for (int threads : {1, 2, 7})
    expect(assign("--gap 1e-10 --threads " + std::to_string(threads) + " -o " + std::to_string(threads) + ".h5"), 0,
           "");
  auto const hash = tanvan("info 1.h5 --hash").said;
  EXPECT_EQ(hash.size(), 65u);
  EXPECT_EQ(tanvan("info 2.h5 --hash").said, hash);
  EXPECT_EQ(tanvan("info 7.h5 --hash").said, hash);
  EXPECT_EQ(text_of("1.h5").size(), text_of("2.h5").size());
}

TEST_F(Assign, TheHashSeesTheAttributesOfTheGroup) {
  expect(assign("--gap 1e-10 -o a.h5"), 0, "");
  expect(assign("--gap 1e-11 -o b.h5"), 0, "");
  EXPECT_NE(tanvan("info a.h5 --hash").said, tanvan("info b.h5 --hash").said);
}

TEST_F(Assign, InfoTellsAboutAnAssignment) {
  expect(assign("--gap 1e-12 -o out.h5"), 0, "");
  expect(tanvan("info out.h5"), 0, "assignment of 5 links");
  expect(tanvan("info out.h5 --json"), 0, "\"relative_gap\"");
  expect(tanvan("report out.h5 -o page.html"), 2, "a report needs a result of `tanvan run`");
}

TEST_F(Assign, CostWeightsEnterObjectiveAndTotal) {
  auto const ended = assign("--gap 1e-12 --cost-weights distance=0.01 -o out.h5");
  expect(ended, 0, "0 toll + 0.01 distance");
  auto const free = assign("--gap 1e-12");
  EXPECT_GT(printed(ended, "tstt"), printed(free, "tstt"));
  auto const file = ResultsFile::open(folder / "out.h5");
  auto const time = file->reals("/assignment/link_time"), cost = file->reals("/assignment/link_cost");
  for (std::size_t a = 0; a < time.size(); ++a) EXPECT_NEAR(cost[a] - time[a], 1, 1e-12);
}

TEST_F(Assign, NoDemandHasGapZero) {
  put("trips.tntp", trips("0", "2 : 0;"));
  expect(assign("-o out.h5"), 0, "relative_gap=0 objective=0 tstt=0 ");
  EXPECT_EQ(attribute("out.h5", "relative_gap"), 0);
}

TEST_F(Assign, FaultsOfEveryFileComeAtOnceAndNothingIsWritten) {
  put("net.tntp", network({"1 3 0 1 1 0.15 4 0 0 1", "3 2 10 1 1 -1 4 0 0 1"}));
  put("trips.tntp", trips("5", "2 : -5;"));
  auto const ended = assign("--gap -1 --cost-weights tol=1 --compare absent.tntp -o out.h5");
  for (auto const* says :
       {"net.tntp:8:5: capacity = 0 (must be > 0)", "net.tntp:9:12: b = -1 (must be >= 0)",
        "trips.tntp:6:5: trips = -5 (must be >= 0)", "absent.tntp:1: no such file", "--gap -1: the relative gap",
        "--cost-weights tol=1: there are toll and distance", "6 faults found; nothing was run"})
    expect(ended, 2, says);
  EXPECT_FALSE(fs::exists(folder / "out.h5"));
}

TEST_F(Assign, WhatIsNoResultIsNotWrittenOver) {
  put("trips.tntp", trips("5", "2 : 5;"));
  put("thesis.md", "years of work\n");
  expect(assign("-o thesis.md"), 2, "the output thesis.md is there and is no result of tanvan");
  EXPECT_EQ(fs::file_size(folder / "thesis.md"), 14U);
}

TEST_F(Assign, UnreachableDemandIsRefusedOrLeftOutAndListed) {
  put("net.tntp", header(3, 4, 2) + "1 4 10 1 1 0.15 4 0 0 1\n4 2 10 1 1 0.15 4 0 0 1\n");
  put("trips.tntp", "<NUMBER OF ZONES> 3\n<TOTAL OD FLOW> 7\n<END OF METADATA>\n\nOrigin 1\n2 : 5;\n3 : 2;\n");
  auto const ended = assign("-o out.h5");
  expect(ended, 2, "trips.tntp:7: unreachable: no route leads from zone 1 to zone 3 for 2 vehicles");
  EXPECT_FALSE(fs::exists(folder / "out.h5"));
  expect(assign("--allow-unreachable -o out.h5"), 0, "warning: 1 pair of demand left out, 2 vehicles");
  EXPECT_EQ(attribute("out.h5", "unreachable"), 2);
  EXPECT_EQ(attribute("out.h5", "unreachable_pairs"), 1);
  EXPECT_EQ(attribute("out.h5", "demand"), 5);
  auto const file = ResultsFile::open(folder / "out.h5");
  EXPECT_EQ(file->reals("/assignment/link_volume"), (std::vector<double>{5, 5}));
  EXPECT_EQ(file->integers("/assignment/unreachable_destination"), std::vector<std::int64_t>{3});
}

TEST_F(Assign, AGapThatIsNotReachedIsAWarningAndTheResultSaysSo) {
  expect(assign("--gap 1e-12 --max-iterations 1 -o out.h5"), 0,
         "after 1 iteration, not 1e-12 as asked; raise --max-iterations");
  EXPECT_EQ(attribute("out.h5", "converged"), 0);
  EXPECT_EQ(attribute("out.h5", "iterations"), 1);
}

TEST_F(Assign, CompareNamesTheLinkThatDiffersMost) {
  put("flow.tntp", "From To Volume Cost\n4 2 4 40\n1 3 4 40\n1 4 2 52\n3 2 2.5 52\n3 4 2 12\n");
  auto const ended = assign("--gap 1e-12 --compare flow.tntp");
  expect(ended, 0, "largest difference of volume: 0.5 vehicles/h on link 3-2 (row 4)");
  EXPECT_LT(ended.said.find("largest difference"), ended.said.rfind("relative_gap="));
}

TEST_F(Assign, ClassesShareTheRoadsInPassengerCarUnits) {
  put("net.tntp", network({"1 3 10 1 1 1 1 0 2 1", "3 2 1e9 1 0 0 1 0 0 1", "1 3 10 1 2 0 1 0 0 2"}));
  put("trucks.tntp", trips("4", "2 : 4;"));
  auto const ended = tanvan(
      "assign --network net.tntp --demand trips.tntp --class car --demand trucks.tntp --class "
      "truck,pcu=2,toll=1 --gap 1e-10 -o out.h5");
  expect(ended, 0, "truck: 1 pair from trucks.tntp, 2 PCU a vehicle; cost is time + 1 toll + 0 distance");
  auto const file = ResultsFile::open(folder / "out.h5");
  auto const by_class = file->reals("/assignment/link_volume_by_class");  // rows are links
  EXPECT_EQ(file->texts("/assignment/class"), (std::vector<std::string>{"car", "truck"}));
  std::vector<double> const wanted = {6, 0, 6, 4, 0, 4};  // trucks shun the toll: 1 + 0.6 + 2 > 2
  for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_NEAR(by_class[i], wanted[i], 1e-6) << i;
  EXPECT_NEAR(file->reals("/assignment/link_volume_pcu")[1], 14, 1e-6);
  expect(tanvan("assign --network net.tntp --demand trips.tntp --demand trucks.tntp --class car"), 2,
         "1 --class for 2 --demand: give one for each file of demand");
  expect(assign("--class pcu=2"), 2, "--class pcu=2: begin with a name");
}

TEST_F(Assign, NeverWritesOverWhatItRead) {
  auto const before = text_of("net.tntp");
  expect(assign("-o ./net.tntp"), 2, "give the output another name");
  EXPECT_EQ(text_of("net.tntp"), before);
}

TEST_F(Assign, HelpHasAnExample) {
  expect(tanvan("assign --help"), 0, "--cost-weights toll=0.02,distance=0.04");
}

TEST_F(Assign, SiouxFallsHasOneAnswerInThreeNotations) {
  if (!fs::exists(shared("SiouxFalls"))) GTEST_SKIP() << "no TNTP data beside the project";
  auto const at = fs::canonical(shared("SiouxFalls")).string() + "/";
  for (auto const& [net, table] : {std::pair{"SiouxFalls_net.tntp", "SiouxFalls_trips.tntp"},
                                   std::pair{"v2format/SiouxFalls.net.tntp", "v2format/SiouxFalls.odm.tntp"},
                                   std::pair{"CSV-data/SiouxFalls_net.csv", "CSV-data/SiouxFalls_od.csv"}}) {
    auto const ended = tanvan("assign --gap 1e-9 --network " + at + net + " --demand " + at + table + " --compare " +
                              at + "v2format/SiouxFalls.flow.tntp");
    expect(ended, 0, "largest difference of volume");
    EXPECT_NEAR(printed(ended, "objective"), 4231335.2871074397, 0.01) << net;
  }
}

TEST_F(Assign, TripsOfBarcelonaOnSiouxFallsAreRefused) {
  if (!fs::exists(shared("SiouxFalls"))) GTEST_SKIP() << "no TNTP data beside the project";
  expect(tanvan("assign --network " + fs::canonical(shared("SiouxFalls/SiouxFalls_net.tntp")).string() + " --demand " +
                fs::canonical(shared("Barcelona/Barcelona_trips.tntp")).string()),
         2, "Barcelona_trips.tntp:1: 110 zones, but ");
}

}  // namespace
}  // namespace tanvan
