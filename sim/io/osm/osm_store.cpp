#include "sim/io/osm/osm_store.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <numeric>

#include "sim/io/osm/access_rules.hpp"
#include "sim/io/osm/road_tags.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kMostFaults = 20;
constexpr std::uint32_t kMostText = 1U << 31;  // bytes of tags

/// Keys that no link needs; left out so that long names in many languages take no memory.
bool is_needless(std::string_view key) {
  return key.starts_with("name:") || key.starts_with("tiger:") || key == "note" || key == "source" || key == "fixme" ||
         key == "description" || key == "wikipedia" || key == "wikidata";
}

/// Whether ids of a kind ascend without a repetition.
struct Ascending {
  std::int64_t last = std::numeric_limits<std::int64_t>::min();
  bool holds = true;

  void see(std::int64_t id) {
    holds = holds && id > last;
    last = id;
  }
};

/// The newest version of an object, and whether that one is still wanted.
struct Newest {
  std::uint32_t version = 0;
  std::int64_t order = -1;  // among all of the kind in the file
  bool wanted = false;
};

/// Reading in passes.
class StoreReader {
 public:
  StoreReader(OsmSource const& source, std::optional<LonLatBox> const& box, ImportReport& report)
      : source_(source), box_(box), report_(report) {}

  Result<OsmStore> read() {
    auto seen = look_through_osm(source_);
    if (!seen.faults.empty()) return std::move(seen.faults);
    marked_ = std::move(seen.deleted);
    if (box_)
      if (auto fault = hear_osm(source_, {[&](OsmNode const& node) { hear_inside(node); }, {}, {}})) return *fault;
    sort_unique(inside_);
    if (auto fault = hear_roads()) return *fault;
    if (!ways_ascend_.holds || !relations_ascend_.holds)
      if (auto fault = keep_newest()) return *fault;
    collect_wanted_nodes();
    auto const hear = [&](OsmNode const& node) { hear_node(without(node, marked_.nodes)); };
    if (auto fault = hear_osm(source_, {hear, {}, {}})) return *fault;
    if (!off_globe_.empty()) return std::move(off_globe_);
    drop_deleted();
    report_.read["nodes"] = nodes_read_;
    return std::move(store_);
  }

 private:
  template <class T>
  static void sort_unique(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
  }

  /// The object, no longer visible where an editor has marked it. @param marked ascending
  template <class Object>
  static Object without(Object object, std::vector<std::int64_t> const& marked) {
    if (std::binary_search(marked.begin(), marked.end(), object.head.id)) object.head.visible = false;
    return object;
  }

  void hear_inside(OsmNode const& node) {
    if (box_->holds(node.place)) inside_.push_back(node.head.id);
  }

  std::optional<Fault> hear_roads() {
    for (auto const name : {"nodes", "ways", "highway_ways", "ferry_ways", "relations", "restrictions"})
      report_.read[name] = 0;
    return hear_osm(source_,
                    {{},
                     [&](OsmWay const& way) { hear_way(without(way, marked_.ways)); },
                     [&](OsmRelation const& relation) { hear_relation(without(relation, marked_.relations)); }});
  }

  static bool is_road(OsmWay const& way) { return !way.tags["highway"].empty() || class_of(way.tags) != nullptr; }
  static bool is_wanted(OsmWay const& way) { return way.head.visible && is_road(way); }

  bool is_inside(OsmWay const& way) const {
    if (!box_) return true;
    return std::any_of(way.nodes.begin(), way.nodes.end(),
                       [&](std::int64_t node) { return std::binary_search(inside_.begin(), inside_.end(), node); });
  }

  void hear_way(OsmWay const& way) {
    ways_ascend_.see(way.head.id);
    auto const order = ways_read_++;
    bool const highway = !way.tags["highway"].empty();
    ++report_.read["ways"];
    report_.read["highway_ways"] += highway ? 1 : 0;
    if (!way.head.visible && is_road(way) && is_inside(way)) deleted_ways_.push_back(way.head.id);
    if (!is_wanted(way)) return;
    report_.read["ferry_ways"] += highway ? 0 : 1;
    if (!is_inside(way)) {
      ++store_.outside;
      return;
    }
    expects_room();
    kept_tags_.clear();
    for (auto const& tag : way.tags.all())
      if (!is_needless(tag.key)) kept_tags_.push_back(tag);
    store_.ways.add({way.head, way.nodes, OsmTags(kept_tags_)});
    way_order_.push_back(order);
  }

  void expects_room() const {
    if (store_.ways.text.size() > kMostText) throw std::length_error("the tags of the roads exceed 2 GiB");
  }

  void hear_relation(OsmRelation const& relation) {
    relations_ascend_.see(relation.head.id);
    auto const order = relations_read_++;
    ++report_.read["relations"];
    if (!is_restriction(relation.tags)) return;
    ++report_.read["restrictions"];
    if (!relation.head.visible) return deleted_rules_.push_back(relation.head.id);
    for (auto& rule : turn_rules(relation)) {
      store_.rules.push_back(std::move(rule));
      rule_order_.push_back(order);
    }
  }

  /// Notes a version of an object that is kept in some version.
  static void see_version(std::map<std::int64_t, Newest>& newest, OsmHead const& head, std::int64_t order,
                          bool wanted) {
    auto const found = newest.find(head.id);
    if (found == newest.end()) return;
    auto& known = found->second;
    if (known.order < 0 || head.version >= known.version) known = {head.version, order, wanted};
  }

  /// For files that are not sorted by id, or hold a history.
  std::optional<Fault> keep_newest() {
    std::map<std::int64_t, Newest> ways, relations;
    for (auto const id : store_.ways.id) ways[id];
    for (auto const& rule : store_.rules) relations[rule.head.id];
    std::int64_t way_order = 0, relation_order = 0;
    auto fault = hear_osm(source_, {{},
                                    [&](OsmWay const& heard) {
                                      auto const way = without(heard, marked_.ways);
                                      see_version(ways, way.head, way_order++, is_wanted(way) && is_inside(way));
                                    },
                                    [&](OsmRelation const& heard) {
                                      auto const relation = without(heard, marked_.relations);
                                      see_version(relations, relation.head, relation_order++,
                                                  relation.head.visible && is_restriction(relation.tags));
                                    }});
    if (fault) return fault;
    keep_ways(ways);
    keep_rules(relations);
    return std::nullopt;
  }

  void keep_ways(std::map<std::int64_t, Newest> const& newest) {
    auto const old = std::move(store_.ways);
    store_.ways = {};
    std::vector<std::size_t> rows(old.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    std::sort(rows.begin(), rows.end(), [&](auto a, auto b) {
      return std::pair(old.id[a], way_order_[a]) < std::pair(old.id[b], way_order_[b]);
    });
    for (auto const row : rows) {
      auto const& last = newest.at(old.id[row]);
      if (last.wanted && last.order == way_order_[row]) {
        store_.ways.add({{old.id[row], old.version[row], true}, old.nodes_of(row), old.tags_of(row, kept_tags_)});
      } else {
        ++store_.several_versions;
      }
    }
  }

  void keep_rules(std::map<std::int64_t, Newest> const& newest) {
    std::vector<TurnRule> kept;
    for (std::size_t i = 0; i < store_.rules.size(); ++i) {
      auto const& last = newest.at(store_.rules[i].head.id);
      if (last.wanted && last.order == rule_order_[i]) kept.push_back(std::move(store_.rules[i]));
    }
    std::stable_sort(kept.begin(), kept.end(),
                     [](TurnRule const& a, TurnRule const& b) { return a.head.id < b.head.id; });
    store_.rules = std::move(kept);
  }

  void collect_wanted_nodes() {
    auto& nodes = store_.nodes;
    nodes.id = store_.ways.node;
    sort_unique(nodes.id);
    nodes.id.shrink_to_fit();
    auto const count = nodes.id.size();
    nodes.place.resize(count);
    nodes.version.resize(count);
    nodes.fact.resize(count);
    nodes.blocked.resize(count);
  }

  /// Files are mostly sorted: the row behind the last one is tried first.
  std::uint32_t row_of(std::int64_t id) {
    auto const& ids = store_.nodes.id;
    if (next_row_ < ids.size() && ids[next_row_] == id) return next_row_++;
    auto const row = store_.nodes.row_of(id);
    if (row != OsmNodes::kNone) next_row_ = row + 1;
    return row;
  }

  void hear_node(OsmNode const& node) {
    ++nodes_read_;
    auto const row = row_of(node.head.id);
    if (row == OsmNodes::kNone) return;
    auto& nodes = store_.nodes;
    bool const again = nodes.place[row].known() || (nodes.fact[row] & node_fact::kDeleted) != 0;
    store_.several_versions += again ? 1 : 0;
    if (again && node.head.version < nodes.version[row]) return;
    nodes.version[row] = node.head.version;
    nodes.place[row] = node.head.visible ? node.place : OsmPlace{};
    nodes.fact[row] = node.head.visible ? facts_of(node.tags) : node_fact::kDeleted;
    nodes.blocked[row] = blocked_uses(node.tags).bits;
    if (nodes.place[row].known() && !nodes.place[row].on_globe()) fault_off_globe(node);
  }

  static std::uint8_t facts_of(OsmTags tags) {
    unsigned fact = 0;
    auto const highway = tags["highway"], barrier = tags["barrier"];
    if (highway == "traffic_signals") {
      fact |= node_fact::kSignal;
      auto const direction = tags["traffic_signals:direction"];
      if (direction == "forward") fact |= node_fact::kSignalForward;
      if (direction == "backward") fact |= node_fact::kSignalBackward;
    }
    if (highway == "stop" && tags.is("stop", "all")) fact |= node_fact::kStop;
    if (highway == "mini_roundabout") fact |= node_fact::kMiniRoundabout;
    if (barrier == "toll_booth") fact |= node_fact::kToll;
    if (barrier == "border_control") fact |= node_fact::kBorder;
    return static_cast<std::uint8_t>(fact);
  }

  void fault_off_globe(OsmNode const& node) {
    if (off_globe_.size() < kMostFaults)
      off_globe_.add({source_.shown, 0, 0},
                     fmt::format("node {}: longitude {} and latitude {} lie beyond 180 and 90 degrees", node.head.id,
                                 node.place.x(), node.place.y()));
  }

  /// Lists what is gone: of no other version is anything kept.
  void drop_deleted() {
    std::vector<std::int64_t> rules;
    for (auto const& rule : store_.rules) rules.push_back(rule.head.id);
    sort_unique(rules);
    drop_all(deleted_ways_, store_.ways.id, "a road that the file marks as deleted", "way");
    drop_all(deleted_rules_, rules, "a turn restriction that the file marks as deleted", "relation");
  }

  void drop_all(std::vector<std::int64_t>& deleted, std::vector<std::int64_t> const& kept, char const* reason,
                char const* kind) {
    sort_unique(deleted);
    for (auto const id : deleted)
      if (!std::binary_search(kept.begin(), kept.end(), id))
        report_.drop({reason, source_.shown, 0, fmt::format("{} {}", kind, id)});
  }

  OsmSource const& source_;
  std::optional<LonLatBox> const& box_;
  ImportReport& report_;
  OsmStore store_;
  std::vector<std::int64_t> inside_;                  // nodes within the box, sorted
  Ascending ways_ascend_, relations_ascend_;          //
  std::int64_t ways_read_ = 0, relations_read_ = 0;   //
  std::int64_t nodes_read_ = 0;                       //
  std::vector<std::int64_t> way_order_, rule_order_;  // of the rows of the store, in the file
  std::vector<OsmTag> kept_tags_;                     //
  DeletedObjects marked_;                             // by an editor
  std::vector<std::int64_t> deleted_ways_, deleted_rules_;
  Faults off_globe_;            // nodes
  std::uint32_t next_row_ = 0;  //
};

}  // namespace

Result<OsmStore> read_osm_store(OsmSource const& source, std::optional<LonLatBox> const& box, ImportReport& report) {
  return StoreReader(source, box, report).read();
}

}  // namespace tanvan
