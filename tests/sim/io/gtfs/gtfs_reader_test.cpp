// What a feed says when it is read: references, order, times, and what refuses it.
#include "sim/io/gtfs/gtfs_reader.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "tests/sim/io/gtfs/small_feed.hpp"

namespace tanvan {
namespace {

std::int32_t clock(int hours, int minutes) {
  return hours * 3600 + minutes * 60;
}

bool refused_at(FeedTexts const& texts, std::string const& place) {
  auto const faults = faults_of(texts);
  EXPECT_NE(faults.find(place), std::string::npos) << "it says: " << faults;
  return faults.find(place) != std::string::npos;
}

std::int64_t dropped(FeedTexts const& texts, std::string const& reason, std::uint32_t line) {
  auto const read = read_texts(texts);
  if (!read) return -1;
  for (auto const& thing : read->report.dropped)
    if (thing.reason.find(reason) != std::string::npos) {
      EXPECT_EQ(thing.line, line) << thing.reason;
      return read->report.dropped_by_reason.of(thing.reason);
    }
  return 0;
}

TEST(GtfsReader, CountsRowsBeforeDrops) {
  auto const read = read_texts(small_feed());
  ASSERT_TRUE(read) << faults_of(small_feed());
  EXPECT_EQ(read->report.read.of("stops"), 4);
  EXPECT_EQ(read->report.read.of("routes"), 1);
  EXPECT_EQ(read->report.read.of("trips"), 2);
  EXPECT_EQ(read->report.read.of("stop_times"), 5);
  EXPECT_EQ(read->report.read.of("stop_times_past_24h"), 1);
  EXPECT_TRUE(read->report.dropped.empty());
}

TEST(GtfsReader, RowsAreSortedAndReferToEachOther) {
  auto const read = read_texts(small_feed());
  auto const& [stops, trips, times] = std::tie(read->feed.stops, read->feed.trips, read->feed.stop_times);
  EXPECT_EQ(trips.id[FeedTripId{0}], "night");
  EXPECT_EQ(stops.id[stops.parent[FeedStopId{0}]], "S");
  EXPECT_FALSE(stops.parent[FeedStopId{1}]);
  EXPECT_EQ(times.offset, (std::vector<std::uint32_t>{0, 2, 5}));
  EXPECT_EQ(times.arrival[1], clock(24, 20));
  EXPECT_EQ(stops.id[times.stop[4]], "R");
}

TEST(GtfsReader, TheOrderOfRowsDoesNotMatter) {
  auto texts = small_feed();
  texts["stop_times.txt"] =
      "stop_id,trip_id,stop_sequence,departure_time,arrival_time\n"
      "R,night,2,24:20:00,24:20:00\nR,t,3,7:31:00,7:30:00\nP,t,1,7:00:00,7:00:00\nQ,t,2,,\nP,night,1,23:50:00,23:50:"
      "00\n";
  auto const a = read_texts(small_feed()), b = read_texts(texts);
  ASSERT_TRUE(b);
  EXPECT_EQ(a->feed.stop_times.arrival, b->feed.stop_times.arrival);
  EXPECT_EQ(a->feed.stop_times.stop, b->feed.stop_times.stop);
}

TEST(GtfsReader, AnEmptyTimeIsInterpolatedByTheWayBetweenStops) {
  auto const read = read_texts(small_feed());
  auto const& times = read->feed.stop_times;
  EXPECT_EQ(times.arrival[3], clock(7, 10)) << "a third of the way from P to R";
  EXPECT_EQ(times.basis[3], TimeBasis::by_spacing);
  EXPECT_EQ(times.timepoint[3], 0);
  EXPECT_EQ(read->report.defaults.of("times interpolated by the distances between stops"), 1);
}

TEST(GtfsReader, ByteOrderMarksAndLineEndsDoNotMatter) {
  auto texts = small_feed();
  for (auto& [name, text] : texts) {
    std::string changed = "\xEF\xBB\xBF";
    for (char const sign : text) changed += sign == '\n' ? std::string("\r\n") : std::string(1, sign);
    text = changed;
  }
  auto const read = read_texts(texts);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->feed.stop_times.arrival, read_texts(small_feed())->feed.stop_times.arrival);
  for (auto& [name, text] : texts) std::erase(text, '\n');  // bare CR
  EXPECT_TRUE(read_texts(texts)) << faults_of(texts);
}

TEST(GtfsReader, MissingTablesAreNamedAllAtOnce) {
  auto const faults = faults_of({{"stops.txt", small_feed()["stops.txt"]}});
  for (auto const* const name : {"agency", "routes", "trips", "stop_times", "calendar"})
    EXPECT_NE(faults.find(std::string("feed/") + name + ".txt:1: is missing"), std::string::npos) << faults;
}

TEST(GtfsReader, EitherCalendarIsEnough) {
  auto texts = small_feed();
  texts.erase("calendar.txt");
  EXPECT_NE(faults_of(texts), "");
  texts["calendar_dates.txt"] = "service_id,date,exception_type\nweek,20250106,1\n";
  EXPECT_EQ(faults_of(texts), "");
}

TEST(GtfsReader, FaultsOfStopTimesNameTheirLine) {
  EXPECT_TRUE(refused_at(edited("stop_times.txt", "7:30:00", "six"), "feed/stop_times.txt:4: arrival_time = \"six\""));
  EXPECT_TRUE(refused_at(edited("stop_times.txt", "7:30:00", "7:60:00"), "feed/stop_times.txt:4:"));
  EXPECT_TRUE(refused_at(edited("stop_times.txt", "7:30:00", "-7:30:00"), "feed/stop_times.txt:4:"));
  EXPECT_TRUE(refused_at(edited("stop_times.txt", "7:30:00", "6:30:00"), "feed/stop_times.txt:4:"));
  EXPECT_TRUE(refused_at(edited("stop_times.txt", "7:31:00", "7:29:00"), "feed/stop_times.txt:4: departure_time"));
  EXPECT_TRUE(refused_at(edited("stop_times.txt", "Q,2", "X,2"), "feed/stop_times.txt:3: stop_id = \"X\""));
  EXPECT_TRUE(refused_at(edited("stop_times.txt", "Q,2", "Q,-2"), "feed/stop_times.txt:3: stop_sequence"));
  EXPECT_TRUE(
      refused_at(edited("stop_times.txt", "Q,2", "Q,1"), "feed/stop_times.txt:3: stop_sequence = 1 is on line 2"));
}

TEST(GtfsReader, FaultsOfOtherTablesNameTheirLine) {
  EXPECT_TRUE(refused_at(edited("stops.txt", "11.01", "95"), "feed/stops.txt:3: stop_lat = \"95\""));
  EXPECT_TRUE(refused_at(edited("stops.txt", "11.01", ""), "feed/stops.txt:3:"));
  EXPECT_TRUE(refused_at(edited("calendar.txt", "20250131", "20250230"), "feed/calendar.txt:2: end_date"));
  EXPECT_TRUE(refused_at(edited("calendar.txt", "20250131", "20241231"), "feed/calendar.txt:2: end_date"));
  EXPECT_TRUE(refused_at(edited("routes.txt", ",3", ",13"), "feed/routes.txt:2: route_type"));
  EXPECT_TRUE(refused_at(with("frequencies.txt", "trip_id,start_time,end_time,headway_secs\nt,6:00:00,8:00:00,0\n"),
                         "feed/frequencies.txt:2: headway_secs"));
  EXPECT_TRUE(refused_at(edited("stops.txt", "stop_id", "stop"), "feed/stops.txt:1: column stop_id is missing"));
  EXPECT_TRUE(refused_at(with("agency.txt", ""), "feed/agency.txt:1:"));
  EXPECT_TRUE(
      refused_at(with("agency.txt", "agency_name,agency_timezone\n"), "feed/agency.txt:1: a line of names and no"));
}

TEST(GtfsReader, EveryFaultComesAtOnce) {
  auto texts = edited("stops.txt", "11.01", "95");
  texts["calendar.txt"].replace(texts["calendar.txt"].find("20250131"), 8, "20250132");
  auto const faults = faults_of(texts);
  EXPECT_NE(faults.find("stops.txt:3"), std::string::npos);
  EXPECT_NE(faults.find("calendar.txt:2"), std::string::npos);
}

TEST(GtfsReader, TextThatIsNoUtf8IsRefused) {
  EXPECT_TRUE(refused_at(with("stops.txt", std::string("\xFF\xFEs\0", 4)), "feed/stops.txt:1: is UTF-16"));
  EXPECT_TRUE(refused_at(edited("stops.txt", "Ga", "\xFF\xFE"), "feed/stops.txt:4:"));
  EXPECT_TRUE(refused_at(edited("stops.txt", "Ga", std::string("G\0a", 3)), "feed/stops.txt:4:"));
}

TEST(GtfsReader, AMissingStopIsNoFaultOfTheStopTimesWhereStopsCouldNotBeRead) {
  auto const faults = faults_of(edited("stops.txt", "Bến", "\xFF"));
  EXPECT_EQ(faults.find("stop_times.txt"), std::string::npos) << faults;
}

TEST(GtfsReader, IdsAreDistinctButRowsMayRepeat) {
  EXPECT_TRUE(refused_at(edited("stops.txt", "Q,Chợ", "P,Chợ"), "feed/stops.txt:3: stop_id = \"P\": is on line 2"));
  auto texts = small_feed();
  texts["routes.txt"] += "r,a,1,3\n";
  EXPECT_EQ(dropped(texts, "a row that is there already", 3), 1);
}

TEST(GtfsReader, WhatLeadsNowhereIsDroppedWithItsLine) {
  auto texts = small_feed();
  texts["trips.txt"] += "none,week,x\nr,never,y\nr,week,z\n";
  texts["stop_times.txt"] += "w,8:00:00,8:00:00,P,1\nz,8:00:00,8:00:00,P,1\n";
  EXPECT_EQ(dropped(texts, "a trip of a route_id", 4), 1);
  EXPECT_EQ(dropped(texts, "a trip of a service_id", 5), 1);
  EXPECT_EQ(dropped(texts, "a stop time of a trip_id", 7), 1);
  EXPECT_EQ(dropped(texts, "a trip with one stop time", 8), 1);
  EXPECT_EQ(read_texts(texts)->feed.trips.size(), 2U);
  EXPECT_EQ(read_texts(texts)->report.read.of("trips"), 5);
}

TEST(GtfsReader, TripsThatNobodyCanRideAreDropped) {
  EXPECT_EQ(dropped(edited("stop_times.txt", "7:00:00,7:00:00", ","), "without a time at its first stop", 2), 1);
  EXPECT_EQ(dropped(edited("stop_times.txt", "7:30:00,7:31:00", ","), "without a time at its last stop", 4), 1);
  EXPECT_EQ(dropped(edited("stop_times.txt", "24:20:00,24:20:00", "0:20:00,0:20:00"), "fall by half a day", 6), 1);
}

TEST(GtfsReader, AFeedWithoutATripThatCanBeRiddenIsRefusedWithTheReasons) {
  auto const faults = faults_of(edited("trips.txt", "r,week,t\nr,week,night", "r,week,t\nr,never,night"));
  EXPECT_EQ(faults, "");
  auto const none = faults_of(with("trips.txt", "route_id,service_id,trip_id\nr,never,t\nx,week,night\n"));
  EXPECT_NE(none.find("feed/trips.txt:1: no trip is left"), std::string::npos) << none;
  EXPECT_NE(none.find("feed/trips.txt:2: a trip of a service_id"), std::string::npos) << none;
  EXPECT_NE(none.find("feed/trips.txt:3: a trip of a route_id"), std::string::npos) << none;
}

TEST(GtfsReader, OneTimeStandsInForTheOther) {
  auto const texts = edited("stop_times.txt", "7:30:00,7:31:00", ",7:31:00");
  auto const read = read_texts(texts);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->feed.stop_times.arrival[4], clock(7, 31));
  EXPECT_EQ(read->report.defaults.of("one of arrival_time and departure_time, by the other"), 1);
  EXPECT_EQ(dropped(texts, "an empty time at an end", 4), 1);
}

TEST(GtfsReader, OddCellsColumnsAndFilesAreListed) {
  EXPECT_EQ(dropped(edited("routes.txt", "r,a,1,3", "r,a,1,3,more"), "cells beyond", 2), 1);
  EXPECT_EQ(dropped(edited("routes.txt", "route_short_name", "route_shrt_name"), "a column that is not kept", 1), 1);
  EXPECT_EQ(dropped(with("frecuencias.txt", "a\n"), "a file that the reader does not know", 1), 1);
  EXPECT_EQ(dropped(edited("routes.txt", "r,a,", "r,b,"), "an agency_id", 2), 1);
  EXPECT_EQ(dropped(edited("stops.txt", "0,S", "0,T"), "a parent_station", 2), 1);
  EXPECT_EQ(dropped(edited("stops.txt", "0,S", "0,Q"), "a parent_station that is no station", 2), 1);
}

TEST(GtfsReader, RowsOfBlanksAreNoRows) {
  auto const read = read_texts(edited("routes.txt", "r,a,1,3\n", " , ,,\n\nr,a,1,3\n"));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->report.read.of("routes"), 1);
}

TEST(GtfsReader, GenericNodesNeedNoCoordinates) {
  auto texts = small_feed();
  texts["stops.txt"] += "N,,,,3,S\n";
  EXPECT_EQ(faults_of(texts), "");
}

TEST(GtfsReader, AgenciesShareATimeZoneAndHaveIds) {
  auto const texts = [](std::string const& rows) {
    return with("agency.txt", "agency_id,agency_name,agency_timezone\n" + rows);
  };
  EXPECT_EQ(faults_of(texts("a,A,Asia/Ho_Chi_Minh\nb,B,Asia/Ho_Chi_Minh\n")), "");
  EXPECT_TRUE(refused_at(texts("a,A,Asia/Ho_Chi_Minh\nb,B,Asia/Tokyo\n"), "feed/agency.txt:3: agency_timezone"));
  EXPECT_TRUE(refused_at(texts("a,A,Asia/Ho_Chi_Minh\n,B,Asia/Ho_Chi_Minh\n"), "feed/agency.txt:3:"));
  EXPECT_TRUE(refused_at(texts(",A,Asia/Ho_Chi_Minh\nb,B,Asia/Ho_Chi_Minh\n"), "feed/agency.txt:3:"));
}

TEST(GtfsReader, UnknownTimeZonesAreRefusedForAgenciesAndListedForStops) {
  EXPECT_NE(
      faults_of(edited("agency.txt", "Asia/Ho_Chi_Minh", "Asia/Ho_Chi_Minn"))
          .find("feed/agency.txt:2: agency_timezone = \"Asia/Ho_Chi_Minn\": is no time zone of the IANA database; is "
                "it Asia/Ho_Chi_Minh?"),
      std::string::npos)
      << faults_of(edited("agency.txt", "Asia/Ho_Chi_Minh", "Asia/Ho_Chi_Minn"));
  auto const read = read_texts(with(
      "stops.txt",
      "stop_id,stop_name,stop_lat,stop_lon,stop_timezone\nP,P,11,106.6,Asia/Saigon\nQ,Q,11.01,106.6,+07\nR,R,11.03,"
      "106.6,\n"));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->report.dropped.size(), 1U);
  EXPECT_EQ(read->report.dropped.front().line, 3U);
  EXPECT_EQ(read->report.dropped.front().reason, "a stop_timezone that is none of the IANA database");
  EXPECT_EQ(read->feed.stops.timezone[FeedStopId{0}], "Asia/Saigon");
}

TEST(GtfsReader, TransfersJoinStopsOrTrips) {
  std::string const head = "from_stop_id,to_stop_id,from_trip_id,to_trip_id,transfer_type,min_transfer_time\n";
  auto const read = read_texts(with("transfers.txt", head + "R,P,,,2,300\nP,Q,,,,\n,,t,night,4,\n"));
  ASSERT_TRUE(read);
  auto const& transfers = read->feed.transfers;
  ASSERT_EQ(transfers.size(), 3U);
  EXPECT_EQ(transfers.type, (std::vector<std::uint8_t>{0, 2, 4}));
  EXPECT_EQ(transfers.min_time[1], 300);
  EXPECT_EQ(dropped(with("transfers.txt", head + "P,Q,,,2,60\nP,Q,,,0,\n"), "what another one joins already", 3), 1);
  EXPECT_EQ(dropped(with("transfers.txt", head + "P,X,,,2,\n"), "a transfer of a stop", 2), 1);
  EXPECT_EQ(dropped(with("transfers.txt", head + "P,Q,,,4,\n"), "a transfer without", 2), 1);
  EXPECT_EQ(dropped(with("transfers.txt", head + "P,Q,,,9,\n"), "a transfer_type", 2), 1);
}

TEST(GtfsReader, FrequenciesAreSortedAndThereOnce) {
  std::string const head = "trip_id,start_time,end_time,headway_secs,exact_times\n";
  auto const texts =
      with("frequencies.txt", head + "t,9:00:00,10:00:00,600,1\nt,6:00:00,9:30:00,300,\nt,6:00:00,9:30:00,300,\n");
  auto const read = read_texts(texts);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->feed.frequencies.headway, (std::vector{300, 600}));
  EXPECT_EQ(read->feed.frequencies.exact_times, (std::vector<std::uint8_t>{0, 1}));
  EXPECT_EQ(dropped(texts, "a row that is there already", 4), 1);
  auto const& notes = read->report.notes;
  EXPECT_TRUE(std::any_of(notes.begin(), notes.end(), [](auto const& note) {
    return note.find("overlap another of their trip, so that both run: 1, the first on line 2") != std::string::npos;
  })) << "the period from 9:00 begins before 9:30";
}

TEST(GtfsReader, ATripOfTenThousandStopsIsNoTrip) {
  auto texts = small_feed();
  for (int i = 10; i < 12'000; ++i) texts["stop_times.txt"] += "t,8:00:00,8:00:00,P," + std::to_string(i) + "\n";
  EXPECT_NE(faults_of(texts).find("more than 10000 stop times"), std::string::npos);
}

}  // namespace
}  // namespace tanvan
