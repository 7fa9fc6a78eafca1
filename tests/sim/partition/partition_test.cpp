#include "sim/partition/partition.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "sim/parallel/ordered_sum.hpp"
#include "sim/partition/exchange.hpp"

namespace tanvan {
namespace {

TEST(Partition, EveryRowHasOneOwnerWhoseRowsHoldIt) {
  for (std::size_t const rows : {std::size_t{1}, kSumBlock, kSumBlock + 1, 7 * kSumBlock + 5, 40 * kSumBlock})
    for (std::uint32_t const ranks : {1U, 2U, 3U, 8U}) {
      std::size_t next = 0;
      for (std::uint32_t rank = 0; rank < ranks; ++rank) {
        auto const mine = owned_rows(rows, {rank, ranks});
        EXPECT_EQ(mine.begin, next);
        next = mine.end;
        if (mine.size() == 0) continue;
        EXPECT_EQ(mine.begin % kSumBlock, 0U);
        EXPECT_EQ(owner_of(mine.begin, rows, ranks), rank);
        EXPECT_EQ(owner_of(mine.end - 1, rows, ranks), rank);
      }
      EXPECT_EQ(next, rows);
    }
}

TEST(Partition, RanksDifferByOneBlockAtMost) {
  std::size_t least = 1'000'000, most = 0;
  for (std::uint32_t rank = 0; rank < 3; ++rank) {
    auto const size = owned_rows(20 * kSumBlock, {rank, 3}).size();
    least = std::min(least, size);
    most = std::max(most, size);
  }
  EXPECT_EQ(most - least, kSumBlock);
}

TEST(Partition, SumsOfRanksInOrderHaveTheBitsOfTheSumOfAll) {
  std::vector<double> values(9 * kSumBlock + 100);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = 1.0 / static_cast<double>(i + 1);
  double sum = 0;
  for (std::uint32_t rank = 0; rank < 4; ++rank) {
    auto const mine = owned_rows(values.size(), {rank, 4});
    for (auto begin = mine.begin; begin < mine.end; begin += kSumBlock) {
      double block = 0;
      for (auto i = begin; i < std::min(mine.end, begin + kSumBlock); ++i) block += values[i];
      sum += block;
    }
  }
  SerialExchange exchange;
  EXPECT_EQ(exchange.sum(values), sum);
}

TEST(Partition, SplitOfZonesIsTheBestOfAllCuts) {
  std::vector<double> const weight{5, 1, 1, 1, 6, 2, 2};
  auto const owner = split_evenly(weight, 3);
  EXPECT_TRUE(std::is_sorted(owner.begin(), owner.end()));
  double best = 1e9;
  for (std::size_t a = 1; a < weight.size(); ++a)
    for (std::size_t b = a + 1; b < weight.size(); ++b) {
      double load[3] = {0, 0, 0};
      for (std::size_t i = 0; i < weight.size(); ++i) load[i < a ? 0 : i < b ? 1 : 2] += weight[i];
      best = std::min(best, *std::max_element(load, load + 3));
    }
  std::vector<double> const flow(weight.size() * weight.size(), 1.0);
  auto const quality = quality_of(owner, weight, flow, 3);
  EXPECT_NEAR(quality.imbalance, best / 6 - 1, 1e-9);
  EXPECT_NEAR(quality.efficiency, 6 / best, 1e-9);
  EXPECT_GT(quality.cut, 0);
}

TEST(Partition, OneRankCutsNothingAndIsBalanced) {
  std::vector<double> const weight{1, 2, 3}, flow(9, 1.0);
  auto const quality = quality_of(split_evenly(weight, 1), weight, flow, 1);
  EXPECT_EQ(quality.cut, 0);
  EXPECT_EQ(quality.imbalance, 0);
}

TEST(Exchange, TheOnlyRankOwnsEverything) {
  SerialExchange exchange;
  EXPECT_EQ(owned_rows(123, exchange.partition()), (Rows{0, 123}));
  std::vector<double> values{1, 2};
  exchange.gather(values);
  exchange.meet();
  EXPECT_EQ(values, (std::vector<double>{1, 2}));
}

}  // namespace
}  // namespace tanvan
