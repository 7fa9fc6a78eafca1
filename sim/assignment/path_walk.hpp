#pragma once
/// The one way in which results are read off a set of routes.

#include <span>

#include "sim/assignment/path_set.hpp"

namespace tanvan {

/// A route with vehicles on it.
struct UsedPath {
  std::uint32_t vehicle_class, origin, destination;
  double flow;                    // [vehicles/h], > 0
  double fixed;                   // access, egress and the class's fixed costs of its links
  std::span<LinkId const> links;  // first to last; empty between zones that share a junction
};

/// Calls f(UsedPath) for every route with vehicles, by class, origin, destination, and in the order found.
template <class F>
void for_each_used_path(PathSet const& set, F&& f) {
  for (auto const& pair : set.pairs)
    for (auto p = pair.first; p != kNoPath; p = set.paths[p].next) {
      auto const& path = set.paths[p];
      if (path.flow > 0)
        f(UsedPath{pair.vehicle_class, pair.origin, pair.destination, path.flow, path.fixed, set.links_of(path)});
    }
}

}  // namespace tanvan
