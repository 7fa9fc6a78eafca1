#include "sim/io/gtfs/station_walks.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/io/gtfs/feed_walks.hpp"
#include "tests/sim/io/gtfs/small_feed.hpp"

namespace tanvan {
namespace {

/// A station S with the platforms P (with the boarding area PA) and P2, a hall H, and the entrances E in the south and
/// F 222 m north of it; R is a stop 111 m north of F. Trips call at P, P2 and R.
FeedTexts station(std::string const& pathways, std::string const& transfers = {}) {
  auto texts = small_feed();
  texts["levels.txt"] = "level_id,level_index\n0,0\nu,-2\n";
  texts["stops.txt"] =
      "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,level_id\n"
      "P,P,11.000,106.60,0,S,u\nP2,P2,11.000,106.60,0,S,u\nPA,,,,4,P,u\nS,S,11.000,106.60,1,,\n"
      "H,,,,3,S,u\nE,E,10.999,106.60,2,S,0\nF,F,11.001,106.60,2,S,0\nR,R,11.002,106.60,,,\n";
  texts["stop_times.txt"] =
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
      "t,7:00:00,7:00:00,P,1\nt,7:30:00,7:31:00,R,3\n"
      "night,23:50:00,23:50:00,P2,1\nnight,24:20:00,24:20:00,R,2\n";
  texts["pathways.txt"] =
      "pathway_id,from_stop_id,to_stop_id,pathway_mode,is_bidirectional,length,traversal_time,stair_count\n" + pathways;
  if (!transfers.empty())
    texts["transfers.txt"] = "from_stop_id,to_stop_id,transfer_type,min_transfer_time\n" + transfers;
  return texts;
}

/// `P>P2 12`, sorted.
std::string walks_text(FeedTexts const& texts, double within_m = 0) {
  auto const read = read_texts(texts);
  if (!read) return faults_of(texts);
  Timetable timetable;
  timetable.stops = read->feed.stops.size();
  set_walks(timetable, feed_walks(read->feed, {.within_m = within_m}));
  std::vector<std::string> words;
  for (std::uint32_t from = 0; from < timetable.stops; ++from)
    for (auto i = timetable.walk_offset[from]; i < timetable.walk_offset[from + 1]; ++i)
      words.push_back(fmt::format("{}>{} {}", read->feed.stops.id[FeedStopId{from}],
                                  read->feed.stops.id[FeedStopId{timetable.walk_to[i].value}], timetable.walk_s[i]));
  std::ranges::sort(words);
  return fmt::format("{}", fmt::join(words, ", "));
}

/// Of one pathway from the entrance, at level 0, down to the hall, at level -2.
std::int32_t seconds_of(std::string const& mode_to_stairs) {
  auto const read = read_texts(station("w,E,H," + mode_to_stairs + "\n"));
  EXPECT_TRUE(read);
  return read ? pathway_seconds(read->feed, 0, {}) : -1;
}

TEST(StationWalks, TheTimeThatIsSaidCounts) {
  EXPECT_EQ(seconds_of("2,1,100,7,300"), 7);
  EXPECT_EQ(seconds_of("5,1,,20,"), 20);
}

TEST(StationWalks, LengthAndStepsStandIn) {
  EXPECT_EQ(seconds_of("1,1,10,,"), 8) << "10 m at 1.25 m/s";
  EXPECT_EQ(seconds_of("1,1,10,,-5"), 11) << "and five steps down at half a second, rounded up";
  EXPECT_EQ(seconds_of("2,1,,,41"), 21);
  EXPECT_EQ(seconds_of("4,1,10,,"), 20) << "10 m of escalator at 0.5 m/s";
}

TEST(StationWalks, LevelsStandInForStepsAndEscalators) {
  EXPECT_EQ(seconds_of("2,1,,,"), 25) << "two levels of 25 steps";
  EXPECT_EQ(seconds_of("4,1,,,"), 32) << "two levels of 8 m";
  EXPECT_EQ(seconds_of("5,1,,,"), 45);
  EXPECT_EQ(seconds_of("6,0,,,"), 3);
}

TEST(StationWalks, AWalkwayWithoutAnythingIsItsStraightDistance) {
  auto const read = read_texts(station("w,E,F,1,1,,,\nx,E,H,1,1,,,\n"));
  ASSERT_TRUE(read);
  EXPECT_EQ(pathway_seconds(read->feed, 0, {}), 178) << "222.39 m at 1.25 m/s";
  EXPECT_EQ(pathway_seconds(read->feed, 1, {}), 0) << "the hall has no coordinates";
}

TEST(StationWalks, PlatformsAreJoinedByTheShortestWay) {
  EXPECT_EQ(walks_text(station("a,P,H,1,1,,30,\nb,H,P2,2,1,,20,\nc,P,P2,5,1,,90,\n")), "P2>P 50, P>P2 50");
}

TEST(StationWalks, OneWayIsOneWay) {
  EXPECT_EQ(walks_text(station("a,P,H,4,0,,30,\nb,H,P2,1,1,,20,\n")), "P>P2 50");
}

TEST(StationWalks, ABoardingAreaIsItsPlatform) {
  EXPECT_EQ(walks_text(station("a,PA,P2,1,1,,30,\n")), "P2>P 30, P>P2 30");
}

TEST(StationWalks, WhatTransfersSayComesFirst) {
  auto const way = "a,P,P2,1,1,,30,\n";
  EXPECT_EQ(walks_text(station(way, "P,P2,2,120\n")), "P2>P 30, P>P2 120");
  EXPECT_EQ(walks_text(station(way, "P,P2,0,\n")), "P2>P 30, P>P2 30") << "no time is said, the pathway has one";
  EXPECT_EQ(walks_text(station(way, "P,P2,3,\n")), "P2>P 30") << "it is said that one can't";
}

TEST(StationWalks, NearStopsAreReachedByTheEntrances) {
  // From F to R 111.19 m, times 1.3 over 1.25 m/s: 115.6 s
  EXPECT_EQ(walks_text(station("a,P,F,1,1,,40,\nb,E,P,1,1,,10,\n"), 150), "P2>P 126, P>P2 126, P>R 156, R>P 156")
      << "no pathway joins P2, so that it lies on the street, as far from E as R from F";
  EXPECT_EQ(walks_text(station("a,P,F,1,0,,40,\n"), 150), "P>P2 156, P>R 156") << "F is a way out alone";
  EXPECT_EQ(walks_text(station("a,P,P2,1,1,,40,\n"), 250), "P2>P 40, P2>R 232, P>P2 40, P>R 232, R>P 232, R>P2 232")
      << "without entrances platforms lie on the street";
}

TEST(StationWalks, PathwaysThatCanNotBeAreListed) {
  auto const read = read_texts(station("a,P,S,1,1,,40,\nb,P,P,1,1,,40,\nc,P,E,7,1,,10,\nd,P,X,1,1,,10,\n"));
  ASSERT_TRUE(read);
  std::string dropped;
  for (auto const& one : read->report.dropped) dropped += fmt::format("{}: {}\n", one.line, one.reason);
  EXPECT_EQ(dropped,
            "2: a pathway of a station, which joins places inside one\n"
            "3: a pathway from a place to itself\n"
            "4: a way in through an exit gate\n"
            "5: a pathway of a stop that stops.txt does not have\n");
  EXPECT_EQ(read->feed.pathways.bidirectional, std::vector<std::uint8_t>{0});
}

}  // namespace
}  // namespace tanvan
