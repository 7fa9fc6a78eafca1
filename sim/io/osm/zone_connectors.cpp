#include "sim/io/osm/zone_connectors.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>

#include "sim/core/quantity.hpp"
#include "sim/network/nearby_nodes.hpp"
#include "sim/network/strong_parts.hpp"
#include "sim/network/zone_loading.hpp"

namespace tanvan {
namespace {

constexpr double kSpeed = kConnectorKmh / kConnectorDetour;  // [km/h] of the straight line
constexpr double kCapacity = 99'999;                         // [PCU/h], more than any zone sends
constexpr double kShortest = 1;                              // [m], where a zone lies on its junction
constexpr double kLong = 2'000;                              // [m], a connector that a planner should see

bool loads(std::string_view facility) {
  constexpr std::array kNever = {std::string_view("motorway"), std::string_view("ferry"),
                                 std::string_view("connector")};
  bool const never = std::any_of(kNever.begin(), kNever.end(), [&](auto word) { return facility.starts_with(word); });
  return !never && !facility.ends_with("_link");
}

/// 1 for the junctions that zones may load onto.
std::vector<std::uint8_t> junctions_of(NetworkTables const& network) {
  auto const& links = network.links;
  std::vector<NodeId> from, to;
  std::vector<std::uint8_t> in(network.nodes.size(), 0), out(network.nodes.size(), 0);
  for (auto const a : ids<LinkId>(links.size())) {
    if ((links.uses[a] & kMotorUses).empty()) continue;
    from.push_back(links.from[a]);
    to.push_back(links.to[a]);
    if (loads(links.facility[a])) out[links.from[a].value] = in[links.to[a].value] = 1;
  }
  auto const parts = strong_parts(from, to, network.nodes.size());
  for (std::size_t v = 0; v < in.size(); ++v) in[v] = in[v] != 0 && out[v] != 0 && parts.of[v] == 0 ? 1 : 0;
  return in;
}

/// How many of the nearest a zone takes; none where the first is too far.
std::size_t taken(ZonePlace const& zone, std::span<NearbyNode const> near, Metres farthest) {
  auto const within = [&](Metres reach) {
    return static_cast<std::size_t>(
        std::count_if(near.begin(), near.end(), [&](NearbyNode const& n) { return n.distance <= reach; }));
  };
  return std::min(within(farthest), std::max(within(reach_of_zone(zone.area_km2)), kLeastJunctions));
}

NodeId add_centroid(ZonePlace const& zone, NodeTable& nodes) {
  auto const node = id_of<NodeId>(nodes.size());
  nodes.id.push_back("zone-" + zone.id);
  nodes.name.push_back({});
  nodes.x.push_back(zone.lon);
  nodes.y.push_back(zone.lat);
  nodes.type.push_back("centroid");
  nodes.control.push_back({});
  nodes.zone.push_back(zone.id);
  for (auto& column : nodes.more) column.text.emplace_back();
  return node;
}

void add_connector(NodeId from, NodeId to, double distance, LinkTable& links) {
  links.id.push_back(std::to_string(links.size() + 1));
  links.name.push_back({});
  links.from.push_back(from);
  links.to.push_back(to);
  links.length.push_back(std::max(distance, kShortest));
  links.lanes.push_back(1);
  links.free_speed.push_back(kSpeed);
  links.capacity.push_back(kCapacity);
  links.toll.push_back(std::numeric_limits<double>::quiet_NaN());
  links.facility.push_back("connector");
  links.uses.push_back(kRoadUses);
  links.shape_offset.push_back(links.shape_offset.back());
  for (auto& column : links.more) column.text.emplace_back();
}

std::vector<std::vector<NearbyNode>> nearest_of(std::span<ZonePlace const> zones, NetworkTables const& network) {
  NearestNodes const index(network.nodes.x.span(), network.nodes.y.span(), junctions_of(network));
  std::vector<std::vector<NearbyNode>> near;
  for (auto const& zone : zones) near.push_back(index.nearest({zone.lon, zone.lat}, kMostJunctions));
  return near;
}

void drop_far(ZonePlace const& zone, std::span<NearbyNode const> near, std::string const& shown, Metres farthest,
              ImportReport& report) {
  if (near.empty()) return report.drop({"a zone without a junction in the network", shown, 0, "zone " + zone.id});
  report.drop({fmt::format("a zone of which the nearest junction lies farther than {:g} km; it has no connector",
                           farthest.value / kMetresInKm),
               shown, 0, fmt::format("zone {}, {:.1f} km", zone.id, near.front().distance.value / kMetresInKm)});
}

/// Connectors that are long: how many, and the longest.
struct LongOnes {
  std::int64_t count = 0;
  double longest = 0;  // [m]
  std::string zone;

  void see(ZonePlace const& from, double distance) {
    if (distance <= kLong) return;
    ++count;
    if (distance > longest) longest = distance, zone = from.id;
  }
  void note(ImportReport& report) const {
    if (count == 0) return;
    report.notes.push_back(fmt::format(
        "{} pairs of zone and junction lie farther apart than {:g} km; the farthest, {:.1f} km, is of zone {}", count,
        kLong / kMetresInKm, longest / kMetresInKm, zone));
  }
};

}  // namespace

void add_zone_connectors(std::span<ZonePlace const> zones, std::string const& shown, NetworkTables& network,
                         ImportReport& report, Metres farthest) {
  auto const near = nearest_of(zones, network);  // found before the table grows
  LongOnes long_ones;
  for (std::size_t z = 0; z < zones.size(); ++z) {
    auto const count = taken(zones[z], near[z], farthest);
    if (count == 0) {
      drop_far(zones[z], near[z], shown, farthest, report);
      continue;
    }
    auto const centroid = add_centroid(zones[z], network.nodes);
    for (auto const& [distance, node] : std::span(near[z]).first(count)) {
      add_connector(centroid, node, distance.value, network.links);
      add_connector(node, centroid, distance.value, network.links);
      long_ones.see(zones[z], distance.value);
    }
  }
  long_ones.note(report);
}

}  // namespace tanvan
