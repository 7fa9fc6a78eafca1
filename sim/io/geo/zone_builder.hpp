#pragma once
/// Geometries of GDAL as zones, for the sources of sim/io/geo alone.

#include <ogrsf_frmts.h>
#include <optional>
#include <string>
#include <vector>

#include "sim/io/geo/zone_shapes.hpp"

namespace tanvan {

/// Why a geometry is no zone.
struct NoZone {
  std::string why;
  bool drop = false;  // a row to leave out; else the file is at fault
};

/// Takes zones one after another; what had to be turned is counted.
class ZoneBuilder {
 public:
  explicit ZoneBuilder(ZoneLimits limits) : limits_(limits) {}

  /// Adds an area or a point in longitude and latitude; nothing where it can't be a zone.
  /// @return what is wrong with it, none where it was added
  std::optional<NoZone> add(OGRGeometry const& geometry);

  ZoneShapes& zones() { return zones_; }
  std::int64_t outlines() const { return outlines_; }
  std::int64_t clockwise() const { return clockwise_; }
  std::int64_t short_rings() const { return short_rings_; }
  /// Rows whose outlines cross themselves or each other, as GDAL's check of validity says; and what it says of the
  /// first.
  std::vector<std::size_t> const& crossing() const { return crossing_; }
  std::string const& why_crossing() const { return why_crossing_; }
  bool has_points() const { return points_ > 0; }
  bool has_areas() const { return outlines_ > 0; }

 private:
  void add_polygon(OGRPolygon const& polygon);
  void add_parts(OGRGeometry const& geometry);
  void end_zone(std::optional<Point> point);
  void add_ring(OGRLinearRing const& ring, bool outline);

  ZoneLimits limits_;
  ZoneShapes zones_;
  std::int64_t outlines_ = 0, clockwise_ = 0, short_rings_ = 0, points_ = 0;
  std::vector<std::size_t> crossing_;
  std::string why_crossing_;
};

/// Area of a polygon with holes on the ellipsoid of WGS 84 [km²], after C. Karney, Algorithms for geodesics, J. Geodesy
/// 87, 2013.
double geodesic_area_km2(Areas const& areas, std::size_t row);

/// Area-weighted centre of a row's outlines and holes in the plane of degrees.
Point centroid(Areas const& areas, std::size_t row);

}  // namespace tanvan
