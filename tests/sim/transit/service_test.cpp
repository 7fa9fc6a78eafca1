#include "sim/transit/service.hpp"

#include <gtest/gtest.h>

#include "sim/core/check.hpp"
#include "tests/sim/transit/small_service.hpp"

namespace tanvan {
namespace {

/// What is said against a service; empty where nothing is.
std::string said(TransitService const& service) {
  try {
    check_service(service);
    return {};
  } catch (Violation const& violation) {
    return violation.what();
  }
}

/// Four runs of three calls, the first three by one vehicle, out of order: 2, 0, 1.
TransitService of_two_vehicles() {
  auto service = row_of_stops(3, 4, 600, 120);
  service.next = {1, kNoRun, 0, kNoRun};
  return service;
}

TEST(TransitService, VehiclesBeginWithRunsThatFollowNone) {
  auto const service = of_two_vehicles();
  EXPECT_EQ(said(service), "");
  EXPECT_EQ(first_runs(service), (std::vector<RunId>{RunId{2}, RunId{3}}));
}

TEST(TransitService, CallsOfAVehicleAreThoseOfItsRunsInTheOrderInWhichItServesThem) {
  auto const service = of_two_vehicles();
  EXPECT_EQ(calls_of_vehicle(service, RunId{2}), (std::vector<std::uint32_t>{6, 7, 8, 0, 1, 2, 3, 4, 5}));
  EXPECT_EQ(calls_of_vehicle(service, RunId{3}), (std::vector<std::uint32_t>{9, 10, 11}));
}

TEST(TransitService, NoTwoVehiclesGoOnAsOneRun) {
  auto service = of_two_vehicles();
  service.next[3] = 1;
  EXPECT_NE(said(service).find("one vehicle a run"), std::string::npos) << said(service);
}

TEST(TransitService, NoVehicleGoesRoundForEver) {
  auto service = of_two_vehicles();
  service.next[1] = 2;
  EXPECT_NE(said(service).find("vehicles that begin somewhere"), std::string::npos) << said(service);
  service = of_two_vehicles();
  service.next[3] = 3;
  EXPECT_NE(said(service).find("vehicles that begin somewhere"), std::string::npos) << said(service);
}

TEST(TransitService, RunsKindsAndMarksThatAreNotThereAreRefused) {
  auto service = of_two_vehicles();
  service.next[3] = 4;
  EXPECT_NE(said(service).find("a run of the timetable"), std::string::npos);
  service = of_two_vehicles();
  service.kind[1] = 1;
  EXPECT_NE(said(service).find("a kind of vehicle"), std::string::npos);
  service = of_two_vehicles();
  service.timepoint.pop_back();
  EXPECT_NE(said(service).find("a mark for each call"), std::string::npos);
  service = of_two_vehicles();
  service.line.pop_back();
  EXPECT_NE(said(service).find("a line, a kind and what comes next"), std::string::npos);
  service = of_two_vehicles();
  service.timetable.departure[1] = service.timetable.arrival[2] + 1;
  EXPECT_NE(said(service).find("times that do not fall along a run"), std::string::npos);
}

TEST(RiderTable, LinesOfARiderFollowThoseOfTheOneBefore) {
  RiderTable riders;
  riders.add(StopId{0}, StopId{1}, 10, std::vector<std::uint32_t>{7, 3});
  riders.add(StopId{1}, StopId{2}, 20);  // any line
  riders.add(StopId{2}, StopId{0}, 30, std::vector<std::uint32_t>{5});
  EXPECT_EQ(riders.size(), 3U);
  EXPECT_EQ(riders.line_offset, (std::vector<std::uint32_t>{0, 2, 2, 3}));
  EXPECT_EQ(riders.line, (std::vector<std::uint32_t>{7, 3, 5}));
}

}  // namespace
}  // namespace tanvan
