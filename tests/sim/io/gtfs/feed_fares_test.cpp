#include "sim/io/gtfs/feed_fares.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/io/gtfs/currency.hpp"
#include "sim/io/gtfs/feed_times.hpp"
#include "sim/io/gtfs/feed_timetable.hpp"
#include "sim/io/gtfs/service_days.hpp"
#include "sim/transit/journey_search.hpp"
#include "tests/sim/io/gtfs/small_feed.hpp"

namespace tanvan {
namespace {

/// A street of stops A to E in zones 1, 1, 2, 3 and none. Route p goes A - B - C, q C - D with a change, r D - E on as
/// the same vehicle as q; route s goes A - D alone, of another agency.
FeedTexts street(std::string const& fares, std::string const& rules) {
  FeedTexts texts;
  texts["agency.txt"] =
      "agency_id,agency_name,agency_url,agency_timezone\na,A,http://a.example,Asia/Ho_Chi_Minh\n"
      "b,B,http://b.example,Asia/Ho_Chi_Minh\n";
  texts["stops.txt"] =
      "stop_id,stop_name,stop_lat,stop_lon,zone_id\nA,A,11,106.6,1\nB,B,11.01,106.6,1\nC,C,11.02,106.6,2\n"
      "D,D,11.03,106.6,3\nE,E,11.04,106.6,\n";
  texts["routes.txt"] = "route_id,agency_id,route_short_name,route_type\np,a,p,3\nq,a,q,3\nr,a,r,3\ns,b,s,3\n";
  texts["trips.txt"] = "route_id,service_id,trip_id,block_id\np,week,tp,\nq,week,tq,x\nr,week,tr,x\ns,week,ts,\n";
  texts["calendar.txt"] =
      "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
      "week,1,1,1,1,1,0,0,20250101,20250131\n";
  texts["stop_times.txt"] =
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
      "tp,7:00:00,7:00:00,A,1\ntp,7:10:00,7:10:00,B,2\ntp,7:20:00,7:20:00,C,3\n"
      "tq,7:30:00,7:30:00,C,1\ntq,7:40:00,7:40:00,D,2\ntr,7:45:00,7:45:00,D,1\ntr,7:55:00,7:55:00,E,2\n"
      "ts,9:00:00,9:00:00,A,1\nts,9:30:00,9:30:00,D,2\n";
  texts["fare_attributes.txt"] =
      "fare_id,price,currency_type,payment_method,transfers,agency_id,transfer_duration\n" + fares;
  if (!rules.empty()) texts["fare_rules.txt"] = "fare_id,route_id,origin_id,destination_id,contains_id\n" + rules;
  return texts;
}

/// `7000 VND: f g` of the journey that leaves at the time, or `none`.
std::string fare_text(FeedTexts const& texts, char const* from, char const* to, char const* time = "07:00:00") {
  auto const read = read_texts(texts);
  if (!read) return faults_of(texts);
  auto const& feed = read->feed;
  auto const stop = [&](std::string_view id) {
    for (auto const s : ids<FeedStopId>(feed.stops.size()))
      if (feed.stops.id[s] == id) return std::vector{StopId{s.value}};
    return std::vector<StopId>{};
  };
  auto const timetable = timetable_of(feed, *parse_date("20250106"));
  auto const journey = JourneySearch(*timetable).depart_at(*parse_feed_time(time), stop(from), stop(to));
  if (!journey) return "no journey";
  auto const fare = FareTable(feed).fare_of(*timetable, *journey);
  if (!fare) return "none";
  auto text = amount_text(fare->amount, currency_digits(fare->currency).value_or(0)) + " " + fare->currency + ":";
  for (auto const ticket : fare->tickets) text += " " + feed.fares.id[ticket];
  return text;
}

TEST(FeedFares, AFareWithoutRulesIsForEveryJourneyOfItsTransfers) {
  EXPECT_EQ(fare_text(street("f,7000,VND,0,0,,\n", ""), "A", "C"), "7000 VND: f");
  EXPECT_EQ(fare_text(street("f,7000,VND,0,0,,\n", ""), "A", "D"), "14000 VND: f f");
  EXPECT_EQ(fare_text(street("f,7000,VND,0,1,,\n", ""), "A", "D"), "7000 VND: f");
  EXPECT_EQ(fare_text(street("f,7000,VND,0,,,\n", ""), "A", "D"), "7000 VND: f") << "as many transfers as one likes";
}

TEST(FeedFares, WhoStaysSeatedBoardsOnce) {
  EXPECT_EQ(fare_text(street("f,7000,VND,0,0,,\n", ""), "A", "E"), "14000 VND: f f") << "p, then q that goes on as r";
  EXPECT_EQ(fare_text(street("f,7000,VND,0,0,,\n", ""), "C", "E", "07:30:00"), "7000 VND: f");
  EXPECT_EQ(fare_text(street("f,7000,VND,0,0,,\ng,5000,VND,0,0,,\n", "f,q,,,\ng,r,,,\n"), "C", "E", "07:30:00"),
            "12000 VND: f g")
      << "a second ticket on board where no fare is for both";
}

TEST(FeedFares, ATransferExpires) {
  // the second ride is boarded 30 min after the first departure
  EXPECT_EQ(fare_text(street("f,7000,VND,0,1,,1800\n", ""), "A", "D"), "7000 VND: f");
  EXPECT_EQ(fare_text(street("f,7000,VND,0,1,,1799\n", ""), "A", "D"), "14000 VND: f f");
  EXPECT_EQ(fare_text(street("f,7000,VND,0,1,,0\n", ""), "A", "D"), "7000 VND: f") << "0 says nothing";
}

TEST(FeedFares, RulesOfRoutesAreAlternatives) {
  auto const texts = street("f,7000,VND,0,1,,\ng,5000,VND,0,0,,\n", "f,p,,,\nf,q,,,\ng,q,,,\n");
  EXPECT_EQ(fare_text(texts, "A", "C"), "7000 VND: f");
  EXPECT_EQ(fare_text(texts, "C", "D", "07:30:00"), "5000 VND: g");
  EXPECT_EQ(fare_text(texts, "A", "D"), "7000 VND: f");
  EXPECT_EQ(fare_text(texts, "A", "D", "09:00:00"), "none") << "no fare is for route s";
}

TEST(FeedFares, ZonesAreThoseOfTheEnds) {
  auto const texts = street("near,5000,VND,0,,,\nfar,9000,VND,0,,,\n", "near,,1,1,\nnear,,1,2,\nfar,,1,3,\n");
  EXPECT_EQ(fare_text(texts, "A", "B"), "5000 VND: near");
  EXPECT_EQ(fare_text(texts, "A", "C"), "5000 VND: near");
  EXPECT_EQ(fare_text(texts, "A", "D"), "9000 VND: far") << "no fare begins in zone 2, so that one ticket is for both";
  EXPECT_EQ(fare_text(texts, "C", "D", "07:30:00"), "none");
  EXPECT_EQ(fare_text(texts, "A", "E"), "none") << "the last stop has no zone";
}

TEST(FeedFares, ContainedZonesAreAllAndOnlyThosePassed) {
  auto const texts =
      street("two,5000,VND,0,,,\nthree,9000,VND,0,,,\n", "two,,,,1\ntwo,,,,2\nthree,,,,1\nthree,,,,2\nthree,,,,3\n");
  EXPECT_EQ(fare_text(texts, "A", "C"), "5000 VND: two");
  EXPECT_EQ(fare_text(texts, "A", "B"), "none") << "zone 2 is not passed";
  EXPECT_EQ(fare_text(texts, "A", "D"), "9000 VND: three");
  EXPECT_EQ(fare_text(texts, "A", "E"), "9000 VND: three") << "a stop without a zone passes none";
}

TEST(FeedFares, RoutesAndContainedZonesGoTogether) {
  auto const texts = street("f,5000,VND,0,,,\n", "f,p,,,1\nf,p,,,2\nf,s,,,\n");
  EXPECT_EQ(fare_text(texts, "A", "C"), "5000 VND: f");
  EXPECT_EQ(fare_text(texts, "A", "B"), "none");
  EXPECT_EQ(fare_text(texts, "A", "D", "09:00:00"), "5000 VND: f");
}

TEST(FeedFares, AnAgencysFareIsForItsRoutes) {
  auto const texts = street("f,5000,VND,0,0,a,\ng,8000,VND,0,0,b,\n", "");
  EXPECT_EQ(fare_text(texts, "A", "C"), "5000 VND: f");
  EXPECT_EQ(fare_text(texts, "A", "D", "09:00:00"), "8000 VND: g");
}

TEST(FeedFares, TheCheapestSetHasTheFewestTickets) {
  auto const texts = street("day,10000,VND,0,,,\none,5000,VND,0,0,,\n", "");
  EXPECT_EQ(fare_text(texts, "A", "D"), "10000 VND: day") << "as dear as two, and one ticket";
  EXPECT_EQ(fare_text(texts, "A", "C"), "5000 VND: one");
}

TEST(FeedFares, CurrenciesAreNotAddedUp) {
  auto const texts = street("f,1.25,USD,0,0,,\ng,7000,VND,0,0,,\n", "f,p,,,\ng,p,,,\ng,q,,,\n");
  EXPECT_EQ(fare_text(texts, "A", "C"), "1.25 USD: f") << "the first by code";
  EXPECT_EQ(fare_text(texts, "A", "D"), "14000 VND: g g") << "the only one that pays for both rides";
}

TEST(FeedFares, AFareThatLosesItsRulesDoesNotBecomeOneForAll) {
  auto const read = read_texts(street("f,5000,VND,0,,,\ng,9000,VND,0,,,\n", "f,nowhere,,,\ng,p,,,\n"));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->feed.fares.size(), 1U);
  EXPECT_EQ(read->report.dropped_by_reason.of("a fare of a route_id that routes.txt does not have"), 1);
  EXPECT_EQ(read->report.dropped_by_reason.of("a fare whose rules all name routes that are not there"), 1);
  EXPECT_EQ(fare_text(street("f,5000,VND,0,,,\ng,9000,VND,0,,,\n", "f,nowhere,,,\ng,p,,,\n"), "A", "C"), "9000 VND: g");
}

TEST(FeedFares, WhatIsNoFareIsListedWithItsLine) {
  auto const read =
      read_texts(street("f,5000.5,VND,0,,,\ng,-1,USD,0,,,\nh,1,usd,0,,,\ni,1,USD,0,,zz,\nj,1.2500,USD,2,x,,\n",
                        "f,p,,,\nj,p,,,\nj,p,,,\nj,,9,,\nk,,,,\n"));
  ASSERT_TRUE(read);
  std::string dropped;
  for (auto const& one : read->report.dropped)
    dropped += fmt::format("{}:{}: {} {}\n", one.file, one.line, one.reason, one.id);
  EXPECT_EQ(dropped,
            "feed/fare_attributes.txt:2: a fare whose price is no amount of its currency f\n"
            "feed/fare_attributes.txt:3: a fare whose price is no amount of its currency g\n"
            "feed/fare_attributes.txt:4: a fare without a currency_type of three capital letters h\n"
            "feed/fare_attributes.txt:5: a fare of an agency_id that agency.txt does not have zz\n"
            "feed/fare_attributes.txt:6: a payment_method that GTFS does not know 2\n"
            "feed/fare_attributes.txt:6: a transfers that GTFS does not know x\n"
            "feed/fare_rules.txt:2: a rule of a fare that was dropped f\n"
            "feed/fare_rules.txt:6: a fare_id that fare_attributes.txt does not have k\n"
            "feed/fare_rules.txt:4: a row that is there already j\n");
  EXPECT_EQ(read->feed.fares.price[FeedFareId{0}], 125);
  bool noted = false;
  for (auto const& note : read->report.notes)
    noted |= note == "fare rules of zones in which no stop lies: 1, the first on line 5 of fare_rules.txt";
  EXPECT_TRUE(noted);
}

}  // namespace
}  // namespace tanvan
