#pragma once
/// Parallel loops over rows. The body writes only its own row, so the result does not depend on threads.

#include <cstddef>

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include "sim/core/id.hpp"

namespace tanvan {

/// Rows a task takes at least: small enough to balance, large enough to pay for the task.
inline constexpr std::size_t kRowsPerTask = 512;

/// Calls body(i) for every i in [0, n), in any order, on any number of threads.
template <class Body>
void for_each_index(std::size_t n, Body const& body) {
  tbb::parallel_for(tbb::blocked_range<std::size_t>{0, n, kRowsPerTask}, [&](auto const& rows) {
    for (std::size_t i = rows.begin(); i != rows.end(); ++i) body(i);
  });
}

/// Calls body(id) for the id of every row of a store.
template <class IdType, class Body>
void for_each_row(std::size_t rows, Body const& body) {
  for_each_index(rows, [&](std::size_t row) { body(id_of<IdType>(row)); });
}

}  // namespace tanvan
