#include "sim/assignment/equilibration.hpp"

#include <algorithm>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "sim/routing/tree_search.hpp"

namespace tanvan {
namespace {

/// A search with the costs and seeds of one class and origin at a time.
class GroupSearch {
 public:
  explicit GroupSearch(AssignmentProblem const& problem)
      : problem_(&problem), from_(problem.links()), tree_(problem.graph), cost_(problem.links()) {
    for (std::size_t v = 0; v < problem.graph.nodes(); ++v)
      for (auto const& arc : problem.graph.leaving(id_of<NodeId>(v))) from_[arc.link.value] = id_of<NodeId>(v);
  }

  void grow(PathSet::Pair const& pair, std::span<double const> time) {
    auto const& access = problem_->access;
    vehicles_ = &problem_->classes[pair.vehicle_class];
    class_cost(*vehicles_, time, cost_);
    seeds_.clear();
    for (auto i = access.offset[pair.origin]; i < access.offset[pair.origin + 1]; ++i)
      seeds_.push_back({access.node[i], access.cost[i]});
    tree_.grow(seeds_, cost_);
  }

  struct Found {
    double cost = kUnreachable;
    double fixed = 0;
  };
  /// The shortest route to a zone; its links replace the content of `route`, first to last.
  Found route_to(std::uint32_t destination, std::vector<LinkId>& route) const {
    auto const& access = problem_->access;
    Found best;
    NodeId last;
    for (auto i = access.offset[destination]; i < access.offset[destination + 1]; ++i) {
      double const cost = tree_.cost(access.node[i]) + access.cost[i];
      if (cost >= best.cost) continue;
      best = {cost, access.cost[i]};
      last = access.node[i];
    }
    if (last) best.fixed += trace(last, route);
    return best;
  }

 private:
  /// Links from a seed to `node`; returns the seed's cost plus the fixed costs of the links.
  double trace(NodeId node, std::vector<LinkId>& route) const {
    route.clear();
    double fixed = 0;
    for (LinkId a = tree_.parent(node); a; a = tree_.parent(node)) {
      route.push_back(a);
      if (!vehicles_->link_cost.empty()) fixed += vehicles_->link_cost[a];
      node = from_[a.value];
    }
    std::ranges::reverse(route);
    return fixed + tree_.cost(node);
  }

  AssignmentProblem const* problem_;
  AssignmentClass const* vehicles_ = nullptr;
  std::vector<NodeId> from_;
  TreeSearch tree_;
  std::vector<double> cost_;
  std::vector<TreeSearch::Seed> seeds_;
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

void search_pair(PathSet const& set, LinkState const& state, GroupSearch const& search, std::uint32_t row,
                 std::vector<LinkId>& route, GroupFound& found) {
  auto const& pair = set.pairs[row];
  auto const best = search.route_to(pair.destination, route);
  if (best.cost == kUnreachable) {
    found.total.unreachable += pair.demand;
    return;
  }
  auto const cost = pair_cost(set, pair, state);
  found.total.tstt += cost.paid;
  found.total.sptt += pair.demand * std::min(best.cost, cost.least);
  if (!(best.cost < cost.least * (1 - 1e-14))) return;  // equal but for rounding: one that the pair has
  found.rows.push_back(
      {row, static_cast<std::uint32_t>(found.links.size()), static_cast<std::uint32_t>(route.size()), best.fixed});
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

void load_missing(AssignmentProblem const& problem, PathSet& set, LinkState& state) {
  GroupSearch search(problem);
  std::vector<LinkId> route;
  for (auto const group : groups_of(set)) {
    bool grown = false;
    for (auto row = group.begin; row < group.end; ++row) {
      auto& pair = set.pairs[row];
      if (pair.first != kNoPath) continue;
      if (!grown) search.grow(pair, state.time());
      grown = true;
      auto const best = search.route_to(pair.destination, route);
      if (best.cost == kUnreachable) continue;
      set.add(pair, route, pair.demand, best.fixed);
      for (LinkId a : route) state.add(a, pair.demand * problem.classes[pair.vehicle_class].pcu);
    }
  }
}

TotalCost add_shortest(AssignmentProblem const& problem, PathSet& set, LinkState const& state) {
  auto const groups = groups_of(set);
  std::vector<GroupFound> found(groups.size());
  tbb::enumerable_thread_specific<GroupSearch> searches([&] { return GroupSearch(problem); });
  tbb::parallel_for(std::size_t{0}, groups.size(), [&](std::size_t g) {
    auto& search = searches.local();
    std::vector<LinkId> route;
    search.grow(set.pairs[groups[g].begin], state.time());
    for (auto row = groups[g].begin; row < groups[g].end; ++row) search_pair(set, state, search, row, route, found[g]);
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
