#include "sim/io/osm/street_graph.hpp"

#include <algorithm>
#include <numeric>

#include "sim/io/osm/road_table.hpp"

namespace tanvan {
namespace {

constexpr auto kNone = StreetGraph::kNone;
constexpr std::uint8_t kMany = 2;  // uses of a node from which on it is a junction

/// Cuts the ways of one file.
class Cutter {
 public:
  Cutter(OsmStore const& store, OsmOptions const& options, std::string const& shown, ImportReport& report,
         StreetGraph& graph)
      : store_(store), options_(options), shown_(shown), report_(report), graph_(graph) {}

  void cut(std::vector<std::uint32_t> const& road) {
    join_same_places(road);
    count_uses(road);
    keep_special();
    for (std::size_t way = 0; way < store_.ways.size(); ++way) {
      graph_.first_edge.push_back(graph_.edges.size());
      if (road[way] != kNone)
        for_pieces(way, true, [&](std::span<std::uint32_t const> piece) { cut_piece(piece, way, road[way]); });
    }
    graph_.first_edge.push_back(graph_.edges.size());
    if (cut_at_box_ > 0)
      report_.notes.push_back(std::to_string(cut_at_box_) + " ways are cut where they leave the box");
  }

 private:
  /// The row of a node that may stand on a road, or kNone: missing, or outside the box.
  std::uint32_t usable(std::uint32_t row) const {
    if (row == OsmNodes::kNone || !store_.nodes.place[row].known()) return kNone;
    return !options_.box || options_.box->holds(store_.nodes.place[row]) ? row : kNone;
  }

  bool is_missing(std::uint32_t row) const { return row == OsmNodes::kNone || !store_.nodes.place[row].known(); }
  char const* why_missing(std::uint32_t row) const {
    bool const deleted = row != OsmNodes::kNone && (store_.nodes.fact[row] & node_fact::kDeleted) != 0;
    return deleted ? "a node of a way is marked as deleted" : "a node of a way is not in the file";
  }

  std::uint32_t joined(std::uint32_t row) {
    auto& parent = graph_.same_place;
    while (parent[row] != row) row = parent[row] = parent[parent[row]];
    return row;
  }

  void join_same_places(std::vector<std::uint32_t> const& road) {
    auto& parent = graph_.same_place;
    parent.resize(store_.nodes.size());
    std::iota(parent.begin(), parent.end(), 0U);
    std::int64_t joins = 0;
    for (std::size_t way = 0; way < store_.ways.size(); ++way) {
      std::uint32_t before = kNone;
      for (auto const node : store_.ways.nodes_of(way)) {
        auto const row = road[way] == kNone ? kNone : usable(store_.nodes.row_of(node));
        if (row != kNone && before != kNone && store_.nodes.place[row] == store_.nodes.place[before])
          joins += join(before, row) ? 1 : 0;
        before = row;
      }
    }
    for (std::uint32_t row = 0; row < parent.size(); ++row) parent[row] = joined(row);
    if (joins > 0)
      report_.notes.push_back(std::to_string(joins) + " nodes lie on the place of their neighbour and are one with it");
  }

  bool join(std::uint32_t a, std::uint32_t b) {
    a = joined(a), b = joined(b);
    if (a == b) return false;
    graph_.same_place[std::max(a, b)] = std::min(a, b);
    return true;
  }

  void drop(char const* reason, std::size_t way, std::string const& more = {}) {
    report_.drop({reason, shown_, 0, "way " + std::to_string(store_.ways.id[way]) + more});
  }

  /// The stretches of a way that lie where the file knows its nodes, without repeated nodes. @param tell  list drops
  template <class Piece>
  void for_pieces(std::size_t way, bool tell, Piece const& use) {
    piece_.clear();
    bool outside = false, missing = false;
    auto const flush = [&] {
      if (piece_.size() >= 2) use(std::span<std::uint32_t const>(piece_));
      if (tell && piece_.size() == 1 && !outside)
        drop(missing ? "what is left of a way is one node" : "a way of one node", way);
      piece_.clear();
    };
    for (auto const node : store_.ways.nodes_of(way)) {
      auto const found = store_.nodes.row_of(node);
      auto const row = usable(found);
      if (row == kNone) {
        missing = missing || is_missing(found);
        outside = outside || !is_missing(found);
        flush();
        if (tell && is_missing(found)) drop(why_missing(found), way, " node " + std::to_string(node));
      } else if (piece_.empty() || piece_.back() != graph_.same_place[row]) {
        piece_.push_back(graph_.same_place[row]);
      }
    }
    flush();
    if (tell && outside) ++cut_at_box_;
    if (tell && store_.ways.nodes_of(way).empty()) drop("a way without nodes", way);
  }

  void use_once(std::uint32_t row, std::uint8_t times) {
    uses_[row] = static_cast<std::uint8_t>(std::min<int>(kMany, uses_[row] + times));
  }

  void count_uses(std::vector<std::uint32_t> const& road) {
    uses_.assign(store_.nodes.size(), 0);
    for (std::size_t way = 0; way < store_.ways.size(); ++way) {
      if (road[way] == kNone) continue;
      for_pieces(way, false, [&](std::span<std::uint32_t const> piece) {
        for (auto const row : piece) use_once(row, options_.simplify ? 1 : kMany);
        use_once(piece.front(), kMany);
        use_once(piece.back(), kMany);
      });
    }
  }

  /// Signals, toll booths, barriers and via nodes are nodes wherever they stand.
  void keep_special() {
    constexpr auto kNodes = node_fact::kToll | node_fact::kBorder;
    auto const& nodes = store_.nodes;
    graph_.fact.assign(nodes.size(), 0);
    blocked_.assign(nodes.size(), 0);
    keep_.assign(nodes.size(), 0);
    for (std::uint32_t row = 0; row < nodes.size(); ++row) {
      auto const to = graph_.same_place[row];
      graph_.fact[to] |= nodes.fact[row];
      blocked_[to] |= nodes.blocked[row];
    }
    for (std::uint32_t row = 0; row < nodes.size(); ++row)
      if ((graph_.fact[row] & kNodes) != 0 || stops(row)) keep_[row] = 1;
    for (auto const& rule : store_.rules)
      if (auto const row = nodes.row_of(rule.via_node); rule.at_node && row != OsmNodes::kNone)
        keep_[graph_.same_place[row]] = 1;
    for (std::uint32_t row = 0; row < nodes.size(); ++row)
      if ((keep_[row] != 0 || is_signal(row)) && uses_[row] > 0) uses_[row] = kMany;
  }

  bool is_signal(std::uint32_t row) const { return (graph_.fact[row] & node_fact::kSignal) != 0; }
  bool stops(std::uint32_t row) const { return (blocked_[row] & options_.uses.bits) != 0; }
  bool stops_all(std::uint32_t row) const { return (options_.uses.bits & ~blocked_[row]) == 0; }

  void cut_piece(std::span<std::uint32_t const> piece, std::size_t way, std::uint32_t road) {
    std::size_t begin = 0;
    for (std::size_t i = 1; i < piece.size(); ++i) {
      if (uses_[piece[i]] < kMany) continue;
      add_edge(piece.subspan(begin, i + 1 - begin), way, road);
      begin = i;
    }
  }

  void add_edge(std::span<std::uint32_t const> points, std::size_t way, std::uint32_t road) {
    auto& edges = graph_.edges;
    edges.from.push_back(node_for(points.front()));
    edges.to.push_back(node_for(points.back()));
    edges.road.push_back(road);
    edges.way.push_back(static_cast<std::uint32_t>(way));
    edges.point.insert(edges.point.end(), points.begin(), points.end());
    edges.point_begin.push_back(edges.point.size());
  }

  /// The node of a point; a new one each time where a barrier lets nobody pass.
  std::uint32_t node_for(std::uint32_t row) {
    auto& at = graph_.node_at[row];
    if (at == kNone) return at = add_node(row, 0);
    if (!stops_all(row)) return at;
    return add_node(row, ++copies_[at]);
  }

  std::uint32_t add_node(std::uint32_t row, std::uint32_t copy) {
    auto& nodes = graph_.nodes;
    nodes.point.push_back(row);
    nodes.copy.push_back(copy);
    std::uint8_t const stay = options_.simplify ? keep_[row] : 1;
    nodes.signal.push_back(is_signal(row) ? 1 : 0);
    nodes.must_stay.push_back(stay);
    nodes.keep.push_back(is_signal(row) ? 1 : stay);
    nodes.blocked.push_back(stops_all(row) ? 0 : blocked_[row] & options_.uses.bits);
    copies_.push_back(0);
    return static_cast<std::uint32_t>(nodes.size() - 1);
  }

  OsmStore const& store_;
  OsmOptions const& options_;
  std::string const& shown_;
  ImportReport& report_;
  StreetGraph& graph_;
  std::vector<std::uint32_t> piece_;
  std::vector<std::uint8_t> uses_;  // [OsmNodes] ways through it, up to kMany
  std::vector<std::uint8_t> blocked_, keep_;
  std::vector<std::uint32_t> copies_;  // [StreetNodes]
  std::int64_t cut_at_box_ = 0;
};

}  // namespace

Point point_of(OsmNodes const& nodes, std::uint32_t row) {
  return {nodes.place[row].x(), nodes.place[row].y()};
}

StreetGraph street_graph(OsmStore const& store, OsmOptions const& options, bool left_hand, std::string const& shown,
                         ImportReport& report) {
  StreetGraph graph;
  graph.edges.point_begin = {0};
  graph.node_at.assign(store.nodes.size(), kNone);
  auto roads = roads_of_ways(store, options, left_hand, shown, report);
  graph.roads = std::move(roads.table);
  graph.facts = std::move(roads.facts);
  Cutter(store, options, shown, report, graph).cut(roads.road);
  return graph;
}

}  // namespace tanvan
