#pragma once
/// Zones of other programs: polygons with names, whatever the format and reference system.

#include <string>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/io/exchange/areas.hpp"
#include "sim/io/exchange/import_report.hpp"
#include "sim/io/tables/data_table.hpp"
#include "sim/io/text/text_file.hpp"

namespace tanvan {

/// One row a zone, in the order of the file.
struct ZoneShapes {
  std::vector<std::string> id, name;  // distinct ids; names may be empty
  std::vector<double> lon, lat;       // centroid, WGS 84 [degrees]
  std::vector<double> area_km2;       // on the ellipsoid; NaN of zones that are points
  Areas areas;                        // no part for zones that are points
  std::vector<TextColumn> more;       // other columns as text
  std::vector<std::string> place;     // file of each zone, for messages

  std::size_t size() const { return id.size(); }
};

/// What the user says of a file, where it does not say it itself.
struct ZoneOptions {
  std::string id_column, name_column;  // empty: guessed, and said in a note
  std::string layer;                   // of a GeoPackage with several
  std::string crs;                     // reference system, where the file names none
};

struct ZoneLimits {
  std::uint64_t file_bytes = std::uint64_t{1} << 30;  // also of all that an archive holds
  std::size_t points = 50'000'000;
  std::size_t zones = 1'000'000;
};

struct ImportedZones {
  ZoneShapes zones;
  ImportReport report;
};

/// Reads GeoJSON, TopoJSON, GeoPackage, Shapefile (also in a zip), CSV with columns for id, longitude and latitude or
/// WKT, or a folder of such files, each of whose features becomes a zone. Columns are known in English and Vietnamese
/// (`Mã`, `Tên`, `Kinh độ`, `Vĩ độ`), with and without marks; tables may be separated by commas, semicolons or tabs.
/// Any reference system becomes WGS 84. Outlines that run clockwise are turned, holes anticlockwise too; texts in
/// TCVN3, VNI or Windows-1258 are converted, all with a note. Rows without a geometry, rings of fewer than four
/// points and outlines without an area, as where a bow crosses itself, are dropped; other outlines that GDAL calls not
/// valid are a note. Faults: no such file; JSON that is cut (its line) or no GeoJSON; lines instead of areas;
/// coordinates that can't be degrees where no reference system is named; ids that are missing or not distinct; more
/// than the limits; what GDAL says of damaged files.
Result<ImportedZones> read_zones(TextSource const& source, ZoneOptions const& options = {}, ZoneLimits limits = {});

/// The zones as a table: zone_id, name, lon, lat, area_km2 and the other columns, with areas or points.
DataTable zones_table(ZoneShapes const& zones);

/// Draws the zones of a table as the areas of the shapes with their ids; zones without one lose their geometry.
/// @param table with a column `zone_id`  @return how many were drawn; where 0, the table stays as it is
std::size_t set_areas(DataTable& table, ZoneShapes const& shapes);

}  // namespace tanvan
