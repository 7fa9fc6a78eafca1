#include "sim/io/geo/zone_reading.hpp"
#include "sim/io/geo/zone_source.hpp"

namespace tanvan {

Result<ImportedZones> read_zones(TextSource const& source, ZoneOptions const& options, ZoneLimits limits) {
  ZoneReading reading(options, limits);
  auto const files = zone_files(source);
  if (files.empty())
    return error(Errc::bad_input, {source.shown, 1, 0}, "the folder holds no .geojson, .json, .gpkg or .shp");
  for (auto const& file : files) {
    if (zone_format(file.path) == ZoneFormat::csv)
      reading.read_table(file);
    else
      reading.read_geography(file);
  }
  return reading.finish(source);
}

}  // namespace tanvan
