#pragma once
/// Rows that fulfil a condition, in row order, found on all threads.

#include <cstddef>
#include <vector>

#include "sim/parallel/for_rows.hpp"

namespace tanvan {

/// The ids of rows [0, n) for which `holds(id)`, ascending.
template <class IdType, class F>
std::vector<IdType> rows_where(std::size_t n, F&& holds) {
  constexpr std::size_t kBlock = 1 << 14;
  std::vector<std::vector<IdType>> found((n + kBlock - 1) / kBlock);
  for_each_block(n, kBlock, [&](std::size_t begin, std::size_t end) {
    for (std::size_t row = begin; row != end; ++row)
      if (holds(id_of<IdType>(row))) found[begin / kBlock].push_back(id_of<IdType>(row));
  });
  std::vector<IdType> all;
  for (auto const& part : found) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace tanvan
