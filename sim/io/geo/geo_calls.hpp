#pragma once
/// What the module of GDAL (libtanvan_gdal.so) does for the program: the one seam between the two.

#include "sim/io/geo/geopackage.hpp"
#include "sim/io/geo/zone_shapes.hpp"

namespace tanvan {

/// The functions of the same names in `geopackage.hpp` and `zone_shapes.hpp`, as the module has them.
struct GeoCalls {
  std::vector<std::byte> (*geopackage_bytes)(GeoPackage const& package);
  Result<ImportedZones> (*read_zones)(TextSource const& source, ZoneOptions const& options, ZoneLimits limits);
};

/// The name by which the module hands out its calls, a function `GeoCalls const*()`; its number is raised when anything
/// changes that passes the seam, so that a module of another version is refused rather than misread.
inline constexpr char const* kGeoCallsName = "tanvan_geo_calls_1";

/// Opens the module at the first call, of any thread. It takes some 30 ms.
/// @throws std::runtime_error where the module, or a library that it needs, is not there
GeoCalls const& geo_calls();

}  // namespace tanvan
