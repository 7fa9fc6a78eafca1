#include "sim/parallel/rounding.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "sim/parallel/raking.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

std::vector<double> random_numbers(std::size_t n, std::uint64_t seed, double scale) {
  std::vector<double> values(n);
  Draws draws{seed, AgentKey{n}, 0, Stream::activity};
  for (auto& v : values) v = draws.chance(0.15) ? 0 : scale * draws.uniform();
  return values;
}

void expect_rounded_down_or_up(double exact, double whole) {
  EXPECT_GE(whole, std::floor(exact + 1e-6));
  EXPECT_LE(whole, std::ceil(exact - 1e-6));
}

TEST(LargestRemainder, SharesOfAKnownElection) {
  // Hamilton's method on 47, 16, 15.9, 12, 6.1, 3.1 of 10 seats gives 5, 2, 1, 1, 1, 0.
  EXPECT_EQ(largest_remainder(std::vector<double>{47, 16, 15.8, 12, 6.1, 3.1}, 10),
            (std::vector<std::uint32_t>{5, 2, 1, 1, 1, 0}));
}

TEST(LargestRemainder, TotalIsKeptAndEachShareIsRoundedDownOrUp) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    auto const weight = random_numbers(40, seed, 3);
    double const sum = std::accumulate(weight.begin(), weight.end(), 0.0);
    auto const share = largest_remainder(weight, 1000);
    EXPECT_EQ(std::accumulate(share.begin(), share.end(), 0U), 1000U);
    for (std::size_t i = 0; i < share.size(); ++i) expect_rounded_down_or_up(weight[i] / sum * 1000, share[i]);
  }
}

TEST(LargestRemainder, WholeSharesStayAsTheyAre) {
  EXPECT_EQ(largest_remainder(std::vector<double>{0.1, 0.2, 0.3, 0.4}, 10), (std::vector<std::uint32_t>{1, 2, 3, 4}));
}

TEST(SystematicShares, TotalIsKeptForAnyStartAndRunsOfNeighboursAreFair) {
  auto const weight = random_numbers(300, 9, 2);
  double const sum = std::accumulate(weight.begin(), weight.end(), 0.0);
  for (double const u : {0.0, 0.25, 0.5, 0.999}) {
    auto const share = systematic_shares(weight, 123, u);
    EXPECT_EQ(std::accumulate(share.begin(), share.end(), 0U), 123U);
    double running = 0, given = 0;
    for (std::size_t i = 0; i < share.size(); ++i) {
      running += weight[i] / sum * 123;
      given += share[i];
      EXPECT_LT(std::abs(running - given), 1);
    }
  }
}

TEST(ControlledRounding, CellsAndTotalsAreRoundedDownOrUp) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    std::size_t const rows = 3 + seed % 11, columns = 2 + seed % 7;
    auto const table = random_numbers(rows * columns, seed, 2.5);
    auto const whole = controlled_rounding(table, rows, columns);
    double all = 0, all_whole = 0;
    for (std::size_t r = 0; r < rows; ++r) {
      double sum = 0, sum_whole = 0;
      for (std::size_t c = 0; c < columns; ++c) {
        expect_rounded_down_or_up(table[r * columns + c], whole[r * columns + c]);
        sum += table[r * columns + c];
        sum_whole += whole[r * columns + c];
      }
      expect_rounded_down_or_up(sum, sum_whole);
      all += sum;
      all_whole += sum_whole;
    }
    expect_rounded_down_or_up(all, all_whole);
    for (std::size_t c = 0; c < columns; ++c) {
      double sum = 0, sum_whole = 0;
      for (std::size_t r = 0; r < rows; ++r) sum += table[r * columns + c], sum_whole += whole[r * columns + c];
      expect_rounded_down_or_up(sum, sum_whole);
    }
  }
}

TEST(ControlledRounding, WholeTotalsOfRowsAndColumnsAreKeptExactly) {
  std::size_t const rows = 67, columns = 34;
  std::vector<double> row_total(rows), column_total(columns);
  for (std::size_t r = 0; r < rows; ++r) row_total[r] = static_cast<double>(100 + r * 13 % 50);
  double rest = std::accumulate(row_total.begin(), row_total.end(), 0.0);
  auto const shares = largest_remainder(random_numbers(columns, 4, 1), static_cast<std::uint64_t>(rest));
  for (std::size_t c = 0; c < columns; ++c) column_total[c] = shares[c];
  std::vector<double> table(rows * columns);
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = 1 + static_cast<double>(i * 7 % 5);
  ASSERT_TRUE(rake_table(table, row_total, column_total, {1e-12, 5000}).feasible());
  auto const whole = controlled_rounding(table, rows, columns);
  for (std::size_t r = 0; r < rows; ++r) {
    double sum = 0;
    for (std::size_t c = 0; c < columns; ++c) sum += whole[r * columns + c];
    EXPECT_EQ(sum, row_total[r]);
  }
  for (std::size_t c = 0; c < columns; ++c) {
    double sum = 0;
    for (std::size_t r = 0; r < rows; ++r) sum += whole[r * columns + c];
    EXPECT_EQ(sum, column_total[c]);
  }
}

}  // namespace
}  // namespace tanvan
