#include "sim/network/parts.hpp"

#include <algorithm>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/strong_components.hpp>

#include "sim/network/boost_graph.hpp"

namespace tanvan {
namespace {

/// Keeps the links that are open and not barred.
struct OpenLinks {
  LinkStore const* links = nullptr;
  Month month;
  bool at_all_hours = false;    // to heavy trucks
  std::uint8_t classes = 0xFF;  // a link that is banned to all of these does not count

  bool operator()(LinkId link) const {
    bool const barred = (at_all_hours && links->truck_ban[link] != 0) || (links->banned[link] & classes) == classes;
    return links->open_from[link] <= month && !barred;
  }
};

std::uint32_t largest(std::vector<std::uint32_t> const& part_of, Column<NodeId, std::uint8_t> const& in_use,
                      std::size_t parts) {
  std::vector<std::size_t> size(parts, 0);
  std::vector<std::size_t> first(parts, part_of.size());
  for (std::size_t node = 0; node < part_of.size(); ++node) {
    if (in_use[id_of<NodeId>(node)] == 0) continue;
    ++size[part_of[node]];
    first[part_of[node]] = std::min(first[part_of[node]], node);
  }
  std::uint32_t best = 0;
  for (std::uint32_t part = 1; part < parts; ++part)
    if (size[part] > size[best] || (size[part] == size[best] && first[part] < first[best])) best = part;
  return best;
}

}  // namespace

Column<NodeId, std::uint8_t> junctions_in_use(Network const& network, Month month) {
  Column<NodeId, std::uint8_t> in_use(network.nodes.size(), 0);
  for (auto const link : ids<LinkId>(network.links.size())) {
    if (network.links.open_from[link] > month) continue;
    in_use[network.links.from[link]] = 1;
    in_use[network.links.to[link]] = 1;
  }
  return in_use;
}

namespace {

Column<NodeId, std::uint8_t> main_part_of(Network const& network, OpenLinks const& rule) {
  auto main = junctions_in_use(network, rule.month);
  if (main.empty()) return main;
  BoostGraph const whole(network);  // the filtered graph keeps a reference to it
  boost::filtered_graph const open{whole, rule};
  std::vector<std::uint32_t> part_of(network.nodes.size(), 0);
  auto const by_node = boost::make_iterator_property_map(part_of.begin(), BoostGraph::index_map{});
  auto const parts = boost::strong_components(open, by_node, boost::vertex_index_map(BoostGraph::index_map{}));
  auto const best = largest(part_of, main, parts);
  for (auto const node : ids<NodeId>(main.size())) main[node] = main[node] != 0 && part_of[node.value] == best ? 1 : 0;
  return main;
}

}  // namespace

Column<NodeId, std::uint8_t> main_part(Network const& network, Month month, TruckRule rule) {
  return main_part_of(network, {&network.links, month, rule == TruckRule::unbanned_only});
}

Column<NodeId, std::uint8_t> main_part(Network const& network, Month month, VehicleClass vehicle) {
  auto const bit = static_cast<std::uint8_t>(1U << static_cast<unsigned>(vehicle));
  return main_part_of(network, {&network.links, month, vehicle == VehicleClass::truck, bit});
}

}  // namespace tanvan
