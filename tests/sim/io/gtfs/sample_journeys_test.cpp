// Journeys of the sample feed of the GTFS reference, worked out by hand (mobility.md T7); skipped where it is absent.
#include <filesystem>
#include <gtest/gtest.h>

#include "sim/io/gtfs/currency.hpp"
#include "sim/io/gtfs/feed_fares.hpp"
#include "sim/io/gtfs/feed_times.hpp"
#include "sim/io/gtfs/feed_timetable.hpp"
#include "sim/io/gtfs/gtfs_reader.hpp"
#include "sim/io/gtfs/service_days.hpp"
#include "sim/transit/journey_search.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

constexpr char const *kWeekday = "20070606", *kSaturday = "20070609", *kNoService = "20070604";

class SampleJourneys : public testing::Test {
 protected:
  Feed feed;
  void SetUp() override {
    auto const path = fs::path(TANVAN_SOURCE_DIR) / "../shared/data/gtfs/google-sample-feed-1/sample-feed-1";
    if (!fs::exists(path)) GTEST_SKIP() << "no sample feed in ../shared/data/gtfs";
    auto read = read_gtfs(path, "sample");
    ASSERT_TRUE(read);
    feed = std::move(read->feed);
  }

  std::vector<StopId> stops(std::string_view id) const {
    for (auto const stop : ids<FeedStopId>(feed.stops.size()))
      if (feed.stops.id[stop] == id) return stops_with_calls(feed, stop);
    return {};
  }
  std::optional<Journey> from(std::string_view a, std::string_view b, char const* time, char const* date) const {
    auto const t = timetable_of(feed, *parse_date(date));
    return JourneySearch(*t).depart_at(*parse_feed_time(time), stops(a), stops(b));
  }
  std::optional<Journey> until(std::string_view a, std::string_view b, char const* time, char const* date) const {
    auto const t = timetable_of(feed, *parse_date(date));
    return JourneySearch(*t).arrive_by(*parse_feed_time(time), stops(a), stops(b));
  }
  /// `1.25 USD: p`
  std::string fare(std::string_view a, std::string_view b, char const* time, char const* date) const {
    auto const t = timetable_of(feed, *parse_date(date));
    auto const journey = JourneySearch(*t).depart_at(*parse_feed_time(time), stops(a), stops(b));
    if (!journey) return "no journey";
    auto const cost = FareTable(feed).fare_of(*t, *journey);
    if (!cost) return "none";
    auto said = amount_text(cost->amount, *currency_digits(cost->currency)) + " " + cost->currency + ":";
    for (auto const ticket : cost->tickets) said += " " + feed.fares.id[ticket];
    return said;
  }
  /// `07:30:00-07:50:00 1`: departure, arrival, rides
  static std::string text(std::optional<Journey> const& journey) {
    if (!journey) return "none";
    return feed_time_text(journey->departure) + "-" + feed_time_text(journey->arrival) + " " +
           std::to_string(journey->rides);
  }
};

TEST_F(SampleJourneys, TheShuttleRunsEveryHalfHour) {
  EXPECT_EQ(text(from("STAGECOACH", "BEATTY_AIRPORT", "07:30:00", kWeekday)), "07:30:00-07:50:00 1");
  EXPECT_EQ(text(from("STAGECOACH", "BEATTY_AIRPORT", "07:31:00", kWeekday)), "08:00:00-08:20:00 1");
  EXPECT_EQ(text(from("STAGECOACH", "BEATTY_AIRPORT", "21:31:00", kWeekday)), "none") << "none starts at the end";
  EXPECT_EQ(text(from("STAGECOACH", "BEATTY_AIRPORT", "07:30:00", kNoService)), "none");
}

TEST_F(SampleJourneys, TheBlockNeedsNoTransferAtBullfrog) {
  for (char const* time : {"06:00:00", "06:45:00", "07:30:00"})
    EXPECT_EQ(text(from("STAGECOACH", "FUR_CREEK_RES", time, kWeekday)), "07:30:00-09:20:00 2") << time;
  EXPECT_EQ(text(from("STAGECOACH", "FUR_CREEK_RES", "07:31:00", kWeekday)), "none");
  EXPECT_EQ(text(until("STAGECOACH", "FUR_CREEK_RES", "23:00:00", kWeekday)), "07:30:00-09:20:00 2");
  EXPECT_EQ(text(until("STAGECOACH", "FUR_CREEK_RES", "09:19:00", kWeekday)), "none");
}

TEST_F(SampleJourneys, TheValleyIsServedAtWeekends) {
  EXPECT_EQ(text(from("STAGECOACH", "AMV", "07:30:00", kSaturday)), "07:30:00-09:00:00 2");
  EXPECT_EQ(text(from("STAGECOACH", "AMV", "07:30:00", kWeekday)), "none");
}

TEST_F(SampleJourneys, TheCityLineChangesItsHeadwayOverTheDay) {
  EXPECT_EQ(text(from("STAGECOACH", "EMSI", "06:00:00", kWeekday)), "06:00:00-06:26:00 1");
  EXPECT_EQ(text(from("STAGECOACH", "EMSI", "06:01:00", kWeekday)), "06:30:00-06:56:00 1");
  EXPECT_EQ(text(from("STAGECOACH", "EMSI", "08:01:00", kWeekday)), "08:10:00-08:36:00 1");
  EXPECT_EQ(text(from("STAGECOACH", "EMSI", "16:11:00", kWeekday)), "16:20:00-16:46:00 1");
}

TEST_F(SampleJourneys, EachBoardingCostsADollarAndAQuarter) {
  EXPECT_EQ(fare("STAGECOACH", "BEATTY_AIRPORT", "07:30:00", kWeekday), "1.25 USD: p");
  EXPECT_EQ(fare("BEATTY_AIRPORT", "BULLFROG", "08:00:00", kWeekday), "1.25 USD: p");
  EXPECT_EQ(fare("BULLFROG", "FUR_CREEK_RES", "08:15:00", kWeekday), "1.25 USD: p");
  EXPECT_EQ(fare("STAGECOACH", "FUR_CREEK_RES", "07:30:00", kWeekday), "2.50 USD: p p")
      << "AB1 goes on as BFC1 of its block, so that one boards twice";
}

TEST_F(SampleJourneys, TheValleyCostsFiveDollarsAndAQuarter) {
  EXPECT_EQ(fare("BEATTY_AIRPORT", "AMV", "08:00:00", kSaturday), "5.25 USD: a");
  EXPECT_EQ(fare("STAGECOACH", "AMV", "07:30:00", kSaturday), "6.50 USD: p a");
}

TEST_F(SampleJourneys, NoFareIsForTheCityLine) {
  EXPECT_EQ(fare("STAGECOACH", "EMSI", "06:00:00", kWeekday), "none") << "fare_rules.txt does not name CITY";
}

}  // namespace
}  // namespace tanvan
