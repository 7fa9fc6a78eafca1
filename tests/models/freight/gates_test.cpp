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
  port.built_teu = teu_year;
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
    trip.gate_s = hour * 3600;
    trip.duty = AgentKey{n};
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
  auto free = trucks_at(10, 1000, 1, p), booked = trucks_at(10, 1000, 1, p);
  auto const crowded = pass_gates(world, kRoads, port(1'000'000), free, p)[0];
  world.freight.bookings = {{.node = 0, .use = 0.9, .most_shift_h = 24}};
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
  auto const duties = [&] {
    GoodsDay day;
    for (auto const& leaving : trucks_at(10, 30, 1, p).trips) {
      GoodsTrip before = leaving;
      before.gate = -1, before.leave_s = 9.7 * 3600.0, before.from = ZoneId{3}, before.to = ZoneId{5};
      day.trips.push_back(before);
      day.trips.push_back(leaving);
    }
    return day;
  };
  auto booked = duties();
  world.freight.bookings = {{.node = 0, .use = 0.3, .most_shift_h = 24}};
  auto const gate = pass_gates(world, kRoads, port(1'000'000), booked, p)[0];
  int shifted = 0;
  for (std::size_t n = 0; n < booked.trips.size(); n += 2) {
    double const shift_s = booked.trips[n].leave_s - 9.7 * 3600;
    shifted += std::abs(shift_s) > 60;
    EXPECT_TRUE(std::ranges::any_of(gate.passages[40], [&](GatePassage const& one) {
      return std::abs(60 * one.shift_min - shift_s) < 1;
    })) << "like one of those who wished for ten o'clock, not like their mean";
  }
  EXPECT_GT(shifted, 5);
}

TEST(Gates, NobodyLeavesBeforeHeCameWhateverIsShut) {
  auto town = goods_town::world();
  for (auto& hours : town.network.links.truck_ban_hours)
    for (unsigned h = 6; h < 9; ++h) hours |= 1U << h;
  auto const roads = freight_roads(town);
  FreightParameters const p;
  double const drive_s = roads.time_unbarred(Weight::medium, 0)(3, 5);
  GoodsDay day;
  for (std::uint32_t n = 0; n < 200; ++n) {
    GoodsTrip out, back;
    out.from = back.to = ZoneId{3}, out.to = back.from = ZoneId{5};
    out.vehicle = back.vehicle = FreightVehicle::truck_2_axle;
    out.duty = back.duty = AgentKey{n};
    out.leave_s = 4 * 3600 + 60 * n;
    back.gate = 0, back.gate_s = out.leave_s + drive_s;
    back.leave_s = open_from(roads, Weight::medium, ZoneId{5}, ZoneId{3}, back.gate_s + 60 * p.gate_min);
    day.trips.push_back(out), day.trips.push_back(back);
  }
  World world;
  world.freight.bookings = {{.node = 0, .use = 0.2, .most_shift_h = 12}};
  auto const gate = pass_gates(world, roads, port(1'000'000), day, p)[0];
  EXPECT_LT(gate.trucks[9], 200) << "who waits for the end of a ban has come before";
  for (std::size_t n = 0; n < day.trips.size(); n += 2) {
    EXPECT_GE(day.trips[n].leave_s, 0);
    EXPECT_GT(day.trips[n + 1].leave_s, day.trips[n].leave_s + drive_s) << n;
    for (auto const i : {n, n + 1}) {
      double const hour = std::fmod(day.trips[i].leave_s / 3600, 24);
      EXPECT_TRUE(hour < 6 || hour >= 9) << hour;
    }
  }
}

TEST(Gates, OneTruckMoreChangesTheLuckOfItsQuarterAlone) {
  World world;
  FreightParameters const p;
  auto few = trucks_at(10, 3, 1, p), more = trucks_at(10, 4, 1, p);
  auto quiet = port(100'000);
  quiet[0].others_teu = 0;
  quiet[0].built_teu = 5'000'000;  // nobody waits
  few.trips.push_back(trucks_at(15, 1, 1, p).trips[0]);
  more.trips.push_back(few.trips.back());
  pass_gates(world, kRoads, quiet, few, p);
  pass_gates(world, kRoads, quiet, more, p);
  EXPECT_EQ(few.trips.back().leave_s, more.trips.back().leave_s);
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
