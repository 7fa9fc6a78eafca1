#include "sim/io/results/run_identity.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

#include "sim/io/results/results_reader.hpp"

namespace tanvan {
namespace {

TEST(RunIdentity, IsReadBackAsItWasPut) {
  RunIdentity run;
  run.command = "economy";
  run.scenario = "truck-ban";
  run.title_vi = "Cấm xe tải";
  run.title_en = "Truck ban";
  run.config = "[scenario]\n";
  run.created = "2026-11-26T07:00:00Z";
  run.threads = 7;
  run.wall_s = 1.5;
  ResultsWriter file;
  put_identity(file, run, 742, 0.1);
  auto const path = std::filesystem::path(testing::TempDir()) / ("tanvan-who-" + std::to_string(::getpid()) + ".h5");
  file.save(path);
  auto const read = ResultsFile::open(path);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->text_attribute("command"), run.command);
  EXPECT_EQ(read->text_attribute("scenario"), run.scenario);
  EXPECT_EQ(read->text_attribute("title_vi"), run.title_vi);
  EXPECT_EQ(read->text_attribute("title_en"), run.title_en);
  EXPECT_EQ(read->text_attribute("created"), run.created);
  EXPECT_EQ(read->number_attribute("seed"), 742);
  EXPECT_EQ(read->number_attribute("scale"), 0.1);
  EXPECT_EQ(read->number_attribute("threads"), 7);
  EXPECT_EQ(read->number_attribute("wall_s"), 1.5);
  EXPECT_EQ(read->texts("/config"), std::vector{run.config});
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace tanvan
