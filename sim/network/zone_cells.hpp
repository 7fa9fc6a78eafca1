#pragma once
/// Zones cut into squares, so that near and far within a zone are not the same.

#include <cstdint>
#include <utility>
#include <vector>

#include "sim/network/map_plane.hpp"

namespace tanvan {

/// The internal zones as squares of one grid. Of a zone only centre and area are known, so its shape is that of a
/// power diagram: a square belongs to the zone whose disc of equal area holds it deepest (least d² - r²), up to
/// 1.4 r from its centre; gaps between zones belong to nobody. Every internal zone has at least one square.
struct ZoneCells {  // one row per CellId: by zone, then from south to north, then from west to east
  MapPlane plane;
  double side_m = 250;
  Column<CellId, ZoneId> zone;
  Column<CellId, std::int32_t> row, column;  // of the grid, 0 in the south and in the west
  Column<CellId, double> land_m2;            // the zone's area over its squares: areas of zones are exact
  std::vector<std::uint32_t> offset;         // [zones + 1]: the cells of zone z are offset[z] .. offset[z + 1)
  std::int32_t rows = 0, columns = 0;        // of the grid
  std::vector<CellId> grid;                  // [rows, columns]; none where no zone is

  std::size_t size() const { return zone.size(); }
  std::pair<std::uint32_t, std::uint32_t> of(ZoneId z) const { return {offset[z.value], offset[z.value + 1]}; }
  /// South-west corner and middle on the plane [m]
  PlanePoint corner(CellId cell) const { return {column[cell] * side_m, row[cell] * side_m}; }
  PlanePoint middle(CellId cell) const { return {(column[cell] + 0.5) * side_m, (row[cell] + 0.5) * side_m}; }
  /// The cell of a row and a column of the grid, none outside.
  CellId at(std::int32_t r, std::int32_t c) const {
    bool const inside = r >= 0 && r < rows && c >= 0 && c < columns;
    return inside ? grid[static_cast<std::size_t>(r) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(c)]
                  : CellId{};
  }
  /// The cell that holds a point of the plane, none outside.
  CellId at(PlanePoint p) const {
    return at(static_cast<std::int32_t>(std::floor(p.y / side_m)), static_cast<std::int32_t>(std::floor(p.x / side_m)));
  }
};

/// @param side_m  of the squares [m], > 0
/// Areas > 0; centres within 100 km of each other. The same for any order of work: zones by id decide ties.
ZoneCells zone_cells(ZoneStore const& zones, double side_m = 250);

}  // namespace tanvan
