#include "sim/assignment/path_set.hpp"

#include <tuple>

namespace tanvan {
namespace {

auto key(PathSet::Pair const& p) {
  return std::tuple{p.vehicle_class, p.origin, p.destination};
}

/// Copies the used routes of one pair, flows times `factor`.
void copy_used(PathSet const& from, PathSet::Pair const& old, double factor, PathSet& to, PathSet::Pair& pair) {
  for (auto p = old.first; p != kNoPath; p = from.paths[p].next) {
    auto const& path = from.paths[p];
    if (path.flow > 0) to.add(pair, from.links_of(path), path.flow * factor, path.fixed);
  }
}

}  // namespace

std::uint32_t PathSet::add(Pair& pair, std::span<LinkId const> route, double flow, double fixed) {
  auto const row = static_cast<std::uint32_t>(paths.size());
  Path const path{static_cast<std::uint32_t>(links.size()), static_cast<std::uint32_t>(route.size()), kNoPath, flow,
                  fixed};
  links.insert(links.end(), route.begin(), route.end());
  std::uint32_t* last = &pair.first;
  while (*last != kNoPath) last = &paths[*last].next;
  *last = row;
  paths.push_back(path);
  return row;
}

PathSet pairs_of(AssignmentProblem const& problem) {
  PathSet set;
  auto const zones = static_cast<std::uint32_t>(problem.zones());
  for (std::uint32_t c = 0; c < problem.classes.size(); ++c)
    for (std::uint32_t o = 0; o < zones; ++o)
      for (std::uint32_t d = 0; d < zones; ++d)
        if (double const demand = problem.classes[c].demand[std::size_t{o} * zones + d]; demand > 0 && o != d)
          set.pairs.push_back({c, o, d, demand});
  return set;
}

PathSet adopt_paths(AssignmentProblem const& problem, PathSet const& old) {
  PathSet set = pairs_of(problem);
  auto from = old.pairs.begin();
  for (auto& pair : set.pairs) {
    while (from != old.pairs.end() && key(*from) < key(pair)) ++from;
    if (from == old.pairs.end() || key(*from) != key(pair)) continue;
    copy_used(old, *from, pair.demand / from->demand, set, pair);
  }
  return set;
}

PathSet packed(PathSet const& paths) {
  PathSet set;
  set.pairs = paths.pairs;
  for (auto& pair : set.pairs) {
    PathSet::Pair const old = pair;
    pair.first = kNoPath;
    copy_used(paths, old, 1, set, pair);
  }
  return set;
}

}  // namespace tanvan
