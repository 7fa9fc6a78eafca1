#include "sim/io/geo/geopackage.hpp"

#include <algorithm>
#include <cmath>
#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <limits>
#include <ogrsf_frmts.h>
#include <stdexcept>

#include "sim/io/geo/gdal_session.hpp"
#include "sim/io/geo/ogr_geometry.hpp"
#include "sim/io/tables/csv_files.hpp"

namespace tanvan {
namespace {

using Dataset = std::unique_ptr<GDALDataset>;

std::string sql_text(std::string const& text) {
  std::string out = "'";
  for (char const sign : text) out += sign == '\'' ? std::string("''") : std::string(1, sign);
  return out + "'";
}

/// While it lives every date that GDAL writes is this one.
class FixedDate {
 public:
  explicit FixedDate(std::string const& date) { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", date.c_str()); }
  ~FixedDate() { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nullptr); }
  FixedDate(FixedDate const&) = delete;
  FixedDate& operator=(FixedDate const&) = delete;
};

Dataset new_package(std::string const& name) {
  auto* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  if (!driver) throw std::runtime_error("GDAL has no driver for GeoPackage");
  char const* const options[] = {"VERSION=1.2", "ADD_GPKG_OGR_CONTENTS=NO", nullptr};
  return Dataset(driver->Create(name.c_str(), 0, 0, 0, GDT_Unknown, const_cast<char**>(options)));
}

OGRwkbGeometryType type_of(GeometryKind kind) {
  switch (kind) {
    case GeometryKind::point: return wkbPoint;
    case GeometryKind::line: return wkbLineString;
    case GeometryKind::area: return wkbMultiPolygon;
    case GeometryKind::none: break;
  }
  return wkbNone;
}

OGRFieldType type_of(ColumnValues const& values) {
  if (std::holds_alternative<std::vector<double>>(values)) return OFTReal;
  return std::holds_alternative<std::vector<std::int64_t>>(values) ? OFTInteger64 : OFTString;
}

void set_field(OGRFeature& feature, int field, ColumnValues const& values, std::size_t row) {
  if (auto const* texts = std::get_if<std::vector<std::string>>(&values))
    feature.SetField(field, (*texts)[row].c_str());
  if (auto const* whole = std::get_if<std::vector<std::int64_t>>(&values))
    feature.SetField(field, static_cast<GIntBig>((*whole)[row]));
  if (auto const* reals = std::get_if<std::vector<double>>(&values)) {
    if (std::isfinite((*reals)[row]))
      feature.SetField(field, (*reals)[row]);
    else
      feature.SetFieldNull(field);
  }
}

void add_rows(OGRLayer& layer, DataTable const& table) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    OGRFeature feature(layer.GetLayerDefn());
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      set_field(feature, static_cast<int>(c), table.columns[c].values, row);
    if (auto geometry = ogr_geometry(table, row)) feature.SetGeometryDirectly(geometry.release());
    if (layer.CreateFeature(&feature) != OGRERR_NONE) return;  // the session keeps the message
  }
}

void add_table(GDALDataset& package, DataTable const& table, Language language) {
  auto reference = lon_lat_reference();
  CPLStringList options;
  options.SetNameValue("FID", "fid");
  options.SetNameValue("GEOMETRY_NAME", "geom");
  options.SetNameValue("IDENTIFIER", table.title.in(language).c_str());
  options.SetNameValue("DESCRIPTION", table.title.both().c_str());
  auto* const layer =
      package.CreateLayer(table.name.c_str(), table.geometry == GeometryKind::none ? nullptr : &reference,
                          type_of(table.geometry), options.List());
  if (!layer) return;
  for (auto const& column : table.columns) {
    OGRFieldDefn field(column.name.c_str(), type_of(column.values));
    if (layer->CreateField(&field) != OGRERR_NONE) return;
  }
  add_rows(*layer, table);
}

/// Runs statements that give no rows.
void run(GDALDataset& package, std::string const& sql) {
  if (auto* const rows = package.ExecuteSQL(sql.c_str(), nullptr, nullptr)) package.ReleaseResultSet(rows);
}

struct Box {
  double west = std::numeric_limits<double>::infinity(), south = west, east = -west, north = -west;
};

Box box_of(DataTable const& table) {
  Box box;
  for (auto const& p : table.geometry == GeometryKind::area ? table.areas.points : table.points) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) continue;
    box = {std::min(box.west, p.x), std::min(box.south, p.y), std::max(box.east, p.x), std::max(box.north, p.y)};
  }
  return box;
}

char const* type_name(GeometryKind kind) {
  return kind == GeometryKind::point ? "POINT" : kind == GeometryKind::line ? "LINESTRING" : "MULTIPOLYGON";
}

void add_view(GDALDataset& package, LayerView const& view, DataTable const& table, GeoPackage const& content) {
  auto const box = box_of(table);
  run(package, fmt::format("CREATE VIEW \"{}\" AS {}", view.name, view.select));
  run(package,
      fmt::format("INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, min_x, "
                  "min_y, max_x, max_y, srs_id) VALUES ({}, 'features', {}, {}, {}, {}, {}, {}, {}, 4326)",
                  sql_text(view.name), sql_text(view.title.in(content.language)), sql_text(view.title.both()),
                  sql_text(content.date), box.west, box.south, box.east, box.north));
  run(package,
      fmt::format("INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) "
                  "VALUES ({}, 'geom', '{}', 4326, 0, 0)",
                  sql_text(view.name), type_name(table.geometry)));
}

/// The table that QGIS itself makes when a style is stored in a GeoPackage.
void add_styles(GDALDataset& package, GeoPackage const& content) {
  run(package,
      "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), "
      "f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML "
      "TEXT, "
      "styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME)");
  run(package,
      fmt::format("INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) "
                  "VALUES ('layer_styles', 'attributes', 'layer_styles', 'QGIS', {}, 0)",
                  sql_text(content.date)));
  for (auto const& style : content.styles)
    run(package,
        fmt::format("INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
                    "styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) VALUES ('', "
                    "'', {}, 'geom', {}, {}, '', {}, {}, '', NULL, {})",
                    sql_text(style.layer), sql_text(style.name), sql_text(style.qml), style.is_default ? 1 : 0,
                    sql_text(style.name), sql_text(content.date)));
}

/// The schema extension of the standard: title and unit of each column.
void add_data_columns(GDALDataset& package, GeoPackage const& content) {
  run(package,
      "CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, "
      "definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, "
      "extension_name))");
  run(package,
      "CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, "
      "description TEXT, mime_type TEXT, constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, "
      "column_name), "
      "CONSTRAINT gdc_tn UNIQUE (table_name, name))");
  run(package,
      "CREATE TABLE gpkg_data_column_constraints (constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value "
      "TEXT, "
      "min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT, CONSTRAINT "
      "gdcc_ntv UNIQUE (constraint_name, constraint_type, value))");
  for (auto const* name : {"gpkg_data_columns", "gpkg_data_column_constraints"})
    run(package, fmt::format("INSERT INTO gpkg_extensions VALUES ('{}', NULL, 'gpkg_schema', "
                             "'http://www.geopackage.org/spec121/#extension_schema', 'read-write')",
                             name));
  for (auto const& table : content.tables)
    for (auto const& column : table.columns)
      run(package,
          fmt::format(
              "INSERT INTO gpkg_data_columns (table_name, column_name, title, description) VALUES ({}, {}, {}, {})",
              sql_text(table.name), sql_text(column.name), sql_text(column.what.in(content.language)),
              sql_text("[" + column.unit + "] " + column.source)));
}

DataTable about_table(std::vector<std::pair<std::string, std::string>> const& about) {
  std::vector<std::string> keys, values;
  for (auto const& [key, value] : about) {
    keys.push_back(key);
    values.push_back(value);
  }
  DataTable table{"about", {"Về tệp này", "About this file"}, {}, {}, {0}, {}, {}};
  table.columns = {{"key", "text", {"tên", "what"}, "", keys}, {"value", "text", {"giá trị", "its value"}, "", values}};
  return table;
}

void add_all(GDALDataset& package, GeoPackage const& content) {
  for (auto const& table : content.tables) add_table(package, table, content.language);
  add_table(package, fields_table(content.tables), content.language);
  add_table(package, about_table(content.about), content.language);
  package.FlushCache();
  run(package, "BEGIN");
  for (auto const& view : content.views) add_view(package, view, *find_table(content.tables, view.table), content);
  add_data_columns(package, content);
  add_styles(package, content);
  run(package, "COMMIT");
}

}  // namespace

std::vector<std::byte> geopackage_bytes(GeoPackage const& content) {
  GdalSession const session;
  FixedDate const date(content.date);
  MemoryFile const file(".gpkg");
  auto package = new_package(file.name());
  session.must_have_worked("making a GeoPackage");
  add_all(*package, content);
  package.reset();
  session.must_have_worked("writing a GeoPackage");
  return file.bytes();
}

}  // namespace tanvan
