#pragma once
/// Integers that several threads add to at once. Integer sums commute, so the result is the same in any order; nothing
/// that depends on an order may go through here, and no real number.

#include <atomic>
#include <concepts>
#include <cstddef>
#include <tbb/enumerable_thread_specific.h>
#include <utility>
#include <vector>

#include "sim/parallel/for_rows.hpp"

namespace tanvan {

/// Adds to a cell that others may add to now. Nobody reads it before the loop is over.
template <std::integral T>
void add_shared(T& cell, T amount) {
  std::atomic_ref<T>{cell}.fetch_add(amount, std::memory_order_relaxed);
}

/// Sets bits in a cell in which others may set bits now.
template <std::unsigned_integral T>
void mark_shared(T& cell, T bits) {
  std::atomic_ref<T>{cell}.fetch_or(bits, std::memory_order_relaxed);
}

/// Cells that rows from all over add to, such as enterprises to which their workers add: each thread fills cells of its
/// own, which costs less than meeting at every cell as long as they are few against the rows.
/// @tparam Cell  integers with `+=`, from Cell{}  @param add  add(begin, end, Cell* cells) for ranges that cover [0, n)
template <class Cell, class F>
std::vector<Cell> scattered_sums(std::size_t n, std::size_t cells, F&& add) {
  constexpr std::size_t kGrain = 1 << 14;
  tbb::enumerable_thread_specific<std::vector<Cell>> mine([&] { return std::vector<Cell>(cells); });
  for_each_range(
      n, [&](std::size_t begin, std::size_t end) { add(begin, end, mine.local().data()); }, kGrain);
  std::vector<Cell> all(cells);
  for (auto const& part : mine) for_each_index(cells, [&](std::size_t i) { all[i] += part[i]; });
  return all;
}

/// Gathers rows that lie beside each other and belong together, such as the members of a household, before they meet
/// what other threads gather: calls `gather(row, Part&)` for each row of a group and `give(group, Part const&, rows)`
/// once a run of `rows` rows with the same group. Rows without a group are left out.
/// @param group_of  row to id  @param give  adds by `add_shared` or `mark_shared`; where the run is the whole group,
///   nobody else adds to it, and it may write at once: what is shared costs several times as much
template <class Part, class GroupOf, class Gather, class Give>
void gather_runs(std::size_t begin, std::size_t end, GroupOf&& group_of, Gather&& gather, Give&& give) {
  for (std::size_t row = begin; row != end;) {
    auto const group = group_of(row);
    auto const first = row;
    Part part{};
    for (; row != end && group_of(row) == group; ++row)
      if (group) gather(row, part);
    if (group) give(group, std::as_const(part), row - first);
  }
}

}  // namespace tanvan
