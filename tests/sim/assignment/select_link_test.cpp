#include "sim/assignment/select_link.hpp"

#include <gtest/gtest.h>

#include "sim/assignment/path_table.hpp"
#include "sim/assignment/user_equilibrium.hpp"
#include "sim/core/check.hpp"
#include "tests/sim/assignment/small_problems.hpp"

namespace tanvan {
namespace {

constexpr LinkId kFirst{0}, kSecond{1}, kStraight{2};

/// Zones 0, 1, 2 at nodes of the same numbers; roads 0-1, 1-2 and the straight one 0-2. Class 0 has 40 vehicles/h from
/// 0 to 2, 30 of them straight, and 5 from 0 to 1; class 1 has 7 from 1 to 2.
struct Triangle {
  AssignmentProblem problem = small::problem(3, {{0, 1, 1, 100}, {1, 2, 1, 100}, {0, 2, 3, 100}}, {0, 1, 2}, 2);
  PathSet paths;

  Triangle() {
    problem.classes[0].demand = {0, 5, 40, 0, 0, 0, 0, 0, 0};
    problem.classes[1].demand = {0, 0, 0, 0, 0, 7, 0, 0, 0};
    paths = pairs_of(problem);
    std::vector<LinkId> const straight = {kStraight}, around = {kFirst, kSecond}, first = {kFirst}, second = {kSecond};
    paths.add(0, first, 5, 0, 0.5);
    paths.add(1, straight, 30, 0, 0);
    paths.add(1, first, 0, 0, 0);  // carries nobody
    paths.add(1, around, 10, 0, 2);
    paths.add(2, second, 7, 0, 0);
  }
};

TEST(SelectLink, UsersOfALinkAreThosePairsAndTheOtherLinksTheyDrive) {
  Triangle const t;
  std::vector<LinkId> const chosen = {kFirst};
  auto const users = select_link(t.problem, t.paths, chosen);
  ASSERT_EQ(users.pairs.size(), 2U);
  EXPECT_EQ(users.pairs[0].destination, 1U);
  EXPECT_EQ(users.pairs[0].flow, 5);
  EXPECT_EQ(users.pairs[1].destination, 2U);
  EXPECT_EQ(users.pairs[1].flow, 10);
  EXPECT_EQ(users.volume, (std::vector<double>{15, 10, 0, 0, 0, 0}));
  EXPECT_EQ(users.total, (std::vector<double>{15, 0}));
}

TEST(SelectLink, AnyOfTwoLinksCountsAVehicleOnceAndAllOfThemTheThroughVehiclesAlone) {
  Triangle const t;
  std::vector<LinkId> const chosen = {kFirst, kSecond, kFirst};
  auto const any = select_link(t.problem, t.paths, chosen);
  EXPECT_EQ(any.total, (std::vector<double>{15, 7}));
  EXPECT_EQ(any.volume, (std::vector<double>{15, 10, 0, 0, 7, 0}));
  auto const all = select_link(t.problem, t.paths, chosen, LinkChoice::all);
  EXPECT_EQ(all.total, (std::vector<double>{10, 0}));
  EXPECT_EQ(all.volume, (std::vector<double>{10, 10, 0, 0, 0, 0}));
}

TEST(SelectLink, VehiclesOfASingleLinkAreItsVolume) {
  auto const p = small::grid(5, 8);
  PathSet paths;
  auto const r = continue_user_equilibrium(p, {.gap = 1e-6}, paths);
  for (LinkId a : ids<LinkId>(p.links())) {
    std::vector<LinkId> const chosen = {a};
    auto const users = select_link(p, paths, chosen);
    for (std::size_t c = 0; c < p.classes.size(); ++c) {
      EXPECT_NEAR(users.total[c], r.volume[c * p.links() + a.value], 1e-6);
      EXPECT_EQ(users.total[c], users.volume[c * p.links() + a.value]);
    }
  }
}

TEST(SelectLink, NoLinkOrAnUnknownOneIsRefused) {
  Triangle const t;
  std::vector<LinkId> const unknown = {LinkId{3}};
  EXPECT_THROW(select_link(t.problem, t.paths, {}), Violation);
  EXPECT_THROW(select_link(t.problem, t.paths, unknown), Violation);
}

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
