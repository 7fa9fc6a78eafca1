#pragma once
/// Areas made of polygons with holes, one a row, in flat columns.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

/// Row r has the parts `part_offset[r] .. part_offset[r+1]`, a part the rings `ring_offset[p] .. ring_offset[p+1]` (the
/// first its outline, the others holes), a ring the points `point_offset[q] .. point_offset[q+1]`, the last equal to
/// the first. Outlines run anticlockwise, holes clockwise (RFC 7946).
struct Areas {
  std::vector<std::uint32_t> part_offset = {0}, ring_offset = {0}, point_offset = {0};
  std::vector<Point> points;

  std::size_t rows() const { return part_offset.size() - 1; }
  std::span<Point const> ring(std::size_t q) const {
    return std::span(points).subspan(point_offset[q], point_offset[q + 1] - point_offset[q]);
  }
  void end_ring() { point_offset.push_back(static_cast<std::uint32_t>(points.size())); }
  void end_part() { ring_offset.push_back(static_cast<std::uint32_t>(point_offset.size() - 1)); }
  void end_row() { part_offset.push_back(static_cast<std::uint32_t>(ring_offset.size() - 1)); }
};

/// Twice the signed area of a closed ring in its plane, > 0 where it runs anticlockwise.
double twice_signed_area(std::span<Point const> ring);

/// `MULTIPOLYGON (((106.6 11, …)))` of a row; empty where it has no part.
std::string wkt_of_area(Areas const& areas, std::size_t row);

}  // namespace tanvan
