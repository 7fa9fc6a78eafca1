#pragma once
/// Geometries between our columns and GDAL's objects, for the sources of sim/io/geo alone.

#include <memory>
#include <ogrsf_frmts.h>
#include <optional>
#include <string>

#include "sim/io/tables/data_table.hpp"

namespace tanvan {

/// WGS 84 with longitude first.
OGRSpatialReference lon_lat_reference();

/// Coordinates of a reference system as longitude and latitude.
class ToDegrees {
 public:
  /// @param crs as the user named it, else @param own of the file, else nothing is turned
  /// @return none where PROJ does not know what the user named
  static std::optional<ToDegrees> of(std::string const& crs, OGRSpatialReference const* own);

  /// False where the geometry lies outside the system.
  bool turn(OGRGeometry& geometry) const;
  /// The name of the system, empty where nothing is turned.
  std::string const& from() const { return from_; }

 private:
  std::unique_ptr<OGRCoordinateTransformation> transformation_;
  std::string from_;
};

/// The geometry of a row; none where it has none or a coordinate is not known.
std::unique_ptr<OGRGeometry> ogr_geometry(DataTable const& table, std::size_t row);

}  // namespace tanvan
