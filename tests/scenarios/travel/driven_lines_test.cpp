#include "scenarios/run/travel/driven_lines.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "scenarios/run/travel/line_riders.hpp"
#include "tests/scenarios/travel/travel_world.hpp"

namespace tanvan {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr std::size_t kMorning = 0;

/// The bus of zones 1 to 4 alone, with room for 60; each tour of the sample rides it from its first stop to its last in
/// the morning, and back in the same bin.
World bus_world(std::size_t tours, double scale = 0.1) {
  auto world = small::travel_world(0);
  world.scale = scale;
  world.region.lines[0].vehicle_capacity = 60;
  auto& t = world.day.trips;
  for (std::uint64_t i = 0; i < tours; ++i)
    for (std::uint32_t way = 0; way < 2; ++way) {
      t.traveller.push_back({i + 1}), t.person.push_back({});
      t.origin.push_back({way == 0 ? 1U : 4U}), t.destination.push_back({way == 0 ? 4U : 1U});
      t.purpose.push_back(way == 0 ? Purpose::work : Purpose::home), t.bin.push_back(kMorning);
      t.number.push_back(static_cast<std::uint8_t>(way)), t.returning.push_back(static_cast<std::uint8_t>(way));
      t.within.push_back(1), t.mode.push_back(Mode::bus), t.company_bus.push_back(0), t.lot.push_back(-1);
    }
  return world;
}

Journeys along_the_line(World const& world) {
  std::size_t const n = world.network.zones.size();
  std::vector<double> const none(n * n, kInf);
  TransitSkim skim{n, none, none, none, none, none, std::vector<Rides>(n * n), std::vector<double>(n * n, 0)};
  for (auto const& [from, to] : {std::pair{1, 4}, {4, 1}}) {
    auto const cell = static_cast<std::size_t>(from) * n + static_cast<std::size_t>(to);
    skim.boardings[cell] = 1;
    skim.walk_min[cell] = 10;
    skim.rides[cell] = {from == 1 ? Ride{0, 3} : Ride{3, 0}};
  }
  Journeys all;
  all[static_cast<std::size_t>(Mode::bus)].assign(world.transport.bins.size(), skim);
  return all;
}

/// Links take so many times the time that they take when they are empty, from 7 to 8 h; before and after as they are.
TravelTimeProfiles jam(World const& world, double times) {
  auto const& links = world.network.links;
  std::vector<double> start = {0, 7 * 3600., 8 * 3600.}, time;
  for (double const factor : {1.0, times, 1.0})
    for (LinkId a : ids<LinkId>(links.size()))
      time.push_back(factor * links.length[a].value * 3.6 / links.free_speed_kmh[a]);
  return profiles_of_bins(start, time);
}

DrivenLines drive(World const& world, double times, TransitServiceParameters const& p = {}) {
  return drive_lines(world, frame_of(world, {}), jam(world, times), along_the_line(world), p);
}

double sum(std::vector<double> const& x) {
  return std::accumulate(x.begin(), x.end(), 0.0);
}

TEST(LineRiders, ATripOfTheSampleIsManyPersonsWithinItsBinWhoKnowTheTimetable) {
  auto const world = bus_world(7);
  auto const service = line_runs(world, line_stops(world.region), {});
  auto const riders = line_riders(world, service, along_the_line(world), {}).rides;
  ASSERT_EQ(riders.size(), 140U);
  auto const& am = world.transport.bins[kMorning];
  for (std::size_t i = 0; i < riders.size(); ++i) {
    bool const forward = riders.from[i] == platform(0, true);
    EXPECT_EQ(riders.from[i], platform(forward ? 0 : 3, forward));
    EXPECT_EQ(riders.to[i], platform(forward ? 3 : 0, forward));
    EXPECT_GE(seconds_of_time(riders.at[i]), am.start_s + 5 * 60);
    EXPECT_LE(seconds_of_time(riders.at[i]), am.start_s + am.length_s + 3600) << "home again after the ride there";
  }
  auto const half = line_riders(bus_world(400, 0.4), service, along_the_line(world), {}).rides;
  EXPECT_NEAR(static_cast<double>(half.size()), 2000, 60) << "2.5 each";
}

TEST(LineRiders, NobodyComesBackBeforeTheWayOut) {
  auto const world = bus_world(50);
  auto const service = line_runs(world, line_stops(world.region), {});
  auto const riders = line_riders(world, service, along_the_line(world), {}).rides;
  double const ride_s = 27 * 60;
  for (std::size_t i = 0; i < riders.size(); i += 2) {  // a person after the other
    ASSERT_EQ(riders.from[i], platform(0, true));
    EXPECT_GE(seconds_of_time(riders.at[i + 1]), std::min(seconds_of_time(riders.at[i]) + ride_s, 9 * 3600.0));
  }
}

TEST(LineRiders, WhoLeavesAfterMidnightTakesTheRunOfTheDayBefore) {
  auto world = bus_world(5);
  world.transport.bins = {{"night", 0, 6 * 3600}, {"day", 6 * 3600, 18 * 3600}};
  world.region.lines[0].service_start_min = 20 * 60, world.region.lines[0].service_end_min = 26 * 60;
  EXPECT_NEAR(served_share(world.region.lines[0], world.transport.bins[0]), 1.0 / 3, 1e-12);
  auto const service = line_runs(world, line_stops(world.region), {});
  for (auto const at : line_riders(world, service, along_the_line(world), {}).rides.at)
    EXPECT_GE(seconds_of_time(at), 19.6 * 3600) << "this evening, or after midnight";
}

TEST(LineRiders, NobodyComesBeforeTheFirstVehicleOrMissesTheLast) {
  auto world = bus_world(20);
  auto& line = world.region.lines[0];
  line.service_start_min = 7 * 60, line.service_end_min = 8 * 60;
  auto const service = line_runs(world, line_stops(world.region), {});
  auto const riders = line_riders(world, service, along_the_line(world), {}).rides;
  for (auto const at : riders.at) {
    EXPECT_GE(seconds_of_time(at), 7 * 3600 - 20 * 60);
    EXPECT_LE(seconds_of_time(at), 8 * 3600);
  }
}

TEST(LineRiders, RidesOfStopsWhereNothingCallsAreCounted) {
  auto world = bus_world(3);
  world.region.lines[0].headway_peak_min = world.region.lines[0].headway_offpeak_min = 0;
  auto const riders = line_riders(world, line_runs(world, line_stops(world.region), {}), along_the_line(world), {});
  EXPECT_EQ(riders.rides.size(), 0U);
  EXPECT_EQ(riders.unserved, 60U) << "ten persons each, there and back";
}

TEST(DrivenLines, OnEmptyRoadsBusesKeepTheirTimes) {
  auto const quiet = drive(bus_world(1), 1);
  EXPECT_EQ(quiet.riders, 20U);
  EXPECT_EQ(quiet.arrived, quiet.riders);
  EXPECT_NEAR(quiet.forward.ride[0], 9, 0.7);
  EXPECT_TRUE(std::isnan(quiet.forward.ride[3])) << "no ride beyond the last stop";
  EXPECT_NEAR(quiet.forward.wait[0], 0, 0.05) << "as even as the timetable";
  EXPECT_LT(quiet.forward.spread[0], 0.5);
}

TEST(DrivenLines, BusesSitInTheJamWithAllOthers) {
  auto const world = bus_world(5);
  auto const quiet = drive(world, 1), jammed = drive(world, 4);
  EXPECT_GT(jammed.forward.ride[0], 1.4 * quiet.forward.ride[0]) << "an hour of three";
  EXPECT_GT(jammed.forward.spread[0], quiet.forward.spread[0] + 1);
  EXPECT_GT(jammed.forward.wait[2], quiet.forward.wait[2]) << "headways are uneven behind the jam";
  EXPECT_EQ(jammed.arrived, jammed.riders);
}

TEST(DrivenLines, AStandstillEndsNoDay) {
  auto const stuck = drive(bus_world(5), 100'000);
  EXPECT_LE(stuck.forward.ride[0], 24 * 60 + 60) << "a day at most, and the stop";
  EXPECT_LT(stuck.arrived, stuck.riders);
}

TEST(DrivenLines, FullBusesLeaveRidersBehind) {
  auto const some = drive(bus_world(10), 1), many = drive(bus_world(300), 1);
  EXPECT_EQ(sum(some.day.denied), 0);
  EXPECT_GT(sum(many.day.denied), 0);
  EXPECT_GT(many.gave_up(), 0U);
  EXPECT_EQ(sum(many.day.boardings), static_cast<double>(many.arrived)) << "who gets in gets there";
  EXPECT_EQ(sum(many.day.alightings), sum(many.day.boardings));
  for (std::size_t row = 0; row < many.day.places.size(); ++row) {
    EXPECT_LE(many.day.load_forward[row], many.day.places[row]);
    EXPECT_LE(many.day.load_backward[row], many.day.places[row]);
  }
  EXPECT_EQ(many.day.places[0], 18 * 60) << "as many buses as set out in three hours";
}

TEST(DrivenLines, TrainsKeepToTheirTimes) {
  auto world = bus_world(0);
  world.day.service.line_open[1] = 1;
  auto const lines = drive(world, 4);
  EXPECT_NEAR(lines.forward.ride[4], 8 - 0.2, 1e-9) << "the time of the table has a stop in it";
  EXPECT_NEAR(lines.forward.ride[5], 4, 1e-9);
  EXPECT_EQ(lines.forward.spread[4], 0);
}

TEST(DrivenLines, MemoryMovesHalfWayAndTakesWhatItDoesNotKnow) {
  double const none = std::nan("");
  DayStore day;
  DrivenLines lines;
  lines.forward = lines.backward = {{4, none}, {2, none}, {0, none}};
  remember_lines(day, lines, 0.5);
  EXPECT_EQ(day.line_forward.ride[0], 4);
  lines.forward = {{6, 8}, {2, 2}, {1, 1}};
  remember_lines(day, lines, 0.5);
  EXPECT_EQ(day.line_forward.ride, (std::vector<double>{5, 8}));
  EXPECT_EQ(day.line_forward.spread, (std::vector<double>{0.5, 1}));
  lines.forward.ride[1] = none;
  remember_lines(day, lines, 0.5);
  EXPECT_TRUE(std::isnan(day.line_forward.ride[1])) << "nothing ran";
}

}  // namespace
}  // namespace tanvan
