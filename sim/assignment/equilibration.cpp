#include "sim/assignment/equilibration.hpp"

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

/// Marks of links for two routes at once, without clearing between pairs.
class Marks {
 public:
  explicit Marks(std::size_t links) : stamp_(links) {}
  void mark(std::span<LinkId const> links) {
    ++now_;
    for (LinkId a : links) stamp_[a.value] = now_;
  }
  bool marked(LinkId a) const { return stamp_[a.value] == now_; }

 private:
  std::vector<std::uint64_t> stamp_;
  std::uint64_t now_ = 0;
};

/// Moves vehicles from `path` to `best`, whose links are marked in `on_best`; returns the excess cost before.
double shift(PathSet& set, PathSet::Path& path, PathSet::Path& best, double pcu, double excess, LinkState& state,
             Marks const& on_best, Marks& on_path) {
  on_path.mark(set.links_of(path));
  double slope = 0;
  for (LinkId a : set.links_of(path))
    if (!on_best.marked(a)) slope += state.slope(a);
  for (LinkId a : set.links_of(best))
    if (!on_path.marked(a)) slope += state.slope(a);
  double const found = path.flow * excess;
  double const moved = excess < path.flow * pcu * slope ? excess / (pcu * slope) : path.flow;
  path.flow -= moved;
  best.flow += moved;
  for (LinkId a : set.links_of(path))
    if (!on_best.marked(a)) state.add(a, -moved * pcu);
  for (LinkId a : set.links_of(best))
    if (!on_path.marked(a)) state.add(a, moved * pcu);
  return found;
}

std::uint32_t cheapest(PathSet const& set, PathSet::Pair const& pair, LinkState const& state) {
  std::uint32_t best = pair.first;
  double least = kUnreachable;
  for (auto p = pair.first; p != kNoPath; p = set.paths[p].next)
    if (double const c = state.cost(set, set.paths[p]); c < least) {
      least = c;
      best = p;
    }
  return best;
}

}  // namespace

LinkState::LinkState(AssignmentProblem const& problem)
    : problem_(&problem), volume_(problem.links()), time_(problem.links()), slope_(problem.links()) {}

void LinkState::refresh(LinkId a) {
  auto const& delay = problem_->delay;
  time_[a.value] = delay.time(a, volume_[a.value]);
  slope_[a.value] = delay.slope(a, volume_[a.value]);
}

void LinkState::add(LinkId a, double pcu) {
  volume_[a.value] = std::max(0.0, volume_[a.value] + pcu);
  refresh(a);
}

void LinkState::load(PathSet const& set) {
  auto const& background = problem_->background_pcu;
  for (LinkId a : ids<LinkId>(volume_.size())) volume_[a.value] = background.empty() ? 0 : background[a];
  for (auto const& pair : set.pairs) {
    double const pcu = problem_->classes[pair.vehicle_class].pcu;
    for (auto p = pair.first; p != kNoPath; p = set.paths[p].next)
      for (LinkId a : set.links_of(set.paths[p])) volume_[a.value] += pcu * set.paths[p].flow;
  }
  for (LinkId a : ids<LinkId>(volume_.size())) refresh(a);
}

double LinkState::cost(PathSet const& set, PathSet::Path const& path) const {
  double cost = path.fixed;
  for (LinkId a : set.links_of(path)) cost += time_[a.value];
  return cost;
}

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
  class_cost(problem_->classes[vehicle_class], state.time(), cost_);
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

double equilibrate_pairs(AssignmentProblem const& problem, PathSet& set, LinkState& state) {
  Marks on_best(problem.links());
  Marks on_path(problem.links());
  double excess = 0;
  for (auto const& pair : set.pairs) {
    if (pair.first == kNoPath || set.paths[pair.first].next == kNoPath) continue;
    double const pcu = problem.classes[pair.vehicle_class].pcu;
    auto const best = cheapest(set, pair, state);
    on_best.mark(set.links_of(set.paths[best]));
    for (auto p = pair.first; p != kNoPath; p = set.paths[p].next) {
      if (p == best || set.paths[p].flow <= 0) continue;
      double const dear = state.cost(set, set.paths[p]) - state.cost(set, set.paths[best]);
      if (dear > 0) excess += shift(set, set.paths[p], set.paths[best], pcu, dear, state, on_best, on_path);
    }
  }
  return excess;
}

}  // namespace tanvan
