/// Best-known solutions of Transportation Networks for Research, read where they lie.

#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "sim/assignment/user_equilibrium.hpp"
#include "sim/io/tntp/tntp_flows.hpp"
#include "tests/sim/assignment/tntp.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

/// Objective and total cost recomputed from the published link flows.
struct Best {
  char const* folder;
  char const* stem;
  small::TntpWeights weights;
  double objective, tstt;
};
std::ostream& operator<<(std::ostream& out, Best const& best) {
  return out << best.stem;
}

class BestKnown : public testing::TestWithParam<Best> {
 protected:
  fs::path folder() const { return fs::path(TANVAN_SOURCE_DIR) / "../shared/data/tntp" / GetParam().folder; }
  AssignmentProblem problem() const { return small::read_tntp(folder(), GetParam().stem, GetParam().weights); }
};

TEST_P(BestKnown, ObjectiveToTenDigitsAtAGapOfOneInTenThousandMillion) {
  if (!fs::exists(folder())) GTEST_SKIP() << "no network at " << folder();
  auto const result = solve_user_equilibrium(problem(), {.gap = 1e-10});
  EXPECT_LE(result.relative_gap, 1e-10);
  EXPECT_NEAR(result.objective / GetParam().objective, 1, 1e-10);
  EXPECT_GE(result.objective / GetParam().objective, 1 - 1e-13);  // nothing is below the least
  EXPECT_NEAR(result.tstt / GetParam().tstt, 1, 1e-7);
}

TEST_P(BestKnown, SameBitsOnOneTwoAndSevenThreads) {
  if (!fs::exists(folder())) GTEST_SKIP() << "no network at " << folder();
  auto const p = problem();
  std::vector<AssignmentResult> results;
  for (std::size_t threads : {1, 2, 7}) {
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    results.push_back(solve_user_equilibrium(p, {.gap = 1e-8}));
  }
  for (auto const& r : results) {
    EXPECT_EQ(r.volume, results[0].volume);
    EXPECT_EQ(r.objective, results[0].objective);
    EXPECT_EQ(r.iterations, results[0].iterations);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Tntp, BestKnown,
    testing::Values(Best{"SiouxFalls", "SiouxFalls", {}, 4231335.2871074397, 7480225.3449211},
                    Best{"Barcelona", "Barcelona", {}, 1265654.9220317658, 1365715.6837868},
                    Best{"Chicago-Sketch", "ChicagoSketch", {0.02, 0.04}, 17313018.7387477905, 18935450.2615834}),
    [](auto const& best) { return std::string(best.param.stem); });

TEST(SiouxFalls, EveryLinkCarriesTheBestKnownFlowWithinAThousandthOfAVehicle) {
  auto const folder = fs::path(TANVAN_SOURCE_DIR) / "../shared/data/tntp/SiouxFalls";
  if (!fs::exists(folder)) GTEST_SKIP() << "no network at " << folder;
  auto const result = solve_user_equilibrium(small::read_tntp(folder, "SiouxFalls"), {.gap = 1e-10});
  auto const flows = read_tntp_flows({folder / "SiouxFalls_flow.tntp", "SiouxFalls_flow.tntp"});
  ASSERT_TRUE(flows);
  ASSERT_EQ(flows->size(), result.volume.size());
  for (std::size_t a = 0; a < result.volume.size(); ++a) EXPECT_NEAR(result.volume[a], flows->volume[a], 1e-3) << a;
}

}  // namespace
}  // namespace tanvan
