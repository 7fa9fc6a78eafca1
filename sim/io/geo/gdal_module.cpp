#include "sim/io/geo/geo_calls.hpp"

/// What the program finds when it opens this module; the name is `kGeoCallsName`.
extern "C" [[gnu::visibility("default")]] tanvan::GeoCalls const* tanvan_geo_calls_1() {
  static constexpr tanvan::GeoCalls kCalls{tanvan::geopackage_bytes, tanvan::read_zones};
  return &kCalls;
}
