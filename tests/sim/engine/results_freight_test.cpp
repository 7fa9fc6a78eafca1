#include "sim/engine/results_freight.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <unistd.h>

#include "sim/core/check.hpp"
#include "sim/io/results/results_reader.hpp"

namespace tanvan {
namespace {

/// Two gateways on a day of travel; figures of none, one and two axes.
std::map<int, FreightYear> goods_of_2030() {
  FreightYear year;
  year.gateways = {"Cát Lái", "An Tây"};
  year.figures["tonnes_produced"] = {1, 2, 3, 4, 5};
  year.figures["vehicle_trips"] = {5, 4, 3, 2, 1};
  year.figures["departures"] = std::vector<double>(5 * 24, 1);
  year.figures["turn_trucks"] = std::vector<double>(2 * 24, 2);
  year.figures["empty_share"] = {0.5};
  return {{2030, year}};
}

TEST(ResultsFreight, FiguresKeepTheShapesOfTheSchema) {
  auto const path = std::filesystem::temp_directory_path() / ("freight" + std::to_string(getpid()) + ".h5");
  ResultsWriter writer;
  write_freight(writer, goods_of_2030());
  writer.save(path);
  auto const file = ResultsFile::open(path);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->reals("/freight/2030/departures").size(), 120U);
  EXPECT_EQ(file->find("/freight/2030/turn_trucks")->shape, (std::vector<std::size_t>{2, 24}));
  EXPECT_EQ(file->reals("/freight/2030/empty_share"), std::vector<double>{0.5});
  EXPECT_EQ(file->texts("/freight/2030/gateway"), (std::vector<std::string>{"Cát Lái", "An Tây"}));
  EXPECT_EQ(file->texts("/freight/2030/channel"), (std::vector<std::string>{"green", "yellow", "red"}));
  std::filesystem::remove(path);
}

TEST(ResultsFreight, AFigureThatNoPageKnowsIsAMistakeOfOurs) {
  auto years = goods_of_2030();
  years[2030].figures["goods_on_the_moon"] = {1};
  ResultsWriter writer;
  EXPECT_THROW(write_freight(writer, years), Violation);
}

}  // namespace
}  // namespace tanvan
