// Real feeds beside the project, read where they lie; skipped where they are absent.
#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>

#include "sim/io/gtfs/gtfs_writer.hpp"
#include "sim/io/gtfs/service_days.hpp"
#include "tests/sim/io/gtfs/small_feed.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

class GtfsData : public testing::Test {
 protected:
  fs::path const feeds = fs::path(TANVAN_SOURCE_DIR) / "../shared/data/gtfs";
  void SetUp() override {
    if (!fs::exists(feeds)) GTEST_SKIP() << "no feeds in ../shared/data/gtfs";
  }

  Result<ImportedFeed> read(std::string const& name) const { return read_gtfs(feeds / name, name); }
  /// The first fault of a feed that must be refused.
  std::string fault(std::string const& name) const {
    auto const result = read(name);
    return result ? "read" : to_string(result.error().sorted().front());
  }
};

struct Expected {
  char const* name;
  std::int64_t stops, routes, trips, stop_times, past_24h;
};

/// Rows of the files, counted by other means.
constexpr Expected kExpected[] = {
    {"tidytransit/nyc_subway.zip", 1223, 22, 15'911, 446'924, 12'819},
    {"transitland/cdmx.zip", 6021, 145, 1741, 70'714, 0},
    {"transitland/bart.zip", 50, 6, 2525, 33'167, 894},
    {"otp/caltrain_gtfs.zip", 31, 3, 252, 4560, 100},
    {"otp/kcm_gtfs.zip", 56, 219, 282, 6923, 81},
    {"gtfstools/ber_gtfs.zip", 211, 6, 348, 8865, 0},
    {"sao-paulo-r5r/spo.zip", 654, 19, 36, 860, 0},
    {"google-sample-feed-1/sample-feed-1", 9, 5, 11, 28, 0},
    {"transitland/example-nested-zip.zip", 9, 5, 11, 28, 0},
};

TEST_F(GtfsData, FeedsHaveTheRowsThatTheyHave) {
  for (auto const& expected : kExpected) {
    auto const imported = read(expected.name);
    ASSERT_TRUE(imported) << fault(expected.name);
    auto const& counts = imported->report.read;
    EXPECT_EQ(counts.of("stops"), expected.stops) << expected.name;
    EXPECT_EQ(counts.of("routes"), expected.routes) << expected.name;
    EXPECT_EQ(counts.of("trips"), expected.trips) << expected.name;
    EXPECT_EQ(counts.of("stop_times"), expected.stop_times) << expected.name;
    EXPECT_EQ(counts.of("stop_times_past_24h"), expected.past_24h) << expected.name;
  }
}

TEST_F(GtfsData, WrittenFeedsReadBackTheSame) {
  for (auto const& expected : kExpected) {
    auto const imported = read(expected.name);
    ASSERT_TRUE(imported);
    FeedTexts once, twice;
    for (auto const& file : write_gtfs(imported->feed)) once[file.name] = file.text;
    auto const again = read_texts(once);
    ASSERT_TRUE(again) << faults_of(once);
    EXPECT_TRUE(again->report.dropped.empty()) << expected.name;
    for (auto const& file : write_gtfs(again->feed)) twice[file.name] = file.text;
    EXPECT_TRUE(once == twice) << expected.name;
  }
}

TEST_F(GtfsData, TheSampleFeedHasNoServiceOnOneDay) {
  auto const feed = read("google-sample-feed-1/sample-feed-1");
  ASSERT_TRUE(feed);
  auto const& services = feed->feed.services;
  auto const runs = [&](char const* date) {
    std::string names;
    for (auto const service : ids<FeedServiceId>(services.size()))
      if (runs_on(services, service, *parse_date(date))) names += services.id[service] + " ";
    return names;
  };
  EXPECT_EQ(runs("20070606"), "FULLW ");
  EXPECT_EQ(runs("20070609"), "FULLW WE ");
  EXPECT_EQ(runs("20070604"), "");
}

TEST_F(GtfsData, BrokenFeedsNameFileAndLine) {
  for (auto const& [name, words] : std::vector<std::pair<std::string, std::string>>{
           {"hanoi-2018-partial", "hanoi-2018-partial/agency.txt:1: is missing"},
           {"transitfeed-edge-cases/utf16", "utf16/agency.txt:1: is UTF-16"},
           {"transitfeed-edge-cases/contains_null", "contains_null/stops.txt:9:25: a NUL byte"},
           {"transitfeed-edge-cases/undefined_stop", "undefined_stop/stop_times.txt:11: stop_id"},
           {"transitfeed-edge-cases/bad_date_format", "bad_date_format/calendar.txt:2: start_date"},
           {"transitfeed-edge-cases/negative_stop_sequence", "negative_stop_sequence/stop_times.txt:9: stop_sequence"},
           {"transitfeed-edge-cases/unknown_format.zip", "unknown_format.zip:1: is no whole zip archive"},
           {"transitland/example-nested-two-feeds.zip", "holds 2 feeds, in \"example1\", \"example2\""},
           {"binhduong-kaze-2018", "binhduong-kaze-2018:1: holds no GTFS table"}})
    EXPECT_NE(fault(name).find(words), std::string::npos) << fault(name);
}

TEST_F(GtfsData, ARowThatIsThereTwiceIsDropped) {
  auto const feed = read("transitfeed-edge-cases/duplicate_schedule_id");
  ASSERT_TRUE(feed) << fault("transitfeed-edge-cases/duplicate_schedule_id");
  ASSERT_EQ(feed->report.dropped.size(), 1U);
  EXPECT_EQ(feed->report.dropped.front().line, 4U);
}

TEST_F(GtfsData, AServiceWithoutACalendarTakesItsTripsAlong) {
  auto const feed = read("tidytransit/sample-feed-calendar_dates.zip");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->report.dropped_by_reason.of("a trip of a service_id that no calendar has"), 4);
  EXPECT_EQ(feed->feed.trips.size(), 7U);
}

}  // namespace
}  // namespace tanvan
