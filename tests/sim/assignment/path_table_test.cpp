#include "sim/assignment/path_table.hpp"

#include <gtest/gtest.h>

#include "sim/assignment/user_equilibrium.hpp"
#include "tests/sim/assignment/triangle.hpp"

namespace tanvan {
namespace {

using small::kFirst, small::kSecond, small::Triangle;

TEST(PathTable, RowsAreTheUsedRoutesWithTheirCostsAndLinks) {
  Triangle const t;
  std::vector<double> const time = {1, 2, 4};
  auto const table = path_table(t.paths, time);
  EXPECT_EQ(table.vehicle_class, (std::vector<std::uint32_t>{0, 0, 0, 1}));
  EXPECT_EQ(table.origin, (std::vector<std::uint32_t>{0, 0, 0, 1}));
  EXPECT_EQ(table.destination, (std::vector<std::uint32_t>{1, 2, 2, 2}));
  EXPECT_EQ(table.flow, (std::vector<double>{5, 30, 10, 7}));
  EXPECT_EQ(table.cost, (std::vector<double>{1.5, 4, 5, 2}));
  auto const around = table.links_of(2);
  EXPECT_EQ((std::vector<LinkId>{around.begin(), around.end()}), (std::vector<LinkId>{kFirst, kSecond}));
}

TEST(PathTable, EquilibriumRoutesOfAPairCostTheSame) {
  auto const p = small::grid(5, 12);
  PathSet paths;
  auto const r = continue_user_equilibrium(p, {.gap = 1e-9}, paths);
  auto const table = path_table(paths, r.time);
  for (std::size_t i = 1; i < table.size(); ++i) {
    bool const same = table.vehicle_class[i] == table.vehicle_class[i - 1] && table.origin[i] == table.origin[i - 1] &&
                      table.destination[i] == table.destination[i - 1];
    if (same && table.flow[i] > 0.1 && table.flow[i - 1] > 0.1) {
      EXPECT_NEAR(table.cost[i] / table.cost[i - 1], 1, 1e-4);
    }
  }
}

}  // namespace
}  // namespace tanvan
