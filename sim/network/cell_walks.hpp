#pragma once
/// Walks from cell to cell: coarser than streets, and quick enough for every cell of a region.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/network/walk_streets.hpp"

namespace tanvan {

/// A cell and the walk to its middle.
struct CellWalk {
  CellId cell;
  float walk_m = 0;  // >= 0
};

/// Streets with one corner a cell: one step leads to a cell beside, unless a barrier cuts the way. They are what
/// `street_grid` lays with blocks as long as a cell. @param barriers,openings  as there
WalkStreets streets_by_cell(ZoneCells const& cells, std::span<WalkBarrier const> barriers,
                            std::span<PlanePoint const> openings);

/// Searches breadth first, since all steps are as long; keeps memory between searches. One object per thread.
class CellWalks {
 public:
  /// @param streets  of `streets_by_cell`; both outlive this object
  CellWalks(WalkStreets const& streets, ZoneCells const& cells);

  /// The cells within a walk of a cell, by id. Within the cell itself people walk 2/3 of its side, the mean between two
  /// points of a square along its axes; to others as many sides as there are steps.
  std::span<CellWalk const> from_cell(CellId cell, double most_m);

  /// The cells whose middles lie within a walk of a place, by id: along the axes, longer by what barriers add to the
  /// steps; at least half a side. None where the place lies in no cell.
  std::span<CellWalk const> from_place(PlanePoint place, double most_m);

 private:
  void spread(CellId from, std::uint32_t most_steps);
  std::uint32_t steps_to(CellId cell) const { return steps_[cell.value]; }

  WalkStreets const& streets_;
  ZoneCells const& cells_;
  std::vector<std::uint32_t> steps_;  // [cells], kNotSeen but for those of the last search
  std::vector<CellId> seen_;
  std::vector<CellWalk> found_;
};

}  // namespace tanvan
