// The program as its user meets it: exit status, sentences, and what is left on the disk.
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <sys/stat.h>

#include "sim/io/results/results_reader.hpp"
#include "sim/io/results/results_writer.hpp"
#include "tests/scenarios/program/program_folder.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

class Program : public ProgramFolder {
 protected:
  void SetUp() override {
    ProgramFolder::SetUp();
    fs::copy(TANVAN_SOURCE_DIR "/scenarios/binhduong", folder / "binhduong");
  }

  /// A result as a run would leave it, with a few figures.
  void put_result(std::string const& name, double scale, std::int64_t seed, std::vector<std::int64_t> const& years) {
    ResultsWriter writer;
    writer.attribute("scenario", name);
    writer.attribute("seed", seed);
    writer.attribute("scale", scale);
    writer.integers("/time/year", {years.size()}, years);
    writer.reals("/indicators/GRDP", {years.size()}, std::vector<double>(years.size(), scale));
    writer.texts("/zones/id", std::vector<std::string>{"A1"});
    writer.texts("/zones/name", std::vector<std::string>{"Hòa Phú"});
    writer.integers("/network/links/id", {1}, std::vector<std::int64_t>{1});
    writer.texts("/stops/line", std::vector<std::string>{"BRT1", "BRT1", "K70"});
    writer.reals("/transit/2020/boardings", {1, 3}, std::vector<double>{scale, 2 * scale, 5});
    writer.save(folder / name);
  }
};

void expect(Ended const& ended, int status, std::string const& says) {
  EXPECT_EQ(ended.status, status) << ended.said;
  EXPECT_NE(ended.said.find(says), std::string::npos) << "expected " << says << "\n" << ended.said;
}

TEST_F(Program, RunNeverWritesOverWhatItRead) {
  auto const scenario = text_of("binhduong/baseline.toml"), zones = text_of("binhduong/zones.csv");
  for (auto const* out : {"binhduong/ring-road-3.toml", "binhduong/baseline.toml", "binhduong/zones.csv"})
    expect(tanvan(std::string("run binhduong/ring-road-3.toml -o ") + out), 2, "give the output another name");
  EXPECT_EQ(text_of("binhduong/baseline.toml"), scenario);
  EXPECT_EQ(text_of("binhduong/zones.csv"), zones);
}

TEST_F(Program, NothingIsWrittenOverWhatIsOfAnotherKind) {
  put_result("a.h5", 0.1, 1, {2020});
  put_result("b.h5", 0.1, 1, {2020});
  std::ofstream(folder / "thesis.md") << "years of work\n";
  auto const result = text_of("b.h5");
  expect(tanvan("run binhduong -o thesis.md"), 2, "thesis.md is there and is no result of tanvan");
  expect(tanvan("report a.h5 -o thesis.md"), 2, "thesis.md is there and is no page of HTML");
  expect(tanvan("report a.h5 -o b.h5"), 2, "b.h5 is there and is no page of HTML");
  EXPECT_EQ(text_of("thesis.md"), "years of work\n");
  EXPECT_EQ(text_of("b.h5"), result);
}

TEST_F(Program, ReportNeverWritesOverAResult) {
  put_result("a.h5", 0.1, 1, {2020});
  auto const before = text_of("a.h5");
  expect(tanvan("report a.h5 -o ./a.h5"), 2, "give the output another name");
  EXPECT_EQ(text_of("a.h5"), before);
}

TEST_F(Program, AnInstalledProgramFindsItsModuleForMapsAndDoesWithoutItElsewhere) {
  std::ofstream(folder / "zone.geojson")
      << R"({"type": "Polygon", "coordinates": [[[106.6, 11], [106.7, 11], [106.7, 11.1], [106.6, 11]]]})";
  expect(shell(TANVAN_INSTALL " there"), 0, "tanvan");
  auto const module = folder / "there/lib/tanvan/libtanvan_gdal.so";
  std::string const to_map = "there/bin/tanvan import zones zone.geojson -o zones";
  expect(shell(to_map), 0, "");
  fs::rename(module, folder / "there/bin" / module.filename());
  expect(shell(to_map), 0, "");
  fs::remove(folder / "there/bin" / module.filename());
  expect(shell(to_map), 1, "a part of the program can't be opened: libtanvan_gdal.so");
  expect(shell("there/bin/tanvan --version"), 0, "tanvan");
}

TEST_F(Program, APipeOfTheOutputsNameIsRefusedBeforeTheRun) {
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  expect(tanvan("run binhduong -o pipe"), 1, "pipe: cannot write the file");
  EXPECT_TRUE(fs::is_fifo(folder / "pipe"));
}

TEST_F(Program, AStopIsASentenceAndLeavesNothing) {
  for (std::string const signal : {"INT", "TERM"}) {
    // The signal comes once the first year is told, however slow the machine is. `exec` keeps the shell's number.
    auto const watcher =
        "touch said.txt; (until grep -q 2019: said.txt || ! kill -0 $$; do sleep 0.02; done; kill -s " + signal +
        " $$) & exec";
    Ended ended{tanvan("run binhduong --scale 0.05 -o stopped.h5 2> said.txt", watcher).status, text_of("said.txt")};
    fs::remove(folder / "said.txt");
    expect(ended, 1, "tanvan: stopped by SIG" + signal + " in month ");
    expect(ended, 1, "; nothing was written");
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}), 1);  // the scenarios
}

TEST_F(Program, OutputThatDoesNotArriveIsAFailure) {
  put_result("a.h5", 0.1, 1, {2020});
  for (auto const* words : {"info a.h5", "info a.h5 --hash", "validate binhduong", "--help", "--version"})
    expect(tanvan(std::string(words) + " >&-"), 1, "standard output");
}

TEST_F(Program, LinesAreComparedByTheirBoardings) {
  put_result("a.h5", 1, 1, {2020});
  put_result("b.h5", 2, 1, {2020});
  auto const ended = tanvan("compare a.h5 b.h5");
  expect(ended, 0, "largest changes of boardings a day by line, 2020 (1 of 2 differ)");
  expect(ended, 0, "+100.00 %  BRT1");
}

TEST_F(Program, ResultsOfOtherScaleSeedOrYearsHaveAWarning) {
  put_result("a.h5", 0.1, 1, {2020, 2021});
  put_result("b.h5", 0.02, 1, {2020, 2021});
  put_result("c.h5", 0.1, 2, {2020});
  expect(tanvan("compare a.h5 b.h5"), 0, "warning: the results differ in scale (a.h5: 0.1, b.h5: 0.02)");
  expect(tanvan("compare a.h5 c.h5"), 0, "warning: the results differ in seed (a.h5: 1, c.h5: 2)");
  expect(tanvan("compare a.h5 c.h5"), 0,
         "warning: the results differ in years (a.h5: 2020 to 2021, c.h5: 2020 to 2020)");
  EXPECT_EQ(tanvan("compare a.h5 a.h5").said.find("warning"), std::string::npos);
}

/// Vehicles of each class that left any link during the day, link by link.
std::vector<double> link_entries(ResultsFile const& file, std::string const& group) {
  auto const volume = file.reals(group + "volume_veh_h"), length_s = file.reals(group + "bin_length_s");
  std::vector<double> sum(4);
  std::size_t const row = volume.size() / length_s.size();
  for (std::size_t i = 0; i < volume.size(); ++i) sum[i % 4] += volume[i] * length_s[i / row] / 3600;
  return sum;
}

TEST_F(Program, DaysOfDynamicYearsAreWrittenWholeWhereAsked) {
  auto const ran = tanvan(
      "run binhduong/baseline.toml --scale 0.0005 --set models.traffic.sample=0.001 --set scenario.end=2020-12-31 "
      "--set transport.years=[2020] --set transport.dynamic=[2020] --set transport.exchanges=1 "
      "--set models.traffic.max_iterations=1 -o run.h5 --days");
  expect(ran, 0, "run-day-2020.h5 written: the day of 2020");
  EXPECT_NE(ran.said.find("warning: traffic 2020: no equilibrium"), std::string::npos) << ran.said;
  auto const run = ResultsFile::open(folder / "run.h5"), day = ResultsFile::open(folder / "run-day-2020.h5");
  ASSERT_TRUE(run && day);
  EXPECT_EQ(run->integers("/traffic/2020/vehicles").front(),
            static_cast<std::int64_t>(day->reals("/trips/depart_s").size()));
  auto const of_run = link_entries(*run, "/traffic/2020/"), of_day = link_entries(*day, "/traffic/");
  for (std::size_t const vehicle : {0U, 1U, 3U}) EXPECT_NEAR(of_day[vehicle] / of_run[vehicle], 1, 1e-9) << vehicle;
  EXPECT_LE(of_day[2], of_run[2]) << "line buses are in the run alone";
  for (auto const& district : day->texts("/mfd/district")) EXPECT_FALSE(district.empty());
  expect(tanvan("report run-day-2020.h5 -o day.html --corridor 'Mỹ Phước – Tân Vạn'"), 0, "day.html");
}

TEST_F(Program, ValidateNamesWhatTheModelsLackAndCountsInEnglish) {
  expect(tanvan("validate binhduong"), 0, "1 intervention;");
  std::ofstream(folder / "binhduong/controls.csv")
      << "control,category,district,share,source,confidence\ntenure,owner,*,1,test,low\n";
  auto const ended = tanvan("validate binhduong");
  expect(ended, 2, "controls.csv:1: no shares of age_sex");
}

}  // namespace
}  // namespace tanvan
