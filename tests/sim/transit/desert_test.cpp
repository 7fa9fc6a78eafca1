// Distributions of travel times that follow from headways alone (mobility.md T1 to T4, T9).
#include "tests/sim/transit/desert.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "sim/transit/pareto_search.hpp"

namespace tanvan {
namespace {

TEST(Desert, TwoSynchronisedLinesTake31To51MinutesEvenly) {  // T1
  std::vector<FrequencyLine> const lines{along(20, 1, 1200), across(40, 2, 1200)};
  auto times = durations(synchronised(lines), crossing(20, 20), crossing(40, 40), 1200 / kTick_s, kTick_s);
  std::ranges::sort(times);
  // A minute of slack, 0 to 20 to wait, 10 to ride, 10 to wait, 10 to ride: each two seconds once
  for (std::size_t i = 0; i < times.size(); ++i)
    ASSERT_EQ(times[i], 31 * kMinute_s + static_cast<std::int32_t>(i) * kTick_s);
  EXPECT_LT(times.back(), 51 * kMinute_s);
}

/// Shares of minutes, as a distribution that can be added to another's.
using Shares = std::vector<double>;

/// A minute of slack and 0 to 20 minutes of waiting, in steps of 2 s.
Shares one_wait(int lines) {
  Shares shares(21 * 30, 0);
  double left = 1;
  for (int i = 0; i < 600; ++i) {
    double const still = std::pow(1 - (i + 1) / 600.0, lines);
    shares[static_cast<std::size_t>(30 + i)] = left - still;
    left = still;
  }
  return shares;
}

Shares convolved(Shares const& a, Shares const& b) {
  Shares sum(a.size() + b.size() - 1, 0);
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < b.size(); ++j) sum[i + j] += a[i] * b[j];
  return sum;
}

/// Greatest distance between the distribution of times and a law (Kolmogorov's), the law beginning at `from_s`.
double distance(std::vector<std::int32_t> times, Shares const& law, std::int32_t from_s) {
  std::ranges::sort(times);
  double most = 0, below = 0;
  for (std::size_t i = 0; i < law.size(); ++i) {
    below += law[i];
    auto const at = from_s + static_cast<std::int32_t>(i) * kTick_s;
    auto const seen = std::ranges::upper_bound(times, at) - times.begin();
    most = std::max(most, std::abs(below - static_cast<double>(seen) / static_cast<double>(times.size())));
  }
  return most;
}

std::vector<std::int32_t> drawn_durations(std::span<FrequencyLine const> lines, StopId from, StopId to, int days) {
  std::vector<std::int32_t> all;
  for (int day = 0; day < days; ++day) {
    auto const t = with_frequency_lines(desert(), lines, 17, static_cast<std::uint32_t>(day));
    auto const times = durations(t, from, to, 20, kMinute_s);
    all.insert(all.end(), times.begin(), times.end());
  }
  return all;
}

TEST(Desert, TwoLinesByFrequencyTake22To62MinutesInATriangle) {  // T2
  std::vector<FrequencyLine> const lines{along(20, 1, 1200), across(40, 2, 1200)};
  auto const times = drawn_durations(lines, crossing(20, 20), crossing(40, 40), 400);
  auto const [least, most] = std::ranges::minmax(times);
  EXPECT_GE(least, 22 * kMinute_s);
  EXPECT_LE(most, 62 * kMinute_s);
  auto const law = convolved(one_wait(1), one_wait(1));
  auto const mode = std::ranges::max_element(law) - law.begin();
  EXPECT_NEAR(static_cast<double>(20 * kMinute_s + mode * kTick_s), 42 * kMinute_s, 2 * kTick_s);
  EXPECT_LT(distance(times, law, 20 * kMinute_s), 0.03);
}

TEST(Desert, OfThreeParallelLinesByFrequencyTheFirstIsTaken) {  // T4
  std::vector<FrequencyLine> const lines{along(20, 1, 1200), along(20, 2, 1200), along(20, 3, 1200),
                                         across(80, 4, 1200)};
  auto const times = drawn_durations(lines, crossing(20, 20), crossing(80, 80), 400);
  EXPECT_LT(distance(times, convolved(one_wait(3), one_wait(1)), 60 * kMinute_s), 0.03);
}

TEST(Desert, WhoOvertakesIsTakenInEveryMinuteOfAWindow) {  // T3
  // A leaves at 7:10 and takes ten minutes for each of the hops from 20 to 22, B leaves at 7:20
  std::vector<TestCall> a, b;
  std::int32_t time_a = 7 * 3600 + 600, time_b = 7 * 3600 + 1200;
  for (std::uint32_t stop = 0; stop < 60; ++stop) {
    a.push_back({stop, time_a, time_a});
    b.push_back({stop, time_b, time_b});
    time_a += stop == 20 || stop == 21 ? 600 : kBlock_s;
    time_b += kBlock_s;
  }
  auto const minutes = [](Timetable const& t, std::uint32_t from, std::size_t first, std::size_t last) {
    auto const all = durations(t, StopId{from}, StopId{42}, 20, kMinute_s);
    std::vector<int> some;
    for (auto n = first; n <= last; ++n) some.push_back(all[n] / kMinute_s + 1);  // r5 counts minutes begun
    return some;
  };
  auto const both = timetable_with(60, {a, b}), alone = timetable_with(60, {a});
  EXPECT_EQ(minutes(both, 30, 0, 5), (std::vector{42, 41, 40, 39, 38, 37}));
  EXPECT_EQ(minutes(alone, 10, 0, 5), (std::vector{51, 50, 49, 48, 47, 46})) << "by the first that comes";
  EXPECT_EQ(minutes(both, 10, 0, 5), (std::vector{42, 41, 40, 39, 38, 37})) << "by the one that overtakes it";
  EXPECT_EQ(minutes(both, 10, 13, 18), (std::vector{29, 28, 27, 26, 25, 24}));
}

/// Lines between drawn stops.
std::vector<FrequencyLine> drawn_lines(TestDraws& draw) {
  std::vector<FrequencyLine> lines;
  for (std::uint64_t key = 0; key < 6; ++key) {
    std::vector<StopId> stops;
    for (int n = 2 + draw.below(4); n > 0; --n) stops.push_back(StopId{static_cast<std::uint32_t>(draw.below(8))});
    lines.push_back(desert_line(key, 600 * (1 + draw.below(4)), std::move(stops)));
  }
  return lines;
}

/// Arrivals at all stops from all stops at each ten minutes from 6:30 to 7:30; -1 where there is none.
std::vector<std::int32_t> all_cells(std::span<FrequencyLine const> lines) {
  auto const t = with_frequency_lines(timetable_with(8, {}, {{StopId{1}, StopId{2}, 120}}), lines, 99, 3);
  Patterns const patterns{t, kSix, kNine + 3600};
  Raptor raptor{patterns, {6, 0}};
  std::vector<std::int32_t> cells;
  for (std::uint32_t from = 0; from < 8; ++from) {
    raptor.reset();
    for (int n = 6; n >= 0; --n) {
      raptor.depart(patterns.tick_after(kSix + 1800 + n * 600), std::vector<Reach>{{StopId{from}, 0}});
      for (auto const arrival : raptor.by_vehicle(6)) cells.push_back(arrival);
    }
  }
  return cells;
}

TEST(Desert, MoreServiceNeverMakesACellLater) {  // T9
  TestDraws draw(77);
  std::size_t better = 0;
  for (int n = 0; n < 100; ++n) {
    auto const lines = drawn_lines(draw);
    auto const base = all_cells(lines);
    auto more = lines;
    more.push_back(desert_line(
        100, 900,
        {StopId{static_cast<std::uint32_t>(draw.below(8))}, StopId{static_cast<std::uint32_t>(draw.below(8))}}));
    auto oftener = lines;
    for (auto& line : oftener) line.headway_s /= 1 + draw.below(3);
    auto longer = lines;
    for (auto& line : longer) {  // one stop more at the end
      line.stops.push_back(StopId{static_cast<std::uint32_t>(draw.below(8))});
      line.arrival.push_back(line.departure.back() + kBlock_s);
      line.departure.push_back(line.arrival.back());
    }
    for (auto const& plan : {more, oftener, longer}) {
      auto const cells = all_cells(plan);
      for (std::size_t i = 0; i < cells.size(); ++i) {
        ASSERT_LE(cells[i], base[i]) << n << ' ' << i;
        better += cells[i] < base[i] ? 1 : 0;
      }
    }
  }
  EXPECT_GT(better, 1000U);
}

}  // namespace
}  // namespace tanvan
