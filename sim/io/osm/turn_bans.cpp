#include "sim/io/osm/turn_bans.hpp"

#include <algorithm>
#include <map>

namespace tanvan {
namespace {

using Steps = std::vector<EdgeStep>;
constexpr auto kNone = StreetGraph::kNone;
constexpr char const* kAbsent = "a turn restriction whose members are not all roads of this network";
constexpr char const* kApart = "a turn restriction whose members do not meet";
constexpr char const* kSeveral = "a turn restriction that can be understood in several ways";
constexpr char const* kCrowded = "a turn restriction where more roads meet than at any junction";
constexpr char const* kCrowdedBarrier = "a barrier where more roads meet than at any junction";
constexpr std::size_t kMostSteps = 64;       // that leave a junction
constexpr std::size_t kMostBetween = 1'000;  // on the ways between
constexpr char const* kNobody = "a turn restriction that no use of this network drives";

/// Turns the rules of one file into bans.
class Banner {
 public:
  Banner(OsmStore const& store, StreetGraph& graph, StreetSteps const& steps, std::string const& shown,
         ImportReport& report)
      : store_(store), graph_(graph), steps_(steps), shown_(shown), report_(report) {}

  TurnBans ban() {
    for (auto const& rule : store_.rules) {
      auto const before = bans_.size();
      auto const* why = rule.unread.empty() ? ban_rule(rule) : rule.unread.c_str();
      if (why == nullptr && bans_.size() == before) why = kNobody;
      if (why != nullptr) report_.drop({why, shown_, 0, source_of(rule)});
    }
    for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node)
      if (graph_.nodes.blocked[node] != 0) ban_barrier(node);
    return std::move(bans_);
  }

 private:
  static std::string source_of(TurnRule const& rule) { return "relation " + std::to_string(rule.head.id); }

  std::uint32_t row_of_way(std::int64_t id) const {
    auto const& ids = store_.ways.id;
    auto const found = std::lower_bound(ids.begin(), ids.end(), id);
    if (found == ids.end() || *found != id) return kNone;
    auto const row = static_cast<std::uint32_t>(found - ids.begin());
    return graph_.first_edge[row] < graph_.first_edge[row + 1] ? row : kNone;
  }

  std::uint32_t node_of(std::int64_t id) const {
    auto const row = store_.nodes.row_of(id);
    return row == OsmNodes::kNone ? kNone : graph_.node_at[graph_.same_place[row]];
  }

  bool has_all_ways(TurnRule const& rule) const {
    auto const known = [&](std::int64_t way) { return row_of_way(way) != kNone; };
    return std::all_of(rule.from.begin(), rule.from.end(), known) &&
           std::all_of(rule.via.begin(), rule.via.end(), known) && std::all_of(rule.to.begin(), rule.to.end(), known);
  }

  bool drives(EdgeStep step, Uses uses) const { return (steps_.side(step).uses & uses.bits) != 0; }

  /// All steps of a way that these uses drive.
  Steps steps_of(std::int64_t way, Uses uses) const {
    Steps found;
    auto const row = row_of_way(way);
    for (auto e = graph_.first_edge[row]; e < graph_.first_edge[row + 1]; ++e)
      for (bool const forward : {true, false})
        if (EdgeStep const step{static_cast<std::uint32_t>(e), forward}; drives(step, uses)) found.push_back(step);
    return found;
  }

  /// Steps of a way that leave a node and that these uses drive.
  Steps leaving(std::int64_t way, std::uint32_t node, Uses uses) const {
    Steps found;
    auto const row = row_of_way(way);
    for (auto const step : steps_.leaving(node))
      if (graph_.edges.way[step.edge] == row && drives(step, uses)) found.push_back(step);
    return found;
  }

  Steps arriving(std::int64_t way, std::uint32_t node, Uses uses) const {
    Steps found;
    auto const row = row_of_way(way);
    for (auto const step : steps_.leaving(node))
      if (graph_.edges.way[step.edge] == row && drives(step.back(), uses)) found.push_back(step.back());
    std::sort(found.begin(), found.end());
    return found;
  }

  /// @return why there is no ban, null where all is well
  char const* ban_rule(TurnRule const& rule) {
    if (!has_all_ways(rule) || (rule.at_node && node_of(rule.via_node) == kNone)) return kAbsent;
    for (auto const from : rule.from)
      for (auto const to : rule.to)
        if (auto const* why = rule.at_node ? ban_at_node(rule, from, to) : ban_via_ways(rule, from, to)) return why;
    return nullptr;
  }

  char const* ban_at_node(TurnRule const& rule, std::int64_t from, std::int64_t to) {
    auto const node = node_of(rule.via_node);
    if (steps_.leaving(node).size() > kMostSteps) return kCrowded;
    auto const in = arriving(from, node, rule.uses), out = leaving(to, node, rule.uses);
    if (in.empty() || out.empty()) return steps_meet(from, node) && steps_meet(to, node) ? kNobody : kApart;
    if (from == to && rule.u_turn) return ban_turns_back(rule, in);
    if (in.size() > 1 || out.size() > 1) return kSeveral;
    ban_path(rule, {in.front()}, out.front());
    return nullptr;
  }

  bool steps_meet(std::int64_t way, std::uint32_t node) const {
    auto const all = kRoadUses;
    return !arriving(way, node, all).empty() || !leaving(way, node, all).empty();
  }

  char const* ban_turns_back(TurnRule const& rule, Steps const& in) {
    for (auto const step : in)
      if (drives(step.back(), rule.uses)) ban_path(rule, {step}, step.back());
    return nullptr;
  }

  /// Bans going on from `path` to `last`, or to all others where the rule is of the only kind.
  void ban_path(TurnRule const& rule, Steps path, EdgeStep last) {
    mark_kept(path.front(), last);
    if (rule.kind == TurnKind::no) return add(rule, path, last);
    Steps walked{path.front()};
    for (std::size_t i = 1; i <= path.size(); ++i) {
      auto const next = i < path.size() ? path[i] : last;
      if (i > 1 || path.size() == 1) ban_others(rule, walked, next);
      walked.push_back(next);
    }
  }

  void ban_others(TurnRule const& rule, Steps const& walked, EdgeStep next) {
    for (auto const other : steps_.leaving(steps_.head(walked.back())))
      if (other != next) add(rule, walked, other);
  }

  void add(TurnRule const& rule, Steps path, EdgeStep last) {
    path.push_back(last);
    auto bits = rule.uses.bits;
    for (auto const step : path) bits &= steps_.side(step).uses;
    if (bits != 0) bans_.add(source_of(rule), path, Uses{bits});
  }

  void mark_kept(EdgeStep first, EdgeStep last) {
    graph_.nodes.keep[steps_.head(first)] = 1;
    graph_.nodes.keep[steps_.tail(last)] = 1;
  }

  /// The shortest way from `from` to `to` over the ways between.
  char const* ban_via_ways(TurnRule const& rule, std::int64_t from, std::int64_t to) {
    Steps between;
    for (auto const way : rule.via)
      for (auto const step : steps_of(way, rule.uses)) between.push_back(step);
    if (between.size() > kMostBetween) return kSeveral;
    std::sort(between.begin(), between.end());
    auto const path = path_between(steps_of(from, rule.uses), between, steps_of(to, rule.uses));
    if (path.empty()) return kApart;
    if (!uses_all(path, rule.via)) return kSeveral;
    auto const in = arriving(from, steps_.tail(path.front()), rule.uses);
    auto const out = leaving(to, steps_.head(path.back()), rule.uses);
    if (in.size() != 1 || out.size() != 1) return kSeveral;
    Steps whole{in.front()};
    whole.insert(whole.end(), path.begin(), path.end());
    ban_path(rule, whole, out.front());
    return nullptr;
  }

  bool uses_all(Steps const& path, std::vector<std::int64_t> const& ways) const {
    return std::all_of(ways.begin(), ways.end(), [&](std::int64_t way) {
      auto const row = row_of_way(way);
      return std::any_of(path.begin(), path.end(), [&](EdgeStep s) { return graph_.edges.way[s.edge] == row; });
    });
  }

  /// Breadth first over `between`; of equally short ways the one that was found first, in the order of edges.
  Steps path_between(Steps const& from, Steps const& between, Steps const& to) const {
    std::multimap<std::uint32_t, EdgeStep> at;
    for (auto const step : between) at.emplace(steps_.tail(step), step);
    std::vector<std::uint32_t> ends;
    for (auto const step : to) ends.push_back(steps_.tail(step));
    std::sort(ends.begin(), ends.end());
    std::map<EdgeStep, EdgeStep> before;
    Steps queue;
    auto const reach = [&](std::uint32_t node, EdgeStep via, bool first) {
      for (auto [step, end] = at.equal_range(node); step != end; ++step)
        if (before.try_emplace(step->second, first ? step->second : via).second) queue.push_back(step->second);
    };
    for (auto const step : from) reach(steps_.head(step), step, true);
    for (std::size_t i = 0; i < queue.size(); ++i) {
      auto const step = queue[i];
      if (std::binary_search(ends.begin(), ends.end(), steps_.head(step))) return traced(before, step);
      reach(steps_.head(step), step, false);
    }
    return {};
  }

  static Steps traced(std::map<EdgeStep, EdgeStep> const& before, EdgeStep last) {
    Steps path{last};
    for (auto step = before.at(last); step != path.back(); step = before.at(step)) path.push_back(step);
    std::reverse(path.begin(), path.end());
    return path;
  }

  void ban_barrier(std::uint32_t node) {
    auto const name = "node " + std::to_string(store_.nodes.id[graph_.nodes.point[node]]);
    if (steps_.leaving(node).size() > kMostSteps) return report_.drop({kCrowdedBarrier, shown_, 0, name});
    for (auto const out : steps_.leaving(node))
      for (auto const other : steps_.leaving(node)) {
        auto const in = other.back();
        if (other == out) continue;
        auto const bits = graph_.nodes.blocked[node] & steps_.side(in).uses & steps_.side(out).uses;
        if (bits != 0) bans_.add(name, Steps{in, out}, Uses{static_cast<std::uint8_t>(bits)});
      }
  }

  OsmStore const& store_;
  StreetGraph& graph_;
  StreetSteps const& steps_;
  std::string const& shown_;
  ImportReport& report_;
  TurnBans bans_;
};

}  // namespace

void TurnBans::add(std::string const& from, std::span<EdgeStep const> steps, Uses for_uses) {
  source.push_back(from);
  step.insert(step.end(), steps.begin(), steps.end());
  offset.push_back(static_cast<std::uint32_t>(step.size()));
  uses.push_back(for_uses);
}

TurnBans turn_bans(OsmStore const& store, StreetGraph& graph, StreetSteps const& steps, std::string const& shown,
                   ImportReport& report) {
  return Banner(store, graph, steps, shown, report).ban();
}

}  // namespace tanvan
