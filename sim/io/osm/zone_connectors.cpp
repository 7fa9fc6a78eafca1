#include "sim/io/osm/zone_connectors.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "sim/io/exchange/great_circle.hpp"
#include "sim/network/strong_parts.hpp"

namespace tanvan {
namespace {

constexpr double kSpeed = 25.0 / 1.3;         // [km/h] of the straight line
constexpr double kCapacity = 99'999;          // [PCU/h], more than any zone sends
constexpr double kShortest = 1;               // [m], where a zone lies on its junction
constexpr double kLeastReach = 1'500;         // [m]
constexpr double kReach = 1.25;               // of the radius of a round zone
constexpr std::size_t kLeast = 2, kMost = 4;  // junctions a zone

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

struct Near {
  double distance = 0;  // [m]
  NodeId node;
  friend auto operator<=>(Near const&, Near const&) = default;
};

/// Junctions by latitude, so that a search can stop where latitude alone is too far.
class ByLatitude {
 public:
  explicit ByLatitude(NodeTable const& nodes) : nodes_(nodes) {}

  void add(NodeId node) { sorted_.push_back(node); }
  void sort() {
    std::sort(sorted_.begin(), sorted_.end(),
              [&](NodeId a, NodeId b) { return std::pair(nodes_.y[a], a) < std::pair(nodes_.y[b], b); });
  }

  /// The nearest `kMost`, nearest first, ties by node.
  std::vector<Near> nearest(Point place) const {
    std::vector<Near> found;
    auto const above = std::lower_bound(sorted_.begin(), sorted_.end(), place.y,
                                        [&](NodeId node, double y) { return nodes_.y[node] < y; });
    for (auto it = above; it != sorted_.end() && try_node(*it, place, found);) ++it;
    for (auto it = above; it != sorted_.begin() && try_node(*(it - 1), place, found);) --it;
    return found;
  }

 private:
  /// False where this node and all beyond are too far by latitude alone.
  bool try_node(NodeId node, Point place, std::vector<Near>& found) const {
    Point const at{nodes_.x[node], nodes_.y[node]};
    bool const full = found.size() == kMost;
    if (full && great_circle_metres(place, {place.x, at.y}) > found.back().distance) return false;
    Near const near{great_circle_metres(place, at), node};
    if (full && !(near < found.back())) return true;
    found.insert(std::lower_bound(found.begin(), found.end(), near), near);
    if (found.size() > kMost) found.pop_back();
    return true;
  }

  NodeTable const& nodes_;
  std::vector<NodeId> sorted_;
};

std::size_t taken(ZonePlace const& zone, std::vector<Near> const& near) {
  auto const reach = std::max(kLeastReach, 1'000 * kReach * std::sqrt(zone.area_km2 / std::numbers::pi));
  auto const within = static_cast<std::size_t>(
      std::count_if(near.begin(), near.end(), [&](Near const& n) { return n.distance <= reach; }));
  return std::min(near.size(), std::max(within, kLeast));
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

}  // namespace

void add_zone_connectors(std::span<ZonePlace const> zones, std::string const& shown, NetworkTables& network,
                         ImportReport& report) {
  auto const junction = junctions_of(network);
  std::vector<std::vector<Near>> near(zones.size());  // found before the table grows
  ByLatitude index(network.nodes);
  for (auto const v : ids<NodeId>(network.nodes.size()))
    if (junction[v.value] != 0) index.add(v);
  index.sort();
  for (std::size_t z = 0; z < zones.size(); ++z) near[z] = index.nearest({zones[z].lon, zones[z].lat});
  for (std::size_t z = 0; z < zones.size(); ++z) {
    if (near[z].empty()) {
      report.drop({"a zone without a junction in the network", shown, 0, "zone " + zones[z].id});
      continue;
    }
    auto const centroid = add_centroid(zones[z], network.nodes);
    for (std::size_t i = 0; i < taken(zones[z], near[z]); ++i) {
      add_connector(centroid, near[z][i].node, near[z][i].distance, network.links);
      add_connector(near[z][i].node, centroid, near[z][i].distance, network.links);
    }
  }
}

}  // namespace tanvan
