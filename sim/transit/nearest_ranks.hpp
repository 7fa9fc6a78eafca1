#pragma once
/// Order statistics of many short lists of durations.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace tanvan {

/// Finds several ranks of a list at once: values are dealt out into 64 bins between the least and the greatest, and
/// only bins that hold a wanted rank are looked into. Exact. One object a thread; allocates once.
class NearestRanks {
 public:
  /// @param longest  most values of a list
  explicit NearestRanks(std::size_t longest) : dealt_(longest) {}

  /// @param values  0 to 32,767 each, one at least
  /// @param ranks   rising, from 0 up to the number of values less one
  /// @param[out] found  the value of each rank, as sorting would put it
  void find(std::span<std::int16_t const> values, std::span<std::size_t const> ranks, std::span<std::int16_t> found);

 private:
  std::array<std::uint16_t, 65> begin_{};
  std::vector<std::int16_t> dealt_;  // by bin
};

}  // namespace tanvan
