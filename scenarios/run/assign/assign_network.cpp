#include "scenarios/run/assign/assign_network.hpp"

#include <algorithm>

namespace tanvan {
namespace {

ZoneAccess first_nodes(std::uint32_t zones) {
  ZoneAccess access;
  for (std::uint32_t z = 0; z < zones; ++z) {
    access.offset.push_back(z);
    access.node.push_back(NodeId{z});
    access.cost.push_back(0);
  }
  access.offset.push_back(zones);
  return access;
}

}  // namespace

AssignNetwork::AssignNetwork(TntpNetwork network)
    : file(std::move(network.file)),
      nodes(network.nodes),
      access(first_nodes(network.zones)),
      through(network.nodes, 1),
      from(std::move(network.from)),
      to(std::move(network.to)),
      capacity(std::move(network.capacity)),
      length(std::move(network.length)),
      free_flow_time(std::move(network.free_flow_time)),
      b(std::move(network.b)),
      power(std::move(network.power)),
      toll(std::move(network.toll)),
      type(std::move(network.type)),
      line(std::move(network.line)),
      has_length(network.has_length),
      has_toll(network.has_toll),
      has_type(network.has_type),
      counts_zones(network.counts_zones),
      toll_factor(network.toll_factor),
      distance_factor(network.distance_factor),
      notes(std::move(network.notes)),
      first_node(network.first_node) {
  std::fill_n(through.begin(), network.first_through.value, std::uint8_t{0});
}

}  // namespace tanvan
