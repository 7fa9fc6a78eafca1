#include "sim/io/geo/zone_builder.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <memory>

#include "sim/io/geo/gdal_session.hpp"

namespace tanvan {
namespace {

constexpr double kMostLon = 180, kMostLat = 90;
constexpr std::size_t kFewestPoints = 4;  // of a closed ring

bool is_lon_lat(OGREnvelope const& box) {
  return box.MinX >= -kMostLon && box.MaxX <= kMostLon && box.MinY >= -kMostLat && box.MaxY <= kMostLat;
}

/// Below this part of the area that GDAL finds in the outline made valid, its lobes cancel each other.
constexpr double kLeastPart = 0.01;

/// Whether areas and centres mean anything.
struct Validity {
  bool valid = true, hollow = false;  // hollow: as good as no area
  std::string why;                    // of one that is not valid
};

double area_of(OGRGeometry const& geometry) {
  auto const type = wkbFlatten(geometry.getGeometryType());
  if (type == wkbPolygon) return geometry.toPolygon()->get_Area();
  return OGR_GT_IsSubClassOf(type, wkbGeometryCollection) ? geometry.toGeometryCollection()->get_Area() : 0;
}

bool is_long_enough(OGRLinearRing const* ring) {
  return ring && static_cast<std::size_t>(ring->getNumPoints()) >= kFewestPoints;
}

/// What is kept of a part: closed rings of enough points.
void add_kept(OGRPolygon const& polygon, OGRMultiPolygon& whole) {
  if (!is_long_enough(polygon.getExteriorRing())) return;
  OGRPolygon kept;
  for (auto const* ring : polygon)
    if (is_long_enough(ring)) kept.addRingDirectly(ring->clone());
  kept.closeRings();
  whole.addGeometry(&kept);
}

OGRMultiPolygon kept_parts(OGRGeometry const& geometry) {
  OGRMultiPolygon whole;
  if (wkbFlatten(geometry.getGeometryType()) == wkbPolygon)
    add_kept(*geometry.toPolygon(), whole);
  else
    for (auto const* polygon : *geometry.toMultiPolygon()) add_kept(*polygon, whole);
  return whole;
}

/// @param geometry not empty
Validity validity_of(OGRMultiPolygon const& geometry) {
  if (!OGRGeometryFactory::haveGEOS()) return {true, area_of(geometry) == 0, {}};
  GdalSession const session;  // what it warns of is no fault of the file
  if (geometry.IsValid()) return {true, area_of(geometry) == 0, {}};
  auto why = session.warnings().empty() ? "a ring crosses itself" : session.warnings().front();
  std::unique_ptr<OGRGeometry> const mended(geometry.MakeValid());
  return {false, area_of(geometry) <= (mended ? kLeastPart * area_of(*mended) : 0), std::move(why)};
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
  bool const clockwise = twice_signed_area(std::span(areas.points).subspan(static_cast<std::size_t>(begin))) < 0;
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
  auto const kept = kept_parts(geometry);
  auto const validity = kept.IsEmpty() ? Validity{} : validity_of(kept);
  if (validity.hollow)
    return NoZone{validity.valid ? "its outline has no area" : "its outline crosses itself so that no area is left",
                  true};
  auto const parts = zones_.areas.ring_offset.size();
  add_parts(geometry);
  if (zones_.areas.ring_offset.size() == parts) return NoZone{"its outline has fewer than four points", true};
  if (zones_.areas.points.size() > limits_.points)
    return NoZone{fmt::format("the zones have more than {} points", limits_.points)};
  if (!validity.valid && crossing_.empty()) why_crossing_ = validity.why;
  if (!validity.valid) crossing_.push_back(zones_.areas.rows());
  end_zone(std::nullopt);
  return std::nullopt;
}

void ZoneBuilder::add_parts(OGRGeometry const& geometry) {
  if (wkbFlatten(geometry.getGeometryType()) == wkbPolygon) return add_polygon(*geometry.toPolygon());
  for (auto const* polygon : *geometry.toMultiPolygon()) add_polygon(*polygon);
}

}  // namespace tanvan
