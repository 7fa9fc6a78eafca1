#include "sim/parallel/ordered_sum.hpp"

#include "sim/core/check.hpp"
#include "sim/parallel/group.hpp"

namespace tanvan {

double ordered_sum(std::span<double const> values) {
  return ordered_sum_by(values.size(), [&](std::size_t i) { return values[i]; });
}

std::vector<double> ordered_sums(std::span<std::uint32_t const> key, std::span<double const> values,
                                 std::size_t groups) {
  expects(key.size() == values.size(), "one key a value");
  auto const by_key = group_by(key, groups);
  std::vector<double> sums(groups, 0.0);
  for_each_index(groups, [&](std::size_t g) {
    double sum = 0;
    for (auto const item : by_key.of(g)) sum += values[item];
    sums[g] = sum;
  });
  return sums;
}

}  // namespace tanvan
