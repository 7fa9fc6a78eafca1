#include "sim/transit/nearest_ranks.hpp"

#include <algorithm>
#include <bit>

#include "sim/core/check.hpp"

namespace tanvan {

void NearestRanks::find(std::span<std::int16_t const> values, std::span<std::size_t const> ranks,
                        std::span<std::int16_t> found) {
  expects(values.size() <= dealt_.size() && values.size() < 0xffff, "no more values than were spoken of");
  auto least = values[0], most = values[0];
  for (auto const value : values) {
    least = std::min(least, value);
    most = std::max(most, value);
  }
  auto const width = static_cast<unsigned>(most - least);
  auto const shift = width < 64 ? 0 : static_cast<unsigned>(std::bit_width(width)) - 6;
  auto const bin = [&](std::int16_t value) { return static_cast<unsigned>(value - least) >> shift; };
  begin_.fill(0);
  for (auto const value : values) ++begin_[bin(value) + 1];
  for (std::size_t b = 1; b < begin_.size(); ++b) begin_[b] = static_cast<std::uint16_t>(begin_[b] + begin_[b - 1]);
  auto next = begin_;
  for (auto const value : values) dealt_[next[bin(value)]++] = value;
  std::size_t b = 0;
  auto const at = [&](std::size_t place) { return dealt_.begin() + static_cast<std::ptrdiff_t>(place); };
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    while (begin_[b + 1] <= ranks[i]) ++b;
    std::nth_element(at(begin_[b]), at(ranks[i]), at(begin_[b + 1]));
    found[i] = dealt_[ranks[i]];
  }
}

}  // namespace tanvan
