#include <cmath>
#include <geodesic.h>

#include "sim/io/geo/zone_builder.hpp"

namespace tanvan {
namespace {

constexpr double kEquatorM = 6'378'137, kFlattening = 1 / 298.257223563;  // WGS 84
constexpr double kM2InKm2 = 1e6;

double ring_m2(geod_geodesic const& earth, std::span<Point const> ring) {
  geod_polygon polygon;
  geod_polygon_init(&polygon, 0);
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) geod_polygon_addpoint(&earth, &polygon, ring[i].y, ring[i].x);
  double area = 0;
  geod_polygon_compute(&earth, &polygon, 0, 1, &area, nullptr);
  return std::abs(area);
}

}  // namespace

double geodesic_area_km2(Areas const& areas, std::size_t row) {
  geod_geodesic earth;
  geod_init(&earth, kEquatorM, kFlattening);
  double m2 = 0;
  for (auto part = areas.part_offset[row]; part < areas.part_offset[row + 1]; ++part)
    for (auto q = areas.ring_offset[part]; q < areas.ring_offset[part + 1]; ++q)
      m2 += (q == areas.ring_offset[part] ? 1 : -1) * ring_m2(earth, areas.ring(q));
  return m2 / kM2InKm2;
}

}  // namespace tanvan
