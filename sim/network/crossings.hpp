#pragma once
/// Lines that cross where no node is.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/id.hpp"

namespace tanvan {

/// A place in a plane, x and y in one unit.
struct PlanePoint {
  double x = 0, y = 0;
};

/// Links as lines in a plane. The spans outlive it.
struct PlaneLines {
  std::span<NodeId const> from, to;       // [links]
  std::span<std::uint32_t const> offset;  // [links + 1] into `point`; a link without points is left out
  std::span<PlanePoint const> point;      // finite
};

struct Crossing {
  LinkId first, second;  // first < second
  PlanePoint place;
};

struct Crossings {
  std::vector<Crossing> found;
  bool complete = true;  // false where the search was given up
};

/// Where two links that share no node cross inside their segments, by first and second; of one pair the first place
/// alone. Segments are sorted into the cells of a grid: the time is that of the segments and of the pairs that share a
/// cell, of which some 64 a segment are looked at before the search is given up. @param most  crossings, at which it
/// stops
Crossings crossings(PlaneLines const& lines, std::size_t most);

}  // namespace tanvan
