#pragma once
/// Turns as links: the edge-expanded graph of a road graph, on which every search counts and bans turns.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/routing/tree_search.hpp"

namespace tanvan {

/// From one link straight into the next.
struct Turn {
  LinkId from, to;
  friend auto operator<=>(Turn, Turn) = default;
};

struct TurnBan {
  Turn turn;
  InputPlace place;  // where it was read, for faults
};

/// Back to the node from which a link came. A dead end is a node from which every other way leads to a node that may
/// not be passed, or nowhere.
enum class UTurns : std::uint8_t { allowed, banned, at_dead_ends };

struct TurnRules {
  UTurns u_turns = UTurns::at_dead_ends;
  std::vector<TurnBan> bans = {};  // in any order; one named twice counts once
};

/// The turns of a road graph. In `graph`, NodeId{i} is link i of the roads and LinkId{t} is turn t: hierarchies,
/// metrics and searches work on it unchanged. Every node of it may be passed; a turn at a road node that may not does
/// not exist.
struct TurnGraph {
  RoutingGraph graph;
  std::vector<LinkId> from, to;  // [turns], by (from, to), ascending

  std::vector<NodeId> tail, head;           // [links], ends of the roads' links
  std::vector<std::uint32_t> leave_offset;  // [road nodes + 1]
  std::vector<LinkId> leaving;              // [links] by their tail, ascending
  std::vector<std::uint32_t> enter_offset;  // [road nodes + 1]
  std::vector<LinkId> entering;             // [links] by their head, ascending

  std::size_t turns() const { return from.size(); }
  std::size_t links() const { return tail.size(); }
};

/// All turns but those that the rules leave out. A ban of two links that do not meet, or that are not there, is a
/// fault; all faults at once. Bans along three and more links are not known here.
Result<TurnGraph> turn_graph(RoutingGraph const& roads, TurnRules const& rules);

/// Cost of each turn: cost[t] = turn_cost[t] + link_cost[to[t]]. A way costs its first link and its turns.
/// @param link_cost [links], >= 0, +inf: closed  @param turn_cost [turns], >= 0, +inf: closed  @param[out] cost [turns]
void turn_costs(TurnGraph const& turns, std::span<double const> link_cost, std::span<double const> turn_cost,
                std::span<double> cost);

/// Where ways from a road node begin: on the links that leave it, at their cost. Open links only; may be empty.
void leave_node(TurnGraph const& turns, NodeId origin, std::span<double const> link_cost,
                std::vector<TreeSearch::Seed>& seeds);

/// Where ways to a road node end: on the links that enter it, without more cost. From a node to itself that is the
/// cheapest way round, not nothing: whoever is there already need not ask.
void enter_node(TurnGraph const& turns, NodeId destination, std::vector<TreeSearch::Seed>& seeds);

/// The links of a way that a search found as turns. @param path its turns; empty: one link, the cheapest that `from`
/// and `to` share, the lower id of equals  @param from,to seeds of the search  @param[out] links none if there is no
/// way
void links_of_turns(TurnGraph const& turns, std::span<LinkId const> path, std::span<TreeSearch::Seed const> from,
                    std::span<TreeSearch::Seed const> to, std::vector<LinkId>& links);

/// How far each turn bends [degrees], in (-180, 180]: left > 0, right < 0, straight on 0; 180 where a link has no
/// length.
/// @param x,y of each road node, in a plane [m], y to the left of x  @param[out] angle [turns]
void turn_angles(TurnGraph const& turns, std::span<double const> x, std::span<double const> y, std::span<double> angle);

/// Seconds that turns cost by how they bend, where traffic drives on the right. Defaults are priors.
struct TurnPenalties {
  double left_s = 8, right_s = 2, back_s = 20;  // >= 0
  double straight_degrees = 35;                 // a bend up to this is none
  double back_degrees = 170;                    // from this on the turn leads back
};

double turn_penalty_s(double angle, TurnPenalties const& p);

}  // namespace tanvan
