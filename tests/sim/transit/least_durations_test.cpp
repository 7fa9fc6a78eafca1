#include "sim/transit/least_durations.hpp"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "sim/transit/raptor.hpp"
#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

TEST(LeastDurations, AreThoseOfTheFastestRunsWithoutWaiting) {
  auto const t = timetable_with(4,
                                {{{0, 0, 0}, {1, 100, 120}, {2, 220, 220}},
                                 {{0, 1000, 1000}, {1, 1080, 1120}, {2, 1200, 1200}},
                                 {{3, 4000, 4000}, {0, 4100, 4100}}},
                                {{StopId{2}, StopId{3}, 30}});
  LeastDurations const least(Patterns{t, 0, 9000}, 4);
  EXPECT_EQ(least.to(StopId{1}, 0)[0], 40);  // the second run's 80 s
  EXPECT_EQ(least.to(StopId{2}, 0)[0], (120 + 80) / 2) << "the first run leaves the stop between after 120 s";
  EXPECT_EQ(least.to(StopId{0}, 0)[3], 50);
  EXPECT_EQ(least.to(StopId{0}, 0)[2], 65) << "a walk to where the ride begins";
  EXPECT_EQ(least.to(StopId{0}, 0)[1], LeastDurations::kOutOfReach);
  EXPECT_EQ(least.to(StopId{0}, 1)[1], 105) << "40 to the end, 15 on foot, 50";
  EXPECT_EQ(least.to(StopId{0}, 2)[0], 0);
}

TEST(LeastDurations, AreNeverMoreThanAJourneyTakes) {
  TestDraws draw(41);
  for (int n = 0; n < 300 && !testing::Test::HasFailure(); ++n) {
    Patterns const patterns(drawn_timetable(draw), -100, 2000);
    LeastDurations const least(patterns, 4);
    for (std::uint32_t from = 0; from < patterns.stops(); ++from) {
      Raptor raptor(patterns, {4, 0});
      Tick const start = patterns.tick_after(draw.below(60));
      raptor.depart(start, std::vector<Reach>{{StopId{from}, 0}});
      for (std::uint32_t to = 0; to < patterns.stops(); ++to)
        for (std::size_t rides = 1; rides <= 4; ++rides)
          if (auto const arrival = raptor.by_vehicle(static_cast<int>(rides))[to]; arrival != kUnreached) {
            EXPECT_LE(least.to(StopId{to}, std::min<std::size_t>(rides, 3) - 1)[from], arrival - start);
          }
    }
  }
}

TEST(LeastOnward, IsTheLeastOfStopsAndWaysAndOfStayingAboard) {
  auto const t = timetable_with(4,
                                {{{0, 0, 0}, {1, 100, 120}, {2, 220, 220}},
                                 {{0, 1000, 1000}, {1, 1080, 1120}, {2, 1200, 1200}},
                                 {{3, 4000, 4000}, {0, 4100, 4100}}},
                                {{StopId{2}, StopId{3}, 30}});
  Patterns const patterns{t, 0, 9000};
  LeastDurations const least(patterns, 4);
  LeastOnward onward(patterns, least);
  auto const last = patterns.pattern_of(0), p = patterns.pattern_of(1);  // the shorter first
  std::vector<StopAccess> const ends{{StopId{1}, 60, 0}, {StopId{2}, 9, 0}};
  onward.aim(ends);
  EXPECT_EQ(onward.aboard(p, 1)[0], 0) << "nothing is worked out for one question";
  onward.aim(ends);
  EXPECT_EQ(onward.from_stops(0)[1], 30);
  EXPECT_EQ(onward.from_stops(0)[0], LeastDurations::kOutOfReach);
  EXPECT_EQ(onward.from_stops(1)[0], 70) << "40 and 30 on foot, before 100 and 5";
  EXPECT_EQ(onward.aboard(p, 1)[0], 70);
  EXPECT_EQ(onward.aboard(p, 1)[1], 45);
  EXPECT_EQ(onward.aboard(p, 1)[2], LeastDurations::kOutOfReach);
  EXPECT_EQ(onward.aboard(last, 1)[0], LeastDurations::kOutOfReach);
  EXPECT_EQ(onward.aboard(last, 2)[0], 50 + 70);
  for (int twice = 0; twice < 2; ++twice) onward.aim(std::vector<StopAccess>{{StopId{0}, 0, 0}});
  EXPECT_EQ(onward.aboard(last, 2)[0], 50) << "another destination";
  EXPECT_EQ(onward.aboard(p, 2)[1], 40 + 15 + 50);
}

TEST(LeastDurations, AreTheSameOnAnyThreads) {
  TestDraws draw(43);
  Patterns const patterns(drawn_timetable(draw), -100, 2000);
  auto const of_threads = [&](std::size_t threads) {
    tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, threads};
    LeastDurations const least(patterns, 4);
    std::vector<std::int16_t> all;
    for (std::uint32_t to = 0; to < patterns.stops(); ++to)
      for (std::size_t level = 0; level < 3; ++level) {
        auto const row = least.to(StopId{to}, level);
        all.insert(all.end(), row.begin(), row.end());
      }
    return all;
  };
  EXPECT_EQ(of_threads(2), of_threads(1));
  EXPECT_EQ(of_threads(7), of_threads(1));
}

}  // namespace
}  // namespace tanvan
