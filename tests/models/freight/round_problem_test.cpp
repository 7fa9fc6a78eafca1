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
  shipments[0] = {AgentKey{9}, ZoneId{3}, ZoneId{3}, ZoneId{4}, 2500, -1, -1, {}, GoodsFlow::market, {}, 0, 0};
  shipments[1] = {AgentKey{9}, ZoneId{3}, ZoneId{3}, ZoneId{5}, 500, -1, -1, {}, GoodsFlow::market, {}, 0, 0};
  std::vector<std::uint32_t> const rows = {0, 1};
  RoundProblem const problem{roads, shipments, rows, {}};
  EXPECT_EQ(problem.problem().demand, (std::vector<double>{0, 2.5, 0.5}));
  EXPECT_TRUE(faults_of(problem.problem(), {}).empty());
  auto const round = problem.drive(solve_tours(problem.problem(), {.iterations = 500}));
  ASSERT_EQ(round.trips.size(), 3U) << "a small truck calls at both and comes back";
  EXPECT_EQ(round.trips.front().load_kg, 3000);
  EXPECT_EQ(round.trips.back().load_kg, 0);
  EXPECT_EQ(round.pooled, 2U);
  EXPECT_GE(round.trips.front().leave_s, 5 * 3600.0);
}

}  // namespace
}  // namespace tanvan
