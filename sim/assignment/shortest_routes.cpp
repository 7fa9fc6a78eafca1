#include "sim/assignment/shortest_routes.hpp"

#include <algorithm>
#include <array>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "sim/routing/tree_batch.hpp"

namespace tanvan {
namespace {

constexpr double kSameCost = 1e-14;  // relative: equal but for rounding

/// Groups of one class that are searched together, a lane each: [begin, end) of the groups.
struct GroupBatch {
  std::size_t begin, end;
};

std::vector<GroupBatch> batches_of(PathSet const& set, std::span<PairGroup const> groups) {
  std::vector<GroupBatch> batches;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    bool const joins = !batches.empty() && g - batches.back().begin < TreeBatch::kLanes &&
                       set.pairs[groups[g].begin].vehicle_class ==
                           set.pairs[groups[batches.back().begin].begin].vehicle_class;
    if (!joins) batches.push_back({g, g});
    batches.back().end = g + 1;
  }
  return batches;
}

/// The trees of a batch of groups, and the way on from their last nodes into the zones.
class GroupSearch {
 public:
  explicit GroupSearch(AssignmentProblem const& problem, ContractionHierarchy const& hierarchy)
      : problem_(&problem), trees_(hierarchy) {}

  void grow(PathSet const& set, std::span<PairGroup const> groups, HierarchyMetric const& metric) {
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

  struct Arrival {
    double cost = kUnreachable;
    std::uint32_t connector = 0;  // row of the zone's access
  };
  Arrival arrival(std::uint32_t zone, std::size_t lane) const {
    auto const& access = problem_->access;
    Arrival best;
    for (auto i = access.offset[zone]; i < access.offset[zone + 1]; ++i)
      if (double const cost = trees_.cost(access.node[i], lane) + access.cost[i]; cost < best.cost) best = {cost, i};
    return best;
  }

  /// Links of the way to a zone that can be reached. @return its fixed costs: access, egress and those of its links
  double route(Arrival const& arrival, std::size_t lane, std::vector<LinkId>& route) {
    auto const& access = problem_->access;
    NodeId const first = trees_.path(access.node[arrival.connector], lane, route);
    double fixed = access.cost[arrival.connector] + seed_cost(first, lane);
    if (!vehicles_->link_cost.empty())
      for (LinkId a : route) fixed += vehicles_->link_cost[a];
    return fixed;
  }

 private:
  double seed_cost(NodeId node, std::size_t lane) const {
    double cost = kUnreachable;
    for (auto const& seed : seeds_[lane])
      if (seed.node == node) cost = std::min(cost, seed.cost);
    return cost;
  }

  AssignmentProblem const* problem_;
  AssignmentClass const* vehicles_ = nullptr;
  TreeBatch trees_;
  std::array<std::vector<TreeBatch::Seed>, TreeBatch::kLanes> seeds_;
};

/// What the search of one group found: cost and, where it is new, the route of each of its pairs.
struct GroupFound {
  struct Row {
    std::uint32_t pair, begin, length;
    double fixed;
  };
  std::vector<Row> rows;
  std::vector<LinkId> links;
  TotalCost total;
};

struct PairCost {
  double least = kUnreachable;
  double paid = 0;
};
PairCost pair_cost(PathSet const& set, PathSet::Pair const& pair, LinkState const& state) {
  PairCost cost;
  for (auto p = pair.first; p != kNoPath; p = set.paths[p].next) {
    double const c = state.cost(set, set.paths[p]);
    cost.least = std::min(cost.least, c);
    cost.paid += set.paths[p].flow * c;
  }
  return cost;
}

/// @param route scratch
void search_pair(PathSet const& set, LinkState const& state, GroupSearch& search, std::size_t lane, std::uint32_t row,
                 std::vector<LinkId>& route, GroupFound& found) {
  auto const& pair = set.pairs[row];
  auto const best = search.arrival(pair.destination, lane);
  if (best.cost == kUnreachable) {
    found.total.unreachable += pair.demand;
    return;
  }
  auto const cost = pair_cost(set, pair, state);
  found.total.tstt += cost.paid;
  found.total.sptt += pair.demand * std::min(best.cost, cost.least);
  if (!(best.cost < cost.least * (1 - kSameCost))) return;
  double const fixed = search.route(best, lane, route);
  found.rows.push_back(
      {row, static_cast<std::uint32_t>(found.links.size()), static_cast<std::uint32_t>(route.size()), fixed});
  found.links.insert(found.links.end(), route.begin(), route.end());
}

}  // namespace

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

ShortestRoutes::ShortestRoutes(AssignmentProblem const& problem)
    : problem_(&problem),
      hierarchy_(contraction_hierarchy(problem.graph)),
      metrics_(problem.classes.size()),
      cost_(problem.links()) {}

void ShortestRoutes::customize_class(std::size_t vehicle_class, LinkState const& state) {
  auto const& fixed = problem_->classes[vehicle_class].link_cost;
  for (LinkId a : ids<LinkId>(state.size())) cost_[a.value] = state.time(a) + (fixed.empty() ? 0 : fixed[a]);
  customize(hierarchy_, cost_, metrics_[vehicle_class]);
}

void ShortestRoutes::load_missing(PathSet& set, LinkState& state) {
  auto const groups = groups_of(set);
  GroupSearch search(*problem_, hierarchy_);
  std::vector<LinkId> route;
  for (auto const& batch : batches_of(set, groups)) {
    auto const rows = std::span{groups}.subspan(batch.begin, batch.end - batch.begin);
    auto const pairs = std::span{set.pairs}.subspan(rows.front().begin, rows.back().end - rows.front().begin);
    if (std::ranges::none_of(pairs, [](auto const& pair) { return pair.first == kNoPath; })) continue;
    auto const vehicle_class = pairs.front().vehicle_class;
    customize_class(vehicle_class, state);
    search.grow(set, rows, metrics_[vehicle_class]);
    for (std::size_t lane = 0; lane < rows.size(); ++lane)
      for (auto row = rows[lane].begin; row < rows[lane].end; ++row) {
        auto& pair = set.pairs[row];
        if (pair.first != kNoPath) continue;
        auto const arrival = search.arrival(pair.destination, lane);
        if (arrival.cost == kUnreachable) continue;
        double const fixed = search.route(arrival, lane, route);
        set.add(pair, route, pair.demand, fixed);
        for (LinkId a : route) state.add(a, pair.demand * problem_->classes[vehicle_class].pcu);
      }
  }
}

TotalCost ShortestRoutes::add_shortest(PathSet& set, LinkState const& state) {
  auto const groups = groups_of(set);
  auto const batches = batches_of(set, groups);
  for (std::size_t c = 0; c < metrics_.size(); ++c) customize_class(c, state);
  std::vector<GroupFound> found(groups.size());
  tbb::enumerable_thread_specific<GroupSearch> searches([&] { return GroupSearch(*problem_, hierarchy_); });
  tbb::parallel_for(std::size_t{0}, batches.size(), [&](std::size_t b) {
    auto& search = searches.local();
    auto const rows = std::span{groups}.subspan(batches[b].begin, batches[b].end - batches[b].begin);
    search.grow(set, rows, metrics_[set.pairs[rows.front().begin].vehicle_class]);
    std::vector<LinkId> route;
    for (std::size_t lane = 0; lane < rows.size(); ++lane)
      for (auto row = rows[lane].begin; row < rows[lane].end; ++row)
        search_pair(set, state, search, lane, row, route, found[batches[b].begin + lane]);
  });
  TotalCost total;
  for (auto const& group : found) {
    total.tstt += group.total.tstt;
    total.sptt += group.total.sptt;
    total.unreachable += group.total.unreachable;
    for (auto const& row : group.rows)
      set.add(set.pairs[row.pair], std::span{group.links}.subspan(row.begin, row.length), 0, row.fixed);
  }
  return total;
}

}  // namespace tanvan
