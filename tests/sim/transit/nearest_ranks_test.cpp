#include "sim/transit/nearest_ranks.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

TEST(NearestRanks, AreThoseOfASortedList) {
  TestDraws draw(8);
  NearestRanks search(200);
  for (int n = 0; n < 3000; ++n) {
    int const below = n % 3 == 0 ? 5 : n % 3 == 1 ? 900 : 32'768;
    std::vector<std::int16_t> values;
    for (int i = 1 + draw.below(200); i > 0; --i) values.push_back(static_cast<std::int16_t>(draw.below(below)));
    if (draw.one_in(3)) values.back() = 32'767;
    std::vector<std::size_t> ranks;
    for (int i = draw.below(8); i > 0; --i)
      ranks.push_back(static_cast<std::size_t>(draw.below(static_cast<int>(values.size()))));
    std::ranges::sort(ranks);
    std::vector<std::int16_t> found(ranks.size());
    search.find(values, ranks, found);
    std::ranges::sort(values);
    for (std::size_t i = 0; i < ranks.size(); ++i) ASSERT_EQ(found[i], values[ranks[i]]) << n;
  }
}

}  // namespace
}  // namespace tanvan
