#include "sim/io/geo/zone_builder.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace tanvan {
namespace {

constexpr double kMostLon = 180, kMostLat = 90;
constexpr std::size_t kFewestPoints = 4;  // of a closed ring

bool is_lon_lat(OGREnvelope const& box) {
  return box.MinX >= -kMostLon && box.MaxX <= kMostLon && box.MinY >= -kMostLat && box.MaxY <= kMostLat;
}

}  // namespace

Point centroid(Areas const& areas, std::size_t row) {
  auto const origin = areas.ring(areas.ring_offset[areas.part_offset[row]]).front();
  double twice = 0, x = 0, y = 0;
  for (auto q = areas.ring_offset[areas.part_offset[row]]; q < areas.ring_offset[areas.part_offset[row + 1]]; ++q) {
    auto const ring = areas.ring(q);
    for (std::size_t i = 1; i < ring.size(); ++i) {
      Point const a{ring[i - 1].x - origin.x, ring[i - 1].y - origin.y}, b{ring[i].x - origin.x, ring[i].y - origin.y};
      auto const cross = a.x * b.y - b.x * a.y;
      twice += cross;
      x += (a.x + b.x) * cross;
      y += (a.y + b.y) * cross;
    }
  }
  constexpr double kThird = 3;
  if (twice == 0) return origin;
  return {origin.x + x / (kThird * twice), origin.y + y / (kThird * twice)};
}

void ZoneBuilder::add_ring(OGRLinearRing const& ring, bool outline) {
  auto& areas = zones_.areas;
  auto const begin = static_cast<std::ptrdiff_t>(areas.points.size());
  for (int i = 0; i < ring.getNumPoints(); ++i) areas.points.push_back({ring.getX(i), ring.getY(i)});
  if (!(areas.points[static_cast<std::size_t>(begin)] == areas.points.back()))
    areas.points.push_back(areas.points[static_cast<std::size_t>(begin)]);
  bool const clockwise = signed_area(std::span(areas.points).subspan(static_cast<std::size_t>(begin))) < 0;
  if (clockwise == outline) std::reverse(areas.points.begin() + begin, areas.points.end());
  if (outline) ++outlines_;
  if (outline && clockwise) ++clockwise_;
  areas.end_ring();
}

void ZoneBuilder::add_polygon(OGRPolygon const& polygon) {
  auto const* outline = polygon.getExteriorRing();
  if (!outline || static_cast<std::size_t>(outline->getNumPoints()) < kFewestPoints) {
    ++short_rings_;
    return;
  }
  add_ring(*outline, true);
  for (int i = 0; i < polygon.getNumInteriorRings(); ++i) {
    auto const& hole = *polygon.getInteriorRing(i);
    if (static_cast<std::size_t>(hole.getNumPoints()) < kFewestPoints)
      ++short_rings_;
    else
      add_ring(hole, false);
  }
  zones_.areas.end_part();
}

void ZoneBuilder::end_zone(std::optional<Point> point) {
  zones_.areas.end_row();
  auto const row = zones_.areas.rows() - 1;
  auto const centre = point ? *point : centroid(zones_.areas, row);
  points_ += point ? 1 : 0;
  zones_.lon.push_back(centre.x);
  zones_.lat.push_back(centre.y);
  zones_.area_km2.push_back(point ? std::numeric_limits<double>::quiet_NaN() : geodesic_area_km2(zones_.areas, row));
}

std::optional<NoZone> ZoneBuilder::add(OGRGeometry const& geometry) {
  if (geometry.IsEmpty()) return NoZone{"its geometry is empty", true};
  OGREnvelope box;
  geometry.getEnvelope(&box);
  if (!is_lon_lat(box))
    return NoZone{
        fmt::format("its coordinates reach {:.1f} {:.1f}, which are no degrees; name the reference system, such as "
                    "--crs EPSG:32648",
                    box.MaxX, box.MaxY)};
  auto const type = wkbFlatten(geometry.getGeometryType());
  if (type == wkbPoint) {
    end_zone(Point{geometry.toPoint()->getX(), geometry.toPoint()->getY()});
    return std::nullopt;
  }
  if (type != wkbPolygon && type != wkbMultiPolygon)
    return NoZone{fmt::format("its geometry is a {}; zones are areas or points", OGRToOGCGeomType(type))};
  auto const parts = zones_.areas.ring_offset.size();
  if (type == wkbPolygon)
    add_polygon(*geometry.toPolygon());
  else
    for (auto const* polygon : *geometry.toMultiPolygon()) add_polygon(*polygon);
  if (zones_.areas.ring_offset.size() == parts) return NoZone{"its outline has fewer than four points", true};
  if (zones_.areas.points.size() > limits_.points)
    return NoZone{fmt::format("the zones have more than {} points", limits_.points)};
  end_zone(std::nullopt);
  return std::nullopt;
}

}  // namespace tanvan
