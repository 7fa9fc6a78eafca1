#include "sim/io/gtfs/feed_timetable.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/io/gtfs/service_days.hpp"
#include "sim/io/gtfs/time_zone.hpp"
#include "sim/transit/journey_search.hpp"
#include "tests/sim/io/gtfs/small_feed.hpp"

namespace tanvan {
namespace {

Feed feed_of(FeedTexts const& texts) {
  auto read = read_texts(texts);
  EXPECT_TRUE(read) << faults_of(texts);
  return std::move(read->feed);
}

Timetable on(Feed const& feed, char const* date, FeedTimetableOptions const& options = {}) {
  auto made = timetable_of(feed, *parse_date(date), options);
  EXPECT_TRUE(made);
  return *made;
}

/// `trip@07:00 P…`: each run as the trips it serves, with the times and rights at its calls.
std::string runs_text(Feed const& feed, Timetable const& t) {
  std::string text;
  for (std::size_t run = 0; run < t.runs(); ++run) {
    for (auto call = t.offset[run]; call < t.offset[run + 1]; ++call)
      text += fmt::format("{} {}{}-{}{}{}{}", feed.trips.id[FeedTripId{t.trip[call]}],
                          feed.stops.id[FeedStopId{t.stop[call].value}], t.arrival[call], t.departure[call],
                          t.board[call] != 0 ? "" : " noboard", t.alight[call] != 0 ? "" : " noalight",
                          call + 1 < t.offset[run + 1] ? ", " : "\n");
  }
  return text;
}

std::string runs_on_day(FeedTexts const& texts, char const* date, FeedTimetableOptions const& options = {}) {
  auto const feed = feed_of(texts);
  return runs_text(feed, on(feed, date, options));
}

StopId stop_named(Feed const& feed, std::string_view id) {
  for (auto const stop : ids<FeedStopId>(feed.stops.size()))
    if (feed.stops.id[stop] == id) return StopId{stop.value};
  return {};
}

constexpr char const* kMonday = "20250106";
constexpr char const* kSaturday = "20250104";
constexpr char const* kSunday = "20250105";

TEST(FeedTimetable, HasTheRunsOfTheDayAndThoseOfTheDayBeforePastMidnight) {
  EXPECT_EQ(runs_on_day(small_feed(), kMonday),
            "night P85800-85800, night R87600-87600\n"
            "t P25200-25200, t Q25800-25800, t R27000-27060\n");
  EXPECT_EQ(runs_on_day(small_feed(), kSaturday), "night P-600--600, night R1200-1200\n") << "Friday's last";
  EXPECT_EQ(runs_on_day(small_feed(), kSunday), "");
}

TEST(FeedTimetable, ATripPastMidnightCanBeBoardedAfterIt) {
  auto texts = small_feed();
  texts["stop_times.txt"] =
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
      "t,7:00:00,7:00:00,P,1\nt,7:30:00,7:31:00,R,3\n"
      "night,24:10:00,24:10:00,P,1\nnight,24:40:00,24:40:00,R,2\n";
  auto const feed = feed_of(texts);
  auto const arrival = [&](char const* date, int minutes) {
    auto const t = on(feed, date);
    auto const journey = JourneySearch(t).depart_at(minutes * 60, std::vector{stop_named(feed, "P")},
                                                    std::vector{stop_named(feed, "R")});
    return journey ? journey->arrival : -1;
  };
  EXPECT_EQ(arrival("20250107", 5), 40 * 60) << "Tuesday 00:05 after Monday's service";
  EXPECT_EQ(arrival("20250106", 23 * 60), (24 * 60 + 40) * 60) << "Monday 23:00";
  EXPECT_EQ(arrival("20250106", 5), (7 * 60 + 30) * 60) << "there is no service on Sundays";
}

/// In Berlin clocks go from 02:00 to 03:00 on 30 March 2025, and back on 26 October; trips past midnight run daily.
TEST(FeedTimetable, ClocksThatChangeOvernightMoveTheRunsOfTheDayBefore) {
  if (!ZoneClock::open("Europe/Berlin")) GTEST_SKIP() << "no time zone database on this machine";
  auto texts = edited("agency.txt", "Asia/Ho_Chi_Minh", "Europe/Berlin");
  texts["calendar.txt"] =
      "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
      "week,1,1,1,1,1,1,1,20250101,20251231\n";
  texts["stop_times.txt"] =
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
      "t,7:00:00,7:00:00,P,1\nt,7:30:00,7:31:00,R,3\nnight,22:50:00,22:50:00,P,1\nnight,23:30:00,23:30:00,R,2\n";
  EXPECT_EQ(runs_on_day(texts, "20250329"), "night P82200-82200, night R84600-84600\nt P25200-25200, t R27000-27060\n");
  EXPECT_EQ(runs_on_day(texts, "20250330"),
            "night P-600--600, night R1800-1800\n"
            "night P82200-82200, night R84600-84600\nt P25200-25200, t R27000-27060\n")
      << "noon is 23 hours after noon";
  texts["stop_times.txt"] =
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
      "t,7:00:00,7:00:00,P,1\nt,7:30:00,7:31:00,R,3\nnight,23:50:00,23:50:00,P,1\nnight,24:30:00,24:30:00,R,2\n";
  EXPECT_EQ(runs_on_day(texts, "20251026"), "night P85800-85800, night R88200-88200\nt P25200-25200, t R27000-27060\n")
      << "24:30 of the day before is half an hour before noon minus 12 h";
}

TEST(FeedTimetable, RunsOfMoreThanADayAreThereOnEachDay) {
  auto texts = small_feed();
  texts["stop_times.txt"] =
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
      "t,7:00:00,7:00:00,P,1\nt,7:30:00,7:31:00,R,3\n"
      "night,19:00:00,19:00:00,P,1\nnight,53:00:00,53:00:00,R,2\n";  // 34 hours
  EXPECT_EQ(runs_on_day(texts, kSunday), "night P-104400--104400, night R18000-18000\n") << "Friday's";
}

FeedTexts block_feed(std::string const& second_start, std::string const& more_transfers = "") {
  auto texts = small_feed();
  texts["trips.txt"] = "route_id,service_id,trip_id,block_id\nr,week,one,b\nr,week,two,b\nr,week,other,c\n";
  texts["stop_times.txt"] =
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type\n"
      "one,7:00:00,7:00:00,P,1,0,1\none,7:10:00,7:15:00,Q,2,1,0\n"
      "two," +
      second_start + "," + second_start +
      ",Q,1,0,1\ntwo,8:00:00,8:00:00,R,2,1,0\n"
      "other,7:12:00,7:12:00,Q,1,0,1\nother,9:00:00,9:00:00,R,2,1,0\n";
  if (!more_transfers.empty())
    texts["transfers.txt"] = "from_stop_id,to_stop_id,from_trip_id,to_trip_id,transfer_type\n" + more_transfers;
  return texts;
}

TEST(FeedTimetable, RidersStaySeatedWhereTheBlockGoesOn) {
  EXPECT_EQ(runs_on_day(block_feed("7:10:00"), kMonday),
            "one P25200-25200 noalight, two Q25800-25800, two R28800-28800 noboard\n"
            "other Q25920-25920 noalight, other R32400-32400 noboard\n");
  EXPECT_EQ(runs_on_day(block_feed("7:09:59"), kMonday),
            "one P25200-25200 noalight, one Q25800-26100 noboard\n"
            "other Q25920-25920 noalight, other R32400-32400 noboard\n"
            "two Q25799-25799 noalight, two R28800-28800 noboard\n")
      << "it leaves before the other arrives";
}

TEST(FeedTimetable, ABlockOfTwoServicesIsTwoVehicles) {
  auto texts = block_feed("7:20:00");
  texts["calendar.txt"] += "too,1,1,1,1,1,0,0,20250101,20250131\n";
  auto& trips = texts["trips.txt"];
  trips.replace(trips.find("r,week,two"), 10, "r,too,two");
  EXPECT_EQ(on(feed_of(texts), kMonday).runs(), 3U);
}

TEST(FeedTimetable, TransfersSayWhoStaysSeatedAndWhoGetsOut) {
  EXPECT_EQ(runs_on_day(block_feed("7:20:00", "Q,Q,one,two,5\n"), kMonday).substr(0, 57),
            "one P25200-25200 noalight, one Q25800-26100 noboard\nother");
  EXPECT_EQ(runs_on_day(block_feed("7:09:00", "Q,Q,one,other,4\n"), kMonday),
            "one P25200-25200 noalight, other Q25800-25920, other R32400-32400 noboard\n"
            "two Q25740-25740 noalight, two R28800-28800 noboard\n");
  EXPECT_EQ(runs_on_day(block_feed("7:20:00", "Q,Q,one,other,4\n"), kMonday).substr(0, 50),
            "one P25200-25200 noalight, two Q25800-26400, two R")
      << "the block comes first";
}

FeedTexts frequency_feed(std::string const& rows) {
  auto texts = small_feed();
  texts["frequencies.txt"] = "trip_id,start_time,end_time,headway_secs,exact_times\n" + rows;
  return texts;
}

std::vector<std::int32_t> starts_of(FeedTexts const& texts, FeedTimetableOptions const& options = {}) {
  auto const feed = feed_of(texts);
  auto const t = on(feed, kMonday, options);
  std::vector<std::int32_t> starts;
  for (std::size_t run = 0; run < t.runs(); ++run)
    if (feed.trips.id[FeedTripId{t.trip[t.offset[run]]}] == "t") starts.push_back(t.departure[t.offset[run]]);
  return starts;
}

TEST(FeedTimetable, FrequenciesStartFromTheFirstUntilBeforeTheEnd) {
  EXPECT_EQ(starts_of(frequency_feed("t,6:00:00,6:30:00,600,\nt,7:00:00,7:00:01,900,1\n")),
            (std::vector<std::int32_t>{21'600, 22'200, 22'800, 25'200}));
  EXPECT_EQ(runs_on_day(frequency_feed("t,6:00:00,6:00:01,600,\n"), kMonday),
            "night P85800-85800, night R87600-87600\n"
            "t P21600-21600, t Q22200-22200, t R23400-23460\n")
      << "the trip's own times are not driven";
}

TEST(FeedTimetable, PhasesAreDrawnByTripAndPeriodOnlyWhereTimesAreNotExact) {
  auto const texts = frequency_feed("t,6:00:00,7:00:00,600,0\nt,8:00:00,9:00:00,600,1\n");
  FeedTimetableOptions seeded, other;
  seeded.phase_seed = 1;
  other.phase_seed = 2;
  auto const starts = starts_of(texts, seeded);
  ASSERT_EQ(starts.size(), 12U);
  EXPECT_NE(starts[0], 21'600);
  EXPECT_LT(starts[0], 21'600 + 600);
  EXPECT_EQ(starts[1], starts[0] + 600);
  EXPECT_EQ(starts[6], 28'800) << "exact";
  EXPECT_NE(starts_of(texts, other)[0], starts[0]);
  EXPECT_EQ(starts_of(frequency_feed("t,6:00:00,7:00:00,600,0\nnight,6:00:00,9:00:00,300,0\n"), seeded)[0], starts[0])
      << "whatever else is in the feed";
}

TEST(FeedTimetable, ALineThatRunsThreeTimesAsOftenKeepsTheRunsItHad) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    FeedTimetableOptions options;
    options.phase_seed = seed;
    auto const before = starts_of(frequency_feed("t,6:00:00,9:00:00,600,0\n"), options);
    auto const after = starts_of(frequency_feed("t,6:00:00,9:00:00,200,0\n"), options);
    EXPECT_TRUE(std::ranges::includes(after, before)) << "seed " << seed;
  }
}

TEST(FeedTimetable, FrequenciesOfABlockFollowEachOther) {
  auto texts = block_feed("7:15:00");
  texts["frequencies.txt"] =
      "trip_id,start_time,end_time,headway_secs\none,6:00:00,8:00:00,3600\ntwo,6:10:00,8:10:00,3600\n";
  EXPECT_EQ(runs_on_day(texts, kMonday),
            "one P21600-21600 noalight, two Q22200-22200, two R24900-24900 noboard\n"
            "one P25200-25200 noalight, two Q25800-25800, two R28500-28500 noboard\n"
            "other Q25920-25920 noalight, other R32400-32400 noboard\n");
}

TEST(FeedTimetable, HeadwaysThatMakeTooManyCallsAreAFault) {
  std::string trips = "route_id,service_id,trip_id\n",
              times = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n",
              rows = "trip_id,start_time,end_time,headway_secs\n";
  for (int i = 0; i < 300; ++i) {
    trips += fmt::format("r,week,t{}\n", i);
    times += fmt::format("t{0},7:00:00,7:00:00,P,1\nt{0},7:30:00,7:30:00,R,2\n", i);
    rows += fmt::format("t{},0:00:00,24:00:00,1\n", i);
  }
  auto texts = small_feed();
  texts["trips.txt"] = trips;
  texts["stop_times.txt"] = times;
  texts["frequencies.txt"] = rows;
  auto const made = timetable_of(feed_of(texts), *parse_date(kMonday));
  ASSERT_FALSE(made);
  EXPECT_NE(to_string(made.error().sorted().front()).find("frequencies.txt"), std::string::npos);
}

TEST(FeedTimetable, TheOrderOfRowsChangesNothing) {
  auto texts = block_feed("7:20:00");
  auto const before = runs_on_day(texts, kMonday);
  texts["trips.txt"] = "route_id,service_id,trip_id,block_id\nr,week,other,c\nr,week,two,b\nr,week,one,b\n";
  EXPECT_EQ(runs_on_day(texts, kMonday), before);
}

}  // namespace
}  // namespace tanvan
