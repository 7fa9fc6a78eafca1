#include <cmath>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <limits>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/core/check.hpp"
#include "sim/io/files/whole_file.hpp"
#include "sim/io/results/results_reader.hpp"
#include "sim/io/results/results_writer.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

class ResultsFileTest : public testing::Test {
 protected:
  fs::path folder = fs::path(testing::TempDir()) / ("tanvan-results-" + std::to_string(::getpid()));
  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override { fs::remove_all(folder); }

  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}));
  }
};

ResultsWriter small_result(std::string const& created = "2026-01-01T00:00:00Z", double grdp = 389500) {
  ResultsWriter writer;
  writer.attribute("scenario", std::string("baseline"));
  writer.attribute("seed", std::int64_t{7});
  writer.attribute("scale", 0.01);
  writer.attribute("created", created);
  std::vector<std::int64_t> const years = {2020, 2021};
  std::vector<double> const series = {grdp, 401234.5}, zones = {1, 2, 3, 4, 5, 6};
  std::vector<std::string> const names = {"Phú Tân", "Dĩ An", ""};
  writer.text("/config", "[scenario]\nname = \"baseline\"\n");
  writer.integers("/time/year", {2}, years);
  writer.reals("/indicators/GRDP", {2}, series);
  writer.texts("/zones/name", names);
  writer.reals("/zone_year/population", {2, 3}, zones);
  writer.texts("/events/kind", {});
  return writer;
}

std::string sentence_of(Result<ResultsFile> const& result) {
  return result ? "" : to_string(result.error().sorted().front());
}

TEST_F(ResultsFileTest, WhatIsWrittenIsReadBackWithUnitsAndDefinitions) {
  small_result().save(folder / "a.h5");
  auto const file = ResultsFile::open(folder / "a.h5");
  ASSERT_TRUE(file) << sentence_of(file);
  EXPECT_EQ(file->text_attribute("scenario"), "baseline");
  EXPECT_EQ(file->number_attribute("seed"), 7);
  EXPECT_TRUE(file->complete());
  EXPECT_EQ(file->texts("/zones/name"), (std::vector<std::string>{"Phú Tân", "Dĩ An", ""}));
  EXPECT_EQ(file->reals("/indicators/GRDP"), (std::vector<double>{389500, 401234.5}));
  EXPECT_EQ(file->find("/zone_year/population")->shape, (std::vector<std::size_t>{2, 3}));
  EXPECT_EQ(file->find("/indicators/GRDP")->attributes.at("units"), "billion VND");
  EXPECT_FALSE(file->find("/indicators/GRDP")->attributes.at("definition_vi").empty());
  EXPECT_TRUE(file->texts("/events/kind").empty());
  EXPECT_EQ(file->children("/zones"), (std::vector<std::string>{"name"}));
  EXPECT_EQ(files(), 1u);
}

TEST_F(ResultsFileTest, LargeMatricesSurviveCompression) {
  std::vector<double> cells(300 * 40 * 40);
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = std::sqrt(static_cast<double>(i));
  cells[5] = std::numeric_limits<double>::infinity();
  ResultsWriter writer;
  writer.reals("/skims/2025/bus/time_min", {300, 40, 40}, cells);
  writer.save(folder / "a.h5");
  EXPECT_EQ(ResultsFile::open(folder / "a.h5")->reals("/skims/2025/bus/time_min"), cells);
  EXPECT_LT(fs::file_size(folder / "a.h5"), cells.size() * sizeof(double));
}

TEST_F(ResultsFileTest, TablesOfAnyShapeSurviveBeingCut) {
  for (ResultsWriter::Shape const& shape :
       {ResultsWriter::Shape{300, 40, 40}, {2, 500, 500}, {3, 1, 70'000}, {1, 64, 64}}) {
    std::vector<double> cells(shape[0] * shape[1] * shape[2]);
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = std::sqrt(static_cast<double>(i));
    ResultsWriter writer;
    writer.reals("/traffic/volume_veh_h", shape, cells);
    writer.save(folder / "a.h5");
    auto const file = ResultsFile::open(folder / "a.h5");
    EXPECT_EQ(file->reals("/traffic/volume_veh_h"), cells);
    EXPECT_EQ(file->content_hash(), file->text_attribute("content_hash"));
    EXPECT_LT(fs::file_size(folder / "a.h5"), cells.size() * sizeof(double) + 10'000);
  }
}

TEST_F(ResultsFileTest, ManyTextsAreReadBackWhetherTheyAreShortOrLong) {
  std::vector<std::string> names(5000), stuck(5000);
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = i % 7 == 0 ? "" : "Dĩ An " + std::to_string(i);
  for (std::string const last : {"", "gridlock", "a text that is longer than those which are padded to one width"}) {
    stuck.back() = last;
    ResultsWriter writer;
    writer.texts("/trips/trip_id", names);
    writer.texts("/trips/stuck", stuck);
    writer.save(folder / "a.h5");
    auto const file = ResultsFile::open(folder / "a.h5");
    EXPECT_EQ(file->texts("/trips/trip_id"), names);
    EXPECT_EQ(file->texts("/trips/stuck"), stuck);
    EXPECT_EQ(file->content_hash(), file->text_attribute("content_hash"));
  }
}

TEST_F(ResultsFileTest, HashInTheFileIsTheHashOfItsContent) {
  small_result().save(folder / "a.h5");
  auto const file = ResultsFile::open(folder / "a.h5");
  EXPECT_EQ(file->content_hash(), file->text_attribute("content_hash"));
  EXPECT_EQ(file->content_hash().size(), 64u);
}

TEST_F(ResultsFileTest, HashForgetsTheHourAndKeepsTheFigures) {
  small_result("yesterday").save(folder / "a.h5");
  small_result("today").save(folder / "b.h5");
  small_result("today", 389500.0000001).save(folder / "c.h5");
  auto const hash = [&](char const* name) { return ResultsFile::open(folder / name)->content_hash(); };
  EXPECT_EQ(hash("a.h5"), hash("b.h5"));
  EXPECT_NE(hash("b.h5"), hash("c.h5"));
}

TEST_F(ResultsFileTest, EqualResultsAreEqualBytes) {
  small_result().save(folder / "a.h5");
  small_result().save(folder / "b.h5");
  auto const bytes = [&](char const* name) {
    std::ifstream in(folder / name, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  EXPECT_EQ(bytes("a.h5"), bytes("b.h5"));
}

TEST_F(ResultsFileTest, AttributesOfGroupsAreReadBackAndHashed) {
  auto const put = [&](char const* name, double gap) {
    auto writer = small_result();
    writer.attribute("/assignment", "relative_gap", gap);
    writer.attribute("/assignment", "iterations", std::int64_t{7});
    writer.save(folder / name);
  };
  put("a.h5", 1e-7);
  put("b.h5", 1e-7);
  put("c.h5", 2e-7);
  auto const a = ResultsFile::open(folder / "a.h5"), c = ResultsFile::open(folder / "c.h5");
  EXPECT_EQ(std::get<double>(a->group_attributes("/assignment").at("relative_gap")), 1e-7);
  EXPECT_EQ(std::get<std::int64_t>(a->group_attributes("/assignment").at("iterations")), 7);
  EXPECT_TRUE(a->group_attributes("/absent").empty());
  EXPECT_NE(a->content_hash(), c->content_hash());
  auto const bytes = [&](char const* name) {
    std::ifstream in(folder / name, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  EXPECT_EQ(bytes("a.h5"), bytes("b.h5"));
}

TEST_F(ResultsFileTest, UnknownAttributesOfGroupsAreOurMistakes) {
  ResultsWriter writer = small_result();
  EXPECT_THROW(writer.attribute("/assignment", "relative_gpa", 1.0), Violation);
  EXPECT_THROW(writer.attribute("/assignment", "iterations", 1.0), Violation);
  EXPECT_THROW(writer.attribute("/zones", "relative_gap", 1.0), Violation);
  EXPECT_THROW(writer.attribute("/assignment", "relative_gap", std::nan("")), Violation);
}

TEST_F(ResultsFileTest, UnknownPathsWrongShapesAndInfiniteNumbersAreOurMistakes) {
  ResultsWriter writer = small_result();
  std::vector<double> const one = {1}, three = {1, 2, 3}, broken = {1, std::nan("")};
  EXPECT_THROW(writer.reals("/indicators/GRPD", {1}, one), Violation);
  EXPECT_THROW(writer.reals("/indicators/employment", {3}, three), Violation);
  EXPECT_THROW(writer.reals("/indicators/employment", {2}, broken), Violation);
  EXPECT_THROW(writer.integers("/indicators/employment", {2}, std::vector<std::int64_t>{1, 2}), Violation);
}

TEST_F(ResultsFileTest, ForeignCutFutureAndAbsentFilesAreRefusedByName) {
  small_result().save(folder / "whole.h5");
  fs::copy_file(folder / "whole.h5", folder / "cut.h5");
  fs::resize_file(folder / "cut.h5", fs::file_size(folder / "cut.h5") / 2);
  std::ofstream(folder / "text.h5") << "no HDF5\n";
  std::ofstream(folder / "empty.h5");
  auto future = small_result();
  future.attribute("format_version", std::string("99.0"));
  future.save(folder / "future.h5");
  auto foreign = small_result();
  foreign.attribute("format", std::string("omx"));
  foreign.save(folder / "foreign.h5");
  for (auto const* name : {"cut.h5", "text.h5", "empty.h5", "future.h5", "foreign.h5", "absent.h5"})
    EXPECT_NE(sentence_of(ResultsFile::open(folder / name)).find(std::string(name) + ":1: "), std::string::npos)
        << name;
}

TEST_F(ResultsFileTest, NewerMinorVersionsAreRead) {
  auto newer = small_result();
  newer.attribute("format_version", std::string("1.9"));
  newer.save(folder / "newer.h5");
  EXPECT_TRUE(ResultsFile::open(folder / "newer.h5"));
}

TEST_F(ResultsFileTest, AClosedFolderIsNamedBeforeAndAfterTheRun) {
  std::ofstream(folder / "text") << "a file, no folder\n";
  auto const out = folder / "text" / "out.h5";
  EXPECT_THROW(ensure_writable(out), std::runtime_error);
  try {
    small_result().save(out);
    FAIL() << "saved into a file as if it were a folder";
  } catch (std::runtime_error const& fault) {
    EXPECT_NE(std::string(fault.what()).find("out.h5"), std::string::npos) << fault.what();
  }
  EXPECT_NO_THROW(ensure_writable(folder / "fine.h5"));
  EXPECT_EQ(files(), 1u);
}

/// In a child process whose files may hold 1 KiB: status 0 where saving threw and left nothing behind.
int status_of_save_within_limit(fs::path const& folder) {
  auto const child = ::fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit const limit{1024, 1024};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
      small_result().save(folder / "out.h5");
      ::_exit(2);
    } catch (std::runtime_error const& fault) {
      ::_exit(std::string(fault.what()).find("out.h5") != std::string::npos && fs::is_empty(folder) ? 0 : 3);
    }
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_F(ResultsFileTest, AFullDiskLeavesNoFileAndASentence) {
  EXPECT_EQ(status_of_save_within_limit(folder), 0);
}

TEST_F(ResultsFileTest, OnlyResultsAreReplacedByResults) {
  small_result().save(folder / "a.h5");
  EXPECT_TRUE(is_results_file(folder / "a.h5"));
  EXPECT_FALSE(overwrites_other_than_result(folder / "a.h5", {}));
  std::ofstream(folder / "thesis.md") << "years of work\n";
  auto const fault = overwrites_other_than_result(folder / "thesis.md", {});
  ASSERT_TRUE(fault);
  EXPECT_NE(fault->sentence.find("thesis.md is there and is no result of tanvan"), std::string::npos);
}

/// A day with 20,000 moves, the last of which is `last`.
ResultsWriter day_of_moves(std::int32_t last) {
  ResultsWriter writer;
  std::vector<std::int32_t> links(20'000, -3), times(20'000, 1080);
  times.back() = last;
  writer.narrow_integers("/moves/link_step", {links.size()}, links);
  writer.narrow_integers("/moves/enter_step", {times.size()}, times);
  return writer;
}

TEST_F(ResultsFileTest, NarrowNumbersAreReadBackAndTakeFewBytes) {
  auto writer = day_of_moves(-2'000'000'000);
  EXPECT_LT(writer.stored_bytes("/moves/enter_step"), 20'000U);
  writer.save(folder / "a.h5");
  auto const file = ResultsFile::open(folder / "a.h5");
  ASSERT_TRUE(file) << sentence_of(file);
  EXPECT_EQ(file->find("/moves/link_step")->type, ValueType::integer);
  EXPECT_EQ(file->integers("/moves/link_step"), std::vector<std::int64_t>(20'000, -3));
  EXPECT_EQ(file->integers("/moves/enter_step").back(), -2'000'000'000);
  EXPECT_EQ(file->content_hash(), file->text_attribute("content_hash"));
}

TEST_F(ResultsFileTest, TheHashCoversNarrowNumbers) {
  std::vector<std::string> hashes;
  for (auto const last : {1, 2}) {
    day_of_moves(last).save(folder / "a.h5");
    hashes.push_back(ResultsFile::open(folder / "a.h5")->text_attribute("content_hash"));
  }
  EXPECT_NE(hashes[0], hashes[1]);
}

TEST(ResultsWriterTest, WideNumbersInANarrowColumnAreOurMistake) {
  ResultsWriter writer;
  std::vector<std::int64_t> const wide = {1};
  std::vector<std::int32_t> const narrow = {1};
  EXPECT_THROW(writer.integers("/moves/link_step", {1}, wide), Violation);
  EXPECT_THROW(writer.narrow_integers("/moves/offset", {1}, narrow), Violation);
}

/// Two years of 5,000 cells.
ResultsWriter cells_of(float last) {
  ResultsWriter writer;
  std::vector<float> jobs(10'000, 12.5F);
  jobs.back() = last;
  writer.narrow_reals("/cell_year/jobs", {2, 5000}, jobs);
  return writer;
}

TEST_F(ResultsFileTest, NarrowRealsAreReadBackAndTheHashCoversThem) {
  std::vector<std::string> hashes;
  for (float const last : {0.25F, 0.5F}) {
    auto writer = cells_of(last);
    EXPECT_LT(writer.stored_bytes("/cell_year/jobs"), 10'000U);
    writer.save(folder / "a.h5");
    auto const file = ResultsFile::open(folder / "a.h5");
    ASSERT_TRUE(file) << sentence_of(file);
    EXPECT_EQ(file->find("/cell_year/jobs")->type, ValueType::real);
    EXPECT_EQ(file->reals("/cell_year/jobs").front(), 12.5);
    EXPECT_EQ(file->reals("/cell_year/jobs").back(), static_cast<double>(last));
    EXPECT_EQ(file->content_hash(), file->text_attribute("content_hash"));
    hashes.push_back(file->content_hash());
  }
  EXPECT_NE(hashes[0], hashes[1]);
}

TEST(ResultsWriterTest, WideRealsInANarrowColumnAreOurMistake) {
  ResultsWriter writer;
  std::vector<double> const wide = {1};
  std::vector<float> const narrow = {1};
  EXPECT_THROW(writer.reals("/cell_year/jobs", {1, 1}, wide), Violation);
  EXPECT_THROW(writer.narrow_reals("/zone_year/jobs", {1, 1}, narrow), Violation);
}

}  // namespace
}  // namespace tanvan
