#include "sim/transit/connections.hpp"

#include <gtest/gtest.h>

#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

/// Two runs, the second of which leaves first and has a hop that takes no time.
Timetable two_runs() {
  return timetable_with(
      3, {{{0, 50, 60, 1, 0}, {1, 90, 95, 0, 1}, {2, 120, 120, 1, 1}}, {{2, 10, 10}, {1, 10, 10}, {0, 60, 70}}},
      {{StopId{0}, StopId{2}, 7}});
}

TEST(Connections, StandByDepartureThenRunThenOrder) {
  auto const c = connections_of(two_runs(), SearchDirection::depart_at);
  EXPECT_EQ(c.departure, (std::vector<std::int32_t>{10, 10, 60, 95}));
  EXPECT_EQ(c.arrival, (std::vector<std::int32_t>{10, 60, 90, 120}));
  EXPECT_EQ(c.run, (std::vector<std::uint32_t>{1, 1, 0, 0}));
  EXPECT_EQ(c.call, (std::vector<std::uint32_t>{3, 4, 0, 1}));
  EXPECT_EQ(c.next(3), 4U);
  EXPECT_EQ(c.board, (std::vector<std::uint8_t>{1, 1, 1, 0}));
  EXPECT_EQ(c.alight, (std::vector<std::uint8_t>{1, 1, 1, 1}));
  EXPECT_EQ(c.walk_to, (std::vector<StopId>{StopId{2}}));
  EXPECT_EQ(c.walk_offset, (std::vector<std::uint32_t>{0, 1, 1, 1}));
}

TEST(Connections, BackwardAreMirrored) {
  auto const c = connections_of(two_runs(), SearchDirection::arrive_by);
  EXPECT_EQ(c.departure, (std::vector<std::int32_t>{-120, -90, -60, -10}));
  EXPECT_EQ(c.arrival, (std::vector<std::int32_t>{-95, -60, -10, -10}));
  EXPECT_EQ(c.call, (std::vector<std::uint32_t>{2, 1, 5, 4}));
  EXPECT_EQ(c.next(2), 1U);
  EXPECT_EQ(c.from, (std::vector<StopId>{StopId{2}, StopId{1}, StopId{0}, StopId{1}}));
  EXPECT_EQ(c.board, (std::vector<std::uint8_t>{1, 1, 1, 1})) << "where one may alight";
  EXPECT_EQ(c.alight, (std::vector<std::uint8_t>{0, 1, 1, 1})) << "where one may board";
  EXPECT_EQ(c.walk_to, (std::vector<StopId>{StopId{0}}));
  EXPECT_EQ(c.walk_offset, (std::vector<std::uint32_t>{0, 0, 0, 1}));
}

TEST(Connections, NoRunsAreNoConnections) {
  for (auto const direction : {SearchDirection::depart_at, SearchDirection::arrive_by})
    EXPECT_EQ(connections_of(timetable_with(2, {}), direction).size(), 0U);
}

}  // namespace
}  // namespace tanvan
