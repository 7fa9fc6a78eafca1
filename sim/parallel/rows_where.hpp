#pragma once
/// Rows that fulfil a condition, in row order, found on all threads.

#include <array>
#include <cstddef>
#include <vector>

#include "sim/parallel/for_rows.hpp"

namespace tanvan {

/// The ids of rows [0, n) for which `holds(id)`, ascending.
template <class IdType, class F>
std::vector<IdType> rows_where(std::size_t n, F&& holds) {
  constexpr std::size_t kBlock = 1 << 12;
  std::vector<std::vector<IdType>> found((n + kBlock - 1) / kBlock);
  for_each_block(n, kBlock, [&](std::size_t begin, std::size_t end) {
    std::array<IdType, kBlock> rows;  // each is put down, and kept if it holds: no jump that nobody could foretell
    std::size_t count = 0;
    for (std::size_t row = begin; row != end; ++row) {
      rows[count] = id_of<IdType>(row);
      count += holds(id_of<IdType>(row)) ? 1 : 0;
    }
    found[begin / kBlock].assign(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count));
  });
  std::size_t count = 0;
  for (auto const& part : found) count += part.size();
  std::vector<IdType> all;
  all.reserve(count);
  for (auto const& part : found) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace tanvan
