#include "models/freight/gates.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "tests/models/freight/goods_town.hpp"

namespace tanvan {
namespace {

std::vector<Gateway> port(double teu_year) {
  Gateway port{.name = "Cảng", .node = FreightNode::seaport, .zone = ZoneId{5}, .teu_year = teu_year};
  port.others_teu = 0.6 * teu_year;
  return {port};
}

/// Trucks that leave the gate at an hour, as planned, each standing for several.
GoodsDay trucks_at(double hour, std::uint32_t count, double vehicles, FreightParameters const& p) {
  GoodsDay day;
  for (std::uint32_t n = 0; n < count; ++n) {
    GoodsTrip trip;
    trip.from = ZoneId{5};
    trip.to = ZoneId{3};
    trip.leave_s = hour * 3600 + 60 * p.gate_min;
    trip.gate = 0;
    trip.duty = n;
    trip.vehicles = vehicles;
    day.trips.push_back(trip);
  }
  return day;
}

/// Roads without bans.
FreightRoads const kRoads = freight_roads(goods_town::world());

double sum(std::array<double, 24> const& hours) {
  return std::accumulate(hours.begin(), hours.end(), 0.0);
}

TEST(Gates, TrucksOfTheTableAndOfTheSamplePassThem) {
  World world;
  FreightParameters const p{.working_days = 300, .teu_per_trip = 1.6};
  auto day = trucks_at(10, 7, 10, p);
  auto const gates = pass_gates(world, kRoads, port(4'800'000), day, p);
  EXPECT_NEAR(sum(gates[0].trucks), 0.6 * 10'000 + 70, 1);
  EXPECT_NEAR(std::accumulate(gates[0].turns.begin(), gates[0].turns.end(), 0.0), sum(gates[0].trucks), 1e-9);
  GoodsDay none;
  EXPECT_NEAR(gates[0].trucks[10] - pass_gates(world, kRoads, port(4'800'000), none, p)[0].trucks[10], 70, 1);
}

TEST(Gates, LanesAreBuiltForTheTablesBusiestHour) {
  World world;
  FreightParameters const p{.gate_wait_min = 1, .yard_min = 40};
  auto all_of_others = port(4'800'000);
  all_of_others[0].others_teu = all_of_others[0].teu_year;
  GoodsDay day;
  auto const gates = pass_gates(world, kRoads, all_of_others, day, p);
  EXPECT_LT(gates[0].wait_min, 1) << "most hours are less busy";
  EXPECT_GT(gates[0].wait_min, 0);
  EXPECT_NEAR(gates[0].turn_mean_min, gates[0].wait_min + 2 * p.gate_service_min + p.yard_min, 0.5);
  EXPECT_GT(gates[0].turn_p95_min, 80);
  EXPECT_LT(gates[0].turn_p95_min, 105) << "95 % within the allowed stay";
}

TEST(Gates, ACrowdWaitsAndIsLateForItsWayBack) {
  World world;
  FreightParameters const p;
  auto calm = trucks_at(10, 1, 1, p), crowd = trucks_at(10, 3000, 1, p);
  auto const alone = pass_gates(world, kRoads, port(1'000'000), calm, p),
             together = pass_gates(world, kRoads, port(1'000'000), crowd, p);
  EXPECT_GT(together[0].wait_min, 10 * alone[0].wait_min);
  EXPECT_GT(crowd.trips.front().leave_s, calm.trips.front().leave_s);
  EXPECT_GT(crowd.duty_h / 3000, calm.duty_h) << "and pays for its hours";
}

TEST(Gates, AppointmentsSpreadTheCrowdOverTheHoursAround) {
  World world;
  FreightParameters const p;
  auto free = trucks_at(10, 3000, 1, p), booked = trucks_at(10, 3000, 1, p);
  auto const crowded = pass_gates(world, kRoads, port(1'000'000), free, p)[0];
  world.freight.bookings = {{.node = 0, .use = 0.9, .most_shift_h = 12}};
  auto const spread = pass_gates(world, kRoads, port(1'000'000), booked, p)[0];
  EXPECT_LT(spread.wait_min, crowded.wait_min / 10);
  EXPECT_LT(spread.turn_p95_min, crowded.turn_p95_min);
  EXPECT_EQ(sum(spread.trucks), sum(crowded.trucks)) << "the same trucks";
  EXPECT_LT(*std::ranges::max_element(spread.trucks), *std::ranges::max_element(crowded.trucks));
  double const capacity = 0.9 * spread.lanes * 60 / p.gate_service_min;
  for (double const trucks : spread.trucks) EXPECT_LE(trucks, capacity);
}

TEST(Gates, AnAppointmentShiftsTheVehiclesWholeDay) {
  World world;
  FreightParameters const p;
  auto duty = [&] {
    auto day = trucks_at(10, 1, 1, p);
    GoodsTrip before = day.trips[0];
    before.gate = -1, before.leave_s = 9 * 3600.0, before.from = ZoneId{3}, before.to = ZoneId{5};
    day.trips.insert(day.trips.begin(), before);
    return day;
  };
  auto as_wished = duty(), booked = duty();
  auto quiet = port(1'000'000);
  pass_gates(world, kRoads, quiet, as_wished, p);
  world.freight.bookings = {{.node = 0, .use = 0.01, .most_shift_h = 24}};
  auto const gate = pass_gates(world, kRoads, quiet, booked, p)[0];
  double const shift_s = booked.trips[0].leave_s - as_wished.trips[0].leave_s;
  EXPECT_NEAR(shift_s, std::max(-9 * 3600.0, 60 * gate.shift_min[40]), 1);
  EXPECT_NE(shift_s, 0);
}

TEST(Gates, TripsThatCallAtNoGateKeepTheirHours) {
  World world;
  GoodsDay day;
  day.trips.resize(1);
  day.trips[0].leave_s = 5;
  pass_gates(world, kRoads, port(100'000), day, {});
  EXPECT_EQ(day.trips[0].leave_s, 5);
}

}  // namespace
}  // namespace tanvan
