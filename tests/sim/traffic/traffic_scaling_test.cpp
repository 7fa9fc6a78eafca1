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

}  // namespace
}  // namespace tanvan
