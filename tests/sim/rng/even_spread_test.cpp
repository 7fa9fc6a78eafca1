#include "sim/rng/even_spread.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <vector>

namespace tanvan {
namespace {

TEST(EvenSpread, LeavesNoGapLongerThanTwoNthsHoweverManyAreTaken) {
  for (std::size_t const n : {1U, 2U, 10U, 777U, 100'000U}) {
    std::vector<double> points = {0, 1};
    for (std::size_t k = 0; k < n; ++k) points.push_back(even_spread(k));
    std::ranges::sort(points);
    for (std::size_t i = 1; i < points.size(); ++i) EXPECT_LE(points[i] - points[i - 1], 2.0 / static_cast<double>(n));
  }
}

}  // namespace
}  // namespace tanvan
