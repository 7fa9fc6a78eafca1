#pragma once
/// Tables with a geometry as GeoJSON.

#include <span>
#include <vector>

#include "sim/io/files/whole_folder.hpp"
#include "sim/io/tables/data_table.hpp"

namespace tanvan {

/// One file a table with a geometry, `NAME.geojson`: a FeatureCollection after RFC 7946 with longitude and latitude in
/// at most seven digits after the point (a centimetre), outlines anticlockwise, one feature a line. Numbers that are
/// not known or not finite are null. A foreign member `columns` says unit and description of each property.
std::vector<FolderFile> geojson_files(std::span<DataTable const> tables, std::string const& attribution);

}  // namespace tanvan
