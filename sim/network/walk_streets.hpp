#pragma once
/// Streets for walking, and what lies within a walk: catchments by network, not by circle.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/network/zone_cells.hpp"

namespace tanvan {

/// A stretch of road or water that nobody walks across, but near its openings.
struct WalkBarrier {
  PlanePoint from, to;
};

/// Streets as nodes on the plane and edges that are walked both ways.
struct WalkStreets {
  std::vector<PlanePoint> node;
  std::vector<std::uint32_t> offset;       // [nodes + 1]
  std::vector<std::uint32_t> to;           // [edges], ascending within a node
  std::vector<float> length_m;             // [edges], > 0
  std::vector<std::uint32_t> cell_offset;  // [cells + 1]: nodes stand by cell
  // What cuts them, in short pieces by the cells that these touch
  std::vector<std::uint32_t> wall_offset;  // [cells + 1]
  std::vector<WalkBarrier> wall;

  /// True where a way from a to b would cross a barrier. @param of_a,of_b  their cells, the same or next to each other
  bool is_cut(PlanePoint a, CellId of_a, PlanePoint b, CellId of_b) const;
};

/// Local streets where no survey of them is given: in each zone a square grid with blocks of its length; where zones
/// meet, each street goes on in the nearest of the other zone. A street that meets a barrier is cut unless an opening
/// lies near.
/// @param block_m   one per zone: side of a block [m]; 50 to 250, what is beyond counts as that
/// @param barriers  such as expressways
/// @param openings  junctions and bridges of theirs
WalkStreets street_grid(ZoneCells const& cells, Column<ZoneId, double> const& block_m,
                        std::span<WalkBarrier const> barriers, std::span<PlanePoint const> openings);

/// Distances that make bands around a station [m].
inline constexpr std::array kWalkBands_m = {500.0, 800.0, 1000.0};
inline constexpr std::size_t kWalkBands = kWalkBands_m.size();

/// A cell in a catchment.
struct CellInReach {
  CellId cell;
  float walk_m = 0;                       // to its nearest point
  std::array<float, kWalkBands> share{};  // of its land within each band, 0 to 1, never falling
};

/// Searches catchments; keeps memory between them. One object per thread.
class CatchmentSearch {
 public:
  CatchmentSearch(WalkStreets const& streets, ZoneCells const& cells);

  /// The cells of which some land lies within the widest band of a place, by id. Shares by 25 points a cell: a point is
  /// as far as its way along the axes to a street corner nearby, and on along the streets.
  std::vector<CellInReach> around(PlanePoint place);

 private:
  void start(PlanePoint place);
  void settle_streets();
  void touch(std::uint32_t node, float distance);
  void look_around(CellId cell);
  double walk_to(PlanePoint point, CellId cell) const;
  CellInReach reach_of(CellId cell, PlanePoint place);

  WalkStreets const& streets_;
  ZoneCells const& cells_;
  std::vector<float> distance_;                            // [nodes], +inf where not seen
  std::vector<CellId> around_;                             // a cell and those beside it
  std::vector<std::uint32_t> seen_;                        // nodes to forget
  std::vector<std::pair<float, std::uint32_t>> frontier_;  // heap, least first, ties by node
};

/// Land within each band [m²]. What streets leave of the full circle is the walk-shed of the station.
std::array<double, kWalkBands> land_within(std::span<CellInReach const> catchment, ZoneCells const& cells);

}  // namespace tanvan
