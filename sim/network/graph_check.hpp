#pragma once
/// What is odd about a road graph: parts that never meet, dead ends, links twice, turns that lead nowhere.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/id.hpp"

namespace tanvan {

/// Links by their ends and by who may use them. The spans outlive it.
struct CheckedGraph {
  std::span<NodeId const> from, to;       // [links], all < nodes
  std::span<std::uint8_t const> use;      // [links] a bit a use
  std::span<std::uint8_t const> through;  // [nodes] 0: a way may begin or end there, never pass

  std::size_t nodes() const { return through.size(); }
  std::size_t links() const { return from.size(); }
};

/// Groups of nodes: group i is node[offset[i] .. offset[i+1]).
struct NodeGroups {
  std::vector<std::uint32_t> offset = {0};
  std::vector<NodeId> node;

  std::size_t size() const { return offset.size() - 1; }
  std::span<NodeId const> operator[](std::size_t i) const {
    return std::span(node).subspan(offset[i], offset[i + 1] - offset[i]);
  }
};

/// Nodes that can reach each other over links with one of the uses, by falling size, of equals the one with the lowest
/// node first; nodes ascend. Nodes that no such link touches and those that may not be passed are in none.
NodeGroups parts_of_use(CheckedGraph const& graph, std::uint8_t uses);

/// What can be reached from a set of nodes and what can reach it, over links with one of the uses. [nodes] 1: yes
struct NodeReach {
  std::vector<std::uint8_t> from, to;
};
NodeReach reach_of(CheckedGraph const& graph, std::uint8_t uses, std::span<NodeId const> nodes);

enum class DeadEnd : std::uint8_t { no_way_out, no_way_in, cul_de_sac };

struct DeadEndNode {
  NodeId node;
  DeadEnd kind;
};

/// By ascending node: those that links with one of the uses only enter or only leave, and those whose links in and out
/// all join one neighbour. Self loops don't count.
std::vector<DeadEndNode> dead_ends(CheckedGraph const& graph, std::uint8_t uses);

/// Nodes that no link touches, ascending.
std::vector<NodeId> lonely_nodes(CheckedGraph const& graph);

/// Links from a node to itself, ascending.
std::vector<LinkId> self_loops(CheckedGraph const& graph);

/// A link and the first one with the same ends.
struct LinkPair {
  LinkId first, again;
};

/// Every link that has an earlier one with the same ends and a use in common, by `again`.
std::vector<LinkPair> parallel_links(CheckedGraph const& graph);

/// [links] 1: there is a link the other way with a use in common.
std::vector<std::uint8_t> has_reverse(CheckedGraph const& graph);

/// A link whose turns are all banned.
struct CutLink {
  LinkId link;
  bool at_end;  // nothing leads on from it; else nothing leads into it
};

/// Links that have turns, but for turning back, and all of them banned, by link; of one link its begin first.
/// @param ban_from,ban_to  a banned turn a row, links that meet
std::vector<CutLink> cut_links(CheckedGraph const& graph, std::span<LinkId const> ban_from,
                               std::span<LinkId const> ban_to);

}  // namespace tanvan
