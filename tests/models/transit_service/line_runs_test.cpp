#include "models/transit_service/line_runs.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace tanvan {
namespace {

LineRow line(std::string id, std::string mode, double headway_min) {
  LineRow row;
  row.id = std::move(id);
  row.mode = std::move(mode);
  row.headway_peak_min = row.headway_offpeak_min = headway_min;
  row.service_start_min = 10 * 60;
  row.service_end_min = 12 * 60;
  row.vehicle_capacity = 60;
  return row;
}

/// A bus of three stops, 0, 10 and 25 min from its begin, every half hour from 10 to 12 h; a closed metro and a railway
/// for goods.
World three_lines() {
  World world;
  world.region.lines = {line("B", "bus", 30), line("M", "metro", 30), line("R", "rail_freight", 30)};
  for (auto const* id : {"B", "M", "R"})
    for (auto const& [order, minutes] : {std::pair{1, 0.0}, {2, 10.0}, {3, 25.0}}) {
      StopRow stop;
      stop.line_id = id, stop.order = order, stop.run_time_min = minutes;
      world.region.stops.push_back(stop);
    }
  world.day.service.line_open = {1, 0, 1};
  return world;
}

TransitService runs_of(World const& world, TransitServiceParameters const& p = {}) {
  auto service = line_runs(world, line_stops(world.region), p);
  check_service(service);
  return service;
}

TEST(LineRuns, OpenLinesRunBothWaysAtTheirHeadwayInTheTimesOfTheTable) {
  auto const service = runs_of(three_lines());
  auto const& t = service.timetable;
  ASSERT_EQ(t.runs(), 8U);  // at 10:00, 10:30, 11:00 and 11:30
  EXPECT_EQ(service.line, std::vector<std::uint32_t>(24, 0));
  EXPECT_EQ(std::vector(t.stop.begin(), t.stop.begin() + 6),
            (std::vector{platform(0, true), platform(1, true), platform(2, true), platform(2, false),
                         platform(1, false), platform(0, false)}));
  EXPECT_EQ(std::vector(t.arrival.begin(), t.arrival.begin() + 6),
            (std::vector<std::int32_t>{36000, 36600, 37500, 36000, 36900, 37500}));
  EXPECT_EQ(t.departure, t.arrival);
  EXPECT_EQ(std::vector(t.board.begin(), t.board.begin() + 3), (std::vector<std::uint8_t>{1, 1, 0}));
  EXPECT_EQ(std::vector(t.alight.begin(), t.alight.begin() + 3), (std::vector<std::uint8_t>{0, 1, 1}));
}

TEST(LineRuns, AVehicleTakesTheFirstRunBackThatItIsThereFor) {
  // 25 min, 5 of layover and 2.5 to recover: it misses the run half an hour later and takes the one after it.
  auto const service = runs_of(three_lines());
  EXPECT_EQ(first_runs(service), (std::vector<RunId>{{0}, {1}, {2}, {3}}));
  EXPECT_EQ(service.next[0], 5U);  // forward at 10:00, then back at 11:00
  EXPECT_EQ(service.next[1], 4U);
  EXPECT_EQ(service.next[4], kNoRun);
  TransitServiceParameters quick;
  quick.stops.least_layover_min = 2;
  EXPECT_EQ(first_runs(runs_of(three_lines(), quick)).size(), 2U);
}

TEST(LineRuns, BusesAreBoardedPastTheDriverAndTrainsFromThePlatform) {
  auto world = three_lines();
  world.region.lines[1].vehicle_capacity = 930;
  auto const kinds = runs_of(world).kinds;
  EXPECT_EQ(kinds[0].seats, 30U);
  EXPECT_EQ(kinds[0].places(), 60U);
  EXPECT_EQ(kinds[0].boarding, BoardingRule::paying);
  EXPECT_EQ(kinds[0].boarding_doors, 1U);
  EXPECT_EQ(kinds[1].seats, 186U);
  EXPECT_EQ(kinds[1].boarding, BoardingRule::level);
  EXPECT_EQ(kinds[1].boarding_doors, 12U);
  EXPECT_TRUE(kinds[1].every_stop);
}

TEST(LineRuns, ALineOfOneStopOrWithoutHeadwayHasNone) {
  auto world = three_lines();
  world.region.lines[0].headway_peak_min = world.region.lines[0].headway_offpeak_min = 0;
  EXPECT_EQ(runs_of(world).timetable.runs(), 0U);
  world = three_lines();
  std::erase_if(world.region.stops, [](StopRow const& s) { return s.line_id == "B" && s.order > 1; });
  EXPECT_EQ(runs_of(world).timetable.runs(), 0U);
}

}  // namespace
}  // namespace tanvan
