#pragma once
/// Tables as a GeoPackage (OGC 12-128r17), which QGIS opens with the styles in it.

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/io/tables/data_table.hpp"

namespace tanvan {

/// A layer that is a question to tables: the rows of one of them with columns of others.
struct LayerView {
  std::string name;
  Phrase title;
  std::string table;   // whose geometry it shows
  std::string select;  // SQL; its first columns are `fid AS OGC_FID` and `geom`
};

/// A style of a layer, offered by QGIS by its name.
struct LayerStyle {
  std::string layer, name, qml;
  bool is_default = false;
};

struct GeoPackage {
  std::vector<DataTable> tables;
  std::vector<LayerView> views;
  std::vector<LayerStyle> styles;
  std::vector<std::pair<std::string, std::string>> about;  // the table `about`: key and value
  std::string date;                                        // of all contents, `2026-11-26T03:00:00Z`
  Language language = Language::vi;                        // of titles and descriptions
};

/// The file: layers in EPSG:4326 with spatial indices, tables of attributes, `fields` (unit, description and source of
/// each column), `gpkg_data_columns` (title and unit), `layer_styles`. NaN and infinite numbers are NULL. Equal content
/// gives equal bytes with the same GDAL and SQLite.
/// @throws std::runtime_error with GDAL's words where it fails
std::vector<std::byte> geopackage_bytes(GeoPackage const& package);

}  // namespace tanvan
