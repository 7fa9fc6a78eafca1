#include "sim/network/connectors.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sim/network/parts.hpp"
#include "sim/network/segments.hpp"

namespace tanvan {
namespace {

constexpr double kDetour = 1.3;        // way over straight line
constexpr double kSpeed = 25.0 / 3.6;  // [m/s]
constexpr Seconds kShortest{30};

struct Candidate {
  Metres distance;
  NodeId node;
  friend auto operator<=>(Candidate const&, Candidate const&) = default;
};

std::vector<Candidate> nearest_first(Network const& network, ZoneId zone, Column<NodeId, std::uint8_t> const& in_use) {
  std::vector<Candidate> candidates;
  auto const& nodes = network.nodes;
  auto const& zones = network.zones;
  for (auto const node : ids<NodeId>(nodes.size()))
    if (in_use[node] != 0)
      candidates.push_back(
          {distance_between(zones.lon[zone], zones.lat[zone], nodes.lon[node], nodes.lat[node]), node});
  std::sort(candidates.begin(), candidates.end());
  return candidates;
}

/// How many of the candidates a zone takes.
std::size_t taken(ZoneStore const& zones, ZoneId zone, std::vector<Candidate> const& candidates) {
  bool const internal = zones.kind[zone] == ZoneKind::internal;
  Metres const radius = internal ? Metres{std::max(1'500.0, 1'250 * std::sqrt(zones.area_km2[zone] / std::numbers::pi))}
                                 : std::max(Metres{2'000}, 1.5 * candidates.front().distance);
  std::size_t const least = internal ? 2 : 1, most = internal ? 4 : 3;
  auto const within = static_cast<std::size_t>(
      std::count_if(candidates.begin(), candidates.end(), [&](Candidate const& c) { return c.distance <= radius; }));
  return std::min(candidates.size(), std::clamp(within, least, most));
}

/// Sees to it that one of the first `count` candidates is a junction that trucks reach at all hours. A zone that lies
/// apart from the main network stays as it is, so that it can be named.
void keep_one_for_trucks(std::vector<Candidate>& candidates, std::size_t count,
                         Column<NodeId, std::uint8_t> const& main, Column<NodeId, std::uint8_t> const& for_trucks) {
  auto const last = candidates.begin() + static_cast<std::ptrdiff_t>(count);
  auto const in = [](Column<NodeId, std::uint8_t> const& part) {
    return [&part](Candidate const& candidate) { return part[candidate.node] != 0; };
  };
  if (std::none_of(candidates.begin(), last, in(main)) || std::any_of(candidates.begin(), last, in(for_trucks))) return;
  auto const next = std::find_if(last, candidates.end(), in(for_trucks));
  if (next != candidates.end()) *(last - 1) = *next;
}

void add(Candidate const& candidate, ConnectorStore& connectors) {
  Metres const length = std::max(kDetour * candidate.distance, Metres{kShortest.value * kSpeed});
  connectors.node.push_back(candidate.node);
  connectors.length.push_back(length);
  connectors.time.push_back({length.value / kSpeed});
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
    for (auto const v : ids<NodeId>(points.size())) points[v] = points[v] != 0 && reached[v] != 0 ? 1 : 0;
  }
  return points;
}

}  // namespace

ConnectorStore connect_zones(Network const& network, Month base) {
  ConnectorStore connectors{{0}, {}, {}, {}};
  auto const in_use = load_points(network, base);
  auto const main = main_part(network, base, TruckRule::all_vehicles);
  auto const for_trucks = main_part(network, base, TruckRule::unbanned_only);
  for (auto const zone : ids<ZoneId>(network.zones.size())) {
    auto candidates = nearest_first(network, zone, in_use);
    auto const count = candidates.empty() ? 0 : taken(network.zones, zone, candidates);
    if (count > 0) keep_one_for_trucks(candidates, count, main, for_trucks);
    for (std::size_t i = 0; i < count; ++i) add(candidates[i], connectors);
    connectors.offset.push_back(static_cast<std::uint32_t>(connectors.node.size()));
  }
  return connectors;
}

}  // namespace tanvan
