#include "models/transit_service/transit_service.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "models/transit_service/line_stops.hpp"
#include "models/transit_service/routes.hpp"
#include "tests/models/demand/small_world.hpp"

namespace tanvan {
namespace {

LineRow line(std::string id, std::string mode, std::string status, int year) {
  LineRow row;
  row.id = std::move(id);
  row.mode = std::move(mode);
  row.status = std::move(status);
  row.opening_year = year;
  row.headway_peak_min = 10;
  row.headway_offpeak_min = 30;
  row.service_start_min = 5 * 60;
  row.service_end_min = 19 * 60;
  return row;
}

/// Stops of a line in the centres of these zones, given in the wrong order.
void add_stops(World& world, std::string const& id, std::vector<std::uint32_t> const& zones) {
  for (std::size_t i = zones.size(); i-- > 0;) {
    StopRow stop;
    stop.line_id = id;
    stop.order = static_cast<int>(i) + 1;
    stop.lon = world.network.zones.lon[ZoneId{zones[i]}];
    stop.lat = world.network.zones.lat[ZoneId{zones[i]}];
    stop.run_time_min = 6.0 * static_cast<double>(i);
    world.region.stops.push_back(stop);
  }
}

World served_world() {
  auto world = small::world(0);
  world.region.lines = {line("B", "bus", "existing", 2015), line("M", "metro", "planned", 2020),
                        line("N", "bus", "existing", 2030), line("R", "rail_freight", "existing", 1936)};
  add_stops(world, "B", {1, 3, 4});
  add_stops(world, "M", {2, 4});
  open_lines(world);
  return world;
}

std::vector<double> free_times(World const& world, double factor) {
  std::vector<double> time;
  for (LinkId a : ids<LinkId>(world.network.links.size()))
    time.push_back(factor * world.network.links.length[a].value * 3.6 / world.network.links.free_speed_kmh[a]);
  return time;
}

TEST(TransitService, ExistingLinesRunFromTheirYearAndPlannedOnesOnlyOnceBuilt) {
  auto world = served_world();
  EXPECT_EQ(world.day.service.line_open, (std::vector<std::uint8_t>{1, 0, 0, 1}));
  world.day.service.line_built[1] = 1;
  world.now = month_of(2030, 1);
  open_lines(world);
  EXPECT_EQ(world.day.service.line_open, (std::vector<std::uint8_t>{1, 1, 1, 1}));
}

TEST(TransitService, StopsComeInTheOrderOfDrivingWhateverTheOrderOfTheTable) {
  auto const world = served_world();
  auto const stops = line_stops(world.region);
  ASSERT_EQ(stops.offset, (std::vector<std::uint32_t>{0, 3, 5, 5, 5}));
  for (std::size_t s = 1; s < 3; ++s)
    EXPECT_EQ(world.region.stops[stops.row[s]].order, world.region.stops[stops.row[s - 1]].order + 1);
}

TEST(TransitService, HeadwaysArePeakInTheMorningAndNoneWithoutService) {
  auto const world = served_world();
  auto const& bus = world.region.lines[0];
  EXPECT_EQ(headway_in(bus, world.transport.bins[0]), 10);
  EXPECT_EQ(headway_in(bus, world.transport.bins[1]), 30);
  EXPECT_TRUE(std::isinf(headway_in(bus, world.transport.bins[3]))) << "one of eleven hours is served";
}

TEST(TransitService, BusesTakeTheShortestRoadBetweenTheirStopsBothWays) {
  auto const world = served_world();
  auto const stops = line_stops(world.region);
  auto const routes = bus_routes(world, stops);
  EXPECT_EQ(std::vector<LinkId>(routes.row(0).begin(), routes.row(0).end()), (std::vector<LinkId>{{2}, {4}}));
  EXPECT_EQ(std::vector<LinkId>(routes.row(1).begin(), routes.row(1).end()), (std::vector<LinkId>{{5}, {3}}));
  EXPECT_TRUE(routes.row(2 * stops.offset[1]).empty()) << "a metro needs no road";
}

TEST(TransitService, BusVolumesAreSixtyOverTheHeadway) {
  auto const world = served_world();
  auto const stops = line_stops(world.region);
  auto const volume = bus_volumes(world, stops, bus_routes(world, stops));
  EXPECT_DOUBLE_EQ(volume(0, 2), 6);
  EXPECT_DOUBLE_EQ(volume(1, 5), 2);
  EXPECT_EQ(volume(0, 0), 0);
  EXPECT_EQ(volume(3, 2), 0);
}

TEST(TransitService, CongestionLengthensBusRidesBeyondTheTimetablesSlackAndLeavesMetrosAlone) {
  auto world = served_world();
  world.day.service.line_open[1] = 1;
  auto const stops = line_stops(world.region);
  auto const routes = bus_routes(world, stops);
  auto const& am = world.transport.bins[0];
  auto const quiet = transit_network(world, stops, routes, am, free_times(world, 1.1), {});
  auto const busy = transit_network(world, stops, routes, am, free_times(world, 2.4), {});
  EXPECT_DOUBLE_EQ(quiet.forward_min[StopId{0}], 6);
  EXPECT_DOUBLE_EQ(busy.forward_min[StopId{0}], 12);
  EXPECT_DOUBLE_EQ(busy.forward_min[StopId{3}], 6);
  EXPECT_EQ(busy.open[LineId{3}], 0) << "a freight railway carries nobody";
}

TEST(TransitService, WhatADayDroveTakesThePlaceOfTheTimetable) {
  auto world = served_world();
  auto const stops = line_stops(world.region);
  auto const routes = bus_routes(world, stops);
  std::size_t const bins = world.transport.bins.size(), width = stops.row.size();
  auto const network = [&] {
    auto all = transit_network(world, stops, routes, world.transport.bins[0], free_times(world, 1), {});
    add_driven(world, stops, 0, {}, all);
    return all;
  };
  EXPECT_EQ(network().forward_weight.size(), 0U) << "no day is remembered";
  double const none = std::nan("");
  std::vector<double> const nothing(bins * width, none);
  world.day.line_forward = world.day.line_backward = {nothing, nothing, nothing};
  world.day.line_forward.ride[0] = 8;
  world.day.line_forward.wait[0] = 2;
  world.day.line_forward.spread[0] = 2;
  world.day.line_backward.ride[1] = 9;
  auto const driven = network();
  EXPECT_EQ(driven.forward_min[StopId{0}], 8);
  EXPECT_EQ(driven.forward_min[StopId{1}], 6) << "nobody drove there";
  EXPECT_EQ(driven.backward_min[StopId{1}], 9);
  EXPECT_EQ(driven.forward_more_wait_min[StopId{0}], 2);
  EXPECT_EQ(driven.backward_more_wait_min[StopId{2}], 0);
  EXPECT_DOUBLE_EQ(driven.forward_weight[StopId{0}], 1 + 0.6 * 2 / 8);
  EXPECT_EQ(driven.forward_weight[StopId{1}], 1);
}

TEST(ServicePeriods, PeaksLieWhereAScenarioPutsThem) {
  auto const row = line("B", "bus", "existing", 2015);
  PeakHours const late{.morning_start_h = 7, .evening_start_h = 17, .evening_end_h = 17};
  EXPECT_EQ(service_periods(row, late), (std::vector<ServicePeriod>{{300, 420, 30}, {420, 540, 10}, {540, 1140, 30}}));
  TimeBin const evening{"pm", 16 * 3600., 3 * 3600.};
  EXPECT_EQ(headway_in(row, evening), 10);
  EXPECT_EQ(headway_in(row, evening, late), 30);
}

TEST(ServicePeriods, PeaksHaveTheirHeadwayAndHoursOfServiceBoundThem) {
  auto row = line("B", "bus", "existing", 2015);
  EXPECT_EQ(service_periods(row),
            (std::vector<ServicePeriod>{{300, 360, 30}, {360, 540, 10}, {540, 960, 30}, {960, 1140, 10}}));
  row.service_start_min = 17.5 * 60;
  row.service_end_min = 24 * 60;
  EXPECT_EQ(service_periods(row), (std::vector<ServicePeriod>{{1050, 1140, 10}, {1140, 1440, 30}}));
}

TEST(ServicePeriods, OneHeadwayIsOnePeriodAndNoneIsNone) {
  auto row = line("B", "bus", "existing", 2015);
  row.headway_peak_min = 30;
  EXPECT_EQ(service_periods(row), (std::vector<ServicePeriod>{{300, 1140, 30}}));
  row.headway_offpeak_min = 0;
  EXPECT_EQ(service_periods(row), (std::vector<ServicePeriod>{{360, 540, 30}, {960, 1140, 30}}));
  row.headway_peak_min = 0;
  EXPECT_TRUE(service_periods(row).empty());
}

}  // namespace
}  // namespace tanvan
