#include "sim/io/geo/ogr_geometry.hpp"

#include <cmath>

namespace tanvan {
namespace {

constexpr int kWgs84 = 4326;

bool known(std::span<Point const> points) {
  for (auto const& point : points)
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) return false;
  return !points.empty();
}

template <class Curve>
void add_points(Curve& curve, std::span<Point const> points) {
  for (auto const& point : points) curve.addPoint(point.x, point.y);
}

std::unique_ptr<OGRGeometry> area_of(Areas const& areas, std::size_t row) {
  auto whole = std::make_unique<OGRMultiPolygon>();
  for (auto part = areas.part_offset[row]; part < areas.part_offset[row + 1]; ++part) {
    OGRPolygon polygon;
    for (auto q = areas.ring_offset[part]; q < areas.ring_offset[part + 1]; ++q) {
      OGRLinearRing ring;
      add_points(ring, areas.ring(q));
      polygon.addRing(&ring);
    }
    whole->addGeometry(&polygon);
  }
  if (whole->IsEmpty()) return nullptr;
  return whole;
}

/// WGS 84 in degrees by any name, in either order of its axes, with heights or without.
bool is_lon_lat(OGRSpatialReference const& reference) {
  auto flat = reference;
  flat.DemoteTo2D(nullptr);
  char const* const options[] = {"CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS",
                                 "IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "IGNORE_COORDINATE_EPOCH=YES", nullptr};
  auto const degrees = lon_lat_reference();
  return flat.IsSame(&degrees, options) != 0;
}

}  // namespace

OGRSpatialReference lon_lat_reference() {
  OGRSpatialReference reference;
  reference.importFromEPSG(kWgs84);
  reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return reference;
}

std::optional<ToDegrees> ToDegrees::of(std::string const& crs, OGRSpatialReference const* own) {
  OGRSpatialReference from;
  if (!crs.empty() && from.SetFromUserInput(crs.c_str()) != OGRERR_NONE) return std::nullopt;
  if (crs.empty() && own) from = *own;
  from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  ToDegrees made;
  if (from.IsEmpty() || is_lon_lat(from)) return made;
  auto const degrees = lon_lat_reference();
  made.transformation_.reset(OGRCreateCoordinateTransformation(&from, &degrees));
  made.from_ = from.GetName() ? from.GetName() : "another reference system";
  return made;
}

bool ToDegrees::turn(OGRGeometry& geometry) const {
  return from_.empty() || (transformation_ && geometry.transform(transformation_.get()) == OGRERR_NONE);
}

std::unique_ptr<OGRGeometry> ogr_geometry(DataTable const& table, std::size_t row) {
  if (table.geometry == GeometryKind::none) return nullptr;
  if (table.geometry == GeometryKind::area) return area_of(table.areas, row);
  auto const points = table.points_of(row);
  if (!known(points)) return nullptr;
  if (table.geometry == GeometryKind::point) return std::make_unique<OGRPoint>(points.front().x, points.front().y);
  auto line = std::make_unique<OGRLineString>();
  add_points(*line, points);
  return line;
}

}  // namespace tanvan
