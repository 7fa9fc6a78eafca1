#include "sim/assignment/contest.hpp"

#include <algorithm>
#include <cmath>
#include <tbb/parallel_for.h>

#include "sim/routing/tree_search.hpp"

namespace tanvan {

namespace {
constexpr std::size_t kBlockPairs = 4096;  // pairs of zones a block, contested or not
constexpr std::size_t kFullSweep = 3;      // every so many sweeps visit the pairs that had nothing to move
}  // namespace

Contest::Contest(AssignmentProblem const& problem, PathSet const& set, LinkState& state)
    : state_(&state),
      blocks_((set.pairs.size() + kBlockPairs - 1) / kBlockPairs),
      on_from_(problem.links()),
      on_to_(problem.links()) {
  tbb::parallel_for(std::size_t{0}, blocks_.size(), [&](std::size_t b) {
    std::vector<std::uint32_t> uses(problem.links());
    auto const end = std::min(set.pairs.size(), (b + 1) * kBlockPairs);
    for (auto row = b * kBlockPairs; row < end; ++row) {
      auto const& pair = set.pairs[row];
      if (pair.first == kNoPath || set.paths[pair.first].next == kNoPath) continue;
      blocks_[b].add_pair(set, static_cast<std::uint32_t>(row), problem.classes[pair.vehicle_class].pcu, uses);
    }
  });
}

/// @param uses scratch, [links], all 0 before and after
void Contest::Block::add_pair(PathSet const& set, std::uint32_t row, double pcu, std::vector<std::uint32_t>& uses) {
  auto const begin = static_cast<std::uint32_t>(routes.size());
  std::uint32_t paths = 0;
  auto const each = [&](auto const& visit) {
    for (auto p = set.pairs[row].first; p != kNoPath; p = set.paths[p].next) visit(p, set.paths[p]);
  };
  each([&](std::uint32_t, PathSet::Path const& path) {
    ++paths;
    for (LinkId a : set.links_of(path)) ++uses[a.value];
  });
  each([&](std::uint32_t p, PathSet::Path const& path) {
    auto const first = static_cast<std::uint32_t>(links.size());
    for (LinkId a : set.links_of(path))
      if (uses[a.value] < paths) links.push_back(a);
    routes.push_back({p, first, static_cast<std::uint32_t>(links.size()), path.fixed, path.flow, 0});
  });
  each([&](std::uint32_t, PathSet::Path const& path) {
    for (LinkId a : set.links_of(path)) uses[a.value] = 0;
  });
  pairs.push_back({row, begin, static_cast<std::uint32_t>(routes.size()), pcu, kUnreachable});
}

double Contest::cost_of(Block const& block, Route const& route) const {
  double cost = route.fixed;
  for (LinkId a : block.links_of(route)) cost += state_->time(a);
  return cost;
}

void Contest::mark(Marks& marks, Block const& block, Route const& route) const {
  marks.next();
  for (LinkId a : block.links_of(route)) marks.mark(a);
}

/// Moves vehicles to another route; links that both use are marked in both and stay as they are.
void Contest::move(Block const& block, Pair const& pair, Route& from, Route& to, double vehicles) {
  from.flow -= vehicles;
  to.flow += vehicles;
  for (LinkId a : block.links_of(from))
    if (!on_to_.marked(a)) state_->add(a, -vehicles * pair.pcu);
  for (LinkId a : block.links_of(to))
    if (!on_from_.marked(a)) state_->add(a, vehicles * pair.pcu);
}

/// @param to its links are marked in on_to_
double Contest::shift(Block const& block, Pair const& pair, Route& from, Route& to) {
  double const dearer = cost_of(block, from) - cost_of(block, to);
  if (dearer <= 0) return 0;
  mark(on_from_, block, from);
  double slope = 0;
  for (LinkId a : block.links_of(from))
    if (!on_to_.marked(a)) slope += state_->slope(a);
  for (LinkId a : block.links_of(to))
    if (!on_from_.marked(a)) slope += state_->slope(a);
  double const found = from.flow * dearer;
  move(block, pair, from, to, dearer < from.flow * pair.pcu * slope ? dearer / (pair.pcu * slope) : from.flow);
  return found;
}

/// Two routes share no link that is kept here, so nothing need be marked.
double Contest::balance_two(Block& block, Pair const& pair) {
  Route *dear = &block.routes[pair.begin], *cheap = dear + 1;
  double difference = dear->fixed - cheap->fixed, slope = 0;
  for (LinkId a : block.links_of(*dear)) {
    difference += state_->time(a);
    slope += state_->slope(a);
  }
  for (LinkId a : block.links_of(*cheap)) {
    difference -= state_->time(a);
    slope += state_->slope(a);
  }
  if (difference < 0) std::swap(dear, cheap);
  difference = std::abs(difference);
  if (difference == 0 || dear->flow <= 0) return 0;
  double const found = dear->flow * difference;
  double const moved = difference < dear->flow * pair.pcu * slope ? difference / (pair.pcu * slope) : dear->flow;
  dear->flow -= moved;
  cheap->flow += moved;
  for (LinkId a : block.links_of(*dear)) state_->add(a, -moved * pair.pcu);
  for (LinkId a : block.links_of(*cheap)) state_->add(a, moved * pair.pcu);
  return found;
}

double Contest::balance(Block& block, Pair const& pair) {
  if (pair.end - pair.begin == 2) return balance_two(block, pair);
  auto const routes = std::span{block.routes}.subspan(pair.begin, pair.end - pair.begin);
  for (auto& route : routes) route.cost = cost_of(block, route);
  auto& best = *std::ranges::min_element(routes, {}, &Route::cost);
  mark(on_to_, block, best);
  double excess = 0;
  for (auto& route : routes)
    if (&route != &best && route.flow > 0) excess += shift(block, pair, route, best);
  return excess;
}

double Contest::sweep() {
  bool const all = sweeps_++ % kFullSweep == 0;
  double excess = 0;
  for (auto& block : blocks_)
    for (auto& pair : block.pairs) {
      if (all || pair.excess > 0) pair.excess = balance(block, pair);
      excess += pair.excess;
    }
  return excess;
}

void Contest::write_back(PathSet& set) const {
  for (auto const& block : blocks_)
    for (auto const& pair : block.pairs) {
      std::uint32_t* last = &set.pairs[pair.row].first;
      for (auto i = pair.begin; i < pair.end; ++i) {
        auto const& route = block.routes[i];
        set.paths[route.path].flow = route.flow;
        if (route.flow <= 0) continue;
        *last = route.path;
        last = &set.paths[route.path].next;
      }
      *last = kNoPath;
    }
}

}  // namespace tanvan
