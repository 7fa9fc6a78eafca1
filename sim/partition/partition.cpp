#include "sim/partition/partition.hpp"

#include <algorithm>
#include <numeric>

#include "sim/core/check.hpp"
#include "sim/parallel/ordered_sum.hpp"

namespace tanvan {
namespace {

std::size_t blocks_of(std::size_t rows) {
  return (rows + kSumBlock - 1) / kSumBlock;
}

/// First block of a rank: the first ranks have one more where blocks don't divide evenly.
std::size_t first_block(std::size_t blocks, std::uint32_t rank, std::uint32_t ranks) {
  return rank * (blocks / ranks) + std::min<std::size_t>(rank, blocks % ranks);
}

/// Owners when every rank takes zones until the next would exceed `most`; empty where that needs too many ranks.
std::vector<std::uint32_t> fill(std::span<double const> weight, std::uint32_t ranks, double most) {
  std::vector<std::uint32_t> owner(weight.size());
  std::uint32_t rank = 0;
  double carried = 0;
  for (std::size_t zone = 0; zone < weight.size(); ++zone) {
    if (carried > 0 && carried + weight[zone] > most) {
      carried = 0;
      if (++rank == ranks) return {};
    }
    carried += weight[zone];
    owner[zone] = rank;
  }
  return owner;
}

}  // namespace

Rows owned_rows(std::size_t rows, Partition partition) {
  expects(partition.rank < partition.ranks, "a rank below the number of ranks");
  auto const blocks = blocks_of(rows);
  auto const begin = first_block(blocks, partition.rank, partition.ranks) * kSumBlock;
  auto const end = first_block(blocks, partition.rank + 1, partition.ranks) * kSumBlock;
  return {std::min(begin, rows), std::min(end, rows)};
}

std::uint32_t owner_of(std::size_t row, std::size_t rows, std::uint32_t ranks) {
  expects(row < rows, "a row of the store");
  auto const blocks = blocks_of(rows), block = row / kSumBlock;
  auto const small = blocks / ranks, large = blocks % ranks;  // the first `large` ranks have small + 1 blocks
  if (block < large * (small + 1)) return static_cast<std::uint32_t>(block / (small + 1));
  return static_cast<std::uint32_t>(large + (block - large * (small + 1)) / small);
}

std::vector<std::uint32_t> split_evenly(std::span<double const> weight, std::uint32_t ranks) {
  expects(ranks >= 1, "at least one rank");
  if (weight.empty()) return {};
  double const all = std::accumulate(weight.begin(), weight.end(), 0.0);
  double low = std::max(all / ranks, *std::max_element(weight.begin(), weight.end())), high = all;
  for (int i = 0; i < 60; ++i) {
    double const middle = (low + high) / 2;
    (fill(weight, ranks, middle).empty() ? low : high) = middle;
  }
  return fill(weight, ranks, high * (1 + 1e-12));
}

PartitionQuality quality_of(std::span<std::uint32_t const> owner, std::span<double const> weight,
                            std::span<double const> flow, std::uint32_t ranks) {
  expects(owner.size() == weight.size() && flow.size() == owner.size() * owner.size(), "a flow between all zones");
  std::vector<double> load(ranks, 0.0);
  double all = 0, crossing = 0;
  for (std::size_t i = 0; i < owner.size(); ++i) {
    load[owner[i]] += weight[i];
    for (std::size_t j = 0; j < owner.size(); ++j) {
      all += flow[i * owner.size() + j];
      crossing += owner[i] != owner[j] ? flow[i * owner.size() + j] : 0;
    }
  }
  double const heaviest = *std::max_element(load.begin(), load.end());
  double const mean = std::accumulate(load.begin(), load.end(), 0.0) / ranks;
  PartitionQuality quality;
  quality.imbalance = mean > 0 ? heaviest / mean - 1 : 0;
  quality.cut = all > 0 ? crossing / all : 0;
  quality.efficiency = heaviest > 0 ? mean / heaviest : 1;
  return quality;
}

}  // namespace tanvan
