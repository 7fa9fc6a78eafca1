#include "sim/assignment/path_set.hpp"

#include <algorithm>
#include <tuple>

#include "sim/routing/tree_search.hpp"

namespace tanvan {
namespace {

auto key(PathSet::Pair const& p) {
  return std::tuple{p.vehicle_class, p.origin, p.destination};
}

/// Fixed costs of a class on a way; +inf where a link is closed to it.
double fixed_cost(AssignmentClass const& vehicles, std::span<LinkId const> links) {
  double cost = 0;
  if (vehicles.link_cost.empty()) return cost;
  for (LinkId a : links) cost += vehicles.link_cost[a];
  return cost;
}

/// Copies the used and open routes of a pair, flows in their proportions.
void adopt_pair(AssignmentProblem const& problem, PathSet const& from, PathSet::Pair const& old, std::uint32_t row,
                PathSet& to) {
  auto const& vehicles = problem.classes[old.vehicle_class];
  auto const first = static_cast<std::uint32_t>(to.paths.size());
  double carried = 0;
  for (auto p = old.first; p != kNoPath; p = from.paths[p].next) {
    auto const& path = from.paths[p];
    double const fixed = path.access + fixed_cost(vehicles, from.links_of(path));
    if (path.flow <= 0 || fixed == kUnreachable) continue;
    to.add(row, from.links_of(path), path.flow, path.access, fixed);
    carried += path.flow;
  }
  for (auto p = first; p < to.paths.size(); ++p) to.paths[p].flow *= to.pairs[row].demand / carried;
}

}  // namespace

std::uint32_t PathSet::add(std::uint32_t pair, std::span<LinkId const> route, double flow, double access,
                           double fixed) {
  auto const row = static_cast<std::uint32_t>(paths.size());
  auto const begin = static_cast<std::uint32_t>(links.size());
  paths.emplace_back();
  links.resize(links.size() + route.size());
  put(row, begin, route, {.pair = pair, .flow = flow, .access = access, .fixed = fixed});
  return row;
}

void PathSet::put(std::uint32_t row, std::uint32_t begin, std::span<LinkId const> route, Path path) {
  std::ranges::copy(route, links.begin() + begin);
  path.begin = begin;
  path.length = static_cast<std::uint32_t>(route.size());
  path.next = kNoPath;
  paths[row] = path;
  std::uint32_t* last = &pairs[path.pair].first;
  while (*last != kNoPath) last = &paths[*last].next;
  *last = row;
}

PathSet pairs_of(AssignmentProblem const& problem) {
  PathSet set;
  auto const zones = static_cast<std::uint32_t>(problem.zones());
  for (std::uint32_t c = 0; c < problem.classes.size(); ++c)
    for (std::uint32_t o = 0; o < zones; ++o)
      for (std::uint32_t d = 0; d < zones; ++d)
        if (double const demand = problem.classes[c].demand[std::size_t{o} * zones + d]; demand > 0 && o != d)
          set.pairs.push_back({c, o, d, kNoPath, demand, 0});
  return set;
}

PathSet adopt_paths(AssignmentProblem const& problem, PathSet const& old) {
  PathSet set = pairs_of(problem);
  auto from = old.pairs.begin();
  for (std::uint32_t row = 0; row < set.pairs.size(); ++row) {
    while (from != old.pairs.end() && key(*from) < key(set.pairs[row])) ++from;
    if (from == old.pairs.end()) break;
    if (key(*from) == key(set.pairs[row])) adopt_pair(problem, old, *from, row, set);
  }
  return set;
}

PathSet packed(PathSet const& paths) {
  PathSet set;
  set.pairs = paths.pairs;
  for (std::uint32_t row = 0; row < set.pairs.size(); ++row) {
    set.pairs[row].first = kNoPath;
    for (auto p = paths.pairs[row].first; p != kNoPath; p = paths.paths[p].next) {
      auto const& path = paths.paths[p];
      if (path.flow > 0) set.add(row, paths.links_of(path), path.flow, path.access, path.fixed);
    }
  }
  return set;
}

}  // namespace tanvan
