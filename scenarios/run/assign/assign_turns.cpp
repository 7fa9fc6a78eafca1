#include "scenarios/run/assign/assign_turns.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace tanvan {
namespace {

/// What the bans at one node name.
struct Junction {
  std::set<LinkId> in, out;                          // the links that they name
  std::map<std::pair<LinkId, LinkId>, Uses> banned;  // to whom, by turn
};
using Junctions = std::map<NodeId, Junction>;

Junctions junctions_of(AssignNetwork const& network) {
  Junctions junctions;
  for (auto const& ban : network.banned_turns) {
    auto const v = network.to[ban.from];
    if (network.through[v.value] == 0) continue;
    auto& junction = junctions[v];
    junction.in.insert(ban.from);
    junction.out.insert(ban.to);
    auto& uses = junction.banned[{ban.from, ban.to}];
    uses = uses | ban.uses;
  }
  return junctions;
}

/// The roads under change.
class Splitter {
 public:
  explicit Splitter(AssignNetwork const& network) : network_(network), junctions_(junctions_of(network)) {
    roads_.from.assign(network.from.begin(), network.from.end());
    roads_.to.assign(network.to.begin(), network.to.end());
    roads_.banned.assign(network.links(), Uses{});
    roads_.through = network.through;
  }

  SplitRoads split() {
    for (auto const a : ids<LinkId>(network_.links()))
      if (junctions_.count(network_.from[a]) > 0) leaving_[network_.from[a]].push_back(a);
    for (auto const& [v, junction] : junctions_) split_at(v, junction);
    split_zones();
    join_centroids();
    return std::move(roads_);
  }

 private:
  NodeId add_node(std::uint8_t through) {
    roads_.through.push_back(through);
    return id_of<NodeId>(roads_.through.size() - 1);
  }
  void add_turn(NodeId from, NodeId to, Uses banned = {}) {
    roads_.from.push_back(from);
    roads_.to.push_back(to);
    roads_.banned.push_back(banned);
  }

  void split_at(NodeId v, Junction const& junction) {
    auto const rest = add_node(1);  // where the links begin that no ban names
    std::map<LinkId, NodeId> begin;
    for (auto const b : junction.out) roads_.from[b.value] = begin[b] = add_node(1);
    for (auto const b : leaving_[v])
      if (junction.out.count(b) == 0) roads_.from[b.value] = rest;
    add_turn(v, rest);
    for (auto const& [b, node] : begin) add_turn(v, node);
    for (auto const a : junction.in) {
      auto const end = roads_.to[a.value] = add_node(1);
      ends_[v].push_back(end);
      add_turn(end, rest);
      for (auto const& [b, node] : begin) {
        auto const ban = junction.banned.find({a, b});
        add_turn(end, node, ban == junction.banned.end() ? Uses{} : ban->second);
      }
    }
  }

  void split_zones() {
    auto const& old = network_.access;
    roads_.access.offset = {0};
    for (std::size_t z = 0; z < old.zones(); ++z) {
      auto const nodes = std::span(old.node).subspan(old.offset[z], old.offset[z + 1] - old.offset[z]);
      bool const split = std::any_of(nodes.begin(), nodes.end(), [&](NodeId v) { return ends_.count(v) > 0; });
      if (split) {
        add_access(zone_node(nodes));
      } else if (network_.through[nodes.front().value] == 0) {
        add_access(nodes.front());
        for (auto const v : nodes) joined_[v] = nodes.front();
      } else {
        for (auto const v : nodes) add_access(v);
      }
      roads_.access.offset.push_back(static_cast<std::uint32_t>(roads_.access.node.size()));
    }
  }
  void join_centroids() {
    for (auto* ends : {&roads_.from, &roads_.to})
      for (auto& v : *ends)
        if (auto const first = joined_.find(v); first != joined_.end()) v = first->second;
  }
  void add_access(NodeId v) {
    roads_.access.node.push_back(v);
    roads_.access.cost.push_back(0);
  }
  NodeId zone_node(std::span<NodeId const> nodes) {
    auto const zone = add_node(0);
    for (auto const v : nodes) {
      add_turn(zone, v);
      add_turn(v, zone);
      for (auto const end : ends_[v]) add_turn(end, zone);
    }
    return zone;
  }

  AssignNetwork const& network_;
  Junctions junctions_;
  std::map<NodeId, std::vector<LinkId>> leaving_;
  std::map<NodeId, std::vector<NodeId>> ends_;  // of the links that bans name, by the node where they ended
  std::map<NodeId, NodeId> joined_;
  SplitRoads roads_;
};

}  // namespace

SplitRoads split_at_banned_turns(AssignNetwork const& network) {
  return Splitter(network).split();
}

}  // namespace tanvan
