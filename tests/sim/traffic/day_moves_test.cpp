#include "sim/traffic/day_moves.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>

#include "tests/sim/traffic/small_roads.hpp"

namespace tanvan {
namespace {

/// Two links in a row and three cars over them, of which the last only drives the second.
SmallRoads three_cars() {
  SmallRoads small;
  auto const a = small.link(0, 1, 1000), b = small.link(1, 2, 500);
  small.trip(0, {a, b});
  small.trip(10, {a, b});
  small.trip(5, {b});
  return small;
}

struct Day {
  SmallRoads small;
  DayResult result = small.run(reference_rules(), {.moves = true});
  DayMoves moves{small.roads, small.trips, small.ways, result};
};

template <class T>
std::vector<std::int64_t> sums(std::vector<T> const& steps) {
  std::vector<std::int64_t> out;
  std::int64_t sum = 0;
  for (auto const step : steps) out.push_back(sum += step);
  return out;
}

TEST(DayMoves, AVisitEndsWhereTheNextBeginsAndTheLastWithTheArrival) {
  Day day{three_cars()};
  auto const visits = day.moves.visits(0);
  ASSERT_EQ(visits.size(), 2U);
  EXPECT_EQ(visits[0].link, LinkId{0});
  EXPECT_EQ(visits[0].enter, day.result.enter[0]);
  EXPECT_EQ(visits[0].leave, visits[1].enter);
  EXPECT_EQ(visits[1].link, LinkId{1});
  EXPECT_EQ(visits[1].leave, day.result.arrive[0]);
}

TEST(DayMoves, SumsOfTheColumnsAreLinksAndTimes) {
  Day day{three_cars()};
  auto const columns = move_columns(day.moves);
  EXPECT_EQ(columns.offset, (std::vector<std::int64_t>{0, 2, 4, 5}));
  EXPECT_EQ(sums(columns.link_step), (std::vector<std::int64_t>{0, 1, 0, 1, 1}));
  auto const enter = sums(columns.enter_step);
  std::size_t row = 0;
  for (std::size_t t = 0; t < 3; ++t)
    for (auto const& visit : day.moves.visits(t))
      EXPECT_NEAR(static_cast<double>(enter[row++]) / kMoveTimesPerSecond, seconds_of_time(visit.enter), 0.0051);
}

TEST(DayMoves, ThereAreAsManyAsEntries) {
  Day day{three_cars()};
  EXPECT_EQ(move_columns(day.moves).link_step.size(), day.result.entries);
}

TEST(DayMoves, AVehicleThatStandsForEverHasEnteredItsLinkAndNeverLeftIt) {
  SmallRoads small;
  auto const a = small.link(0, 1, 1000), b = small.link(1, 2, 500, 1, 0);
  small.trip(0, {a, b});
  Day day{small};
  auto const visits = day.moves.visits(0);
  ASSERT_EQ(visits.size(), 1U);
  EXPECT_EQ(visits[0].leave, kNoTime);
  std::vector<std::uint32_t> const all = {0};
  EXPECT_EQ(trajectories(day.moves, all).leave_s, (std::vector<double>{-1}));
}

TEST(DayMoves, ATripWithoutAWayHasNone) {
  auto small = three_cars();
  small.trips.way[1] = kNoWay;
  Day day{small};
  EXPECT_TRUE(day.moves.visits(1).empty());
  EXPECT_EQ(move_columns(day.moves).offset, (std::vector<std::int64_t>{0, 2, 2, 3}));
}

TEST(DayMoves, TrajectoriesAreThoseOfTheSampleAlone) {
  Day day{three_cars()};
  std::vector<std::uint32_t> const sample = {1, 2};
  auto const drawn = trajectories(day.moves, sample);
  EXPECT_EQ(drawn.trip, (std::vector<std::int64_t>{1, 2}));
  EXPECT_EQ(drawn.offset, (std::vector<std::int64_t>{0, 2, 3}));
  EXPECT_EQ(drawn.link, (std::vector<std::int64_t>{0, 1, 1}));
  EXPECT_EQ(drawn.enter_s[2], seconds_of_time(day.result.enter[2]));
}

TEST(DayMoves, AreTheSameOnAnyNumberOfPartsAndBeginWithTheEntriesOfTrips) {
  SmallRoads small;
  std::vector<LinkId> way;
  for (std::uint32_t i = 0; i < 12; ++i) way.push_back(small.link(i, i + 1, 300, 1, i == 8 ? 0.4 : kFlow));
  for (double const t : at_rate(0.7, 0, 300)) small.trip(t, way);
  auto const one = small.run(reference_rules(), {.moves = true, .partitions = 1});
  auto const three = small.run(reference_rules(), {.moves = true, .partitions = 3});
  EXPECT_EQ(one.moves.enter, three.moves.enter);
  EXPECT_EQ(one.moves.enter.size(), one.entries);
  EXPECT_EQ(std::ranges::count(one.moves.enter, kNoTime), 0);
  for (std::size_t t = 0; t < small.trips.size(); ++t)
    EXPECT_EQ(one.moves.enter[one.moves.offset[t]], one.enter[t]) << t;
}

}  // namespace
}  // namespace tanvan
