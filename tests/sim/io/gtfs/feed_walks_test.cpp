#include "sim/io/gtfs/feed_walks.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/sim/io/gtfs/small_feed.hpp"

namespace tanvan {
namespace {

/// Two stations, S with the platforms P and P2, U with V; Q is a stop of its own. Trips call at all but the stations.
FeedTexts stations(std::string const& transfers) {
  auto texts = small_feed();
  texts["stops.txt"] =
      "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\n"
      "P,P,11.00,106.60,0,S\nP2,P,11.0009,106.60,0,S\nQ,Q,11.01,106.60,,\nR,R,11.03,106.60,,\n"
      "S,S,11.00,106.60,1,\nU,U,11.02,106.60,1,\nV,V,11.02,106.60,0,U\nW,no call,11.02,106.60,0,U\n";
  texts["stop_times.txt"] =
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
      "t,7:00:00,7:00:00,P,1\nt,7:10:00,7:10:00,P2,2\nt,7:30:00,7:31:00,R,3\n"
      "night,23:50:00,23:50:00,Q,1\nnight,24:20:00,24:20:00,V,2\n";
  texts["transfers.txt"] = "from_stop_id,to_stop_id,transfer_type,min_transfer_time\n" + transfers;
  return texts;
}

/// `P>Q 120`, sorted.
std::string walks_text(std::string const& transfers, NearWalks const& near = {}) {
  auto const read = read_texts(stations(transfers));
  EXPECT_TRUE(read);
  std::vector<std::string> words;
  for (auto const& walk : feed_walks(read->feed, near))
    words.push_back(fmt::format("{}>{} {}", read->feed.stops.id[FeedStopId{walk.from.value}],
                                read->feed.stops.id[FeedStopId{walk.to.value}], walk.seconds));
  std::ranges::sort(words);
  return fmt::format("{}", fmt::join(words, ", "));
}

TEST(FeedWalks, TransfersBetweenTwoStopsAreWalks) {
  EXPECT_EQ(walks_text("P,Q,2,120\nQ,P,0,\nQ,R,1,\nR,Q,3,\nQ,Q,2,60\n"), "P>Q 120, Q>P 0, Q>R 0");
}

TEST(FeedWalks, StationsStandForTheirStopsThatHaveCalls) {
  EXPECT_EQ(walks_text("S,U,2,120\n"), "P2>V 120, P>V 120");
  EXPECT_EQ(walks_text("Q,S,2,60\n"), "Q>P 60, Q>P2 60");
}

TEST(FeedWalks, StopsNearEachOtherAreJoinedWhereNoTransferNamesThem) {
  // 0.0009 degrees are 100.08 m, times 1.3 over 1.25 m/s: 104.08 s
  EXPECT_EQ(walks_text("", {.within_m = 101}), "P2>P 105, P>P2 105");
  EXPECT_EQ(walks_text("", {.within_m = 100}), "");
  EXPECT_EQ(walks_text("P,P2,3,\n", {.within_m = 101}), "P2>P 105") << "it is said that one can't";
  EXPECT_EQ(walks_text("P,P2,2,300\n", {.within_m = 101}), "P2>P 105, P>P2 300") << "it is said how long it takes";
  EXPECT_EQ(walks_text("", {.within_m = 101, .detour = 1, .speed_m_s = 1}), "P2>P 101, P>P2 101");
}

TEST(FeedWalks, PlacesWithoutCallsHaveNoStops) {
  auto const read = read_texts(stations(""));
  ASSERT_TRUE(read);
  auto const of = [&](std::string_view id) {
    std::string text;
    for (auto const stop : ids<FeedStopId>(read->feed.stops.size()))
      if (read->feed.stops.id[stop] == id)
        for (auto const member : stops_with_calls(read->feed, stop))
          text += read->feed.stops.id[FeedStopId{member.value}] + " ";
    return text;
  };
  EXPECT_EQ(of("S"), "P P2 ");
  EXPECT_EQ(of("U"), "V ");
  EXPECT_EQ(of("W"), "");
  EXPECT_EQ(of("Q"), "Q ");
}

}  // namespace
}  // namespace tanvan
