#pragma once
/// Edges with a direction.

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/io/osm/street_graph.hpp"

namespace tanvan {

/// An edge as it is driven.
struct EdgeStep {
  std::uint32_t edge = 0;
  bool forward = true;

  EdgeStep back() const { return {edge, !forward}; }
  friend auto operator<=>(EdgeStep, EdgeStep) = default;
};

/// The steps that leave each node, by edge; a loop leaves twice.
class StreetSteps {
 public:
  explicit StreetSteps(StreetGraph const& graph);

  std::span<EdgeStep const> leaving(std::uint32_t node) const {
    return std::span(step_).subspan(offset_[node], offset_[node + 1] - offset_[node]);
  }
  std::uint32_t tail(EdgeStep step) const { return step.forward ? graph_.edges.from[step.edge] : graph_.edges.to[step.edge]; }
  std::uint32_t head(EdgeStep step) const { return tail(step.back()); }
  /// Row of the road as driven.
  std::uint32_t road(EdgeStep step) const {
    auto const road = graph_.edges.road[step.edge];
    return step.forward ? road : graph_.roads.reversed[road];
  }
  RoadSide const& side(EdgeStep step) const {
    auto const& road = graph_.road_of(step.edge);
    return step.forward ? road.forward : road.backward;
  }

 private:
  StreetGraph const& graph_;
  std::vector<std::size_t> offset_;
  std::vector<EdgeStep> step_;
};

}  // namespace tanvan
