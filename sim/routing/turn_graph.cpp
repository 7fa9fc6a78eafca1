#include "sim/routing/turn_graph.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

using Seed = TreeSearch::Seed;

void set_ends(RoutingGraph const& roads, TurnGraph& turns) {
  turns.tail.resize(roads.arcs.size());
  turns.head.resize(roads.arcs.size());
  for (std::size_t v = 0; v < roads.nodes(); ++v)
    for (auto const& arc : roads.leaving(id_of<NodeId>(v))) {
      turns.tail[arc.link.value] = id_of<NodeId>(v);
      turns.head[arc.link.value] = arc.to;
    }
  auto by_tail = adjacency_by(turns.tail, roads.nodes()), by_head = adjacency_by(turns.head, roads.nodes());
  turns.leave_offset = std::move(by_tail.offset);
  turns.leaving = std::move(by_tail.link);
  turns.enter_offset = std::move(by_head.offset);
  turns.entering = std::move(by_head.link);
}

std::span<LinkId const> row(std::span<std::uint32_t const> offset, std::span<LinkId const> links, NodeId v) {
  return links.subspan(offset[v.value], offset[v.value + 1] - offset[v.value]);
}

/// Every ban as a turn, ascending; and what is wrong with them.
std::vector<Turn> banned_turns(TurnGraph const& turns, std::span<TurnBan const> bans, Faults& faults) {
  std::vector<Turn> banned;
  for (auto const& [turn, place] : bans) {
    auto const worst = std::max(turn.from.value, turn.to.value);
    if (worst >= turns.links())
      faults.add(place, fmt::format("turn from link {} to link {} is banned, but links go from 0 to {}: name links of "
                                    "the network",
                                    turn.from.value, turn.to.value, turns.links() - 1));
    else if (turns.head[turn.from.value] != turns.tail[turn.to.value])
      faults.add(place, fmt::format("turn from link {} to link {} is banned, but the first ends at node {} and the "
                                    "second begins at node {}: ban turns between links that meet",
                                    turn.from.value, turn.to.value, turns.head[turn.from.value].value,
                                    turns.tail[turn.to.value].value));
    else
      banned.push_back(turn);
  }
  std::ranges::sort(banned);
  return banned;
}

bool is_dead_end(TurnGraph const& turns, RoutingGraph const& roads, LinkId a) {
  auto const back = turns.tail[a.value], here = turns.head[a.value];
  return std::ranges::all_of(roads.leaving(here), [&](auto const& arc) {
    return arc.to == back || arc.to == here || roads.through[arc.to.value] == 0;
  });
}

/// Whether a way along link a may go back to where it came from.
bool may_turn_back(TurnGraph const& turns, RoutingGraph const& roads, LinkId a, UTurns rule) {
  switch (rule) {
    case UTurns::allowed: return true;
    case UTurns::banned: return false;
    case UTurns::at_dead_ends: return is_dead_end(turns, roads, a);
  }
  return false;
}

void add_turns_from(RoutingGraph const& roads, LinkId a, UTurns u_turns, std::span<Turn const> banned,
                    TurnGraph& turns) {
  auto const here = turns.head[a.value];
  if (roads.through[here.value] == 0) return;
  bool const back = may_turn_back(turns, roads, a, u_turns);
  for (auto const& arc : roads.leaving(here)) {
    if (arc.to == turns.tail[a.value] && !back) continue;
    if (std::ranges::binary_search(banned, Turn{a, arc.link})) continue;
    turns.graph.arcs.push_back({NodeId{arc.link.value}, id_of<LinkId>(turns.turns())});
    turns.from.push_back(a);
    turns.to.push_back(arc.link);
  }
}

double bearing(double dx, double dy) {
  return std::atan2(dy, dx) * 180 / std::numbers::pi;
}

}  // namespace

Result<TurnGraph> turn_graph(RoutingGraph const& roads, TurnRules const& rules) {
  TurnGraph turns;
  Faults faults;
  set_ends(roads, turns);
  auto const banned = banned_turns(turns, rules.bans, faults);
  if (!faults.empty()) return faults;
  turns.graph.through.assign(turns.links(), 1);
  turns.graph.offset.push_back(0);
  for (LinkId a : ids<LinkId>(turns.links())) {
    add_turns_from(roads, a, rules.u_turns, banned, turns);
    turns.graph.offset.push_back(static_cast<std::uint32_t>(turns.turns()));
  }
  return turns;
}

void turn_costs(TurnGraph const& turns, std::span<double const> link_cost, std::span<double const> turn_cost,
                std::span<double> cost) {
  expects(link_cost.size() == turns.links(), "one cost a link");
  expects(turn_cost.size() == turns.turns() && cost.size() == turns.turns(), "one cost a turn");
  for (std::size_t t = 0; t < turns.turns(); ++t) cost[t] = turn_cost[t] + link_cost[turns.to[t].value];
}

void leave_node(TurnGraph const& turns, NodeId origin, std::span<double const> link_cost, std::vector<Seed>& seeds) {
  expects(link_cost.size() == turns.links(), "one cost a link");
  seeds.clear();
  for (LinkId a : row(turns.leave_offset, turns.leaving, origin))
    if (link_cost[a.value] < kUnreachable) seeds.push_back({NodeId{a.value}, link_cost[a.value]});
}

void enter_node(TurnGraph const& turns, NodeId destination, std::vector<Seed>& seeds) {
  seeds.clear();
  for (LinkId a : row(turns.enter_offset, turns.entering, destination)) seeds.push_back({NodeId{a.value}, 0});
}

void links_of_turns(TurnGraph const& turns, std::span<LinkId const> path, std::span<Seed const> from,
                    std::span<Seed const> to, std::vector<LinkId>& links) {
  links.clear();
  if (!path.empty()) links.push_back(turns.from[path.front().value]);
  for (LinkId t : path) links.push_back(turns.to[t.value]);
  if (!path.empty()) return;
  Seed best{NodeId{}, kUnreachable};
  for (auto const& first : from)
    for (auto const& last : to) {
      double const cost = first.cost + last.cost;
      if (first.node != last.node || cost > best.cost || (cost == best.cost && first.node > best.node)) continue;
      best = {first.node, cost};
    }
  if (best.cost < kUnreachable) links.push_back(LinkId{best.node.value});
}

void turn_angles(TurnGraph const& turns, std::span<double const> x, std::span<double const> y,
                 std::span<double> angle) {
  expects(angle.size() == turns.turns() && x.size() + 1 == turns.leave_offset.size() && y.size() == x.size(),
          "an angle a turn, a place a node");
  auto const along = [&](LinkId a) {
    auto const t = turns.tail[a.value].value, h = turns.head[a.value].value;
    return std::pair{x[h] - x[t], y[h] - y[t]};
  };
  for (std::size_t t = 0; t < turns.turns(); ++t) {
    auto const [ax, ay] = along(turns.from[t]);
    auto const [bx, by] = along(turns.to[t]);
    double const cross = ax * by - ay * bx, dot = ax * bx + ay * by;
    bool const nowhere = cross == 0 && dot <= 0;  // straight back, or a link without length
    angle[t] = nowhere ? 180 : bearing(dot, cross);
  }
}

double turn_penalty_s(double angle, TurnPenalties const& p) {
  double const bend = std::abs(angle);
  if (bend >= p.back_degrees) return p.back_s;
  if (bend <= p.straight_degrees) return 0;
  return angle > 0 ? p.left_s : p.right_s;
}

}  // namespace tanvan
