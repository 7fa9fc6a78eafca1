#pragma once
/// The routes in use of every pair of zones, with the vehicles on them: what a path-based equilibrium remembers.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/assignment/problem.hpp"

namespace tanvan {

inline constexpr std::uint32_t kNoPath = static_cast<std::uint32_t>(-1);

/// Routes of all pairs with demand. Pairs lie by class, origin, destination; the routes of a pair form a list in the
/// order in which they were found. Keep it to start the next equilibrium of a similar demand from this one.
struct PathSet {
  struct Pair {
    std::uint32_t vehicle_class, origin, destination;
    std::uint32_t first = kNoPath;  // of its routes
    double demand;                  // [vehicles/h], > 0 unless it answers to cost
    double least_cost = 0;          // when last searched; +inf: no way
  };
  struct Path {
    std::uint32_t begin = 0, length = 0;  // its links, in `links`
    std::uint32_t next = kNoPath;         // of the same pair
    std::uint32_t pair = 0;               // row of its pair
    double flow = 0;                      // [vehicles/h], >= 0; those of a pair sum to its demand, but for rounding
    double access = 0;                    // cost of access and egress
    double fixed = 0;                     // access, egress and the class's fixed costs of its links
  };
  std::vector<Pair> pairs;
  std::vector<Path> paths;
  std::vector<LinkId> links;

  std::span<LinkId const> links_of(Path const& path) const { return std::span{links}.subspan(path.begin, path.length); }
  /// Appends a route to the end of a pair's list; returns its row.
  std::uint32_t add(std::uint32_t pair, std::span<LinkId const> route, double flow, double access, double fixed);
  /// Fills a row of `paths` and the links from `begin` on, which are there already, and appends the route to the end of
  /// its pair's list. Routes of different pairs may be put at the same time.
  void put(std::uint32_t row, std::uint32_t begin, std::span<LinkId const> route, Path path);
};

static_assert(sizeof(PathSet::Pair) == 32 && sizeof(PathSet::Path) == 40, "no padding: state is hashed byte by byte");

/// One row a pair with demand, without routes. Pairs inside a zone are left out.
PathSet pairs_of(AssignmentProblem const& problem);

/// The routes of `old` for the pairs of `problem`, at its fixed costs, their flows scaled to its demand. Left behind
/// are unused routes and those over a link that is closed to their class now. Both must speak of the same links and
/// zones.
PathSet adopt_paths(AssignmentProblem const& problem, PathSet const& old);

/// The same routes without those that carry nothing, packed.
PathSet packed(PathSet const& paths);

}  // namespace tanvan
