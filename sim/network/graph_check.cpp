#include "sim/network/graph_check.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "sim/core/column.hpp"
#include "sim/network/network.hpp"
#include "sim/network/strong_parts.hpp"

namespace tanvan {
namespace {

bool may_use(CheckedGraph const& graph, LinkId a, std::uint8_t uses) {
  return (graph.use[a.value] & uses) != 0;
}

bool may_pass(CheckedGraph const& graph, NodeId v) {
  return graph.through[v.value] != 0;
}

/// Links that ways over the whole network may take.
struct ChosenLinks {
  std::vector<NodeId> from, to;
  std::vector<std::uint8_t> touched;  // [nodes]
};

ChosenLinks passable_links(CheckedGraph const& graph, std::uint8_t uses) {
  ChosenLinks chosen{{}, {}, std::vector<std::uint8_t>(graph.nodes(), 0)};
  for (auto const a : ids<LinkId>(graph.links())) {
    auto const from = graph.from[a.value], to = graph.to[a.value];
    if (!may_use(graph, a, uses) || !may_pass(graph, from) || !may_pass(graph, to)) continue;
    chosen.from.push_back(from);
    chosen.to.push_back(to);
    chosen.touched[from.value] = chosen.touched[to.value] = 1;
  }
  return chosen;
}

std::span<LinkId const> links_at(Adjacency const& adjacency, NodeId v) {
  auto const begin = adjacency.offset[v.value];
  return std::span(adjacency.link).subspan(begin, adjacency.offset[v.value + 1] - begin);
}

/// Marks every node to which ways lead. @param near,ahead the ends at which a way takes and leaves a link
void spread(CheckedGraph const& graph, std::uint8_t uses, std::span<NodeId const> near, std::span<NodeId const> ahead,
            std::vector<std::uint8_t>& marked) {
  auto const out = adjacency_by(near, graph.nodes());
  std::vector<NodeId> open;
  for (auto const v : ids<NodeId>(graph.nodes()))
    if (marked[v.value] != 0) open.push_back(v);
  while (!open.empty()) {
    auto const v = open.back();
    open.pop_back();
    for (auto const a : links_at(out, v)) {
      auto const next = ahead[a.value];
      if (!may_use(graph, a, uses) || marked[next.value] != 0) continue;
      marked[next.value] = 1;
      if (may_pass(graph, next)) open.push_back(next);
    }
  }
}

/// The neighbour on one side of a node, and whether there are several.
struct Neighbour {
  NodeId node;
  bool several = false;

  void meet(NodeId other) {
    several = several || (node && node != other);
    node = other;
  }
};

struct Neighbours {
  Neighbour in, out;
};

std::vector<Neighbours> neighbours(CheckedGraph const& graph, std::uint8_t uses) {
  std::vector<Neighbours> all(graph.nodes());
  for (auto const a : ids<LinkId>(graph.links())) {
    auto const from = graph.from[a.value], to = graph.to[a.value];
    if (!may_use(graph, a, uses) || from == to) continue;
    all[from.value].out.meet(to);
    all[to.value].in.meet(from);
  }
  return all;
}

/// Links by their ends, parallel ones by their ids.
std::vector<LinkId> by_ends(CheckedGraph const& graph) {
  std::vector<LinkId> order;
  for (auto const a : ids<LinkId>(graph.links())) order.push_back(a);
  auto const key = [&](LinkId a) { return std::tuple(graph.from[a.value], graph.to[a.value], a); };
  std::sort(order.begin(), order.end(), [&](LinkId a, LinkId b) { return key(a) < key(b); });
  return order;
}

bool same_ends(CheckedGraph const& graph, LinkId a, LinkId b) {
  return graph.from[a.value] == graph.from[b.value] && graph.to[a.value] == graph.to[b.value];
}

/// Other links of a junction than those of the same street.
std::size_t turns_at(std::span<LinkId const> links, std::span<NodeId const> far, NodeId back) {
  return static_cast<std::size_t>(
      std::count_if(links.begin(), links.end(), [&](LinkId b) { return far[b.value] != back; }));
}

/// How many of the bans name each link, those of turning back apart.
std::vector<std::uint32_t> bans_of(CheckedGraph const& graph, std::span<LinkId const> from, std::span<LinkId const> to,
                                   std::span<LinkId const> counted) {
  std::vector<std::uint32_t> bans(graph.links(), 0);
  for (std::size_t i = 0; i < counted.size(); ++i)
    if (graph.from[from[i].value] != graph.to[to[i].value]) ++bans[counted[i].value];
  return bans;
}

}  // namespace

NodeGroups parts_of_use(CheckedGraph const& graph, std::uint8_t uses) {
  auto const chosen = passable_links(graph, uses);
  auto const parts = strong_parts(chosen.from, chosen.to, graph.nodes());
  std::vector<NodeId> members;
  for (auto const v : ids<NodeId>(graph.nodes()))
    if (chosen.touched[v.value] != 0) members.push_back(v);
  auto const part = [&](NodeId v) { return parts.of[v.value]; };
  std::stable_sort(members.begin(), members.end(), [&](NodeId a, NodeId b) { return part(a) < part(b); });
  NodeGroups groups{{0}, std::move(members)};
  for (std::uint32_t i = 1; i <= groups.node.size(); ++i)
    if (i == groups.node.size() || part(groups.node[i]) != part(groups.node[i - 1])) groups.offset.push_back(i);
  return groups;
}

NodeReach reach_of(CheckedGraph const& graph, std::uint8_t uses, std::span<NodeId const> nodes) {
  NodeReach reach;
  reach.from.assign(graph.nodes(), 0);
  for (auto const v : nodes) reach.from[v.value] = 1;
  reach.to = reach.from;
  spread(graph, uses, graph.from, graph.to, reach.from);
  spread(graph, uses, graph.to, graph.from, reach.to);
  return reach;
}

std::vector<DeadEndNode> dead_ends(CheckedGraph const& graph, std::uint8_t uses) {
  std::vector<DeadEndNode> found;
  auto const all = neighbours(graph, uses);
  for (auto const v : ids<NodeId>(graph.nodes())) {
    auto const& [in, out] = all[v.value];
    if (in.node && !out.node) found.push_back({v, DeadEnd::no_way_out});
    if (!in.node && out.node) found.push_back({v, DeadEnd::no_way_in});
    bool const one = in.node && out.node && !in.several && !out.several && in.node == out.node;
    if (one) found.push_back({v, DeadEnd::cul_de_sac});
  }
  return found;
}

std::vector<NodeId> lonely_nodes(CheckedGraph const& graph) {
  std::vector<std::uint8_t> touched(graph.nodes(), 0);
  for (auto const v : graph.from) touched[v.value] = 1;
  for (auto const v : graph.to) touched[v.value] = 1;
  std::vector<NodeId> lonely;
  for (auto const v : ids<NodeId>(graph.nodes()))
    if (touched[v.value] == 0) lonely.push_back(v);
  return lonely;
}

std::vector<LinkId> self_loops(CheckedGraph const& graph) {
  std::vector<LinkId> loops;
  for (auto const a : ids<LinkId>(graph.links()))
    if (graph.from[a.value] == graph.to[a.value]) loops.push_back(a);
  return loops;
}

std::vector<LinkPair> parallel_links(CheckedGraph const& graph) {
  auto const order = by_ends(graph);
  std::vector<LinkPair> pairs;
  for (std::size_t first = 0, i = 0; i < order.size(); ++i) {
    if (!same_ends(graph, order[first], order[i])) first = i;
    bool const again = first != i && may_use(graph, order[i], graph.use[order[first].value]);
    if (again) pairs.push_back({order[first], order[i]});
  }
  std::sort(pairs.begin(), pairs.end(), [](LinkPair const& a, LinkPair const& b) { return a.again < b.again; });
  return pairs;
}

std::vector<std::uint8_t> has_reverse(CheckedGraph const& graph) {
  auto const order = by_ends(graph);
  std::vector<std::uint8_t> together(order.size(), 0);  // uses of this link and of those behind it with the same ends
  for (auto i = order.size(); i-- > 0;) {
    together[i] = graph.use[order[i].value];
    if (i + 1 < order.size() && same_ends(graph, order[i], order[i + 1])) together[i] |= together[i + 1];
  }
  auto const ends = [&](LinkId a) { return std::pair(graph.from[a.value], graph.to[a.value]); };
  std::vector<std::uint8_t> has(graph.links(), 0);
  for (auto const a : ids<LinkId>(graph.links())) {
    std::pair const wanted{graph.to[a.value], graph.from[a.value]};
    auto const b = std::lower_bound(order.begin(), order.end(), wanted,
                                    [&](LinkId one, auto const& other) { return ends(one) < other; });
    if (b == order.end() || ends(*b) != wanted) continue;
    has[a.value] = (together[static_cast<std::size_t>(b - order.begin())] & graph.use[a.value]) != 0 ? 1 : 0;
  }
  return has;
}

std::vector<CutLink> cut_links(CheckedGraph const& graph, std::span<LinkId const> ban_from,
                               std::span<LinkId const> ban_to) {
  auto const out = adjacency_by(graph.from, graph.nodes()), in = adjacency_by(graph.to, graph.nodes());
  auto const bans_on = bans_of(graph, ban_from, ban_to, ban_from), bans_in = bans_of(graph, ban_from, ban_to, ban_to);
  std::vector<CutLink> cut;
  for (auto const a : ids<LinkId>(graph.links())) {
    auto const from = graph.from[a.value], to = graph.to[a.value];
    auto const on = bans_on[a.value], into = bans_in[a.value];
    if (into > 0 && into >= turns_at(links_at(in, from), graph.from, to)) cut.push_back({a, false});
    if (on > 0 && on >= turns_at(links_at(out, to), graph.to, from)) cut.push_back({a, true});
  }
  return cut;
}

}  // namespace tanvan
