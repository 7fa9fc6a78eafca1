#pragma once
/// Sums of floating-point numbers with the same bits on any number of threads.
///
/// Rows are cut into fixed blocks of `kSumBlock`; each block is added in row order, then the blocks are added in block
/// order. Blocks belong to rows, not to threads or ranks, so the order never changes.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/parallel/for_rows.hpp"

namespace tanvan {

inline constexpr std::size_t kSumBlock = 4096;

/// What `add` gathers from all rows: each block starts from Total{} and hears of its rows in one call, then the blocks
/// are added in block order.
/// @tparam Total  with `+=`  @param add  add(begin, end, Total&), which may write rows of its own
template <class Total, class F>
Total ordered_total(std::size_t n, F&& add) {
  std::vector<Total> partial((n + kSumBlock - 1) / kSumBlock);
  for_each_block(n, kSumBlock, [&](std::size_t begin, std::size_t end) {
    Total total{};
    add(begin, end, total);
    partial[begin / kSumBlock] = total;
  });
  Total all{};
  for (auto const& part : partial) all += part;
  return all;
}

/// Sum of f(i) for i in [0, n). @param f  row number to double, without side effects
template <class F>
double ordered_sum_by(std::size_t n, F&& f) {
  return ordered_total<double>(n, [&](std::size_t begin, std::size_t end, double& sum) {
    for (std::size_t i = begin; i != end; ++i) sum += f(i);
  });
}

/// Sum of f(id) over all rows of a store.
template <class IdType, class F>
double ordered_sum_rows(std::size_t n, F&& f) {
  return ordered_sum_by(n, [&](std::size_t i) { return f(id_of<IdType>(i)); });
}

/// Sum of all values, in blocks.
double ordered_sum(std::span<double const> values);

/// Sums of the values that share a key: result[k] adds values[i] with key[i] == k in ascending i, exactly as a plain
/// loop would.
/// @param key     one per value, < groups, or 0xffffffff for "in no group"
/// @param values  same length as key
std::vector<double> ordered_sums(std::span<std::uint32_t const> key, std::span<double const> values,
                                 std::size_t groups);

}  // namespace tanvan
