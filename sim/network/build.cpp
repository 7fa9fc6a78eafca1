#include "sim/network/build.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "sim/network/connectors.hpp"
#include "sim/network/parts.hpp"

namespace tanvan {
namespace {

struct JunctionIds {
  NodeStore nodes;
  std::map<SegmentEnd, NodeId> known;

  NodeId of(SegmentEnd const& end) {
    auto const [found, is_new] = known.try_emplace(end, id_of<NodeId>(nodes.size()));
    if (is_new) {
      nodes.name.push_back(end.name);
      nodes.lon.push_back(end.lon);
      nodes.lat.push_back(end.lat);
    }
    return found->second;
  }
};

double lanes_at_start(RoadSegment const& segment) {
  return segment.lanes_before > 0 ? segment.lanes_before : segment.lanes;
}

void add_link(RoadSegment const& segment, NodeId from, NodeId to, Network& network) {
  auto& links = network.links;
  double const lanes = lanes_at_start(segment);
  if (segment.lanes_before > 0)
    network.widenings.push_back({id_of<LinkId>(links.size()), segment.widened, segment.lanes,
                                 practical_capacity(segment.lanes, segment.speed_limit_kmh)});
  links.name.push_back(segment.road);
  links.from.push_back(from);
  links.to.push_back(to);
  links.length.push_back({segment.length_km * 1000});
  links.lanes.push_back(lanes);
  links.free_speed_kmh.push_back(segment.speed_limit_kmh);
  links.capacity.push_back(practical_capacity(lanes, segment.speed_limit_kmh));
  links.open_from.push_back(segment.open_from);
  links.truck_ban.push_back(segment.truck_ban);
  links.car_toll.push_back(segment.car_toll);
  links.truck_toll.push_back(segment.truck_toll);
}

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

double practical_capacity(double lanes, double speed_limit_kmh) {
  if (speed_limit_kmh >= 90) return lanes * 1'800;
  return lanes * (speed_limit_kmh >= 60 && lanes >= 2 ? 1'500 : 1'000);
}

Result<Network> build_network(NetworkPlan plan) {
  auto faults = check_segments(plan.segments);
  if (!faults.empty()) return faults;

  Network network;
  JunctionIds junctions;
  for (auto const& segment : plan.segments) {
    auto const from = junctions.of(segment.from), to = junctions.of(segment.to);
    add_link(segment, from, to, network);
    add_link(segment, to, from, network);
  }
  network.nodes = std::move(junctions.nodes);
  network.zones = plan.zones;
  network.out = adjacency_by(network.links.from.span(), network.nodes.size());
  sort_widenings(network.widenings);

  network.connectors = connect_zones(network, plan.base);
  faults = unreachable_zones(plan, network, main_part(network, plan.base, TruckRule::all_vehicles));
  if (!faults.empty()) return faults;
  return network;
}

}  // namespace tanvan
