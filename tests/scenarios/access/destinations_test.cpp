#include "scenarios/run/access/destinations.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>

#include "tests/scenarios/access/cell_town.hpp"

namespace tanvan {
namespace {

double sum(std::span<float const> amounts) {
  return std::accumulate(amounts.begin(), amounts.end(), 0.0);
}

TEST(Destinations, HoldEveryJobWhateverTheSquare) {
  auto const world = small::cell_town();
  auto const& e = world.population.enterprises;
  double jobs = 0;
  for (auto id : ids<EnterpriseId>(e.size())) jobs += total(e.workers[id]) / world.scale;
  for (std::int32_t const block : {1, 2, 7}) {
    auto const to = destinations_of(world, block);
    EXPECT_NEAR(sum(to.all.amount), jobs, 1e-6 * jobs) << block;
    EXPECT_NEAR(sum(to.by_skill.of(0)), jobs / 2, 1e-6 * jobs) << "three of six are of basic skill";
  }
}

TEST(Destinations, AreCellsWithJobsAndOneInASquare) {
  auto const world = small::cell_town();
  auto const each = destinations_of(world, 1), squares = destinations_of(world, 20);
  EXPECT_TRUE(std::ranges::is_sorted(squares.cell));
  EXPECT_LT(squares.cell.size(), each.cell.size());
  for (std::size_t d = 0; d < squares.cell.size(); ++d) {
    EXPECT_EQ(squares.of[squares.cell[d]], d);
    EXPECT_NE(each.of[squares.cell[d]], Destinations::kNone) << "the cell of a square that has most has some";
  }
}

}  // namespace
}  // namespace tanvan
