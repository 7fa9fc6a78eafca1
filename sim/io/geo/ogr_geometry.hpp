#pragma once
/// Geometries between our columns and GDAL's objects, for the sources of sim/io/geo alone.

#include <memory>
#include <ogrsf_frmts.h>

#include "sim/io/tables/data_table.hpp"

namespace tanvan {

/// WGS 84 with longitude first.
OGRSpatialReference lon_lat_reference();

/// The geometry of a row; none where it has none or a coordinate is not known.
std::unique_ptr<OGRGeometry> ogr_geometry(DataTable const& table, std::size_t row);

}  // namespace tanvan
