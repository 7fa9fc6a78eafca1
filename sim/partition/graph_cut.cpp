#include "sim/partition/graph_cut.hpp"

#include <metis.h>

#include "sim/core/check.hpp"
#include "sim/partition/metis_turn.hpp"

namespace tanvan {
namespace {

constexpr idx_t kSeed = 742;

std::vector<idx_t> copied(std::vector<std::int32_t> const& values) {
  return {values.begin(), values.end()};
}

}  // namespace

std::vector<std::uint32_t> cut_graph(WeightedGraph const& graph, std::uint32_t parts) {
  std::vector<std::uint32_t> part(graph.nodes(), 0);
  if (parts <= 1 || graph.nodes() <= 1 || graph.neighbour.empty()) return part;
  auto offset = copied(graph.offset), neighbour = copied(graph.neighbour), edge = copied(graph.edge_weight),
       work = copied(graph.node_weight);
  idx_t nodes = static_cast<idx_t>(graph.nodes()), constraints = 1, wanted = static_cast<idx_t>(parts), cut = 0;
  idx_t options[METIS_NOPTIONS];
  METIS_SetDefaultOptions(options);
  options[METIS_OPTION_SEED] = kSeed;
  std::vector<idx_t> of(graph.nodes());
  MetisTurn const turn;
  int const status = METIS_PartGraphKway(&nodes, &constraints, offset.data(), neighbour.data(), work.data(), nullptr,
                                         edge.data(), &wanted, nullptr, nullptr, options, &cut, of.data());
  ensures(status == METIS_OK, "METIS cuts every graph");
  for (std::size_t v = 0; v < part.size(); ++v) part[v] = static_cast<std::uint32_t>(of[v]);
  return part;
}

}  // namespace tanvan
