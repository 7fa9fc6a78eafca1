#include <filesystem>
#include <gtest/gtest.h>

#include "sim/assignment/user_equilibrium.hpp"
#include "tests/sim/assignment/tntp.hpp"

namespace tanvan {
namespace {

std::filesystem::path tntp_folder(std::string const& name) {
  return std::filesystem::path(TANVAN_SOURCE_DIR) / "../shared/data/tntp" / name;
}

// Best known values: Transportation Networks for Research, recomputed from the published link flows.
TEST(SiouxFalls, ReachesTheBestKnownObjectiveAtGapOfOneInAHundredMillion) {
  auto const folder = tntp_folder("SiouxFalls");
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no TNTP data at " << folder;
  auto const problem = small::read_tntp(folder, "SiouxFalls");
  auto const result = solve_user_equilibrium(problem, {.gap = 1e-8});
  EXPECT_LE(result.relative_gap, 1e-8);
  EXPECT_NEAR(result.objective, 4231335.2871, 0.5);
  EXPECT_GE(result.objective, 4231335.2871 - 1e-3);
  EXPECT_NEAR(result.tstt, 7480225.3449, 50);
}

TEST(Barcelona, ReachesTheBestKnownObjectiveWithoutPassingThroughZones) {
  auto const folder = tntp_folder("Barcelona");
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no TNTP data at " << folder;
  auto const problem = small::read_tntp(folder, "Barcelona");
  auto const result = solve_user_equilibrium(problem, {.gap = 1e-6});
  EXPECT_LE(result.relative_gap, 1e-6);
  EXPECT_NEAR(result.objective, 1265654.922, 1.0);
}

}  // namespace
}  // namespace tanvan
