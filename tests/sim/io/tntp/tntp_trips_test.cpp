#include "sim/io/tntp/tntp_trips.hpp"

#include <gtest/gtest.h>
#include <numeric>

#include "tests/sim/io/tntp/tntp_files.hpp"

namespace tanvan {
namespace {

using namespace tntp_files;

TEST(TntpTrips, PairsKeepTheirOrderAndTheirLines) {
  auto const t = parse_tntp_trips(trips("7.5", "    1 :      2.5;     2 :    5; \n\n\n"), "trips");
  ASSERT_TRUE(t) << said(t).front();
  EXPECT_EQ(t->zones, 2u);
  EXPECT_EQ(t->zones_line, 1u);
  EXPECT_EQ(t->origin, (std::vector{ZoneId{0}, ZoneId{0}}));
  EXPECT_EQ(t->destination, (std::vector{ZoneId{0}, ZoneId{1}}));
  EXPECT_EQ(t->trips, (std::vector{2.5, 5.0}));
  EXPECT_EQ(t->line, (std::vector{6u, 6u}));
  EXPECT_EQ(t->number(t->destination[1]), 2);
}

TEST(TntpTrips, BlanksTabsSemicolonsAndTheLastLineEndMayBeThereOrNot) {
  for (auto const* pairs : {"1:2.5;2:5;", "\t1 \t: \t2.5; \t2\t:5", "1 : 2.5 2 : 5", " 1 :\t2.5\r\n2 : 5 ;\r"}) {
    auto const t = parse_tntp_trips(trips("7.5", pairs), "trips");
    ASSERT_TRUE(t) << pairs << " " << said(t).front();
    EXPECT_EQ(t->trips, (std::vector{2.5, 5.0})) << pairs;
  }
  EXPECT_TRUE(parse_tntp_trips("<NUMBER OF ZONES> 2\n<END OF METADATA>\nOrigin \t1 \n2 : 5", "trips"));
}

TEST(TntpTrips, CommentsAndZerosAndNoTripsAtAllAreLegal) {
  auto const t = parse_tntp_trips(trips("0", "~ 1 : 9;\n1 : 0; 2 : 0.0"), "trips");
  ASSERT_TRUE(t) << said(t).front();
  EXPECT_EQ(t->size(), 2u);
  EXPECT_TRUE(parse_tntp_trips("<NUMBER OF ZONES> 2\n<TOTAL OD FLOW> 0\n<END OF METADATA>\n", "trips"));
}

TEST(TntpTrips, EveryFaultIsSaidAtOnceWithItsLine) {
  expect_faults(parse_tntp_trips(trips("1", "1 : -5; 2 : 1e999;\n2 : nan; 2 : ; 2 5"), "trips"),
                {"trips:6:5: trips = -5 (must be >= 0)", "trips:6:13: trips = \"1e999\": beyond what a number can hold",
                 "trips:7:5: trips = \"nan\": must be a finite number", "trips:7:14: trips is missing: an empty cell",
                 "trips:7:16: \"2\": expected Origin and its zone, or zone : trips"});
}

TEST(TntpTrips, AnUnknownZoneIsSaidOnceWithHowOftenItStandsThere) {
  expect_faults(parse_tntp_trips(trips("1", "0 : 1; 7 : 1;\n7 : 1;\nOrigin 7\n1 : 1; 2 : 1;"), "trips"),
                {"trips:6:1: destination = 0 (must be from 1 to 2, by the header)",
                 "trips:6:8: destination = 7 (must be from 1 to 2, by the header); so 3 times in this file"});
}

TEST(TntpTrips, APairTwiceIsAFault) {
  expect_faults(parse_tntp_trips(trips("9", "2 : 4;\n1 : 1;\n2 : 4;"), "trips"),
                {"trips:8: trips from 1 to 2 stand in line 6 already"});
}

TEST(TntpTrips, ATotalThatTheRowsDoNotAddUpToIsAFault) {
  expect_faults(
      parse_tntp_trips(trips("360600.0", "2 : 5;"), "trips"),
      {"trips:2: TOTAL OD FLOW = 360600, but the rows add up to 5: the file is cut or was edited; mend the rows "
       "or this line"});
  EXPECT_TRUE(parse_tntp_trips(trips("7.12506e+007", "2 : 71250600;"), "trips"));
  EXPECT_TRUE(parse_tntp_trips(trips("1.23457e6", "2 : 1234567.8;"), "trips"));
  EXPECT_FALSE(parse_tntp_trips(trips("1234600", "2 : 1234567.8;"), "trips"));
}

TEST(TntpTrips, TripsBeforeAnOriginAndFilesWithoutACountAreFaults) {
  expect_faults(parse_tntp_trips("<NUMBER OF ZONES> 2\n2 : 5;\n", "trips"),
                {"trips:2:1: trips in front of the first Origin"});
  expect_faults(parse_tntp_trips("<END OF METADATA>\n2 : 5;\n", "trips"),
                {"trips:1: the header has no NUMBER OF ZONES; is this such a file?"});
}

TEST(TntpTrips, FactorsOfTheHeaderAreFollowed) {
  auto const t = parse_tntp_trips(
      "<NUMBER OF ZONES> 2\n<TOTAL OD FLOW> 5\n<DEMAND MULTIPLIER> 0.5\n<TOLL FACTOR> 2.6765\n"
      "<END OF METADATA>\nOrigin 1\n2 : 5\n",
      "trips");
  ASSERT_TRUE(t) << said(t).front();
  EXPECT_EQ(t->trips, std::vector{2.5});
  EXPECT_EQ(t->toll_factor, 2.6765);
  EXPECT_EQ(t->distance_factor, std::nullopt);
  EXPECT_EQ(to_string(t->notes.sorted().front()), "trips:3: all trips are taken times 0.5");
}

TEST(TntpTrips, TheSecondFormCountsFromZero) {
  auto const t = parse_tntp_trips("ZONES:3\nFLOW:350.0\nEND\n0 1:100.0 2:200.0\n2 0:50.0\n", "odm");
  ASSERT_TRUE(t) << said(t).front();
  EXPECT_EQ(t->origin, (std::vector{ZoneId{0}, ZoneId{0}, ZoneId{2}}));
  EXPECT_EQ(t->destination, (std::vector{ZoneId{1}, ZoneId{2}, ZoneId{0}}));
  EXPECT_EQ(t->number(t->origin[2]), 2);
  expect_faults(parse_tntp_trips("ZONES:3\nFLOW:1\nEND\n0 3:1\n", "odm"),
                {"odm:4:3: destination = 3 (must be from 0 to 2, by the header)"});
}

TEST(TntpTrips, TheCsvNotationNeedsNoHeader) {
  auto const t = parse_tntp_trips("O,D,Ton\n1,2,100\n3,1,50\n", "od.csv");
  ASSERT_TRUE(t) << said(t).front();
  EXPECT_EQ(t->zones, 3u);
  EXPECT_FALSE(t->counts_zones);
  EXPECT_EQ(t->origin[1], ZoneId{2});
  EXPECT_EQ(std::accumulate(t->trips.begin(), t->trips.end(), 0.0), 150);
  EXPECT_FALSE(parse_tntp_trips("O,D,Ton\n1,2,-100\n", "od.csv"));
  EXPECT_FALSE(parse_tntp_trips("O,D,Ton\n0,2,100\n", "od.csv"));
}

}  // namespace
}  // namespace tanvan
