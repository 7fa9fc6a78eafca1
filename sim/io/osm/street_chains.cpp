#include "sim/io/osm/street_chains.hpp"

#include <optional>

namespace tanvan {
namespace {

constexpr auto kNone = StreetGraph::kNone;

/// The step that goes on from this one as part of the same link.
std::optional<EdgeStep> next_of(StreetGraph const& graph, StreetSteps const& steps, EdgeStep step) {
  auto const node = steps.head(step);
  auto const leaving = steps.leaving(node);
  if (graph.nodes.keep[node] != 0 || leaving.size() != 2) return std::nullopt;
  auto const next = leaving[0] == step.back() ? leaving[1] : leaving[0];
  if (next.edge == step.edge || steps.road(next) != steps.road(step)) return std::nullopt;
  return next;
}

/// The step with which the link of this one begins.
EdgeStep first_of(StreetGraph const& graph, StreetSteps const& steps, EdgeStep start) {
  auto first = start;
  while (auto const before = next_of(graph, steps, first.back())) {
    if (before->edge == start.edge) return start;
    first = before->back();
  }
  return first;
}

}  // namespace

StreetChains street_chains(StreetGraph const& graph, StreetSteps const& steps) {
  StreetChains chains;
  auto const edges = static_cast<std::uint32_t>(graph.edges.size());
  chains.chain_of.assign(edges, kNone);
  chains.position.assign(edges, 0);
  chains.along.assign(edges, 0);
  for (std::uint32_t e = 0; e < edges; ++e) {
    if (chains.chain_of[e] != kNone) continue;
    auto const chain = static_cast<std::uint32_t>(chains.size());
    for (std::optional step = first_of(graph, steps, {e, true}); step; step = next_of(graph, steps, *step)) {
      if (chains.chain_of[step->edge] != kNone) break;
      chains.chain_of[step->edge] = chain;
      chains.position[step->edge] = static_cast<std::uint32_t>(chains.step.size());
      chains.along[step->edge] = step->forward ? 1 : 0;
      chains.step.push_back(*step);
    }
    chains.offset.push_back(chains.step.size());
  }
  return chains;
}

}  // namespace tanvan
