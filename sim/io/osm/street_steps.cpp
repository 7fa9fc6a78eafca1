#include "sim/io/osm/street_steps.hpp"

namespace tanvan {

StreetSteps::StreetSteps(StreetGraph const& graph) : graph_(graph) {
  auto const& edges = graph.edges;
  offset_.assign(graph.nodes.size() + 1, 0);
  for (std::size_t e = 0; e < edges.size(); ++e) ++offset_[edges.from[e] + 1], ++offset_[edges.to[e] + 1];
  for (std::size_t v = 0; v < graph.nodes.size(); ++v) offset_[v + 1] += offset_[v];
  step_.resize(2 * edges.size());
  auto next = offset_;
  for (std::uint32_t e = 0; e < edges.size(); ++e) {
    step_[next[edges.from[e]]++] = {e, true};
    step_[next[edges.to[e]]++] = {e, false};
  }
}

}  // namespace tanvan
