// How near the search comes to published values of files that may lie beside the project. Nothing here reads a clock.
#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>

#include "sim/io/vrp/tour_instance.hpp"
#include "sim/tours/solve_tours.hpp"
#include "tests/sim/tours/tour_oracle.hpp"

namespace tanvan {
namespace {

std::filesystem::path const kFiles = std::filesystem::path(TANVAN_SOURCE_DIR) / "../shared/data/peers/vrp";

/// Gap to a value after so many iterations [percent]; NaN where the file is not there.
double gap(std::string const& file, std::uint64_t iterations, double best) {
  if (!std::filesystem::exists(kFiles / file)) return std::nan("");
  auto const instance = read_tour_instance({kFiles / file, file});
  EXPECT_TRUE(instance) << file;
  if (!instance) return std::nan("");
  TourSettings settings;
  settings.iterations = iterations;
  auto const plan = solve_tours(instance->problem, settings);
  EXPECT_TRUE(plan.left_out.empty()) << file;
  oracle::expect_holds(instance->problem, plan);
  return 100 * (plan.cost / best - 1);
}

TEST(TourQuality, InstancesOfALoadAreNearTheBestKnown) {
  double const small = gap("CVRP/X-n101-k25.vrp", 1'000'000, 27'591),
               large = gap("CVRP/X-n200-k36.vrp", 1'500'000, 58'578);
  if (std::isnan(small)) GTEST_SKIP() << "no files beside the project at ../shared/data/peers/vrp";
  EXPECT_LE(small, 0.2);
  EXPECT_LE(large, 1);
  EXPECT_LE((small + large) / 2, 0.5);
}

TEST(TourQuality, InstancesWithHoursAreNearTheBestKnownOfFewestVehicles) {
  if (!std::filesystem::exists(kFiles)) GTEST_SKIP() << "no files beside the project at ../shared/data/peers/vrp";
  EXPECT_LE(gap("jsprit/C101.txt", 200'000, 828.937), 0.001);
  EXPECT_LE(gap("gehring-homberger/c1_2_1.txt", 300'000, 2'704.5678), 0.01);
  EXPECT_LE(gap("gehring-homberger/rc1_2_1.txt", 500'000, 3'602.8039), 0);
  EXPECT_LE(gap("gehring-homberger/rc1_2_10.txt", 800'000, 3'000.2961), 1.2);
}

}  // namespace
}  // namespace tanvan
