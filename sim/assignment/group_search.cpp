#include "sim/assignment/group_search.hpp"

#include <algorithm>

namespace tanvan {

std::vector<PairGroup> groups_of(PathSet const& set) {
  std::vector<PairGroup> groups;
  for (std::uint32_t i = 0; i < set.pairs.size(); ++i) {
    auto const same = [&](auto const& a, auto const& b) {
      return a.vehicle_class == b.vehicle_class && a.origin == b.origin;
    };
    if (i == 0 || !same(set.pairs[i], set.pairs[i - 1])) groups.push_back({i, i});
    groups.back().end = i + 1;
  }
  return groups;
}

void GroupSearch::grow(PathSet const& set, std::span<PairGroup const> groups, HierarchyMetric const& metric) {
  auto const& access = problem_->access;
  std::array<std::span<TreeBatch::Seed const>, TreeBatch::kLanes> origins;
  vehicles_ = &problem_->classes[set.pairs[groups.front().begin].vehicle_class];
  for (std::size_t lane = 0; lane < groups.size(); ++lane) {
    auto const zone = set.pairs[groups[lane].begin].origin;
    seeds_[lane].clear();
    for (auto i = access.offset[zone]; i < access.offset[zone + 1]; ++i)
      seeds_[lane].push_back({access.node[i], access.cost[i]});
    origins[lane] = seeds_[lane];
  }
  trees_.grow(metric, std::span{origins}.first(groups.size()));
}

GroupSearch::Arrival GroupSearch::arrival(std::uint32_t zone, std::size_t lane) const {
  auto const& access = problem_->access;
  Arrival best;
  for (auto i = access.offset[zone]; i < access.offset[zone + 1]; ++i)
    if (double const cost = trees_.cost(access.node[i], lane) + access.cost[i]; cost < best.cost) best = {cost, i};
  return best;
}

GroupSearch::RouteCost GroupSearch::route(Arrival const& arrival, std::size_t lane, std::vector<LinkId>& route) {
  auto const& access = problem_->access;
  NodeId const first = trees_.path(access.node[arrival.connector], lane, route);
  double const ends = access.cost[arrival.connector] + seed_cost(first, lane);
  double fixed = ends;
  if (!vehicles_->link_cost.empty())
    for (LinkId a : route) fixed += vehicles_->link_cost[a];
  return {ends, fixed};
}

double GroupSearch::seed_cost(NodeId node, std::size_t lane) const {
  double cost = kUnreachable;
  for (auto const& seed : seeds_[lane])
    if (seed.node == node) cost = std::min(cost, seed.cost);
  return cost;
}

}  // namespace tanvan
