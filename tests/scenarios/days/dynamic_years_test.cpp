#include "scenarios/run/days/dynamic_years.hpp"

#include <filesystem>
#include <gtest/gtest.h>

#include "scenarios/run/days/scenario_day.hpp"
#include "sim/engine/results.hpp"
#include "sim/io/results/results_writer.hpp"

namespace tanvan {
namespace {

using Sentences = std::vector<std::string>;

class DynamicYears : public testing::Test {
 protected:
  std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / ("years-" + std::to_string(::getpid()));
  void SetUp() override { std::filesystem::create_directories(folder); }
  void TearDown() override { std::filesystem::remove_all(folder); }

  /// A result with one link and one year of traffic, driven or assigned.
  ResultsFile year(std::string const& name, bool driven, std::int64_t arrived = 100, std::int64_t converged = 1) const {
    ResultsWriter file;
    put_identity(file, {}, 1, 1);
    file.reals("/traffic/2026/relative_gap", {1}, std::vector{0.125});
    if (driven) {
      file.text("/traffic/2026/engine", "dynamic");
      std::int64_t const vehicles = 100, gridlocks = 1;
      file.integers("/traffic/2026/vehicles", {}, {&vehicles, 1});
      file.integers("/traffic/2026/arrived", {}, {&arrived, 1});
      file.integers("/traffic/2026/gridlocks", {}, {&gridlocks, 1});
      file.integers("/traffic/2026/converged", {}, {&converged, 1});
    }
    file.save(folder / name);
    return std::move(*ResultsFile::open(folder / name));
  }
};

TEST_F(DynamicYears, AYearThatSettledLeavesNoDoubts) {
  EXPECT_EQ(doubts_of_traffic(year("a.h5", true)), Sentences{});
  EXPECT_EQ(doubts_of_traffic(year("b.h5", false)), Sentences{});
}

TEST_F(DynamicYears, WhoIsStuckAndWhatWouldStillChangeAreTold) {
  EXPECT_EQ(doubts_of_traffic(year("a.h5", true, 60, 0)),
            (Sentences{"traffic 2026: 40 of 100 vehicles (40 %) did not arrive, 1 gridlock; /events says why",
                       "traffic 2026: no equilibrium, 12 % of the time could be saved by other ways; differences below "
                       "that tell nothing (models.traffic.max_iterations)"}));
}

TEST_F(DynamicYears, AnAssignedYearBesideADrivenOneIsToldSo) {
  auto const driven = year("a.h5", true), assigned = year("b.h5", false);
  EXPECT_EQ(engines_that_differ(driven, driven), Sentences{});
  ASSERT_EQ(engines_that_differ(driven, assigned).size(), 1U);
  EXPECT_NE(engines_that_differ(assigned, driven)[0].find("vehicle by vehicle in " + driven.path().string()),
            std::string::npos);
}

TEST(PathOfDay, LiesBesideTheResult) {
  EXPECT_EQ(path_of_day("results/a.b.h5", 2026), "results/a.b-day-2026.h5");
}

}  // namespace
}  // namespace tanvan
