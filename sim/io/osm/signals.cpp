#include "sim/io/osm/signals.hpp"

#include <limits>

#include "sim/io/exchange/great_circle.hpp"

namespace tanvan {
namespace {

constexpr double kReach = 25;  // [m]
constexpr auto kNone = StreetGraph::kNone;

double length_of(OsmStore const& store, StreetGraph const& graph, std::uint32_t edge) {
  std::vector<Point> line;
  for (auto const row : graph.edges.points_of(edge)) line.push_back(point_of(store.nodes, row));
  return great_circle_length(line);
}

struct Found {
  std::uint32_t node = kNone;
  double distance = std::numeric_limits<double>::infinity();
};

/// The junction ahead of a step.
Found junction_ahead(OsmStore const& store, StreetGraph const& graph, StreetSteps const& steps, EdgeStep step) {
  auto const start = steps.tail(step);
  double distance = 0;
  while (true) {
    distance += length_of(store, graph, step.edge);
    auto const node = steps.head(step);
    auto const leaving = steps.leaving(node);
    if (distance > kReach || node == start) return {};
    if (leaving.size() > 2) return {node, distance};
    if (leaving.size() < 2) return {};
    step = leaving[0] == step.back() ? leaving[1] : leaving[0];
  }
}

/// Whether a signal looks along this step: with the way, or against it.
bool looks_along(std::uint8_t fact, EdgeStep step) {
  if ((fact & (node_fact::kSignalForward | node_fact::kSignalBackward)) == 0) return true;
  return (fact & (step.forward ? node_fact::kSignalForward : node_fact::kSignalBackward)) != 0;
}

Found nearest_junction(OsmStore const& store, StreetGraph const& graph, StreetSteps const& steps, std::uint32_t node) {
  auto const fact = graph.fact[graph.nodes.point[node]];
  Found nearest;
  for (auto const step : steps.leaving(node)) {
    if (!looks_along(fact, step)) continue;
    auto const found = junction_ahead(store, graph, steps, step);
    if (found.distance < nearest.distance) nearest = found;
  }
  return nearest;
}

}  // namespace

void move_signals(OsmStore const& store, StreetSteps const& steps, StreetGraph& graph, ImportReport& report) {
  std::vector<std::uint32_t> from, to;
  for (std::uint32_t node = 0; node < graph.nodes.size(); ++node) {
    if (graph.nodes.signal[node] == 0 || steps.leaving(node).size() != 2) continue;
    auto const nearest = nearest_junction(store, graph, steps, node);
    if (nearest.node == kNone) continue;
    from.push_back(node);
    to.push_back(nearest.node);
  }
  for (auto const node : from) {
    graph.nodes.signal[node] = 0;
    graph.nodes.keep[node] = graph.nodes.must_stay[node];
  }
  for (auto const node : to) graph.nodes.signal[node] = 1;
  if (!from.empty())
    report.notes.push_back(std::to_string(from.size()) + " signals beside a junction stand at the junction");
}

}  // namespace tanvan
