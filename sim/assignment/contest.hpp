#pragma once
/// Inside of the room: pairs of zones whose vehicles choose between several routes.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/assignment/path_set.hpp"
#include "sim/assignment/problem.hpp"

namespace tanvan {

/// Parts of the network that can be worked on at once: pairs that contest links of one part alone change no time that
/// pairs of another part look at. The last number stands for pairs whose links lie in several parts.
inline constexpr std::size_t kLinkParts = 8;
inline constexpr std::size_t kSeveralParts = kLinkParts;

/// The pairs with two routes or more, without the links that all routes of a pair share: those cost every vehicle of
/// the pair the same and decide nothing.
struct Contest {
  struct Pair {
    std::uint32_t row, begin, end;  // of the set's pairs; its routes
    double pcu;
    double excess;  // sum of flow * (cost - least cost) when last balanced; +inf before
  };
  struct Route {
    std::uint32_t path, begin, end;  // of the set's paths; its links
    double fixed, flow;
    double cost = 0;  // when last looked at
  };
  /// Neighbouring pairs, which one thread gathers.
  struct Block {
    std::vector<Pair> pairs;
    std::vector<Route> routes;
    std::vector<LinkId> links;
    std::array<std::vector<std::uint32_t>, kLinkParts + 1> of_part;  // rows of `pairs`

    std::span<Route> routes_of(Pair const& pair) {
      return std::span{routes}.subspan(pair.begin, pair.end - pair.begin);
    }
    std::span<Route const> routes_of(Pair const& pair) const {
      return std::span{routes}.subspan(pair.begin, pair.end - pair.begin);
    }
    std::span<LinkId const> links_of(Route const& route) const {
      return std::span{links}.subspan(route.begin, route.end - route.begin);
    }
  };
  std::vector<Block> blocks;
};

/// Gathered on any thread, the same on any number of them.
/// @param part  of each link, < kLinkParts  @param[out] contest its memory is used again
void gather(AssignmentProblem const& problem, PathSet const& set, std::span<std::uint8_t const> part, Contest& contest);

/// Writes the flows into the set, which has not changed since, and drops routes that carry nothing.
void write_back(Contest const& contest, PathSet& set);

}  // namespace tanvan
