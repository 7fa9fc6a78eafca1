#include "sim/assignment/contest.hpp"

#include <algorithm>

namespace tanvan {

Contest::Contest(AssignmentProblem const& problem, PathSet const& set, LinkState& state)
    : state_(&state), on_from_(problem.links()), on_to_(problem.links()) {
  std::vector<std::uint32_t> uses(problem.links());
  for (std::uint32_t row = 0; row < set.pairs.size(); ++row) {
    auto const first = set.pairs[row].first;
    if (first == kNoPath || set.paths[first].next == kNoPath) continue;
    add_pair(set, row, uses);
    pairs_.back().pcu = problem.classes[set.pairs[row].vehicle_class].pcu;
  }
}

/// @param uses scratch, [links], all 0 before and after
void Contest::add_pair(PathSet const& set, std::uint32_t row, std::vector<std::uint32_t>& uses) {
  Pair pair{row, static_cast<std::uint32_t>(routes_.size()), 0, 1};
  std::uint32_t paths = 0;
  auto const each = [&](auto const& visit) {
    for (auto p = set.pairs[row].first; p != kNoPath; p = set.paths[p].next) visit(p, set.paths[p]);
  };
  each([&](std::uint32_t, PathSet::Path const& path) {
    ++paths;
    for (LinkId a : set.links_of(path)) ++uses[a.value];
  });
  each([&](std::uint32_t p, PathSet::Path const& path) {
    auto const begin = static_cast<std::uint32_t>(links_.size());
    for (LinkId a : set.links_of(path))
      if (uses[a.value] < paths) links_.push_back(a);
    routes_.push_back({p, begin, static_cast<std::uint32_t>(links_.size()), path.fixed, path.flow, 0});
  });
  each([&](std::uint32_t, PathSet::Path const& path) {
    for (LinkId a : set.links_of(path)) uses[a.value] = 0;
  });
  pair.end = static_cast<std::uint32_t>(routes_.size());
  pairs_.push_back(pair);
}

double Contest::cost_of(Route const& route) const {
  double cost = route.fixed;
  for (LinkId a : links_of(route)) cost += state_->time(a);
  return cost;
}

void Contest::mark(Marks& marks, Route const& route) const {
  marks.next();
  for (LinkId a : links_of(route)) marks.mark(a);
}

/// Moves vehicles to another route; links that both use are marked in both and stay as they are.
void Contest::move(Pair const& pair, Route& from, Route& to, double vehicles) {
  from.flow -= vehicles;
  to.flow += vehicles;
  for (LinkId a : links_of(from))
    if (!on_to_.marked(a)) state_->add(a, -vehicles * pair.pcu);
  for (LinkId a : links_of(to))
    if (!on_from_.marked(a)) state_->add(a, vehicles * pair.pcu);
}

/// @param to its links are marked in on_to_
double Contest::shift(Pair const& pair, Route& from, Route& to) {
  double const dearer = cost_of(from) - cost_of(to);
  if (dearer <= 0) return 0;
  mark(on_from_, from);
  double slope = 0;
  for (LinkId a : links_of(from))
    if (!on_to_.marked(a)) slope += state_->slope(a);
  for (LinkId a : links_of(to))
    if (!on_from_.marked(a)) slope += state_->slope(a);
  double const found = from.flow * dearer;
  move(pair, from, to, dearer < from.flow * pair.pcu * slope ? dearer / (pair.pcu * slope) : from.flow);
  return found;
}

/// Two routes share no link that is kept here, so nothing need be marked.
double Contest::balance_two(Pair const& pair) {
  Route *dear = &routes_[pair.begin], *cheap = dear + 1;
  double difference = dear->fixed - cheap->fixed, slope = 0;
  for (LinkId a : links_of(*dear)) {
    difference += state_->time(a);
    slope += state_->slope(a);
  }
  for (LinkId a : links_of(*cheap)) {
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
  for (LinkId a : links_of(*dear)) state_->add(a, -moved * pair.pcu);
  for (LinkId a : links_of(*cheap)) state_->add(a, moved * pair.pcu);
  return found;
}

double Contest::balance(Pair const& pair) {
  if (pair.end - pair.begin == 2) return balance_two(pair);
  auto const routes = std::span{routes_}.subspan(pair.begin, pair.end - pair.begin);
  for (auto& route : routes) route.cost = cost_of(route);
  auto& best = *std::ranges::min_element(routes, {}, &Route::cost);
  mark(on_to_, best);
  double excess = 0;
  for (auto& route : routes)
    if (&route != &best && route.flow > 0) excess += shift(pair, route, best);
  return excess;
}

double Contest::sweep() {
  double excess = 0;
  for (auto const& pair : pairs_) excess += balance(pair);
  return excess;
}

void Contest::write_back(PathSet& set) const {
  for (auto const& pair : pairs_) {
    std::uint32_t* last = &set.pairs[pair.row].first;
    for (auto i = pair.begin; i < pair.end; ++i) {
      auto const& route = routes_[i];
      set.paths[route.path].flow = route.flow;
      if (route.flow <= 0) continue;
      *last = route.path;
      last = &set.paths[route.path].next;
    }
    *last = kNoPath;
  }
}

}  // namespace tanvan
