// `tanvan tours` as its user meets it.
#include <gtest/gtest.h>
#include <regex>

#include "tests/scenarios/program/program_folder.hpp"

namespace tanvan {
namespace {

/// Eight customers in pairs on four sides of the depot, a pair a vehicle: 4 x (10 + 1 + 10).
std::string const kSquare =
    "NAME : square\nCOMMENT : a square\nTYPE : CVRP\nDIMENSION : 9\nEDGE_WEIGHT_TYPE : EUC_2D\nCAPACITY : 2\n"
    "NODE_COORD_SECTION\n1 0 0\n2 10 0\n3 10 1\n4 -10 0\n5 -10 1\n6 0 10\n7 1 10\n8 0 -10\n9 1 -10\n"
    "DEMAND_SECTION\n1 0\n2 1\n3 1\n4 1\n5 1\n6 1\n7 1\n8 1\n9 1\nDEPOT_SECTION\n1\n-1\nEOF\n";

class Tours : public ProgramFolder {
 protected:
  void SetUp() override {
    ProgramFolder::SetUp();
    put("square.vrp", kSquare);
  }
  Ended tours(std::string const& words) const { return tanvan("tours " + words); }
  bool is_there(std::string const& name) const { return std::filesystem::exists(folder / name); }
};

void expect(Ended const& ended, int status, std::string const& says) {
  EXPECT_EQ(ended.status, status) << ended.said;
  EXPECT_NE(ended.said.find(says), std::string::npos) << "expected " << says << "\n" << ended.said;
}

TEST_F(Tours, WritesASolutionAndPrintsItsFigures) {
  auto const ended = tours("square.vrp --iterations 500 -o out.sol");
  expect(ended, 0, "cost=84 best_known=unknown gap=unknown vehicles=4 seconds=");
  EXPECT_EQ(text_of("out.sol"), "Route #1: 1 2\nRoute #2: 3 4\nRoute #3: 5 6\nRoute #4: 7 8\nCost 84\n");
  expect(tours("square.vrp --iterations 500 --best 80 -o out.sol"), 0, "best_known=80 gap=5.000%");
}

TEST_F(Tours, TheSameIterationsGiveTheSameFileOnAnyThreads) {
  std::string first;
  for (int const threads : {1, 2, 7}) {
    expect(tours("square.vrp --iterations 300 --seed 3 --threads " + std::to_string(threads) + " -o out.sol"), 0,
           "cost=");
    if (first.empty()) first = text_of("out.sol");
    EXPECT_EQ(text_of("out.sol"), first);
  }
}

TEST_F(Tours, TheClockMayDecideInstead) {
  expect(tours("square.vrp --time 0.05 --threads 1 -o out.sol"), 0, "cost=84");
}

TEST_F(Tours, FaultsHaveTheirLineAndNothingIsWritten) {
  put("bad.vrp", std::regex_replace(kSquare, std::regex("CAPACITY : 2"), "CAPACITY : 0"));
  expect(tours("bad.vrp --iterations 5 -o out.sol"), 2, "bad.vrp:6: CAPACITY");
  EXPECT_FALSE(is_there("out.sol"));
  expect(tours("none.vrp --iterations 5 -o out.sol"), 2, "none.vrp:1:");
  expect(tours("square.vrp --iterations 5 -o square.vrp"), 2, "square.vrp");
  EXPECT_EQ(text_of("square.vrp"), kSquare);
}

TEST_F(Tours, TheCommandLineMustSayHowLong) {
  expect(tours("square.vrp -o out.sol"), 2, "say either --time or --iterations");
  expect(tours("square.vrp --time 1 --iterations 5 -o out.sol"), 2, "--time");
  expect(tours("square.vrp --time 0 -o out.sol"), 2, "--time");
}

TEST_F(Tours, CustomersWithoutVehicleAreNoSolution) {
  put("few.vrp", std::regex_replace(kSquare, std::regex("CAPACITY : 2"), "CAPACITY : 2\nVEHICLES : 3"));
  expect(tours("few.vrp --iterations 200 -o out.sol"), 1, "2 of 8 customers found no vehicle");
  EXPECT_FALSE(is_there("out.sol"));
}

TEST_F(Tours, HelpNamesEveryOption) {
  auto const ended = tours("--help");
  EXPECT_EQ(ended.status, 0);
  for (char const* option : {"--time", "--iterations", "--threads", "--seed", "--best", "--distances", "--output"})
    EXPECT_NE(ended.said.find(option), std::string::npos) << option;
}

}  // namespace
}  // namespace tanvan
