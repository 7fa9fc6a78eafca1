// Kinematic waves vehicle by vehicle: shocks, rings, the bottleneck of Vickrey (mobility.md 1.7: 2, 8, 14, 15).
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "sim/traffic/day_moves.hpp"
#include "tests/sim/traffic/small_roads.hpp"

namespace tanvan {
namespace {

constexpr double kTick = 1;
constexpr double kSpeed = 20;     // [m/s]
constexpr double kStretch = 100;  // of a road cut into links [m]

/// A road of `stretches` links before a narrow one.
SmallRoads cut_road(std::vector<double> const& departures, std::uint32_t stretches, double flow_out) {
  SmallRoads s;
  std::vector<LinkId> way;
  for (std::uint32_t i = 0; i < stretches; ++i) way.push_back(s.link(i, i + 1, kStretch));
  way.push_back(s.link(stretches, stretches + 1, 1000, 1, flow_out));
  for (double const t : departures) s.trip(t, way);
  return s;
}

/// When vehicles pass the begin of each link of their way [vehicles, links].
std::vector<std::vector<double>> passings(SmallRoads const& s, DayResult const& day) {
  DayMoves moves(s.roads, s.trips, s.ways, day);
  std::vector<std::vector<double>> times(s.trips.size());
  for (std::size_t t = 0; t < times.size(); ++t)
    for (auto const& visit : moves.visits(t)) times[t].push_back(seconds_of_time(visit.enter));
  return times;
}

std::vector<double> blocks(std::vector<std::pair<double, double>> const& rate_until) {
  std::vector<double> times;
  double begin = 0;
  for (auto const& [rate, end] : rate_until) {
    for (double const t : at_rate(rate, begin, end)) times.push_back(t);
    begin = end;
  }
  return times;
}

/// Newell's three detectors: whoever passes a point does so as early as the road behind and the queue ahead let him.
/// @return [vehicles, links] as `passings`
std::vector<std::vector<double>> newell(std::vector<double> const& departures, std::uint32_t stretches,
                                        double flow_out) {
  double const length = stretches * kStretch;
  std::vector<double> leave;
  for (std::size_t i = 0; i < departures.size(); ++i)
    leave.push_back(std::max(departures[i] + length / kSpeed, i > 0 ? leave[i - 1] + 1 / flow_out : 0));
  std::vector<std::vector<double>> times(departures.size());
  for (std::size_t i = 0; i < times.size(); ++i)
    for (std::uint32_t k = 0; k <= stretches; ++k) {
      double const x = k * kStretch, ahead = length - x;
      auto const room = static_cast<std::size_t>(std::lround(ahead * kJam / 1000));
      double const queue = i >= room ? leave[i - room] + ahead / kWave : 0;
      times[i].push_back(std::max(departures[i] + x / kSpeed, queue));
    }
  return times;
}

struct Shocks {
  std::vector<double> first_held, last_held;  // [links] when it passed the begin of the link at the tail of the queue
};

/// Who is later than the free road would have him is in the queue.
Shocks shocks(std::vector<std::vector<double>> const& times, std::vector<double> const& departures,
              std::uint32_t stretches) {
  Shocks s;
  for (std::uint32_t k = 0; k <= stretches; ++k) {
    double first = -1, last = -1;
    for (std::size_t i = 0; i < times.size(); ++i) {
      if (times[i][k] <= departures[i] + k * kStretch / kSpeed + 2 * kTick) continue;
      if (first < 0) first = times[i][k];
      last = times[i][k];
    }
    s.first_held.push_back(first);
    s.last_held.push_back(last);
  }
  return s;
}

double largest_difference(std::vector<std::vector<double>> const& a, std::vector<std::vector<double>> const& b) {
  double most = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t k = 0; k < a[i].size(); ++k) most = std::max(most, std::abs(a[i][k] - b[i][k]));
  return most;
}

TEST(TrafficWaves, EveryVehiclePassesEveryPointWhenNewellSays) {
  for (auto const& departures :
       {blocks({{0.8, 400}}), blocks({{0.6, 900}}), blocks({{0.8, 400}, {0.2, 1400}}), blocks({{0.4, 500}})}) {
    auto const s = cut_road(departures, 20, 0.4);
    auto const times = passings(s, s.run(reference_rules(), {.moves = true}));
    EXPECT_LT(largest_difference(times, newell(departures, 20, 0.4)), kTick);
  }
}

TEST(TrafficWaves, TheTailOfAQueueMovesAsFlowsAndDensitiesSay) {
  struct Case {
    std::vector<double> departures;
    bool grows;
    double speed;  // (q_B - q_A) / (k_B - k_A), queue B = (0.4, 0.12)
  };
  for (auto const& c : {Case{blocks({{0.8, 1000}}), true, -5}, Case{blocks({{0.6, 1800}}), true, -0.2 / 0.09},
                        Case{blocks({{0.8, 500}, {0.2, 1800}}), false, 0.2 / 0.11}}) {
    auto const s = cut_road(c.departures, 24, 0.4);
    auto const times = passings(s, s.run(reference_rules(), {.moves = true}));
    auto const tails = shocks(times, c.departures, 24);
    auto const& held = c.grows ? tails.first_held : tails.last_held;
    double const seconds = 10 * kStretch / std::abs(c.speed);
    double const off_by = 2 * kTick + 2 / 0.2;  // the tail is seen where a vehicle is
    EXPECT_NEAR(std::abs(held[22] - held[12]), seconds, off_by);
    EXPECT_EQ(held[22] < held[12], c.grows);
  }
}

/// Vehicles on a ring, and when each passes the begin of its own first link.
std::vector<double> laps(std::uint32_t vehicles) {
  constexpr std::uint32_t kLinks = 10, kRounds = 40;
  SmallRoads s;
  for (std::uint32_t i = 0; i < kLinks; ++i) s.link(i, (i + 1) % kLinks, kStretch);
  for (std::uint32_t v = 0; v < vehicles; ++v) {
    std::vector<LinkId> way;
    for (std::uint32_t k = 0; k < kLinks * kRounds; ++k) way.push_back(LinkId{(v + k) % kLinks});
    s.trip(0, way);
  }
  auto const times = passings(s, s.run(reference_rules(), {.moves = true}));
  std::vector<double> passed;
  for (std::uint32_t r = kRounds / 2; r < kRounds - 2; ++r) passed.push_back(times[0][r * kLinks]);
  return passed;
}

/// A lap takes N / q(N / 1000 m), whatever the lap: flow is min(v k, w (kj - k)).
TEST(TrafficWaves, ARingTurnsAtTheFlowOfTheFundamentalDiagram) {
  for (std::uint32_t const n : {1U, 20U, 40U, 60U, 100U, 140U, 180U}) {
    double const k = n / 1000.0, flow = std::min(kSpeed * k, kWave * (kJam / 1000 - k));
    auto const passed = laps(n);
    double const rounds = static_cast<double>(passed.size() - 1);
    EXPECT_NEAR((passed.back() - passed.front()) / rounds, n / flow, kTick) << n << " vehicles";
  }
}

TEST(TrafficWaves, ATripTakesTheSumOfItsLinks) {
  auto const departures = blocks({{0.8, 400}, {0.2, 1400}});
  auto const s = cut_road(departures, 20, 0.4);
  auto const day = s.run(reference_rules(), {.moves = true});
  DayMoves moves(s.roads, s.trips, s.ways, day);
  double on_links = 0;
  for (std::size_t t = 0; t < departures.size(); ++t) {
    TrafficTime sum = 0;
    for (auto const& visit : moves.visits(t)) sum += visit.leave - visit.enter;
    EXPECT_EQ(sum, day.arrive[t] - day.enter[t]);
    on_links += seconds_of_time(sum);
  }
  double recorded = 0;
  for (auto const delay : day.record.delay_s) recorded += delay;
  double const free = static_cast<double>(departures.size()) * (2000 / kSpeed + 1000 / kSpeed);
  EXPECT_NEAR(recorded + free, on_links, 1e-3 * on_links / 1000);
}

/// Vickrey's travellers set out at 1 a second until 800 s before the wish of all, then at 1/6: whoever sets out pays
/// beta gamma / (beta + gamma) N / s = 800 s in queue, earliness and lateness together; the peak lasts N / s = 2,000 s.
TEST(TrafficWaves, EverybodyPaysTheSameAtVickreysBottleneck) {
  constexpr double kFlowOut = 0.5, kWish = 10'000, kEarly = 0.5, kLate = 2, kCost = 800, kFreeTime = 300 + 1;
  std::vector<double> departures;
  for (int i = 0; i < 800; ++i) departures.push_back(kWish - 1600 + i);
  for (int i = 0; i < 200; ++i) departures.push_back(kWish - 800 + 6 * i);
  SmallRoads s;
  auto const wide = s.link(0, 1, 6000, 10), narrow = s.link(1, 2, 20, 1, kFlowOut);
  for (double const t : departures) s.trip(t, {wide, narrow});
  auto const arrive = seconds(s.run().arrive);
  for (std::size_t i = 0; i < departures.size(); ++i) {
    double const at = arrive[i] - kFreeTime, late = at - kWish;
    double const cost = at - departures[i] + (late > 0 ? kLate * late : -kEarly * late);
    EXPECT_NEAR(cost, kCost, kTick) << "traveller " << i;
  }
  EXPECT_NEAR(arrive.back() - arrive.front(), 2000 - 1 / kFlowOut, kTick);
}

}  // namespace
}  // namespace tanvan
