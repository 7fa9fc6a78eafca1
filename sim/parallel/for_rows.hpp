#pragma once
/// Loops over rows on all threads of TBB's pool. The body writes its own row and nothing else.

#include <cstddef>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include "sim/core/id.hpp"

namespace tanvan {

/// Rows that one task takes at least; small enough to share out, large enough to pay for the task.
inline constexpr std::size_t kRowGrain = 512;

/// Calls f(begin, end) for ranges that cover [0, n) once. Ranges differ from run to run: a result must not depend on
/// them.
template <class F>
void for_each_range(std::size_t n, F&& f, std::size_t grain = kRowGrain) {
  tbb::parallel_for(tbb::blocked_range<std::size_t>{0, n, grain},
                    [&](auto const& rows) { f(rows.begin(), rows.end()); });
}

/// Calls f(begin, end) for blocks of fixed length that cover [0, n) once; the last may be shorter. The blocks are the
/// same on any number of threads, so a result may depend on them. Block b begins at b * length.
template <class F>
void for_each_block(std::size_t n, std::size_t length, F&& f) {
  std::size_t const blocks = (n + length - 1) / length;
  tbb::parallel_for(std::size_t{0}, blocks,
                    [&](std::size_t b) { f(b * length, b + 1 < blocks ? (b + 1) * length : n); });
}

/// Calls f(i) once for each i in [0, n), in any order, on any thread.
template <class F>
void for_each_index(std::size_t n, F&& f) {
  for_each_range(n, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i != end; ++i) f(i);
  });
}

/// Calls f(i) once for each i in [0, n), one task each: for few, unequal pieces of work such as zones or districts.
template <class F>
void for_each_piece(std::size_t n, F&& f) {
  tbb::parallel_for(std::size_t{0}, n, [&](std::size_t i) { f(i); });
}

/// Calls f(id) once for each row of a store, in any order, on any thread.
template <class IdType, class F>
void for_each_row(std::size_t n, F&& f) {
  for_each_index(n, [&](std::size_t i) { f(id_of<IdType>(i)); });
}

}  // namespace tanvan
