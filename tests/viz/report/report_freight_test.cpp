#include "viz/report/report_freight.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

#include "sim/io/results/results_writer.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

class ReportFreight : public testing::Test {
 protected:
  fs::path folder = fs::path(testing::TempDir()) / ("tanvan-report-freight-" + std::to_string(::getpid()));

  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override { fs::remove_all(folder); }

  ResultsFile saved(ResultsWriter& writer) const {
    writer.save(folder / "a.h5");
    return std::move(*ResultsFile::open(folder / "a.h5"));
  }
};

/// The account of two years, the second with a day of travel.
void fill_goods(ResultsWriter& writer) {
  for (std::string const year : {"2029", "2030"}) {
    writer.texts("/freight/" + year + "/commodity", std::vector<std::string>{"food"});
    writer.reals("/freight/" + year + "/tonnes_produced", {1}, std::vector<double>{10});
  }
  std::string const day = "/freight/2030/";
  writer.texts(day + "vehicle", std::vector<std::string>{"van", "tractor"});
  writer.reals(day + "vehicle_trips", {2}, std::vector<double>{30, 40});
  writer.reals(day + "departures", {2, 3}, std::vector<double>{5, 10, 15, 0, 40, 0});
  writer.texts(day + "gateway", std::vector<std::string>{"Cát Lái"});
  writer.reals(day + "empty_share", {}, std::vector<double>{0.25});
}

TEST_F(ReportFreight, YearsWithoutADayOfTravelAreLeftOut) {
  ResultsWriter writer;
  fill_goods(writer);
  auto const freight = freight_of(saved(writer));
  EXPECT_EQ(freight.size(), 1U);
  EXPECT_TRUE(freight.contains("2030"));
}

TEST_F(ReportFreight, FiguresKeepTheirNamesAndShapes) {
  ResultsWriter writer;
  fill_goods(writer);
  auto const day = freight_of(saved(writer))["2030"];
  EXPECT_EQ(day["vehicle"], (std::vector<std::string>{"van", "tractor"}));
  EXPECT_EQ(day["vehicle_trips"], (std::vector<int>{30, 40}));
  EXPECT_EQ(day["departures"][1], (std::vector<int>{0, 40, 0}));
  EXPECT_EQ(day["empty_share"], 0.25);
  EXPECT_EQ(day["gateway"][0], "Cát Lái");
}

TEST_F(ReportFreight, AResultWithoutGoodsGivesNone) {
  ResultsWriter writer;
  writer.integers("/time/year", {1}, std::vector<std::int64_t>{2030});
  EXPECT_TRUE(freight_of(saved(writer)).empty());
}

}  // namespace
}  // namespace tanvan
