#include "viz/report/report_cells.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

#include "sim/io/results/results_writer.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

class ReportCells : public testing::Test {
 protected:
  fs::path folder = fs::path(testing::TempDir()) / ("tanvan-cells-" + std::to_string(::getpid()));

  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override { fs::remove_all(folder); }

  /// Two zones of two cells; jobs within reach are 10, 20, … in the first year and twice that in each further one.
  ResultsFile file_of(std::vector<std::int64_t> const& years) const {
    ResultsWriter writer;
    writer.texts("/zones/id", std::vector<std::string>{"A", "B"});
    writer.texts("/cells/zone", std::vector<std::string>{"A", "A", "B", "B"});
    writer.narrow_integers("/cells/row", {4}, std::vector<std::int32_t>{0, 1, 0, 2});
    writer.narrow_integers("/cells/column", {4}, std::vector<std::int32_t>{3, 3, 5, 5});
    writer.narrow_reals("/cells/lon", {4}, std::vector<float>{106.75F, 106.75F, 107.25F, 107.25F});
    writer.narrow_reals("/cells/lat", {4}, std::vector<float>{11, 11.5F, 11, 12});
    writer.integers("/cell_year/year", {years.size()}, years);
    std::vector<float> jobs;
    for (std::size_t y = 0; y < years.size(); ++y)
      for (int cell = 1; cell <= 4; ++cell) jobs.push_back(static_cast<float>(10 * cell << y));
    writer.narrow_reals("/cell_year/jobs_45min_transit", {years.size(), 4}, jobs);
    auto const path = folder / "a.h5";
    writer.save(path);
    return std::move(*ResultsFile::open(path));
  }
};

TEST_F(ReportCells, TheGridIsLinearInRowsAndColumns) {
  auto const cells = cells_of(file_of({2028}), 2028);
  EXPECT_DOUBLE_EQ(cells["dlon"].get<double>(), 0.25);
  EXPECT_DOUBLE_EQ(cells["lon0"].get<double>(), 106);
  EXPECT_DOUBLE_EQ(cells["dlat"].get<double>(), 0.5);
  EXPECT_DOUBLE_EQ(cells["lat0"].get<double>(), 11);
  EXPECT_EQ(cells["zone"], base64_of(std::vector<std::uint16_t>{0, 0, 1, 1}));
}

TEST_F(ReportCells, FiguresAreThoseOfTheYearInStepsOfTheirLargest) {
  auto const figure = cells_of(file_of({2028, 2030}), 2030)["figures"]["jobs_45min_transit"];
  EXPECT_DOUBLE_EQ(figure["step"].get<double>(), 80.0 / 65535);
  EXPECT_EQ(figure["values"], base64_of(std::vector<std::uint16_t>{16384, 32768, 49151, 65535}));
}

TEST_F(ReportCells, FilesAreComparedInTheLastYearThatAllHave) {
  std::vector<ResultsFile> files;
  files.push_back(file_of({2026, 2028}));
  EXPECT_EQ(common_cell_year(files), 2028);
  files.push_back(file_of({2024, 2026}));
  EXPECT_EQ(common_cell_year(files), 2026);
  files.push_back(file_of({2030}));
  EXPECT_EQ(common_cell_year(files), std::nullopt);
  EXPECT_TRUE(cells_of(files[2], 2026).is_null());
}

TEST(Base64, IsThatOfTheStandard) {
  std::vector<std::uint16_t> const man = {0x614D, 0x006E};  // "Man" and a zero
  EXPECT_EQ(base64_of(man), "TWFuAA==");
  EXPECT_EQ(base64_of({}), "");
  EXPECT_EQ(base64_of(std::vector<std::uint16_t>{0xFFFF, 0xFFFF, 0xFFFF}), "////////");
}

}  // namespace
}  // namespace tanvan
