// Two engines that share no code but the timetable: range-RAPTOR and the connection scan agree on every label.
#include <gtest/gtest.h>

#include "sim/transit/connection_scan.hpp"
#include "sim/transit/raptor.hpp"
#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

constexpr int kRides = 4;
constexpr std::int32_t kBegin_s = -100, kEnd_s = 2000;

/// A drawn timetable with all times twice as long: whole ticks.
Timetable drawn_in_ticks(TestDraws& draw) {
  auto t = drawn_timetable(draw);
  for (auto* const column : {&t.arrival, &t.departure, &t.walk_s})
    for (auto& time : *column) time *= kTick_s;
  return t;
}

std::optional<std::int32_t> said(Patterns const& patterns, Tick label) {
  return label == kUnreached ? std::nullopt : std::optional{patterns.seconds_of(label)};
}

void expect_same(Patterns const& patterns, Raptor const& raptor, ConnectionScan const& scan) {
  for (int k = 0; k <= kRides; ++k)
    for (std::uint32_t s = 0; s < patterns.stops(); ++s) {
      EXPECT_EQ(said(patterns, raptor.by_vehicle(k)[s]), scan.by_vehicle(k, StopId{s})) << k << ' ' << s;
      EXPECT_EQ(said(patterns, raptor.by_any_means(k)[s]), scan.by_any_means(k, StopId{s})) << k << ' ' << s;
    }
}

TEST(RaptorAndScan, AgreeOnEveryLabelOfEveryDeparture) {
  TestDraws draw(21);
  for (int n = 0; n < 1000 && !testing::Test::HasFailure(); ++n) {
    auto const t = drawn_in_ticks(draw);
    std::int32_t const slack = kTick_s * draw.below(3);
    std::vector<Reach> access;
    for (int ways = 1 + draw.below(2); ways > 0; --ways)
      access.push_back(
          {StopId{static_cast<std::uint32_t>(draw.below(static_cast<int>(t.stops)))}, kTick_s * draw.below(5)});
    Patterns const patterns(t, kBegin_s, kEnd_s);
    Raptor raptor(patterns, {kRides, slack});
    auto const connections = connections_of(t, SearchDirection::depart_at);
    ConnectionScan scan(connections, {kRides, slack});
    for (std::int32_t time = 140; time >= -20; time -= 20) {
      raptor.depart(patterns.tick_after(time), access);
      scan.search(time, access);
      expect_same(patterns, raptor, scan);
    }
  }
}

}  // namespace
}  // namespace tanvan
