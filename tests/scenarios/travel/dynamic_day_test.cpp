#include "scenarios/run/travel/dynamic_day.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "sim/engine/state.hpp"
#include "sim/network/segments.hpp"
#include "tests/scenarios/travel/travel_world.hpp"

namespace tanvan {
namespace {

World dynamic_world(std::size_t families = 600) {
  auto world = small::travel_world(families);
  world.transport.dynamic = {2025};
  return world;
}

/// A few iterations say as much here.
TravelParameters three_iterations() {
  TravelParameters p;
  p.dynamic.max_iterations = 3;
  return p;
}

World after_a_day() {
  auto world = dynamic_world();
  run_travel_day(world, three_iterations(), {});
  return world;
}

/// Vehicles of a class that left a link in the whole day.
double left(World const& world, LinkId a, VehicleClass vehicle) {
  auto const& day = world.record.travel.at(2025).traffic;
  std::size_t const links = world.network.links.size();
  double sum = 0;
  for (std::size_t b = 0; b < day.bin_length_s.size(); ++b)
    sum += day.volume_veh_h[(b * links + a.value) * kVehicleClasses + static_cast<std::size_t>(vehicle)] *
           day.bin_length_s[b] / 3600;
  return sum;
}

TEST(DynamicDay, SaysThatItWasDynamicAndAStaticDayDoesNot) {
  auto const& traffic = after_a_day().record.travel.at(2025).traffic;
  EXPECT_EQ(traffic.engine, "dynamic");
  EXPECT_GT(traffic.vehicles, 0);
  EXPECT_EQ(traffic.arrived, traffic.vehicles);
  EXPECT_EQ(traffic.relative_gap.size(), 4U);
  EXPECT_EQ(traffic.motorbike_speed_kmh.size(), traffic.speed_kmh.size());
  auto still = small::travel_world();
  run_travel_day(still, {}, {});
  EXPECT_EQ(still.record.travel.at(2025).traffic.engine, "");
  EXPECT_TRUE(still.day.driven.ways.first.empty());
  EXPECT_TRUE(still.day.motorbike_time_s.empty());
}

/// What all vehicles together spent on the roads [h].
double vehicle_hours(World const& world, TrafficDay const& day) {
  std::size_t const links = world.network.links.size();
  double sum = 0;
  for (std::size_t cell = 0; cell < day.speed_kmh.size(); ++cell)
    for (std::size_t c = 0; c < kVehicleClasses; ++c) {
      double const speed = c == 0 ? day.motorbike_speed_kmh[cell] : day.speed_kmh[cell];
      sum += day.volume_veh_h[cell * kVehicleClasses + c] * day.bin_length_s[cell / links] / 3600 *
             world.network.links.length[id_of<LinkId>(cell % links)].value / 1000 / speed;
    }
  return sum;
}

/// On a line of roads whoever goes east over a junction, or sets out there, leaves the link behind it.
TEST(DynamicDay, VolumesAreTheTripsThatCross) {
  auto world = dynamic_world();
  run_travel_day(world, three_iterations(), {});
  double trucks = 0;
  for (auto const& bin : world.day.vehicles)
    for (std::size_t i = 0; i <= 2; ++i)
      for (std::size_t j = 3; j < 6; ++j) trucks += bin[static_cast<std::size_t>(VehicleClass::truck)](i, j);
  LinkId const east{4};  // from zone 2 to zone 3
  ASSERT_EQ(world.network.links.from[east], NodeId{2});
  ASSERT_EQ(world.network.links.to[east], NodeId{3});
  EXPECT_NEAR(left(world, east, VehicleClass::truck), trucks, 4 + 1e-9) << "rounded once a bin";
  EXPECT_GT(trucks, 20);
}

TEST(DynamicDay, NoTruckCrossesInTheHoursOfABanAndAllCrossInTheOthers) {
  auto world = dynamic_world();
  LinkId const east{4};
  world.network.links.truck_ban_hours[east] = hours_between(6, 18);
  run_travel_day(world, three_iterations(), {});
  auto const& day = world.record.travel.at(2025).traffic;
  EXPECT_EQ(day.arrived, day.vehicles);
  auto const free = after_a_day();
  EXPECT_NEAR(left(world, east, VehicleClass::truck), left(free, east, VehicleClass::truck), 4);
  std::size_t const links = world.network.links.size();
  for (std::size_t b = 0; b < day.bin_length_s.size(); ++b) {
    double const begin_h = day.bin_start_s[b] / 3600, end_h = begin_h + day.bin_length_s[b] / 3600;
    if (begin_h < 6.5 || end_h > 18) continue;  // who entered at the last moment is on the link for a while
    EXPECT_EQ(day.volume_veh_h[(b * links + east.value) * kVehicleClasses + 3], 0) << begin_h << " to " << end_h;
  }
}

TEST(DynamicDay, SameBitsOnOneTwoAndSevenThreads) {
  std::vector<std::map<std::string, std::uint64_t>> digests;
  std::vector<std::vector<double>> volumes;
  for (std::size_t threads : {1, 2, 7}) {
    tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, threads};
    auto const world = after_a_day();
    digests.push_back(state_digests(world));
    volumes.push_back(world.record.travel.at(2025).traffic.volume_veh_h);
  }
  EXPECT_EQ(digests[0], digests[1]);
  EXPECT_EQ(digests[0], digests[2]);
  EXPECT_EQ(volumes[0], volumes[1]);
  EXPECT_EQ(volumes[0], volumes[2]);
}

TEST(DynamicDay, ATenthOfTheVehiclesOnATenthOfTheRoadsSpendsTheTimeOfAll) {
  constexpr double kBound = 0.05;  // of all vehicle-hours
  auto world = small::travel_world(3000);
  run_travel_day(world, {}, {});
  auto const hours = [&](double sample) {
    TravelParameters p;
    p.dynamic.trips.sample = sample;
    return vehicle_hours(world, drive_day(world, frame_of(world, p), {}, p).traffic);
  };
  double const all = hours(1), tenth = hours(0.1);
  EXPECT_NEAR(tenth, all, kBound * all);
}

TEST(DynamicDay, TheNextDynamicDayBeginsOnTheWaysOfTheLast) {
  auto world = after_a_day();
  auto const before = world.day.driven.size();
  EXPECT_GT(before, 0U);
  auto saved = save_state(world);
  auto again = dynamic_world();
  load_state(again, saved);
  EXPECT_EQ(state_digests(again), state_digests(world));
  EXPECT_EQ(again.day.driven.ways.turn, world.day.driven.ways.turn);
}

TEST(DynamicDay, AJamMakesJobsHarderToReach) {
  auto free = dynamic_world(), jammed = dynamic_world();
  for (double& capacity : jammed.network.links.capacity) capacity /= 6;
  run_travel_day(free, three_iterations(), {});
  run_travel_day(jammed, three_iterations(), {});
  EXPECT_GT(jammed.access.car_time_min(1, 4), free.access.car_time_min(1, 4) + 1);
  EXPECT_LT(jammed.access.jobs_access[ZoneId{1}], free.access.jobs_access[ZoneId{1}]);
}

TEST(DynamicDay, WhoeverDoesNotArriveIsToldWithNumbers) {
  World world = dynamic_world();
  DynamicDay day;
  day.tally = {.trips = 10, .arrived = 6, .no_way = 1, .gridlock = 2, .blocked = 1};
  day.gridlocks = {{traffic_time(7 * 3600), 0, 0, {LinkId{1}, LinkId{2}}}};
  auto const before = world.record.events.size();
  note_troubles(world, day);
  ASSERT_EQ(world.record.events.size(), before + 3);
  auto const* told = &world.record.events[before];
  EXPECT_EQ(told[0].kind, "stuck");
  EXPECT_NE(told[0].detail.find("3 of 10 vehicles did not arrive: 2 in gridlock, 1 behind one"), std::string::npos);
  EXPECT_EQ(told[1].kind, "no_way");
  EXPECT_EQ(told[2].kind, "gridlock");
  EXPECT_NE(told[2].detail.find("links 1 (QL13), 2 (QL13) wait for each other since 07:00"), std::string::npos)
      << told[2].detail;
}

TEST(DynamicDay, NothingIsToldOfADayOnWhichAllArrive) {
  auto world = after_a_day();
  for (auto const& event : world.record.events) EXPECT_NE(event.kind, "stuck");
}

}  // namespace
}  // namespace tanvan
