#include "sim/io/osm/osm_tables.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <set>

#include "sim/io/exchange/great_circle.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

constexpr auto kNone = StreetGraph::kNone;
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

std::string text_of(double value) {
  return value > 0 ? number_text(value) : std::string{};
}

std::string yes_if(bool holds) {
  return holds ? "yes" : "";
}

/// Rows of street nodes that a kept link touches, by OpenStreetMap id.
std::vector<std::uint32_t> kept_nodes(StreetParts const& parts) {
  auto const& nodes = parts.graph.nodes;
  std::vector<std::uint8_t> used(nodes.size(), 0);
  for (std::size_t a = 0; a < parts.links.size(); ++a)
    if (parts.links.keep[a] != 0) used[parts.links.from[a]] = used[parts.links.to[a]] = 1;
  std::vector<std::uint32_t> rows;
  for (std::uint32_t v = 0; v < nodes.size(); ++v)
    if (used[v] != 0) rows.push_back(v);
  std::sort(rows.begin(), rows.end(), [&](auto a, auto b) {
    return std::pair(nodes.point[a], nodes.copy[a]) < std::pair(nodes.point[b], nodes.copy[b]);
  });
  return rows;
}

std::string node_type(std::uint8_t fact) {
  if ((fact & node_fact::kToll) != 0) return "toll_booth";
  if ((fact & node_fact::kBorder) != 0) return "border_control";
  return (fact & node_fact::kMiniRoundabout) != 0 ? "mini_roundabout" : "";
}

/// Fills the tables of one network.
class TableFiller {
 public:
  TableFiller(StreetParts const& parts, std::string const& shown, ImportedNetwork& out)
      : parts_(parts), shown_(shown), out_(out) {}

  void fill() {
    add_nodes();
    for (std::size_t i = 0; i < kColumns.size(); ++i) links().more.push_back({kColumns[i], {}});
    link_at_.assign(parts_.links.size(), kNone);
    for (std::size_t a = 0; a < parts_.links.size(); ++a)
      if (parts_.links.keep[a] != 0) add_link(a);
    add_restrictions();
  }

 private:
  static constexpr std::array kColumns = {"osm_way",         "ref",       "junction",     "bridge",
                                          "tunnel",          "layer",     "surface",      "bus_lanes",
                                          "no_through_uses", "toll_uses", "max_weight_t", "max_height_m"};

  LinkTable& links() { return out_.network.links; }

  void add_nodes() {
    auto& nodes = out_.network.nodes;
    node_at_.assign(parts_.graph.nodes.size(), NodeId{});
    for (auto const row : kept_nodes(parts_)) {
      auto const point = parts_.graph.nodes.point[row];
      auto const copy = parts_.graph.nodes.copy[row];
      auto const fact = parts_.graph.fact[point];
      auto const place = point_of(parts_.store.nodes, point);
      node_at_[row] = id_of<NodeId>(nodes.size());
      nodes.id.push_back(std::to_string(parts_.store.nodes.id[point]) +
                         (copy == 0 ? std::string{} : "-" + std::to_string(copy + 1)));
      nodes.name.push_back({});
      nodes.x.push_back(place.x);
      nodes.y.push_back(place.y);
      nodes.type.push_back(node_type(fact));
      bool const stop = (fact & node_fact::kStop) != 0;
      nodes.control.push_back(parts_.graph.nodes.signal[row] != 0 ? "signal" : stop ? "stop" : "");
      nodes.zone.push_back({});
    }
  }

  /// The points of a link from its begin to its end.
  std::vector<Point> shape_of(std::size_t link) const {
    std::vector<Point> shape;
    auto const of = parts_.chains.of(parts_.links.chain[link]);
    for (auto const step : of) {
      auto const points = parts_.graph.edges.points_of(step.edge);
      auto const add = [&](std::uint32_t row) { shape.push_back(point_of(parts_.store.nodes, row)); };
      if (!shape.empty()) shape.pop_back();
      if (step.forward) {
        std::for_each(points.begin(), points.end(), add);
      } else {
        std::for_each(points.rbegin(), points.rend(), add);
      }
    }
    if (parts_.links.forward[link] == 0) std::reverse(shape.begin(), shape.end());
    return shape;
  }

  /// `1;2` in the order of the drive.
  std::string ways_of(std::size_t link) const {
    std::vector<std::int64_t> ways;
    for (auto const step : parts_.chains.of(parts_.links.chain[link])) {
      auto const way = parts_.store.ways.id[parts_.graph.edges.way[step.edge]];
      if (ways.empty() || ways.back() != way) ways.push_back(way);
    }
    if (parts_.links.forward[link] == 0) std::reverse(ways.begin(), ways.end());
    std::string text;
    for (auto const way : ways) text += (text.empty() ? "" : ";") + std::to_string(way);
    return text;
  }

  void add_link(std::size_t link) {
    auto const first = first_step(parts_.chains, parts_.links, link);
    auto const& road = parts_.graph.roads.road[parts_.steps.road(first)];
    auto const& side = road.forward;
    auto const shape = shape_of(link);
    auto& table = links();
    link_at_[link] = static_cast<std::uint32_t>(table.size());
    table.id.push_back(std::to_string(table.size() + 1));
    table.name.push_back(road.name);
    table.from.push_back(node_at_[parts_.links.from[link]]);
    table.to.push_back(node_at_[parts_.links.to[link]]);
    table.length.push_back(great_circle_length(shape));
    table.lanes.push_back(side.lanes);
    table.free_speed.push_back(side.speed);
    table.capacity.push_back(road.capacity);
    table.toll.push_back(kUnknown);
    table.facility.push_back(std::string(road.facility));
    table.uses.push_back(Uses{side.uses});
    table.shape.insert(table.shape.end(), shape.begin(), shape.end());
    table.shape_offset.push_back(static_cast<std::uint32_t>(table.shape.size()));
    add_more(link, road);
  }

  void add_more(std::size_t link, Road const& road) {
    auto const& side = road.forward;
    std::array<std::string, kColumns.size()> const cells = {ways_of(link),
                                                            road.ref,
                                                            road.roundabout ? "roundabout" : "",
                                                            yes_if(road.bridge),
                                                            yes_if(road.tunnel),
                                                            road.layer == 0 ? "" : std::to_string(road.layer),
                                                            road.surface,
                                                            text_of(side.bus_lanes),
                                                            uses_text(Uses{side.no_through}),
                                                            uses_text(Uses{road.toll} & Uses{side.uses}),
                                                            text_of(road.max_weight),
                                                            text_of(road.max_height)};
    for (std::size_t i = 0; i < cells.size(); ++i) links().more[i].text.push_back(cells[i]);
  }

  /// Links by chain and direction; kNone where there is none in the network.
  std::vector<std::array<std::uint32_t, 2>> links_of_chains() const {
    std::vector<std::array<std::uint32_t, 2>> rows(parts_.chains.size(), {kNone, kNone});
    for (std::size_t a = 0; a < parts_.links.size(); ++a)
      rows[parts_.links.chain[a]][parts_.links.forward[a]] = link_at_[a];
    return rows;
  }

  void add_restrictions() {
    auto const rows = links_of_chains();
    std::set<std::string> kept, lost;
    for (std::size_t i = 0; i < parts_.bans.size(); ++i)
      (add_restriction(i, rows) ? kept : lost).insert(parts_.bans.source[i]);
    for (auto const& source : lost)
      if (kept.count(source) == 0)
        out_.report.drop({"a turn restriction on links that are left out", shown_, 0, source});
  }

  bool add_restriction(std::size_t ban, std::vector<std::array<std::uint32_t, 2>> const& rows) {
    auto& table = out_.network.restrictions;
    auto const& bans = parts_.bans;
    std::vector<LinkId> path;
    for (auto k = bans.offset[ban]; k < bans.offset[ban + 1]; ++k) {
      auto const step = bans.step[k];
      auto const along = parts_.chains.along[step.edge] != 0;
      auto const row = rows[parts_.chains.chain_of[step.edge]][step.forward == along ? 1 : 0];
      if (row == kNone) return false;
      bool const same_link = k > bans.offset[ban] && parts_.chains.follows(bans.step[k - 1], step);
      if (!same_link) path.push_back({row});
    }
    if (path.size() < 2) return false;
    table.id.push_back(bans.source[ban] + "/" + std::to_string(table.size() + 1));
    table.link.insert(table.link.end(), path.begin(), path.end());
    table.offset.push_back(static_cast<std::uint32_t>(table.link.size()));
    table.uses.push_back(bans.uses[ban]);
    return true;
  }

  StreetParts const& parts_;
  std::string const& shown_;
  ImportedNetwork& out_;
  std::vector<NodeId> node_at_;         // [StreetNodes]
  std::vector<std::uint32_t> link_at_;  // [StreetLinks]
};

}  // namespace

void add_tables(StreetParts const& parts, std::string const& shown, ImportedNetwork& out) {
  TableFiller(parts, shown, out).fill();
}

}  // namespace tanvan
