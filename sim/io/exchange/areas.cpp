#include "sim/io/exchange/areas.hpp"

#include "sim/io/exchange/wkt.hpp"

namespace tanvan {
namespace {

std::string wkt_of_ring(std::span<Point const> ring) {
  std::string text;
  for (auto const& point : ring) text += (text.empty() ? "(" : ", ") + wkt_number(point.x) + " " + wkt_number(point.y);
  return text + ")";
}

}  // namespace

double twice_signed_area(std::span<Point const> ring) {
  double twice = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    Point const a{ring[i - 1].x - ring[0].x, ring[i - 1].y - ring[0].y},
        b{ring[i].x - ring[0].x, ring[i].y - ring[0].y};
    twice += a.x * b.y - b.x * a.y;
  }
  return twice;
}

std::string wkt_of_area(Areas const& areas, std::size_t row) {
  std::string text;
  for (auto part = areas.part_offset[row]; part < areas.part_offset[row + 1]; ++part) {
    text += text.empty() ? "MULTIPOLYGON (" : ", ";
    std::string rings;
    for (auto ring = areas.ring_offset[part]; ring < areas.ring_offset[part + 1]; ++ring)
      rings += (rings.empty() ? "(" : ", ") + wkt_of_ring(areas.ring(ring));
    text += rings + ")";
  }
  return text.empty() ? text : text + ")";
}

}  // namespace tanvan
