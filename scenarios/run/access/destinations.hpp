#pragma once
/// Where the jobs are that cells reach.

#include <cstdint>
#include <vector>

#include "sim/access/reach.hpp"
#include "sim/engine/world.hpp"

namespace tanvan {

/// Squares with jobs, each at one cell, and the jobs there.
struct Destinations {
  std::vector<std::uint32_t> cell;  // of each, ascending
  std::vector<std::uint32_t> of;    // [cells] its row, kNone where there are no jobs
  Opportunities by_skill, all;

  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);
};

/// The jobs of `CellStore::jobs`, those of a square at the cell of it that has most, the lower id of as many.
/// @param block  cells a side of the squares that are told apart, >= 1
Destinations destinations_of(World const& world, std::int32_t block);

}  // namespace tanvan
