#include "sim/io/vrp/tour_instance.hpp"

#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>
#include <vector>

namespace tanvan {
namespace {

std::string const kHead = "NAME : small\nCOMMENT : (Optimal value: 24)\nTYPE : CVRP\nDIMENSION : 3\n";
std::string const kPoints = "EDGE_WEIGHT_TYPE : EUC_2D\nCAPACITY : 10\nNODE_COORD_SECTION\n1 0 0\n2 3 4\n3 0 7.4\n";
std::string const kRest = "DEMAND_SECTION\n1 0\n2 5\n3 6\nDEPOT_SECTION\n1\n-1\nEOF\n";
std::string const kSolomon =
    "R1\n\nVEHICLE\nNUMBER     CAPACITY\n  2         200\n\nCUSTOMER\nCUST NO.  XCOORD.   YCOORD.    DEMAND   READY "
    "TIME  DUE "
    "DATE   SERVICE   TIME\n \n    0      0         0          0          0       100          0   \n    1      3      "
    "   "
    "4         10         20         40         9\n    2      1         1         10          0         50         9\n";

TourInstance read(std::string const& text, LegRounding rounding = LegRounding::as_file_says) {
  auto instance = parse_tour_instance(text, "case.vrp", rounding);
  EXPECT_TRUE(instance);
  if (!instance) {
    for (auto const& fault : instance.error().sorted()) ADD_FAILURE() << to_string(fault);
    return {};
  }
  return std::move(*instance);
}

/// Every fault of a text, a line each.
std::string faults(std::string const& text) {
  auto const instance = parse_tour_instance(text, "case.vrp");
  if (instance) return "none";
  std::string all;
  for (auto const& fault : instance.error().sorted()) all += to_string(fault) + "\n";
  return all;
}

void expect_fault(std::string const& text, std::string const& begins) {
  auto const said = faults(text);
  EXPECT_NE(said.find(begins), std::string::npos) << "expected " << begins << "\n" << said;
}

/// The text with the line of this number (from 1) replaced, or taken out where there is nothing to put.
std::string with_line(std::string const& text, std::size_t number, std::string const& line) {
  std::string result;
  std::size_t at = 1;
  for (std::size_t begin = 0; begin < text.size(); ++at) {
    auto const end = text.find('\n', begin);
    auto const whole = text.substr(begin, end - begin);
    if (at != number) result += whole + "\n";
    if (at == number && !line.empty()) result += line + "\n";
    begin = end + 1;
  }
  return result;
}

TEST(TourInstance, CvrplibDistancesAreRoundedToWholeNumbers) {
  auto const instance = read(kHead + kPoints + kRest);
  auto const& p = instance.problem;
  EXPECT_EQ(instance.name, "small");
  EXPECT_EQ(instance.stated_best, 24);
  EXPECT_EQ(p.stops(), 3U);
  EXPECT_EQ(p.distance[0].at(0, 1), 5);
  EXPECT_EQ(p.distance[0].at(0, 2), 7);
  EXPECT_EQ(p.demand, (std::vector<double>{0, 5, 6}));
  EXPECT_EQ(p.fleet[0].capacity, 10);
  EXPECT_GE(p.fleet[0].vehicles, 2U);
  EXPECT_NEAR(read(kHead + kPoints + kRest, LegRounding::exact).problem.distance[0].at(0, 2), 7.4, 1e-12);
}

TEST(TourInstance, CarriageReturnsTabsAndBlanksAreNoMatter) {
  auto text = kHead + kPoints + kRest;
  std::string crlf;
  for (char const c : text) crlf += c == '\n' ? std::string(" \t\r\n") : c == ' ' ? "\t" : std::string(1, c);
  EXPECT_EQ(read(crlf).problem.demand, read(text).problem.demand);
}

TEST(TourInstance, MatricesComeWholeOrAsATriangle) {
  std::string const whole =
      "EDGE_WEIGHT_TYPE : EXPLICIT\nEDGE_WEIGHT_FORMAT : FULL_MATRIX\nCAPACITY : 10\n"
      "EDGE_WEIGHT_SECTION\n0 1 2\n3 0 4\n5 6 0\n";
  EXPECT_EQ(read(kHead + whole + kRest).problem.distance[0].at(2, 1), 6);
  std::string const lower =
      "EDGE_WEIGHT_TYPE : EXPLICIT\nEDGE_WEIGHT_FORMAT : LOWER_ROW\nCAPACITY : 10\n"
      "EDGE_WEIGHT_SECTION\n1 2\n4\n";
  auto const p = read(kHead + lower + kRest).problem;
  EXPECT_EQ(p.distance[0].at(1, 0), 1);
  EXPECT_EQ(p.distance[0].at(0, 2), 2);
  EXPECT_EQ(p.distance[0].at(1, 2), 4);
  expect_fault(kHead + with_line(lower, 6, "") + kRest, "case.vrp:8: EDGE_WEIGHT_SECTION ends before row 3, column 2");
}

TEST(TourInstance, LongestDutyServiceHoursAndFleets) {
  auto const duty = read(kHead + "DISTANCE : 200\nSERVICE_TIME : 10\n" + kPoints + kRest).problem;
  EXPECT_EQ(duty.fleet[0].longest_duty_s, 200);
  EXPECT_EQ(duty.service_s, (std::vector<double>{0, 10, 10}));
  auto const hours =
      read(kHead + "VEHICLES : 2\n" + kPoints + "TIME_WINDOW_SECTION\n1 0 90\n2 5 50\n3 0 60\n" + kRest).problem;
  EXPECT_EQ(hours.open_s[1], 5);
  EXPECT_EQ(hours.close_s[2], 60);
  EXPECT_EQ(hours.fleet[0].back_by_s, 90);
  EXPECT_EQ(hours.fleet[0].vehicles, 2U);
  auto const fleet =
      read(kHead + "VEHICLES : 3\nVEHICLES_MAX_RELOADS : 1\n" + kPoints +
           "CAPACITY_SECTION\n1 10\n2 7\n3 10\nVEHICLES_FIXED_COST_SECTION\n1 5\n2 3\n3 5\n"
           "VEHICLES_ALLOWED_CLIENTS_SECTION\n1 2 3\n2 2\n3 2 3\nVEHICLES_RELOAD_DEPOT_SECTION\n1 1\n2\n3 1\n" +
           kRest)
          .problem;
  ASSERT_EQ(fleet.fleet.size(), 2U);
  EXPECT_EQ(fleet.fleet[0].vehicles, 2U);
  EXPECT_EQ(fleet.fleet[1].fixed_cost, 3);
  EXPECT_EQ(fleet.fleet[0].most_trips, 2U);
  EXPECT_EQ(fleet.fleet[1].most_trips, 1U);
  EXPECT_TRUE(fleet.may_call(2, 0));
  EXPECT_FALSE(fleet.may_call(2, 1));
}

TEST(TourInstance, SolomonDistancesAreExactOrCutToTenths) {
  auto const instance = read(kSolomon);
  auto const& p = instance.problem;
  EXPECT_EQ(instance.name, "R1");
  EXPECT_EQ(instance.rounding, LegRounding::exact);
  EXPECT_EQ(p.fleet[0].vehicles, 2U);
  EXPECT_EQ(p.fleet[0].back_by_s, 100);
  EXPECT_EQ(p.open_s[1], 20);
  EXPECT_EQ(p.service_s[2], 9);
  EXPECT_NEAR(p.distance[0].at(0, 2), std::sqrt(2.0), 1e-12);
  EXPECT_EQ(read(kSolomon, LegRounding::truncated).problem.distance[0].at(0, 2), 1.4);
}

TEST(TourInstance, EveryFaultOfACvrplibFileHasItsLine) {
  auto const text = kHead + kPoints + kRest;
  expect_fault(with_line(text, 4, "DIMENSION : 1000000000000"), "case.vrp:4: DIMENSION");
  expect_fault(with_line(text, 4, "DIMENSION : -3"), "case.vrp:4: DIMENSION");
  expect_fault(with_line(text, 4, ""), "DIMENSION is missing");
  expect_fault(with_line(text, 5, "EDGE_WEIGHT_TYPE : EUC_3D"), "case.vrp:5: EDGE_WEIGHT_TYPE = EUC_3D");
  expect_fault(with_line(text, 6, ""), "CAPACITY is missing");
  expect_fault(with_line(text, 6, "CAPACITY : 0"), "case.vrp:6: CAPACITY");
  expect_fault(with_line(text, 9, "2 3 abc"), "case.vrp:9: y = \"abc\"");
  expect_fault(with_line(text, 9, "2 nan 4"), "case.vrp:9: x = \"nan\"");
  expect_fault(with_line(text, 9, "1 3 4"), "case.vrp:9: node 1 stands in line 8 already");
  expect_fault(with_line(text, 9, ""), "case.vrp:7: NODE_COORD_SECTION has no row of node 2");
  expect_fault(with_line(text, 13, "2 -5"), "case.vrp:13: demand");
  expect_fault(with_line(text, 13, "2 11"), "case.vrp:13: demand = 11 (the largest vehicle takes 10)");
  expect_fault(with_line(text, 13, "2"), "case.vrp:13: 1 cells; expected node and demand");
  expect_fault(with_line(text, 16, "2"), "case.vrp:16: depot = 2");
  expect_fault(with_line(text, 3, "TYPE : PDPTW"), "case.vrp:3: TYPE = PDPTW");
  expect_fault(with_line(text, 11, "DEMANDS_SECTION"),
               "case.vrp:11: DEMANDS_SECTION is no section that is read here; did you mean");
  EXPECT_EQ(faults(with_line(text, 17, "")), "none");  // the -1 may lack at the end
}

TEST(TourInstance, AllFaultsComeAtOnce) {
  auto text = with_line(with_line(kHead + kPoints + kRest, 9, "2 3 abc"), 13, "2 -5");
  expect_fault(text, "case.vrp:9:");
  expect_fault(text, "case.vrp:13:");
}

TEST(TourInstance, HoursThatEndBeforeTheyBeginAreFaults) {
  expect_fault(kHead + kPoints + "TIME_WINDOW_SECTION\n1 0 90\n2 50 5\n3 0 60\n" + kRest,
               "case.vrp:13: end = 5 (must not be before begin = 50)");
  expect_fault(with_line(kSolomon, 11, "1 3 4 10 40 20 9"), "case.vrp:11: due date = 20");
}

TEST(TourInstance, EveryFaultOfASolomonTextHasItsLine) {
  expect_fault(with_line(kSolomon, 11, "1 3 4 10 20 40"), "case.vrp:11: 6 cells");
  expect_fault(with_line(kSolomon, 11, "1 3 4 10 0 4 9"), "case.vrp:11: due date = 4, but nobody is there");
  expect_fault(with_line(kSolomon, 11, "1 3 4 10 20 99 90"), "case.vrp:11: who serves it is back at");
  expect_fault(with_line(kSolomon, 11, "7 3 4 10 20 40 9"), "case.vrp:11: number = 7");
  expect_fault(with_line(kSolomon, 5, "2"), "case.vrp:5: expected the number of vehicles");
  expect_fault(with_line(kSolomon, 11, "1 3 4 999 20 40 9"), "case.vrp:11: demand = 999");
}

TEST(TourInstance, WhatIsNoInstanceIsRefused) {
  expect_fault("", "case.vrp:1: neither");
  expect_fault("hello\nworld\n", "case.vrp:1: neither");
  expect_fault("DIMENSION : 5\n", "case.vrp:1:");
  expect_fault("VEHICLE\nCUSTOMER\n", "no customers");
}

TEST(TourInstance, HalfOfAFileNeverCrashesAndNeverPasses) {
  auto const text = kHead + kPoints + kRest;
  auto const depot = text.find("-1");
  for (std::size_t cut = 0; cut < depot - 2; ++cut) EXPECT_NE(faults(text.substr(0, cut)), "none") << cut;
  for (std::size_t cut = 0; cut < kSolomon.size(); ++cut) EXPECT_NE(faults(kSolomon.substr(0, cut)), "");
}

TEST(TourInstance, SolutionsHaveTheFormOfCvrplib) {
  TourPlan plan;
  plan.duties.push_back({FleetClassId{0}, {{TourStopId{1}, TourStopId{3}}, {TourStopId{4}}}});
  plan.duties.push_back({FleetClassId{0}, {{TourStopId{2}}}});
  plan.cost = 27'591;
  EXPECT_EQ(solution_text(plan), "Route #1: 1 3 | 4\nRoute #2: 2\nCost 27591\n");
  plan.cost = 828.9369;
  EXPECT_NE(solution_text(plan).find("Cost 828.94"), std::string::npos);
}

TEST(TourInstance, FilesOfOthersAreReadOrRefusedWithALine) {
  auto const folder = std::filesystem::path(TANVAN_SOURCE_DIR) / "../shared/data/peers/vrp";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no files beside the project at ../shared/data/peers/vrp";
  std::size_t read_well = 0;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
    auto const kind = entry.path().extension();
    if (kind != ".vrp" && kind != ".txt" && kind != ".vrptw") continue;
    auto const instance = read_tour_instance({entry.path(), entry.path().filename().string()});
    if (instance) {
      ++read_well;
      EXPECT_TRUE(faults_of(instance->problem, {}).empty()) << entry.path();
    } else {
      for (auto const& fault : instance.error().sorted()) EXPECT_GE(fault.place.line, 1U) << entry.path();
    }
  }
  EXPECT_GE(read_well, 15U);
}

}  // namespace
}  // namespace tanvan
