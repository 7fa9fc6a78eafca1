#pragma once
/// Items grouped by a key, in item order within each group: who works where, who lives together.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/id.hpp"
#include "sim/parallel/for_rows.hpp"

namespace tanvan {

/// The key of an item that belongs to no group; equals the value of a default id.
inline constexpr std::uint32_t kNoGroup = 0xffffffff;

/// Groups as two columns: the items of group g are item[offset[g] .. offset[g + 1]), ascending.
struct Groups {
  std::vector<std::uint32_t> offset;  // [groups + 1]
  std::vector<std::uint32_t> item;    // [items with a key]

  std::size_t size() const { return offset.empty() ? 0 : offset.size() - 1; }
  std::span<std::uint32_t const> of(std::size_t group) const {
    return std::span{item}.subspan(offset[group], offset[group + 1] - offset[group]);
  }
};

/// Groups items by key: a stable counting sort in two passes, coarse ranges of keys first.
/// Linear in items and groups; the same result on any number of threads.
/// @param key     one per item, < groups or kNoGroup (left out); fewer than 2^32 items
/// @param groups  number of groups, < 2^32
Groups group_by(std::span<std::uint32_t const> key, std::size_t groups);

/// Groups rows by the id they point at; rows without one are left out.
template <class IdType>
Groups group_rows_by(std::span<IdType const> pointer, std::size_t groups) {
  std::vector<std::uint32_t> key(pointer.size());
  for_each_index(pointer.size(), [&](std::size_t i) { key[i] = pointer[i].value; });
  return group_by(key, groups);
}

template <class IdType>
Groups group_rows_by(std::span<IdType> pointer, std::size_t groups) {
  return group_rows_by(std::span<IdType const>{pointer}, groups);
}

}  // namespace tanvan
