#include "sim/traffic/lane_roads.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <utility>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

bool is_reserved(LaneGroup const& group) {
  return group.classes != kEveryClass;
}

bool parts(LinkLanes const& lanes) {
  if (!lanes.cuts_m.empty()) return true;
  return lanes.groups.size() > 1 || (lanes.groups.size() == 1 && lanes.groups.front().pocket_lanes > 0);
}

double whole_lanes(LinkLanes const& lanes) {
  double sum = 0;
  for (auto const& group : lanes.groups) sum += group.lanes;
  return sum;
}

/// The group of most lanes for every class, the first of equals.
std::size_t widest(LinkLanes const& lanes) {
  std::size_t best = lanes.groups.size();
  for (std::size_t g = 0; g < lanes.groups.size(); ++g) {
    auto const& group = lanes.groups[g];
    if (is_reserved(group) || !(group.lanes > 0)) continue;
    if (best == lanes.groups.size() || group.lanes > lanes.groups[best].lanes) best = g;
  }
  expects(best < lanes.groups.size(), "lanes along the whole link for every class");
  return best;
}

/// Classes that take each group [groups].
std::vector<std::uint8_t> classes_of(LinkLanes const& lanes) {
  std::vector<std::size_t> reserved;
  for (std::size_t g = 0; g < lanes.groups.size(); ++g)
    if (is_reserved(lanes.groups[g])) reserved.push_back(g);
  std::ranges::stable_sort(reserved, {}, [&](std::size_t g) { return std::popcount(lanes.groups[g].classes); });
  std::vector<std::uint8_t> classes(lanes.groups.size());
  std::uint8_t taken = 0;
  for (auto const g : reserved) {
    classes[g] = static_cast<std::uint8_t>(lanes.groups[g].classes & ~taken);
    taken |= classes[g];
  }
  for (std::size_t g = 0; g < classes.size(); ++g)
    if (!is_reserved(lanes.groups[g])) classes[g] = static_cast<std::uint8_t>(kEveryClass & ~taken);
  return classes;
}

/// Ascending, each once; the link itself where there are none.
std::vector<LinkId> distinct(std::vector<LinkId> links, LinkId link) {
  if (links.empty()) links.push_back(link);
  std::ranges::sort(links);
  links.erase(std::unique(links.begin(), links.end()), links.end());
  return links;
}

/// Where pockets begin that open from a group, or widen it.
struct Opening {
  double pocket_m;
  std::size_t group;
};

/// The openings of a group, the longest pocket first.
std::vector<Opening> openings_of(LinkLanes const& lanes, std::size_t group, double length_m) {
  std::vector<Opening> openings;
  for (std::size_t g = 0; g < lanes.groups.size(); ++g) {
    auto const& other = lanes.groups[g];
    bool const here = other.lanes > 0 ? g == group : other.beside == group;
    if (here && other.pocket_lanes > 0) openings.push_back({std::min(other.pocket_m, length_m), g});
  }
  std::ranges::stable_sort(openings, std::greater{}, &Opening::pocket_m);
  return openings;
}

/// A part of a link between two nodes.
struct Stretch {
  NodeId from, to;
  double length_m = 0, lanes = 0;
  bool begins = false, ends = false;
};

/// The roads in the making.
class LaneBuilder {
 public:
  explicit LaneBuilder(TrafficRoads const& roads) : original_(roads) {
    out_.roads = roads;
    for (auto const a : ids<LinkId>(roads.links())) out_.link_of.push_back(a);
    out_.share.assign(roads.links(), 1);
    out_.begins.assign(roads.links(), 1);
    out_.ends.assign(roads.links(), 1);
  }

  LaneRoads build(std::span<LinkLanes const> lanes) && {
    auto next = lanes.begin();
    for (auto const a : ids<LinkId>(original_.links())) {
      if (next != lanes.end() && next->link == a) {
        if (parts(*next)) part(*next);
        ++next;
      }
      out_.way_offset.push_back(static_cast<std::uint32_t>(out_.ways.size()));
    }
    expects(next == lanes.end(), "lanes by link, each once");
    if (!out_.same()) {
      expand_movements();
      expand_changes();
      expand_closures();
    }
    return std::move(out_);
  }

 private:
  void part(LinkLanes const& lanes) {
    lanes_ = &lanes;
    unused_ = true;
    if (!lanes.cuts_m.empty()) return cut_whole(lanes);
    whole_ = whole_lanes(lanes);
    classes_ = classes_of(lanes);
    auto const main = widest(lanes);
    add_chain(main, true);
    for (std::size_t g = 0; g < lanes.groups.size(); ++g)
      if (g != main && lanes.groups[g].lanes > 0) add_chain(g, false);
  }

  /// All lanes together, one stretch behind the other.
  void cut_whole(LinkLanes const& lanes) {
    expects(lanes.groups.empty(), "a link in groups of lanes, or cut whole");
    auto const a = lanes.link;
    whole_ = 1;
    LaneWay way{kEveryClass, {}, true, {}};
    Stretch rest{original_.from[a], original_.to[a], original_.length_m[a], 1, true, true};
    for (double const at_m : lanes.cuts_m) cut(rest, original_.length_m[a] - at_m, way.stretches);
    way.stretches.push_back(add(rest));
    out_.ways.push_back(std::move(way));
  }

  /// A group from the link's begin to its end, and the pockets that open from it.
  void add_chain(std::size_t group, bool main) {
    auto const& g = lanes_->groups[group];
    auto const a = lanes_->link;
    auto const end = original_.to[a];
    auto way = way_of(group, main || is_reserved(g));
    std::vector<LaneWay> pockets;
    Stretch rest{original_.from[a], end, original_.length_m[a], g.lanes, true, true};
    for (auto const& opening : openings_of(*lanes_, group, rest.length_m)) {
      if (way.stretches.empty() || opening.pocket_m < rest.length_m) cut(rest, opening.pocket_m, way.stretches);
      auto const lanes = lanes_->groups[opening.group].pocket_lanes;
      if (opening.group == group) {
        rest.lanes += lanes;
        continue;
      }
      auto pocket = way_of(opening.group, false);
      pocket.stretches = way.stretches;
      pocket.stretches.push_back(add({rest.from, end, opening.pocket_m, lanes, false, true}));
      pockets.push_back(std::move(pocket));
    }
    way.stretches.push_back(add(rest));
    out_.ways.push_back(std::move(way));
    for (auto& pocket : pockets) out_.ways.push_back(std::move(pocket));
  }

  /// Ends the body at a new node; what is left of the link goes on from there.
  void cut(Stretch& rest, double left_m, std::vector<LinkId>& body) {
    auto const node = id_of<NodeId>(out_.roads.nodes++);
    body.push_back(add({rest.from, node, rest.length_m - left_m, rest.lanes, rest.begins, false}));
    rest.from = node;
    rest.length_m = left_m;
    rest.begins = false;
  }

  LaneWay way_of(std::size_t group, bool others) const {
    LaneWay way{classes_[group], lanes_->groups[group].turns, others, {}};
    std::ranges::sort(way.turns);
    return way;
  }

  /// A row for a stretch; the first of a link takes the link's own.
  LinkId add(Stretch const& s) {
    auto const a = lanes_->link;
    auto const row = unused_ ? a : new_row(a);
    unused_ = false;
    auto& roads = out_.roads;
    double const share = s.lanes / whole_;
    roads.from[row] = s.from;
    roads.to[row] = s.to;
    roads.length_m[row] = s.length_m;
    roads.lanes[row] = original_.lanes[a] * share;
    roads.capacity_pcu_h[row] = original_.capacity_pcu_h[a] * share;
    out_.share[row] = share;
    out_.begins[row] = s.begins ? 1 : 0;
    out_.ends[row] = s.ends ? 1 : 0;
    return row;
  }

  LinkId new_row(LinkId a) {
    auto& roads = out_.roads;
    roads.from.push_back({});
    roads.to.push_back({});
    for (auto* column : {&roads.length_m, &roads.lanes, &roads.capacity_pcu_h, &out_.share}) column->push_back(0);
    roads.free_speed_kmh.push_back(original_.free_speed_kmh[a]);
    out_.link_of.push_back(a);
    out_.begins.push_back(0);
    out_.ends.push_back(0);
    return id_of<LinkId>(roads.links() - 1);
  }

  void expand_movements() {
    std::vector<SignalMovement> movements;
    for (auto const& movement : out_.roads.movements)
      for (auto const from : last_stretches(out_, movement.from))
        for (auto const to : first_stretches(out_, movement.to)) {
          movements.push_back(movement);
          movements.back().from = from;
          movements.back().to = to;
        }
    out_.roads.movements = std::move(movements);
  }

  void expand_changes() {
    std::vector<RoadChange> changes;
    for (auto const& change : out_.roads.changes)
      for (auto const s : stretches_of(change.link)) {
        bool const closes = !(change.capacity_pcu_h > 0);
        if (closes && out_.begins[s] == 0) continue;
        changes.push_back({change.at_s, s, change.capacity_pcu_h * out_.share[s], change.lanes * out_.share[s]});
      }
    std::ranges::stable_sort(changes, {}, [](RoadChange const& c) { return std::pair{c.at_s, c.link}; });
    out_.roads.changes = std::move(changes);
  }

  /// Who may not enter the link may enter none of its groups.
  void expand_closures() {
    std::vector<ClassClosure> closures;
    for (auto closure : out_.roads.closures)
      for (auto const s : first_stretches(out_, closure.link)) {
        closure.link = s;
        closures.push_back(closure);
      }
    std::ranges::stable_sort(closures, {}, [](ClassClosure const& c) { return std::pair{c.link, c.begin_s}; });
    out_.roads.closures = std::move(closures);
  }

  std::vector<LinkId> stretches_of(LinkId a) const {
    std::vector<LinkId> all;
    for (auto const& way : out_.ways_of(a)) all.insert(all.end(), way.stretches.begin(), way.stretches.end());
    return distinct(std::move(all), a);
  }

  TrafficRoads const& original_;
  LaneRoads out_;
  LinkLanes const* lanes_ = nullptr;  // of the link in work
  double whole_ = 1;                  // its lanes from begin to end
  std::vector<std::uint8_t> classes_;
  bool unused_ = true;  // its own row
};

}  // namespace

bool LaneWay::serves(LinkId next) const {
  return std::ranges::binary_search(turns, next);
}

LaneRoads expand_lanes(TrafficRoads const& roads, std::span<LinkLanes const> lanes) {
  return LaneBuilder(roads).build(lanes);
}

LaneWay const& lane_way(LaneRoads const& lanes, LinkId link, LinkId next, VehicleClass vehicle) {
  auto const ways = lanes.ways_of(link);
  expects(!ways.empty(), "a link that parts into lanes");
  auto const* found = &ways.front();
  for (auto const& way : ways) {
    if (((way.classes >> static_cast<unsigned>(vehicle)) & 1U) == 0) continue;
    if (way.serves(next)) return way;
    if (way.others) found = &way;
  }
  return *found;
}

LaneRoads composed(LaneRoads const& first, LaneRoads second) {
  auto const cut = [&](LinkId s, std::vector<LinkId>& out) {
    auto const ways = second.ways_of(s);
    if (ways.empty()) return out.push_back(s);
    out.insert(out.end(), ways.front().stretches.begin(), ways.front().stretches.end());
  };
  LaneRoads out;
  for (auto const a : ids<LinkId>(first.original_links())) {
    auto const ways = first.ways_of(a);
    out.ways.insert(out.ways.end(), ways.begin(), ways.end());
    if (ways.empty() && !second.ways_of(a).empty()) out.ways.push_back(second.ways_of(a).front());
    for (auto i = out.way_offset.back(); i < out.ways.size() && !ways.empty(); ++i) {
      auto const stretches = std::exchange(out.ways[i].stretches, {});
      for (auto const s : stretches) cut(s, out.ways[i].stretches);
    }
    out.way_offset.push_back(static_cast<std::uint32_t>(out.ways.size()));
  }
  for (auto const s : ids<LinkId>(second.roads.links())) {
    auto const mid = second.link_of[s];
    out.link_of.push_back(first.link_of[mid]);
    out.share.push_back(first.share[mid] * second.share[s]);
    out.begins.push_back(first.begins[mid] & second.begins[s]);
    out.ends.push_back(first.ends[mid] & second.ends[s]);
  }
  out.roads = std::move(second.roads);
  return out;
}

std::vector<LinkId> first_stretches(LaneRoads const& lanes, LinkId link) {
  std::vector<LinkId> found;
  for (auto const& way : lanes.ways_of(link)) found.push_back(way.stretches.front());
  return distinct(std::move(found), link);
}

std::vector<LinkId> last_stretches(LaneRoads const& lanes, LinkId link) {
  std::vector<LinkId> found;
  for (auto const& way : lanes.ways_of(link)) found.push_back(way.stretches.back());
  return distinct(std::move(found), link);
}

}  // namespace tanvan
