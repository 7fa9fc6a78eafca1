#include "sim/parallel/rounding.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/core/check.hpp"

namespace tanvan {

std::vector<std::uint32_t> largest_remainder(std::span<double const> weight, std::uint64_t total) {
  double const sum = std::accumulate(weight.begin(), weight.end(), 0.0);
  expects(sum > 0 || total == 0, "a weight to share out by");
  std::vector<std::uint32_t> share(weight.size(), 0);
  if (total == 0) return share;
  std::vector<double> rest(weight.size());
  std::uint64_t given = 0;
  for (std::size_t i = 0; i < weight.size(); ++i) {
    // A share that is whole but for the last bits of the arithmetic counts as whole.
    double const exact = weight[i] / sum * static_cast<double>(total);
    share[i] = static_cast<std::uint32_t>(exact + 1e-9);
    rest[i] = exact - share[i];
    given += share[i];
  }
  std::vector<std::uint32_t> order(weight.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return rest[a] > rest[b]; });
  for (std::size_t i = 0; given < total; i = (i + 1) % order.size(), ++given) ++share[order[i]];
  for (std::size_t i = order.size(); given > total; --given) --share[order[--i]];
  return share;
}

std::vector<std::uint32_t> systematic_shares(std::span<double const> weight, std::uint64_t total, double u) {
  double const sum = std::accumulate(weight.begin(), weight.end(), 0.0);
  expects(sum > 0 || total == 0, "a weight to share out by");
  expects(u >= 0 && u < 1, "a start in [0, 1)");
  std::vector<std::uint32_t> share(weight.size(), 0);
  if (total == 0) return share;
  std::size_t last = weight.size();
  while (weight[last - 1] <= 0) --last;
  double running = 0;
  std::uint64_t given = 0;
  for (std::size_t i = 0; i < last; ++i) {
    running += weight[i];
    auto const upto = std::min(total, static_cast<std::uint64_t>(running / sum * static_cast<double>(total) + u));
    share[i] = static_cast<std::uint32_t>(upto - given);
    given = upto;
  }
  share[last - 1] += static_cast<std::uint32_t>(total - given);  // what the last bits of the running sum left over
  return share;
}

}  // namespace tanvan
