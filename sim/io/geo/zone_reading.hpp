#pragma once
/// Zones under reading: geometries and the texts of their rows, for the sources of sim/io/geo alone.

#include <string>
#include <vector>

#include "sim/io/geo/ogr_geometry.hpp"
#include "sim/io/geo/zone_builder.hpp"
#include "sim/io/text/row_reader.hpp"

namespace tanvan {

/// Where the geometry of a table's row stands: a column of WKT, or two of coordinates.
struct GeometryColumns {
  std::size_t wkt, lon, lat;
  bool any() const { return wkt != NamedRows::npos || (lon != NamedRows::npos && lat != NamedRows::npos); }
};

/// Rows of one or more files. Columns are those of all files, in the order in which they came.
class ZoneReading {
 public:
  ZoneReading(ZoneOptions const& options, ZoneLimits limits) : options_(options), limits_(limits), builder_(limits) {}

  /// Adds what a file holds; its faults are noted.
  void read_geography(TextSource const& source);
  void read_table(TextSource const& source);

  /// Ids, names and encodings decided over all rows.
  Result<ImportedZones> finish(TextSource const& source);

 private:
  /// The column of that name, made where there is none. @return its number
  std::size_t column(std::string const& name);
  void read_layer(TextSource const& source, OGRLayer& layer);
  void read_feature(TextSource const& source, OGRFeature& feature, ToDegrees const& to_degrees,
                    std::vector<std::size_t> const& columns);
  /// Starts the row of a zone that was added.
  void begin_row(InputPlace place);
  void set(std::size_t column, std::string text) { columns_[column].text.back() = std::move(text); }
  void fault(InputPlace place, std::string sentence);
  void unknown_reference();
  void note_once(std::string sentence);
  void read_row(NamedRows& rows, std::vector<std::size_t> const& columns, GeometryColumns const& at,
                ToDegrees const& to_degrees);
  bool is_full() const { return faults_.size() >= kMostFaults; }
  void decode();
  void choose_ids();
  void choose_names();
  void check_ids();
  void note_rings(TextSource const& source);
  void compare_areas();

  static constexpr std::size_t kMostFaults = 20;

  ZoneOptions options_;
  ZoneLimits limits_;
  ZoneBuilder builder_;
  std::vector<TextColumn> columns_;
  std::vector<InputPlace> places_;  // of each zone
  std::vector<std::int64_t> numbers_;
  ImportReport report_;
  Faults faults_;
  bool shapefiles_ = false;  // whose outlines are clockwise by their standard
};

}  // namespace tanvan
