#include "sim/network/join.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <queue>

#include "sim/network/nearby_nodes.hpp"
#include "sim/network/parts.hpp"

namespace tanvan {
namespace {

constexpr Metres kMatchReach{400}, kJoinReach{300};
constexpr double kShortest = 0.7, kLongest = 1.4;  // of a matching route, over the segment's length
constexpr double kOffRoad = 3;                     // metres of road that a metre between an end and a junction costs
constexpr double kNone = std::numeric_limits<double>::infinity();

/// Routes that follow a road between places near its ends, over the links of another source: those of least length,
/// each link's length raised by how far its speed is from the road's. Each search touches few nodes.
class RouteFinder {
 public:
  explicit RouteFinder(Network const& network)
      : links_(network.links),
        out_(adjacency_by(network.links.from.span(), network.nodes.size())),
        cost_(network.nodes.size(), kNone),
        by_(network.nodes.size()) {}

  /// Links of the best route from one of `from` to one of `to`, no longer than `most` [m]; empty where there is none.
  /// @param speed of the road [km/h]
  std::vector<LinkId> route(std::span<NearbyNode const> from, std::span<NearbyNode const> to, double speed,
                            double most) {
    forget();
    for (auto const& [distance, v] : from) reach(v, {}, distance.value * kOffRoad, 0);
    auto const end = search(to, speed, most);
    std::vector<LinkId> links;
    for (auto a = end ? by_[end.value].link : LinkId{}; a; a = by_[links_.from[a].value].link) links.push_back(a);
    std::reverse(links.begin(), links.end());
    return links;
  }

 private:
  struct Open {
    double cost;
    NodeId node;
    friend auto operator<=>(Open const&, Open const&) = default;
  };
  struct By {
    LinkId link;
    double metres = 0;
  };

  void forget() {
    for (auto const v : touched_) cost_[v.value] = kNone;
    touched_.clear();
    open_ = {};
  }

  void reach(NodeId v, LinkId link, double cost, double metres) {
    if (cost >= cost_[v.value]) return;
    if (cost_[v.value] == kNone) touched_.push_back(v);
    cost_[v.value] = cost;
    by_[v.value] = {link, metres};
    open_.push({cost, v});
  }

  /// The end that costs least, its own distance added.
  NodeId search(std::span<NearbyNode const> to, double speed, double most) {
    double best = kNone;
    NodeId end;
    while (!open_.empty() && open_.top().cost < best) {
      auto const [cost, v] = open_.top();
      open_.pop();
      if (cost > cost_[v.value]) continue;
      auto const near = std::find_if(to.begin(), to.end(), [v = v](NearbyNode const& n) { return n.node == v; });
      if (near != to.end() && cost + near->distance.value * kOffRoad < best) {
        best = cost + near->distance.value * kOffRoad;
        end = v;
      }
      leave(v, cost, speed, most);
    }
    return end;
  }

  void leave(NodeId v, double cost, double speed, double most) {
    for (auto i = out_.offset[v.value]; i < out_.offset[v.value + 1]; ++i) {
      auto const a = out_.link[i];
      auto const length = links_.length[a].value, metres = by_[v.value].metres + length;
      if (metres <= most)
        reach(links_.to[a], a, cost + length * (1 + std::abs(links_.free_speed_kmh[a] / speed - 1)), metres);
    }
  }

  LinkStore const& links_;
  Adjacency out_;
  std::vector<double> cost_;
  std::vector<By> by_;
  std::vector<NodeId> touched_;
  std::priority_queue<Open, std::vector<Open>, std::greater<>> open_;
};

double lanes_at_start(RoadSegment const& segment) {
  return segment.lanes_before > 0 ? segment.lanes_before : segment.lanes;
}

class Joiner {
 public:
  explicit Joiner(Network& network)
      : network_(network),
        own_links_(network.links.size()),
        taken_(network.links.size(), 0),
        near_(network.nodes, main_part(with_adjacency(network), Month{0}, TruckRule::all_vehicles)),
        finder_(network) {}

  SegmentFate join(RoadSegment const& segment) {
    if (segment.open_from == Month{0} && match(segment)) return SegmentFate::matched;
    return add(segment);
  }

 private:
  static Network const& with_adjacency(Network& network) {
    network.out = adjacency_by(network.links.from.span(), network.nodes.size());
    return network;
  }

  static LonLat place_of(SegmentEnd const& end) { return {end.lon, end.lat}; }

  bool match(RoadSegment const& segment) {
    if (own_links_ == 0) return false;
    auto const from = near_.within(place_of(segment.from), kMatchReach),
               to = near_.within(place_of(segment.to), kMatchReach);
    auto const there = fitting_route(segment, from, to), back = fitting_route(segment, to, from);
    if (there.empty() || back.empty()) return false;
    take(segment, there);
    take(segment, back);
    return true;
  }

  std::vector<LinkId> fitting_route(RoadSegment const& segment, std::span<NearbyNode const> from,
                                    std::span<NearbyNode const> to) {
    auto const length = segment.length_km * 1000;
    auto route = finder_.route(from, to, segment.speed_limit_kmh, kLongest * length);
    if (metres_of(route) < kShortest * length - 2 * kMatchReach.value) route.clear();
    return route;
  }

  double metres_of(std::span<LinkId const> route) const {
    double metres = 0;
    for (auto const a : route) metres += network_.links.length[a].value;
    return metres;
  }

  /// What the segment knows, on the links of its route that no other segment took.
  void take(RoadSegment const& segment, std::span<LinkId const> route) {
    auto& links = network_.links;
    auto const whole = metres_of(route);
    double gone = 0;
    for (auto const a : route) {
      auto const before = gone / whole, after = (gone += links.length[a].value) / whole;
      if (taken_[a.value] != 0) continue;
      taken_[a.value] = 1;
      links.name[a] = segment.road;
      links.truck_ban[a] = static_cast<std::uint8_t>(links.truck_ban[a] | segment.truck_ban);
      links.truck_ban_hours[a] |= segment.truck_ban_hours;
      links.car_toll[a] += share_of(segment.car_toll, after) - share_of(segment.car_toll, before);
      links.truck_toll[a] += share_of(segment.truck_toll, after) - share_of(segment.truck_toll, before);
      if (segment.lanes_before > 0 && links.lanes[a] < segment.lanes)
        network_.widenings.push_back(
            {a, segment.widened, segment.lanes, links.capacity[a] / links.lanes[a] * segment.lanes});
    }
  }

  SegmentFate add(RoadSegment const& segment) {
    bool joined = false;
    auto const from = junction(segment.from, joined), to = junction(segment.to, joined);
    add_link(segment, from, to);
    add_link(segment, to, from);
    return joined ? SegmentFate::joined : SegmentFate::apart;
  }

  NodeId junction(SegmentEnd const& end, bool& joined) {
    if (auto const near = near_.within(place_of(end), kJoinReach); !near.empty()) {
      joined = true;
      return near.front().node;
    }
    auto& nodes = network_.nodes;
    auto const [found, is_new] = own_.try_emplace(end, id_of<NodeId>(nodes.size()));
    if (is_new) {
      nodes.name.push_back(end.name);
      nodes.lon.push_back(end.lon);
      nodes.lat.push_back(end.lat);
    }
    return found->second;
  }

  void add_link(RoadSegment const& segment, NodeId from, NodeId to) {
    auto& links = network_.links;
    double const lanes = lanes_at_start(segment);
    if (segment.lanes_before > 0)
      network_.widenings.push_back({id_of<LinkId>(links.size()), segment.widened, segment.lanes,
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
    links.truck_ban_hours.push_back(segment.truck_ban_hours);
    links.car_toll.push_back(segment.car_toll);
    links.truck_toll.push_back(segment.truck_toll);
    links.banned.push_back(0);
    links.shape_offset.push_back(static_cast<std::uint32_t>(links.shape.size()));
  }

  Network& network_;
  std::size_t own_links_;
  std::vector<std::uint8_t> taken_;
  NearbyNodes near_;  // of the other source alone: junctions that are added are found by their ends
  RouteFinder finder_;
  std::map<SegmentEnd, NodeId> own_;
};

}  // namespace

std::vector<SegmentFate> join_segments(std::span<RoadSegment const> segments, Network& network) {
  std::vector<SegmentFate> fates;
  fates.reserve(segments.size());
  Joiner joiner(network);
  for (auto const& segment : segments) fates.push_back(joiner.join(segment));
  return fates;
}

}  // namespace tanvan
