#include "sim/io/geo/geo_calls.hpp"

#include "sim/io/files/late_library.hpp"

namespace tanvan {

GeoCalls const& geo_calls() {
  static LateLibrary const module("libtanvan_gdal.so");
  static auto const& calls = *module.function<GeoCalls const*()>(kGeoCallsName)();
  return calls;
}

std::vector<std::byte> geopackage_bytes(GeoPackage const& package) {
  return geo_calls().geopackage_bytes(package);
}

Result<ImportedZones> read_zones(TextSource const& source, ZoneOptions const& options, ZoneLimits limits) {
  return geo_calls().read_zones(source, options, limits);
}

}  // namespace tanvan
