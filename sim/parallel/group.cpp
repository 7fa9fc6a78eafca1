#include "sim/parallel/group.hpp"

#include <algorithm>

#include <tbb/parallel_for.h>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// Blocks of rows, few enough that their histograms stay smaller than the rows themselves.
std::size_t block_count(std::size_t rows, std::size_t groups) {
  return std::clamp<std::size_t>(rows / std::max<std::size_t>(1, 8 * groups), 1, 16);
}

}  // namespace

Groups group_by(std::span<std::uint32_t const> key, std::size_t groups) {
  expects(key.size() < 0xffffffffU, "fewer rows than 2^32 - 1");
  std::size_t const blocks = block_count(key.size(), groups);
  std::size_t const length = (key.size() + blocks - 1) / blocks;
  std::vector<std::uint32_t> place(blocks * groups, 0);
  auto const for_rows_of = [&](std::size_t b, auto const& body) {
    for (std::size_t row = b * length; row < std::min(key.size(), (b + 1) * length); ++row)
      if (key[row] < groups) body(row, place[b * groups + key[row]]);
  };
  tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t b) { for_rows_of(b, [](std::size_t, std::uint32_t& n) { ++n; }); });
  Groups result;
  result.offset.resize(groups + 1);
  std::uint32_t next = 0;
  for (std::size_t g = 0; g < groups; ++g) {
    result.offset[g] = next;
    for (std::size_t b = 0; b < blocks; ++b) {
      auto const members = place[b * groups + g];
      place[b * groups + g] = next;
      next += members;
    }
  }
  result.offset[groups] = next;
  result.item.resize(next);
  tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t b) {
    for_rows_of(b, [&](std::size_t row, std::uint32_t& at) { result.item[at++] = static_cast<std::uint32_t>(row); });
  });
  return result;
}

}  // namespace tanvan
