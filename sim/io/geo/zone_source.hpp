#pragma once
/// Files of zones opened by GDAL, for the sources of sim/io/geo alone.

#include <gdal_priv.h>
#include <memory>
#include <string>
#include <vector>

#include "sim/io/geo/zone_shapes.hpp"

namespace tanvan {

enum class ZoneFormat { unknown, json, geopackage, shapefile, archive, csv };

/// By the end of the name. @param path in any case
ZoneFormat zone_format(std::filesystem::path const& path);

/// The files of a folder that could hold zones, sorted by name; the file itself where it is one.
std::vector<TextSource> zone_files(TextSource const& source);

/// Opens what the format says, with no other driver, and without decoding text. Faults as `read_zones`.
Result<std::unique_ptr<GDALDataset>> open_zones(TextSource const& source, ZoneLimits const& limits);

}  // namespace tanvan
