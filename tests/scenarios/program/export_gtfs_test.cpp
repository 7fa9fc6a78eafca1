// The lines of the shipped scenarios as feeds, as their user meets them.
#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/io/gtfs/gtfs_reader.hpp"
#include "sim/io/gtfs/gtfs_writer.hpp"
#include "tests/scenarios/line_feed/feed_rules.hpp"
#include "tests/scenarios/program/program_folder.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

class ExportGtfs : public ProgramFolder {
 protected:
  std::string said;

  int export_gtfs(std::string const& scenario, std::string const& words) {
    auto const ended =
        tanvan("export '" TANVAN_SOURCE_DIR "/scenarios/binhduong/" + scenario + ".toml' --to gtfs " + words);
    said = ended.said;
    return ended.status;
  }
  bool says(std::string const& words) const { return said.find(words) != std::string::npos; }

  FeedTables tables(std::string const& name) const {
    FeedTables texts;
    for (auto const& file : fs::directory_iterator(folder / name))
      if (file.path().extension() == ".txt")
        texts[file.path().filename()] = text_of(fs::path(name) / file.path().filename());
    return texts;
  }
};

TEST_F(ExportGtfs, EveryYearIsCleanByTheCanonicalRulesAndReadsBackTheSame) {
  for (auto const& [scenario, year] : std::vector<std::pair<std::string, int>>{
           {"baseline", 2020}, {"baseline", 2024}, {"baseline", 2025}, {"baseline", 2030}, {"tod-a1", 2030}}) {
    ASSERT_EQ(export_gtfs(scenario, fmt::format("--year {} --url https://example.org/ -o feed", year)), 0) << said;
    auto const texts = tables("feed");
    EXPECT_EQ(notices_of(texts), std::vector<std::string>{}) << scenario << " " << year;
    auto const read = read_gtfs(folder / "feed", "feed");
    ASSERT_TRUE(read) << scenario << " " << year;
    EXPECT_TRUE(read->report.dropped.empty()) << scenario << " " << year;
    FeedTables again;
    for (auto const& file : write_gtfs(read->feed)) again[file.name] = file.text;
    EXPECT_EQ(again, texts) << scenario << " " << year;
  }
}

TEST_F(ExportGtfs, LinesOpenInTheirYear) {
  ASSERT_EQ(export_gtfs("baseline", "--year 2023 -o feed"), 0) << said;
  EXPECT_TRUE(says("line METRO-HCM1 is not open by the end of 2023")) << said;
  EXPECT_TRUE(says("https://example.com/ for the web pages")) << said;
  EXPECT_TRUE(says("of the lines merged into an earlier one of the same name and place")) << said;
  EXPECT_EQ(text_of("feed/routes.txt").find("METRO-HCM1"), std::string::npos);
  ASSERT_EQ(export_gtfs("baseline", "--year 2024 -o feed"), 0) << said;
  EXPECT_NE(text_of("feed/routes.txt").find("METRO-HCM1"), std::string::npos);
  EXPECT_NE(text_of("feed/export.toml").find("year = 2024"), std::string::npos);
}

TEST_F(ExportGtfs, AJourneyByTheFeedCostsWhatTheLineDoes) {
  ASSERT_EQ(export_gtfs("baseline", "--year 2025 -o feed"), 0) << said;
  auto const ended = tanvan("skim --transit feed --from KAZE51_01 --to KAZE51_29 --depart 07:00 --date 20250106");
  ASSERT_EQ(ended.status, 0) << ended.said;
  EXPECT_NE(ended.said.find("rides=1"), std::string::npos) << ended.said;
  EXPECT_NE(ended.said.find("fare=12000 currency=VND"), std::string::npos) << ended.said;
}

TEST_F(ExportGtfs, WhatCanNotBeIsRefused) {
  EXPECT_EQ(export_gtfs("baseline", "--year 2050 -o feed"), 2);
  EXPECT_TRUE(says("--year 2050 lies outside the scenario, 2020 to 2030")) << said;
  EXPECT_EQ(export_gtfs("baseline", "--url nowhere -o feed"), 2);
  EXPECT_TRUE(says("nowhere is no address that begins with http:// or https://")) << said;
  put("mine.txt", "x");
  EXPECT_EQ(export_gtfs("baseline", "-o ."), 2) << said;
  EXPECT_EQ(text_of("mine.txt"), "x");
}

}  // namespace
}  // namespace tanvan
