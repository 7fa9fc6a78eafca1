#include "sim/parallel/ordered_sum.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "sim/parallel/group.hpp"
#include "sim/rng/draws.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

/// Numbers of very different size and sign, whose sum depends on the order.
std::vector<double> uneven_numbers(std::size_t n) {
  std::vector<double> values(n);
  Draws draws{3, AgentKey{n}, 0, Stream::activity};
  for (auto& v : values) v = draws.normal() * std::exp(20 * draws.uniform());
  return values;
}

TEST(OrderedSum, SumOfWholeNumbersIsExact) {
  EXPECT_EQ(ordered_sum_by(1'000'001, [](std::size_t i) { return static_cast<double>(i); }),
            1'000'000.0 * 1'000'001.0 / 2);
  EXPECT_EQ(ordered_sum({}), 0.0);
}

TEST(OrderedSum, BlocksAreAddedInRowOrder) {
  auto const values = uneven_numbers(3 * kSumBlock + 17);
  double sum = 0;
  for (std::size_t begin = 0; begin < values.size(); begin += kSumBlock) {
    double block = 0;
    for (std::size_t i = begin; i < std::min(values.size(), begin + kSumBlock); ++i) block += values[i];
    sum += block;
  }
  EXPECT_EQ(ordered_sum(values), sum);
}

TEST(OrderedSum, SameBitsOnOneTwoAndSevenThreads) {
  auto const values = uneven_numbers(1'000'000);
  auto const sums = on_one_two_and_seven_threads([&] { return ordered_sum(values); });
  EXPECT_EQ(sums[0], sums[1]);
  EXPECT_EQ(sums[0], sums[2]);
}

TEST(OrderedSum, SumsByKeyAreThoseOfAPlainLoop) {
  auto const values = uneven_numbers(50'000);
  std::vector<std::uint32_t> key(values.size());
  std::vector<double> plain(77, 0.0);
  for (std::uint32_t i = 0; i < key.size(); ++i) {
    key[i] = i * 31 % 78 == 77 ? kNoGroup : i * 31 % 78;
    if (key[i] != kNoGroup) plain[key[i]] += values[i];
  }
  EXPECT_EQ(ordered_sums(key, values, 77), plain);
}

}  // namespace
}  // namespace tanvan
