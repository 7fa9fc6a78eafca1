// Twice the vehicles on twice the road, and a tenth of them on a tenth of it: what a sample may be trusted with.
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "tests/sim/traffic/small_town.hpp"

namespace tanvan {
namespace {

/// Each departure of `times` as `copies`, spread evenly over the time to the next of its stream.
std::vector<double> crowd(std::vector<double> const& times, double rate, int copies) {
  std::vector<double> all;
  for (double const t : times)
    for (int c = 0; c < copies; ++c) all.push_back(t + c / (rate * copies));
  return all;
}

/// A queue that spills back over a merge, on `lanes` times the road. @return arrivals of the first of each crowd
std::vector<double> merge_that_jams(int lanes) {
  SmallRoads s;
  double const n = lanes;
  auto const a = s.link(0, 2, 1000, n), b = s.link(1, 2, 600, n), c = s.link(2, 3, 500, n),
             d = s.link(3, 4, 400, n, 0.5);
  for (double const t : crowd(at_rate(0.5, 0, 900), 0.5, lanes)) s.trip(t, {a, c, d});
  auto const on_a = s.trips.size();
  for (double const t : crowd(at_rate(0.25, 100, 700), 0.25, lanes)) s.trip(t, {b, c, d});
  auto const arrive = seconds(s.run().arrive);
  std::vector<double> first;
  for (std::size_t i = 0; i < arrive.size(); i += static_cast<std::size_t>(lanes)) first.push_back(arrive[i]);
  EXPECT_EQ(on_a, 450U * static_cast<std::size_t>(lanes));
  return first;
}

TEST(TrafficScaling, TwiceTheVehiclesOnTwiceTheRoadTakeAsLong) {
  auto const one = merge_that_jams(1);
  for (int const lanes : {2, 5}) {
    auto const many = merge_that_jams(lanes);
    ASSERT_EQ(one.size(), many.size());
    double most = 0, sum = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
      most = std::max(most, std::abs(many[i] - one[i]));
      sum += many[i] - one[i];
    }
    EXPECT_LT(most, 2 / 0.5 + 1) << lanes << " lanes";  // who of two streams goes first: a headway of the bottleneck
    EXPECT_LT(std::abs(sum) / static_cast<double>(one.size()), 1) << lanes << " lanes";
  }
}

/// The town with one in n of its trips.
SmallRoads one_in(SmallRoads const& whole, std::uint32_t n) {
  SmallRoads s;
  s.roads = whole.roads;
  s.ways = whole.ways;
  for (std::size_t t = 0; t < whole.trips.size(); t += n) {
    s.trips.depart.push_back(whole.trips.depart[t]);
    s.trips.vehicle.push_back(whole.trips.vehicle[t]);
    s.trips.way.push_back(whole.trips.way[t]);
  }
  return s;
}

double mean_time(SmallRoads const& s, DayResult const& day) {
  double sum = 0;
  for (std::size_t t = 0; t < s.trips.size(); ++t) sum += seconds_of_time(day.arrive[t] - s.trips.depart[t]);
  return sum / static_cast<double>(s.trips.size());
}

void expect_sample(SmallRoads const& whole, std::uint32_t n) {
  constexpr double kBound = 0.05;  // of the mean travel time, as sim/traffic/README.md promises
  auto const part = one_in(whole, n);
  TrafficRules rules;
  rules.sample = 1.0 / n;
  auto const all = whole.run({}), some = part.run(rules);
  ASSERT_EQ(all.arrived, whole.trips.size());
  EXPECT_EQ(some.arrived, part.trips.size()) << "one in " << n;
  EXPECT_NEAR(mean_time(part, some), mean_time(whole, all), kBound * mean_time(whole, all)) << "one in " << n;
}

/// Links of 150 m hold 22 cars; a tenth of that is two, and a bus takes more.
TEST(TrafficScaling, ATenthOfATownTakesAsLongAsTheTown) {
  for (std::uint32_t const trips : {20'000U, 40'000U, 60'000U}) {
    auto const whole = town(10, trips, 3600);
    for (std::uint32_t const n : {2U, 4U, 10U}) expect_sample(whole, n);
  }
}

TEST(TrafficScaling, ATenthPassesASignalAsTheWholeDoes) {
  for (double const rate : {0.2, 0.3, 0.38}) {  // 0.4 is what half of the green lets go
    SmallRoads s;
    auto const a = s.link(0, 1, 2000), b = s.link(1, 2, 500);
    s.roads.controllers = {{.node = NodeId{1}, .cycle_s = 60}};
    s.roads.movements = {{0, a, b, {{0, 30}}}};
    for (double const t : at_rate(rate, 0, 7200)) s.trip(t, {a, b});
    expect_sample(s, 10);
  }
}

TEST(TrafficScaling, ASampleSendsTheFlowOfItsBottleneck) {
  SmallRoads s;
  auto const a = s.link(0, 1, 1000), b = s.link(1, 2, 500, 1, 0.4);
  for (double const t : at_rate(0.08, 0, 5000)) s.trip(t, {a, b});  // a tenth of 0.8
  auto rules = reference_rules();
  rules.sample = 0.1;
  auto const day = s.run(rules);
  EXPECT_NEAR(seconds_of_time(day.arrive.back()), 400 / 0.04 + 75, 2 / 0.04 + 25);  // two vehicles of credit
}

}  // namespace
}  // namespace tanvan
