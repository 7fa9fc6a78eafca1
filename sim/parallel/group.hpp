#pragma once
/// Grouping of rows by a key: who belongs to whom, as offsets and members.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/id.hpp"

namespace tanvan {

/// Members of group g: item[offset[g] .. offset[g + 1]), ascending.
struct Groups {
  std::vector<std::uint32_t> offset;  // [groups + 1]
  std::vector<std::uint32_t> item;    // rows

  std::span<std::uint32_t const> of(std::size_t g) const { return {item.data() + offset[g], item.data() + offset[g + 1]}; }
};

/// Groups rows by key: a counting sort over fixed blocks of rows, in parallel; same result on any number of threads.
/// @param key one a row, < groups; rows with any other key belong to no group
Groups group_by(std::span<std::uint32_t const> key, std::size_t groups);

/// The same for a column of ids: rows without one belong to no group.
template <class IdType>
Groups group_rows_by(std::span<IdType const> key, std::size_t groups) {
  static_assert(sizeof(IdType) == sizeof(std::uint32_t));
  return group_by({&key.data()->value, key.size()}, groups);
}

}  // namespace tanvan
