#include "sim/network/network.hpp"

#include <numeric>

namespace tanvan {

Adjacency adjacency_by(std::span<NodeId const> ends, std::size_t nodes) {
  Adjacency adjacency{std::vector<std::uint32_t>(nodes + 1, 0), std::vector<LinkId>(ends.size())};
  for (auto end : ends) ++adjacency.offset[end.value + 1];
  std::partial_sum(adjacency.offset.begin(), adjacency.offset.end(), adjacency.offset.begin());
  auto next = adjacency.offset;
  for (std::size_t row = 0; row < ends.size(); ++row) adjacency.link[next[ends[row].value]++] = id_of<LinkId>(row);
  return adjacency;
}

std::size_t apply_widenings(std::span<Widening const> widenings, Month now, LinkStore& links) {
  std::size_t changed = 0;
  for (auto const& widening : widenings) {
    if (widening.month != now) continue;
    links.lanes[widening.link] = widening.lanes;
    links.capacity[widening.link] = widening.capacity;
    ++changed;
  }
  return changed;
}

}  // namespace tanvan
