#include "sim/assignment/shortest_routes.hpp"

#include <algorithm>
#include <stdexcept>
#include <tbb/parallel_for.h>

#include "sim/assignment/contest.hpp"

namespace tanvan {
namespace {

constexpr double kSameCost = 1e-14;  // relative: equal but for rounding
constexpr std::size_t kWave = 32;    // origins at most that see the same volumes when they are loaded first
constexpr std::size_t kLeastWaves = 16;

struct PairCost {
  double least = kUnreachable;
  double paid = 0, fixed = 0;
  std::size_t links = 0;
};
PairCost pair_cost(PathSet const& set, PathSet::Pair const& pair, LinkState const& state) {
  PairCost cost;
  for (auto p = pair.first; p != kNoPath; p = set.paths[p].next) {
    double const c = state.cost(set, set.paths[p]);
    cost.least = std::min(cost.least, c);
    cost.paid += set.paths[p].flow * c;
    cost.links += set.paths[p].length;
    cost.fixed += set.paths[p].flow * set.paths[p].fixed;
  }
  return cost;
}

bool is_unloaded(PathSet::Pair const& pair) {
  return pair.first == kNoPath;
}

}  // namespace

ShortestRoutes::ShortestRoutes(AssignmentProblem const& problem, PathSet const& set)
    : problem_(&problem),
      hierarchy_(problem.hierarchy
                     ? problem.hierarchy
                     : std::make_shared<ContractionHierarchy const>(contraction_hierarchy(problem.graph))),
      metrics_(problem.classes.size()),
      cost_(problem.links()),
      groups_(groups_of(set)),
      searches_([this] { return GroupSearch(*problem_, *hierarchy_); }) {}

std::vector<std::uint8_t> ShortestRoutes::link_parts() const {
  auto const& h = *hierarchy_;
  std::vector<std::uint8_t> part(h.links());
  std::size_t const ranks = std::max<std::size_t>(h.nodes() - h.leaves, 1);
  for (std::size_t a = 0; a < part.size(); ++a) {
    auto const side = h.link_side[a];
    if (side == ContractionHierarchy::kNone) continue;
    auto const low = h.tail[side / 2], inner = low < h.leaves ? h.up_head[side / 2] : low;
    part[a] = static_cast<std::uint8_t>((inner - h.leaves) * kLinkParts / ranks);
  }
  return part;
}

std::vector<ShortestRoutes::Batch> ShortestRoutes::batches_of(PathSet const& set, std::span<PairGroup const> groups) {
  std::vector<Batch> batches;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    auto const vehicle_class = set.pairs[groups[g].begin].vehicle_class;
    bool const joins = !batches.empty() && batches.back().vehicle_class == vehicle_class &&
                       g - batches.back().begin < TreeBatch::kLanes;
    if (!joins) batches.push_back({g, g, vehicle_class});
    batches.back().end = g + 1;
  }
  return batches;
}

void ShortestRoutes::customize_class(std::size_t vehicle_class, LinkState const& state) {
  auto const& fixed = problem_->classes[vehicle_class].link_cost;
  for (LinkId a : ids<LinkId>(state.size())) cost_[a.value] = state.time(a) + (fixed.empty() ? 0 : fixed[a]);
  customize(*hierarchy_, cost_, metrics_[vehicle_class]);
}

void ShortestRoutes::Found::clear() {
  rows.clear();
  links.clear();
  total = {};
}

void ShortestRoutes::Found::add(std::uint32_t pair, GroupSearch::Arrival const& arrival, std::size_t lane,
                                GroupSearch& trees, LinkState const& state, double below) {
  auto const cost = trees.route(arrival, lane, route);
  double sum = cost.fixed;
  for (LinkId a : route) sum += state.time(a);
  if (!(sum < below)) return;
  rows.push_back({pair, static_cast<std::uint32_t>(links.size()), static_cast<std::uint32_t>(route.size()), cost});
  links.insert(links.end(), route.begin(), route.end());
}

/// What `visit(row, lane, search, found)` finds for each pair of the groups, one result a group. On any thread.
template <class Visit>
std::span<ShortestRoutes::Found const> ShortestRoutes::search(PathSet const& set, std::span<PairGroup const> groups,
                                                              Visit const& visit) {
  auto const batches = batches_of(set, groups);
  if (found_.size() < groups.size()) found_.resize(groups.size());
  tbb::parallel_for(std::size_t{0}, batches.size(), [&](std::size_t b) {
    auto const& batch = batches[b];
    auto& search = searches_.local();
    search.grow(set, groups.subspan(batch.begin, batch.end - batch.begin), metrics_[batch.vehicle_class]);
    for (auto g = batch.begin; g < batch.end; ++g) found_[g].clear();
    for (auto g = batch.begin; g < batch.end; ++g)
      for (auto row = groups[g].begin; row < groups[g].end; ++row) visit(row, g - batch.begin, search, found_[g]);
  });
  return std::span{found_}.first(groups.size());
}

/// Appends what was found to the set, in the order of the groups. @param loaded each route takes its pair's demand
void ShortestRoutes::join(std::span<Found const> found, PathSet& set, bool loaded) {
  struct Place {
    std::size_t path, link;
  };
  std::vector<Place> place;
  Place next{set.paths.size(), set.links.size()};
  for (auto const& group : found) {
    place.push_back(next);
    next.path += group.rows.size();
    next.link += group.links.size();
  }
  if (std::max(next.path, next.link) >= kNoPath)
    throw std::length_error("the routes of this demand have more than four thousand million links");
  set.paths.resize(next.path);
  set.links.resize(next.link);
  tbb::parallel_for(std::size_t{0}, found.size(), [&](std::size_t g) {
    auto path = static_cast<std::uint32_t>(place[g].path);
    for (auto const& row : found[g].rows)
      set.put(path++, static_cast<std::uint32_t>(place[g].link) + row.begin, found[g].links_of(row),
              {.pair = row.pair,
               .flow = loaded ? set.pairs[row.pair].demand : 0,
               .access = row.cost.access,
               .fixed = row.cost.fixed});
  });
}

/// Groups with pairs to load, by class.
std::vector<std::vector<PairGroup>> ShortestRoutes::unloaded_groups(PathSet const& set) const {
  std::vector<std::vector<PairGroup>> groups(metrics_.size());
  for (auto const& group : groups_)
    if (std::any_of(set.pairs.begin() + group.begin, set.pairs.begin() + group.end, is_unloaded))
      groups[set.pairs[group.begin].vehicle_class].push_back(group);
  return groups;
}

/// Loads the pairs of some groups of one class, all at the same volumes.
void ShortestRoutes::load_wave(std::span<PairGroup const> wave, PathSet& set, LinkState& state) {
  auto const vehicle_class = set.pairs[wave.front().begin].vehicle_class;
  double const pcu = problem_->classes[vehicle_class].pcu;
  customize_class(vehicle_class, state);
  auto const visit = [&](std::uint32_t row, std::size_t lane, GroupSearch& trees, Found& group) {
    if (!is_unloaded(set.pairs[row])) return;
    if (auto const arrival = trees.arrival(set.pairs[row].destination, lane); arrival.cost < kUnreachable)
      group.add(row, arrival, lane, trees, state, kUnreachable);
  };
  auto const found = search(set, wave, visit);
  join(found, set, true);
  for (auto const& group : found)
    for (auto const& row : group.rows)
      for (LinkId a : group.links_of(row)) state.raise(a, set.pairs[row.pair].demand * pcu);
  state.refresh();
}

void ShortestRoutes::load_missing(PathSet& set, LinkState& state) {
  for (auto const& groups : unloaded_groups(set)) {
    std::size_t const waves = std::max((groups.size() + kWave - 1) / kWave, std::min(groups.size(), kLeastWaves));
    std::vector<PairGroup> wave;
    for (std::size_t w = 0; w < waves; ++w) {
      wave.clear();
      for (auto g = w; g < groups.size(); g += waves) wave.push_back(groups[g]);  // from all over the region
      load_wave(wave, set, state);
    }
  }
}

TotalCost ShortestRoutes::add_shortest(PathSet& set, LinkState const& state) {
  for (std::size_t c = 0; c < metrics_.size(); ++c) customize_class(c, state);
  auto const visit = [&](std::uint32_t row, std::size_t lane, GroupSearch& trees, Found& group) {
    auto& pair = set.pairs[row];
    auto const arrival = trees.arrival(pair.destination, lane);
    pair.least_cost = arrival.cost;
    if (arrival.cost == kUnreachable) {
      group.total.unreachable += pair.demand;
      return;
    }
    auto const cost = pair_cost(set, pair, state);
    pair.least_cost = std::min(arrival.cost, cost.least);
    group.total.tstt += cost.paid;
    group.total.links += cost.links;
    group.total.fixed += problem_->classes[pair.vehicle_class].pcu * cost.fixed;
    group.total.sptt += pair.demand * pair.least_cost;
    if (double const below = cost.least * (1 - kSameCost); arrival.cost < below)
      group.add(row, arrival, lane, trees, state, below);
  };
  auto const found = search(set, groups_, visit);
  join(found, set, false);
  TotalCost total;
  for (auto const& group : found) {
    total.tstt += group.total.tstt;
    total.sptt += group.total.sptt;
    total.unreachable += group.total.unreachable;
    total.fixed += group.total.fixed;
    total.links += group.total.links;
  }
  return total;
}

}  // namespace tanvan
