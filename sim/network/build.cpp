#include "sim/network/build.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "sim/network/connectors.hpp"
#include "sim/network/parts.hpp"

namespace tanvan {
namespace {

void sort_widenings(std::vector<Widening>& widenings) {
  std::sort(widenings.begin(), widenings.end(),
            [](Widening const& a, Widening const& b) { return std::tie(a.month, a.link) < std::tie(b.month, b.link); });
}

/// Zones that no connector ties to the main part of the network.
Faults unreachable_zones(NetworkPlan const& plan, Network const& network, Column<NodeId, std::uint8_t> const& main) {
  Faults faults;
  auto const& [offset, node, time, length] = network.connectors;
  for (std::size_t zone = 0; zone < network.zones.size(); ++zone) {
    bool const tied = std::any_of(node.begin() + offset[zone], node.begin() + offset[zone + 1],
                                  [&](NodeId junction) { return main[junction] != 0; });
    if (!tied)
      faults.add(
          plan.zone_places[zone],
          fmt::format("zone {} can't reach the other zones over roads open at the start; its nearest junctions lie "
                      "on roads apart from the main network",
                      network.zones.code[id_of<ZoneId>(zone)]));
  }
  return faults;
}

}  // namespace

Result<Network> build_network(NetworkPlan plan, std::vector<SegmentFate>* fates) {
  auto faults = check_segments(plan.segments);
  if (!faults.empty()) return faults;

  Network network;
  network.nodes = std::move(plan.nodes);
  network.links = std::move(plan.links);
  auto joined = join_segments(plan.segments, network);
  if (fates != nullptr) *fates = std::move(joined);
  network.zones = plan.zones;
  network.out = adjacency_by(network.links.from.span(), network.nodes.size());
  sort_widenings(network.widenings);

  network.connectors = connect_zones(network, plan.base);
  faults = unreachable_zones(plan, network, main_part(network, plan.base, TruckRule::all_vehicles));
  if (!faults.empty()) return faults;
  return network;
}

}  // namespace tanvan
