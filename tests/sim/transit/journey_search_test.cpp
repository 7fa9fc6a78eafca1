#include "sim/transit/journey_search.hpp"

#include <gtest/gtest.h>

#include "tests/sim/transit/slow_search.hpp"
#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

TEST(JourneySearch, LeavesAsLateAsTheArrivalAllows) {
  auto const t =
      timetable_with(3, {{{0, 10, 10}, {1, 20, 20}}, {{0, 40, 40}, {1, 50, 50}}, {{1, 60, 60}, {2, 90, 90}}});
  JourneySearch search(t);
  auto const journey = search.depart_at(0, std::vector{StopId{0}}, std::vector{StopId{2}});
  ASSERT_TRUE(journey);
  EXPECT_EQ(journey->departure, 40);
  EXPECT_EQ(journey->arrival, 90);
  EXPECT_EQ(journey->rides, 2);
  auto const home = search.arrive_by(100, std::vector{StopId{0}}, std::vector{StopId{2}});
  ASSERT_TRUE(home);
  EXPECT_EQ(home->departure, 40);
  EXPECT_EQ(home->arrival, 90);
  EXPECT_FALSE(search.arrive_by(89, std::vector{StopId{0}}, std::vector{StopId{2}}));
  EXPECT_FALSE(search.depart_at(41, std::vector{StopId{0}}, std::vector{StopId{2}}));
}

TEST(JourneySearch, FewerRidesAreTakenWhereTheyArriveAsEarly) {
  auto const t = timetable_with(3, {{{0, 10, 10}, {1, 20, 20}}, {{1, 30, 30}, {2, 60, 60}}, {{0, 5, 5}, {2, 60, 60}}});
  auto const journey = JourneySearch(t).depart_at(0, std::vector{StopId{0}}, std::vector{StopId{2}});
  ASSERT_TRUE(journey);
  EXPECT_EQ(journey->rides, 1);
  EXPECT_EQ(journey->departure, 5);
}

TEST(JourneySearch, AWalkMayBeTheWholeWay) {
  auto const t = timetable_with(2, {}, {{StopId{0}, StopId{1}, 30}});
  JourneySearch search(t);
  auto const there = search.depart_at(100, std::vector{StopId{0}}, std::vector{StopId{1}});
  ASSERT_TRUE(there);
  EXPECT_EQ(there->departure, 100);
  EXPECT_EQ(there->arrival, 130);
  auto const by = search.arrive_by(100, std::vector{StopId{0}}, std::vector{StopId{1}});
  ASSERT_TRUE(by);
  EXPECT_EQ(by->departure, 70);
  EXPECT_FALSE(search.depart_at(100, std::vector{StopId{1}}, std::vector{StopId{0}}));
  auto const here = search.depart_at(100, std::vector{StopId{1}}, std::vector{StopId{1}});
  ASSERT_TRUE(here);
  EXPECT_TRUE(here->legs.empty());
  EXPECT_EQ(here->arrival, 100);
}

/// Legs that hang together, that the timetable has, and that are in time for each other.
void expect_sound(Timetable const& t, Journey const& journey, StopId from, StopId to, std::int32_t slack) {
  auto stop = from;
  auto time = journey.departure;
  bool walked = false;
  int rides = 0;
  for (auto const& leg : journey.legs) {
    EXPECT_EQ(leg.from, stop);
    if (leg.is_walk()) {
      EXPECT_FALSE(walked) << "two walks in a row";
      bool known = false;
      each_walk(t, [&](auto a, auto b, auto seconds) {
        known = known || (a == leg.from.value && b == leg.to.value && seconds == leg.arrival - leg.departure);
      });
      EXPECT_TRUE(known);
      EXPECT_GE(leg.departure, time);
    } else {
      ASSERT_LT(leg.board, leg.alight);
      EXPECT_GE(leg.board, t.offset[leg.run.value]);
      EXPECT_LT(leg.alight, t.offset[leg.run.value + 1]);
      EXPECT_EQ(t.stop[leg.board], leg.from);
      EXPECT_EQ(t.stop[leg.alight], leg.to);
      EXPECT_EQ(t.departure[leg.board], leg.departure);
      EXPECT_EQ(t.arrival[leg.alight], leg.arrival);
      EXPECT_TRUE(t.board[leg.board] != 0 && t.alight[leg.alight] != 0);
      EXPECT_GE(leg.departure, rides == 0 && !walked ? time : time + slack);
      ++rides;
    }
    walked = leg.is_walk();
    stop = leg.to;
    time = leg.arrival;
  }
  EXPECT_EQ(stop, to);
  EXPECT_EQ(time, journey.arrival);
  EXPECT_EQ(rides, journey.rides);
}

TEST(JourneySearch, JourneysAreSoundAndAsGoodAsTheSlowSearchSays) {
  TestDraws draw(11);
  constexpr int kRides = 5;
  for (int n = 0; n < 3000 && !testing::Test::HasFailure(); ++n) {
    auto const t = drawn_timetable(draw);
    auto const slack = draw.below(3);
    auto const last = static_cast<int>(t.stops);
    StopId const from{static_cast<std::uint32_t>(draw.below(last))}, to{static_cast<std::uint32_t>(draw.below(last))};
    JourneySearch search(t, {kRides, slack});
    auto const time = draw.below(80) - 10;
    auto const slow = slow_departures(t, time, {{from, 0}}, true, kRides, slack);
    auto const found = search.depart_at(time, std::vector{from}, std::vector{to});
    ASSERT_EQ(found.has_value(), slow.any[kRides][to.value].has_value());
    if (!found) continue;
    expect_sound(t, *found, from, to, slack);
    auto const rides = static_cast<std::size_t>(found->rides);
    EXPECT_EQ(found->arrival, slow.any[rides][to.value]);
    EXPECT_EQ(found->arrival, slow.any[kRides][to.value]);
    EXPECT_TRUE(rides == 0 || slow.any[rides - 1][to.value] != found->arrival);
    EXPECT_GE(found->departure, time);

    auto const deadline = found->arrival + draw.below(10);
    auto const slow_home = slow_arrivals(t, deadline, {{to, 0}}, true, kRides, slack);
    auto const home = search.arrive_by(deadline, std::vector{from}, std::vector{to});
    ASSERT_TRUE(home);
    expect_sound(t, *home, from, to, slack);
    EXPECT_LE(home->arrival, deadline);
    auto const leave = *slow_home.any[kRides][from.value];
    bool const rides_first = !home->legs.empty() && !home->legs.front().is_walk();
    EXPECT_EQ(home->departure, rides_first ? leave + slack : leave);
  }
}

TEST(JourneySearch, TheSameQuestionHasTheSameAnswerAgain) {
  TestDraws draw(12);
  for (int n = 0; n < 200; ++n) {
    auto const t = drawn_timetable(draw);
    JourneySearch once(t), twice(t);
    for (int time = 40; time >= 0; time -= 10)
      once.depart_at(time, std::vector{StopId{1}}, std::vector{StopId{2}});  // leaves nothing behind
    auto const a = once.depart_at(5, std::vector{StopId{0}}, std::vector{StopId{1}}),
               b = twice.depart_at(5, std::vector{StopId{0}}, std::vector{StopId{1}});
    ASSERT_EQ(a.has_value(), b.has_value());
    if (!a) continue;
    ASSERT_EQ(a->legs.size(), b->legs.size());
    for (std::size_t i = 0; i < a->legs.size(); ++i) {
      EXPECT_EQ(a->legs[i].run, b->legs[i].run);
      EXPECT_EQ(a->legs[i].board, b->legs[i].board);
      EXPECT_EQ(a->legs[i].alight, b->legs[i].alight);
    }
  }
}

}  // namespace
}  // namespace tanvan
