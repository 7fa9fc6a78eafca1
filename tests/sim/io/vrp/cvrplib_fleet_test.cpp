#include "sim/io/vrp/cvrplib_fleet.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

struct Read {
  TourProblem problem;
  std::string faults;
};

/// The fleet of a file for a depot and three stops; the depot is open from 0 to 100.
Read read(std::string const& file) {
  Faults faults;
  auto const lines = vrp_lines(file);
  auto const text = cvrplib_text(lines, "a.vrp", faults);
  Read result;
  result.problem.demand.assign(4, 0);
  result.problem.open_s.assign(4, 0);
  result.problem.close_s.assign(4, 100);
  read_cvrplib_fleet(text, result.problem, faults);
  for (auto const& fault : faults.sorted()) result.faults += to_string(fault) + "\n";
  return result;
}

TEST(CvrplibFleet, WithoutANumberThereIsAVehicleForEachStopAndTheDepotsHoursBindIt) {
  auto const [problem, faults] = read("CAPACITY : 30\nDISTANCE : 80\n");
  EXPECT_EQ(faults, "");
  ASSERT_EQ(problem.fleet.size(), 1U);
  EXPECT_EQ(problem.fleet[0].capacity, 30);
  EXPECT_EQ(problem.fleet[0].vehicles, 4U);
  EXPECT_EQ(problem.fleet[0].longest_duty_s, 80);
  EXPECT_EQ(problem.fleet[0].back_by_s, 100);
  EXPECT_EQ(problem.fleet[0].most_trips, 1U);
  EXPECT_TRUE(problem.classes.empty());
}

TEST(CvrplibFleet, VehiclesThatAreAlikeMakeAClass) {
  auto const [problem, faults] = read(
      "VEHICLES : 3\nCAPACITY_SECTION\n1 30\n2 50\n3 30\nVEHICLES_FIXED_COST_SECTION\n1 5\n2 9\n3 5\n"
      "VEHICLES_UNIT_DISTANCE_COST_SECTION\n1 1\n2 2\n3 1\n");
  EXPECT_EQ(faults, "");
  ASSERT_EQ(problem.fleet.size(), 2U);
  EXPECT_EQ(problem.fleet[0].vehicles, 2U);
  EXPECT_EQ(problem.fleet[0].fixed_cost, 5);
  EXPECT_EQ(problem.fleet[1].vehicles, 1U);
  EXPECT_EQ(problem.fleet[1].capacity, 50);
  EXPECT_EQ(problem.fleet[1].cost_per_distance, 2);
}

TEST(CvrplibFleet, ListsTellWhoMayCallWhereAndWhoReloads) {
  auto const [problem, faults] = read(
      "CAPACITY : 30\nVEHICLES : 2\nVEHICLES_MAX_RELOADS : 2\nVEHICLES_ALLOWED_CLIENTS_SECTION\n1 2 3\n2 4\n"
      "VEHICLES_RELOAD_DEPOT_SECTION\n1 1\n2\n");
  EXPECT_EQ(faults, "");
  ASSERT_EQ(problem.fleet.size(), 2U);
  EXPECT_EQ(problem.classes, (std::vector<std::uint32_t>{0b11, 0b01, 0b01, 0b10}));
  EXPECT_EQ(problem.fleet[0].most_trips, 3U);
  EXPECT_EQ(problem.fleet[1].most_trips, 1U);
}

TEST(CvrplibFleet, EveryFaultHasItsLine) {
  auto const said = read(
                        "VEHICLES : 2\nCAPACITY_SECTION\n1 30\n1 40\nVEHICLES_FIXED_COST_SECTION\n1 5 6\n2 -3\n"
                        "VEHICLES_DEPOT_SECTION\n1 1\n2 2\nDISTANCE : 0\n")
                        .faults;
  EXPECT_NE(said.find("a.vrp:4: vehicle 1 stands twice"), std::string::npos) << said;
  EXPECT_NE(said.find("a.vrp:2: CAPACITY_SECTION has no row of vehicle 2 of 2"), std::string::npos) << said;
  EXPECT_NE(said.find("a.vrp:6: 3 cells"), std::string::npos) << said;
  EXPECT_NE(said.find("a.vrp:7: VEHICLES_FIXED_COST_SECTION = \"-3\""), std::string::npos) << said;
  EXPECT_NE(said.find("a.vrp:10: depot = 2"), std::string::npos) << said;
  EXPECT_NE(said.find("a.vrp:11: DISTANCE = 0 (must be > 0)"), std::string::npos) << said;
  EXPECT_NE(read("VEHICLES : 2\n").faults.find("CAPACITY is missing"), std::string::npos);
}

}  // namespace
}  // namespace tanvan
