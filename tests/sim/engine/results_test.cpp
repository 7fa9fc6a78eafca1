#include "sim/engine/results.hpp"

#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

#include "sim/core/check.hpp"
#include "sim/io/results/results_reader.hpp"
#include "tests/sim/engine/synthetic_world.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

class ResultsTest : public testing::Test {
 protected:
  fs::path folder = fs::path(testing::TempDir()) / ("tanvan-engine-" + std::to_string(::getpid()));
  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override { fs::remove_all(folder); }

  ResultsFile written(World const& world, char const* name = "a.h5", int threads = 2) const {
    RunIdentity const run{"run", "baseline", "Kịch bản cơ sở", "Baseline", "[scenario]\n", "0.1.0",
                          "abc", "now",      threads,          12.5};
    write_results(world, run, folder / name);
    return std::move(*ResultsFile::open(folder / name));
  }
};

TEST_F(ResultsTest, EveryDatasetIsInTheSchemaAndEveryRequiredRowInTheFile) {
  auto const file = written(synthetic::world());
  for (auto const& dataset : file.datasets()) {
    EXPECT_NE(find_dataset(dataset.path), nullptr) << dataset.path;
    EXPECT_TRUE(dataset.attributes.contains("units") && dataset.attributes.contains("description")) << dataset.path;
  }
  for (auto const& row : results_schema()) {
    auto const found = std::any_of(file.datasets().begin(), file.datasets().end(),
                                   [&](DatasetInfo const& d) { return matches(row.path, d.path); });
    EXPECT_TRUE(found || !row.required) << row.path;
  }
}

TEST_F(ResultsTest, FiguresOfSectorsStandBesideTheirNames) {
  auto world = synthetic::world();
  auto const years = world.record.years.size();
  world.record.sector_year["enterprise_tfp_entry"].assign(years * kSectors, 0.5);
  auto const file = written(world);
  EXPECT_EQ(file.texts("/sectors/name").size(), kSectors);
  EXPECT_EQ(file.find("/sector_year/enterprise_tfp_entry")->shape, (std::vector<std::size_t>{years, kSectors}));
}

TEST_F(ResultsTest, ThreadsAndHourDoNotTouchTheHashButAFigureDoes) {
  auto world = synthetic::world();
  auto const one = written(world, "one.h5", 1).content_hash();
  EXPECT_EQ(one, written(world, "seven.h5", 7).content_hash());
  world.record.indicators["GRDP"].back() += 1;
  EXPECT_NE(one, written(world, "other.h5", 1).content_hash());
}

TEST_F(ResultsTest, LinksKeepTheirEndsOpeningsAndLine) {
  auto const world = synthetic::world();
  auto const file = written(world);
  auto const opened = file.integers("/network/links/open_from");
  EXPECT_EQ(opened[0], 0);
  EXPECT_EQ(std::count(opened.begin(), opened.end(), 202701),
            std::count_if(opened.begin(), opened.end(), [](auto m) { return m != 0; }));
  EXPECT_EQ(file.texts("/network/links/geometry")[0].rfind("LINESTRING (106.", 0), 0u);
  EXPECT_EQ(file.integers("/network/links/to")[0], 1);
}

TEST_F(ResultsTest, ALinkThatNeverOpensSaysSo) {
  auto world = synthetic::world();
  world.network.links.open_from[id_of<LinkId>(0)] = kNeverOpen;
  EXPECT_EQ(written(world).integers("/network/links/open_from")[0], 999912);
}

TEST_F(ResultsTest, AnIndicatorThatTheSchemaLacksIsNamed) {
  auto world = synthetic::world();
  world.record.indicators["GRPD"] = std::vector<double>(world.record.years.size(), 1.0);
  try {
    written(world);
    FAIL() << "wrote an unknown indicator";
  } catch (Violation const& fault) {
    EXPECT_NE(std::string(fault.what()).find("/indicators/GRPD"), std::string::npos) << fault.what();
  }
}

TEST_F(ResultsTest, AccountsAreWrittenByYearWithTheirNames) {
  auto world = synthetic::world();
  world.record.account_flows["flows"][2020] = std::vector<std::int64_t>(kFlows * kAccounts, 0);
  world.record.account_flows["opening"][2020] = std::vector<std::int64_t>(kAccounts, 5);
  auto const file = written(world);
  EXPECT_EQ(file.find("/accounts/2020/flows")->shape, (std::vector<std::size_t>{kFlows, kAccounts}));
  EXPECT_EQ(file.integers("/accounts/2020/opening")[0], 5);
  EXPECT_EQ(file.texts("/accounts/row")[0], "wages");
}

}  // namespace
}  // namespace tanvan
