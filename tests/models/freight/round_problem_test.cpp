#include "models/freight/round_problem.hpp"

#include <gtest/gtest.h>
#include <vector>

#include "sim/tours/solve_tours.hpp"
#include "tests/models/freight/goods_town.hpp"

namespace tanvan {
namespace {

TEST(RoundProblem, AsksForWhatTheShipmentsAre) {
  auto const world = goods_town::world();
  auto const roads = freight_roads(world);
  std::vector<Shipment> shipments(2);
  for (auto& s : shipments) s.shipper = AgentKey{9}, s.base = s.from = ZoneId{3}, s.flow = GoodsFlow::market;
  shipments[0].to = ZoneId{4}, shipments[0].kg = 2500;
  shipments[1].to = ZoneId{5}, shipments[1].kg = 500;
  std::vector<std::uint32_t> const rows = {0, 1};
  RoundProblem const problem{roads, shipments, rows, 0.001, {}};
  EXPECT_EQ(problem.problem().demand, (std::vector<double>{0, 2.5, 0.5}));
  EXPECT_TRUE(faults_of(problem.problem(), {}).empty());
  auto const round = problem.drive(solve_tours(problem.problem(), {.iterations = 500}));
  ASSERT_EQ(round.trips.size(), 3U) << "a small truck calls at both and comes back";
  EXPECT_EQ(round.trips.front().load_kg, 3000);
  EXPECT_EQ(round.trips.back().load_kg, 0);
  EXPECT_EQ(round.pooled, 2U);
  EXPECT_GE(round.trips.front().leave_s, 5 * 3600.0);
}

TEST(RoundProblem, VehiclesLeaveAfterTheHourThatTheGroupDraws) {
  auto const world = goods_town::world();
  auto const roads = freight_roads(world);
  std::vector<Shipment> shipments(1);
  shipments[0].base = shipments[0].from = ZoneId{3}, shipments[0].to = ZoneId{4}, shipments[0].kg = 2500;
  std::vector<std::uint32_t> const rows = {0};
  FreightParameters const p;
  double before = 0;
  for (double const luck : {0.01, 0.3, 0.6, 0.99}) {
    RoundProblem const problem{roads, shipments, rows, luck, p};
    auto const round = problem.drive(solve_tours(problem.problem(), {.iterations = 200}));
    ASSERT_EQ(round.trips.size(), 2U) << luck;
    EXPECT_GT(round.trips[0].leave_s, before) << luck;
    before = round.trips[0].leave_s;
  }
  EXPECT_LE(before, (p.receives_until_h - p.duty_h / 2) * 3600);
}

TEST(RoundProblem, FromACentreOnlySmallVehiclesDeliver) {
  auto const world = goods_town::world();
  auto const roads = freight_roads(world);
  std::vector<Shipment> shipments(8);
  for (auto& s : shipments)
    s.base = s.from = ZoneId{3}, s.to = ZoneId{4}, s.kg = 1900, s.leg = ShipmentLeg::from_centre;
  std::vector<std::uint32_t> const rows = {0, 1, 2, 3, 4, 5, 6, 7};
  RoundProblem const problem{roads, shipments, rows, 0.2, {}};
  auto const round = problem.drive(solve_tours(problem.problem(), {.iterations = 500}));
  for (auto const& trip : round.trips) EXPECT_LE(trip.vehicle, FreightVehicle::truck_2_axle);
  EXPECT_TRUE(round.left_out.empty());
}

}  // namespace
}  // namespace tanvan
