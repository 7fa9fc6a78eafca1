#include "sim/parallel/group.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kBlock = 1 << 15;      // items counted together
constexpr std::size_t kCoarseGroups = 1024;  // ranges of keys in the first pass

/// The first pass: items sorted by the range that their key falls into.
struct Coarse {
  unsigned shift = 0;  // range of key k: k >> shift
  std::size_t ranges = 0;
  std::vector<std::uint32_t> offset;  // [ranges + 1]
  std::vector<std::uint32_t> item;
};

/// Widths are powers of two so that at most kCoarseGroups ranges cover all groups.
unsigned shift_for(std::size_t groups) {
  auto const bits = std::bit_width(groups > 0 ? groups - 1 : 0);
  auto const coarse_bits = std::bit_width(kCoarseGroups - 1);
  return bits > coarse_bits ? static_cast<unsigned>(bits - coarse_bits) : 0U;
}

/// counts[block * ranges + range]: how many items of the block fall into the range.
std::vector<std::uint32_t> count_blocks(std::span<std::uint32_t const> key, Coarse const& coarse, std::size_t groups) {
  std::size_t const blocks = (key.size() + kBlock - 1) / kBlock;
  std::vector<std::uint32_t> counts(blocks * coarse.ranges, 0);
  for_each_block(key.size(), kBlock, [&](std::size_t begin, std::size_t end) {
    auto* const count = counts.data() + begin / kBlock * coarse.ranges;
    for (std::size_t i = begin; i != end; ++i) {
      if (key[i] == kNoGroup) continue;
      expects(key[i] < groups, "a key below the number of groups");
      ++count[key[i] >> coarse.shift];
    }
  });
  return counts;
}

/// Turns counts into where each block writes its items of each range: by range, then block.
void to_positions(std::vector<std::uint32_t>& counts, Coarse& coarse) {
  std::size_t const blocks = counts.size() / std::max<std::size_t>(coarse.ranges, 1);
  coarse.offset.assign(coarse.ranges + 1, 0);
  std::uint32_t next = 0;
  for (std::size_t range = 0; range < coarse.ranges; ++range) {
    coarse.offset[range] = next;
    for (std::size_t block = 0; block < blocks; ++block) {
      auto const count = counts[block * coarse.ranges + range];
      counts[block * coarse.ranges + range] = next;
      next += count;
    }
  }
  coarse.offset[coarse.ranges] = next;
}

Coarse sort_by_range(std::span<std::uint32_t const> key, std::size_t groups) {
  Coarse coarse;
  coarse.shift = shift_for(groups);
  coarse.ranges = groups > 0 ? ((groups - 1) >> coarse.shift) + 1 : 0;
  auto position = count_blocks(key, coarse, groups);
  to_positions(position, coarse);
  coarse.item.resize(coarse.offset.back());
  for_each_block(key.size(), kBlock, [&](std::size_t begin, std::size_t end) {
    auto* const next = position.data() + begin / kBlock * coarse.ranges;
    for (std::size_t i = begin; i != end; ++i)
      if (key[i] != kNoGroup) coarse.item[next[key[i] >> coarse.shift]++] = static_cast<std::uint32_t>(i);
  });
  return coarse;
}

/// The second pass: within one range of keys, items are counted by key and laid out in item order.
void sort_range(std::span<std::uint32_t const> key, Coarse const& coarse, std::size_t range, Groups& out) {
  std::size_t const first = range << coarse.shift;
  std::size_t const last = std::min(out.size(), (range + 1) << coarse.shift);
  std::vector<std::uint32_t> next(last - first, 0);
  auto const items =
      std::span{coarse.item}.subspan(coarse.offset[range], coarse.offset[range + 1] - coarse.offset[range]);
  for (auto const i : items) ++next[key[i] - first];
  std::uint32_t at = coarse.offset[range];
  for (std::size_t g = 0; g < next.size(); ++g) {
    out.offset[first + g] = at;
    at += std::exchange(next[g], at);
  }
  for (auto const i : items) out.item[next[key[i] - first]++] = i;
}

}  // namespace

Groups group_by(std::span<std::uint32_t const> key, std::size_t groups) {
  expects(key.size() < kNoGroup && groups < kNoGroup, "fewer than 2^32 items and groups");
  auto const coarse = sort_by_range(key, groups);
  Groups out;
  out.offset.assign(groups + 1, 0);
  out.item.resize(coarse.item.size());
  for_each_piece(coarse.ranges, [&](std::size_t range) { sort_range(key, coarse, range, out); });
  out.offset[groups] = static_cast<std::uint32_t>(coarse.item.size());
  return out;
}

}  // namespace tanvan
