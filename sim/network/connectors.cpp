#include "sim/network/connectors.hpp"

#include <algorithm>
#include <span>
#include <tuple>

#include "sim/network/nearby_nodes.hpp"
#include "sim/network/parts.hpp"
#include "sim/network/zone_loading.hpp"

namespace tanvan {
namespace {

constexpr double kSpeed = kConnectorKmh / 3.6;  // [m/s]
constexpr Seconds kShortest{30};

/// How many of the candidates a zone takes.
std::size_t taken(ZoneStore const& zones, ZoneId zone, std::span<NearbyNode const> candidates) {
  bool const internal = zones.kind[zone] == ZoneKind::internal;
  Metres const radius =
      internal ? reach_of_zone(zones.area_km2[zone]) : std::max(Metres{2'000}, 1.5 * candidates.front().distance);
  std::size_t const least = internal ? kLeastJunctions : 1, most = internal ? kMostJunctions : 3;
  auto const within = static_cast<std::size_t>(
      std::count_if(candidates.begin(), candidates.end(), [&](NearbyNode const& c) { return c.distance <= radius; }));
  return std::min(candidates.size(), std::clamp(within, least, most));
}

/// Sees to it that one of those taken is a junction that trucks reach at all hours, the nearest in place of the last. A
/// zone that lies apart from the main network stays as it is, so that it can be named.
void keep_one_for_trucks(std::span<NearbyNode> taken, Column<NodeId, std::uint8_t> const& main,
                         Column<NodeId, std::uint8_t> const& for_trucks, NearestNodes const& truck_points,
                         LonLat place) {
  auto const any = [&](Column<NodeId, std::uint8_t> const& part) {
    return std::any_of(taken.begin(), taken.end(), [&](NearbyNode const& near) { return part[near.node] != 0; });
  };
  if (!any(main) || any(for_trucks)) return;
  auto const next = truck_points.nearest(place, 1);
  if (!next.empty()) taken.back() = next.front();
}

void add(NearbyNode const& candidate, ConnectorStore& connectors) {
  Metres const length = std::max(kConnectorDetour * candidate.distance, Metres{kShortest.value * kSpeed});
  connectors.node.push_back(candidate.node);
  connectors.length.push_back(length);
  connectors.time.push_back({length.value / kSpeed});
}

Column<NodeId, std::uint8_t> both(Column<NodeId, std::uint8_t> a, Column<NodeId, std::uint8_t> const& b) {
  for (auto const v : ids<NodeId>(a.size())) a[v] = a[v] != 0 && b[v] != 0 ? 1 : 0;
  return a;
}

/// Junctions that a zone may load at: those in use, and where links are closed to a class, those that it reaches.
Column<NodeId, std::uint8_t> load_points(Network const& network, Month base) {
  auto points = junctions_in_use(network, base);
  for (std::size_t c = 0; c < kVehicleClasses; ++c) {
    auto const vehicle = static_cast<VehicleClass>(c);
    auto const all = ids<LinkId>(network.links.size());
    bool closed = false;
    for (auto const a : all) closed = closed || network.links.is_banned(a, vehicle);
    if (!closed) continue;
    auto const reached = main_part(network, base, vehicle);
    points = both(std::move(points), reached);
  }
  return points;
}

}  // namespace

ConnectorStore connect_zones(Network const& network, Month base) {
  ConnectorStore connectors{{0}, {}, {}, {}};
  auto const& [nodes, zones] = std::tie(network.nodes, network.zones);
  auto const points = load_points(network, base);
  auto const main = main_part(network, base, TruckRule::all_vehicles);
  auto const for_trucks = main_part(network, base, TruckRule::unbanned_only);
  auto const truck_points = both(points, for_trucks);
  NearestNodes const near(nodes.lon.span(), nodes.lat.span(), points.span());
  NearestNodes const near_for_trucks(nodes.lon.span(), nodes.lat.span(), truck_points.span());
  for (auto const zone : ids<ZoneId>(zones.size())) {
    LonLat const place{zones.lon[zone], zones.lat[zone]};
    auto candidates = near.nearest(place, kMostJunctions);
    candidates.resize(candidates.empty() ? 0 : taken(zones, zone, candidates));
    if (!candidates.empty()) keep_one_for_trucks(candidates, main, for_trucks, near_for_trucks, place);
    for (auto const& candidate : candidates) add(candidate, connectors);
    connectors.offset.push_back(static_cast<std::uint32_t>(connectors.node.size()));
  }
  return connectors;
}

}  // namespace tanvan
