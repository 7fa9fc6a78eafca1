#pragma once
/// Who decides which rows: rows are dealt out to ranks in whole blocks of `kSumBlock`, so that sums over ranks follow
/// the same order as sums over threads; zones are dealt out in runs of equal weight.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tanvan {

/// One rank among `ranks`. The default is the only one.
struct Partition {
  std::uint32_t rank = 0;   ///< < ranks
  std::uint32_t ranks = 1;  ///< >= 1
};

/// Rows [begin, end).
struct Rows {
  std::size_t begin = 0, end = 0;

  std::size_t size() const { return end - begin; }
  bool holds(std::size_t row) const { return row >= begin && row < end; }
  friend bool operator==(Rows, Rows) = default;
};

/// The rows of a store that a rank owns: whole blocks, as even as they can be; together all rows, each once.
Rows owned_rows(std::size_t rows, Partition partition);

/// The rank that owns a row. @pre row < rows
std::uint32_t owner_of(std::size_t row, std::size_t rows, std::uint32_t ranks);

/// Cuts zones, in their order, into runs whose heaviest is as light as possible.
/// @param weight  of each zone, >= 0, such as its population  @return owner of each zone, rising from 0, < ranks
std::vector<std::uint32_t> split_evenly(std::span<double const> weight, std::uint32_t ranks);

/// How good a partition of zones is.
struct PartitionQuality {
  double imbalance = 0;   ///< heaviest rank over the mean, less 1
  double cut = 0;         ///< share of the flow between zones of different owners
  double efficiency = 1;  ///< mean over heaviest: the best use of the ranks that this balance allows
};

/// @param flow  [zones, zones] row-major, >= 0, such as trips
PartitionQuality quality_of(std::span<std::uint32_t const> owner, std::span<double const> weight,
                            std::span<double const> flow, std::uint32_t ranks);

}  // namespace tanvan
