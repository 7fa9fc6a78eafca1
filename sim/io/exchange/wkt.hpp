#pragma once
/// Geometry as Well-Known Text (OGC 06-103r4), as tables of other programs hold it.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

/// The points of a `LINESTRING`, or of a `MULTILINESTRING` whose parts follow each other without a gap; third and
/// fourth ordinates are left out. None where the text is something else, a number is none, or a line has fewer than
/// two points.
std::optional<std::vector<Point>> line_of_wkt(std::string_view text);

/// `LINESTRING (106.65 11.05, 106.66 11.06)`, in the shortest digits that read back to the same bits.
std::string wkt_of_line(std::span<Point const> points);

/// The text with the first two ordinates of each point replaced by those of `to(point)`; Z and M, words, brackets and
/// commas stay. The text as it is where a point between brackets has fewer than two ordinates or more than four.
template <class Transform>
std::string transform_wkt(std::string_view text, Transform to);

/// A text in pieces: x and y of each point, and what lies before each of them: what `transform_wkt` works on.
struct WktPoints {
  struct Place {
    std::string_view before_x, before_y;
    Point point;
  };
  std::vector<Place> places;
  std::string_view rest;
};
WktPoints points_of_wkt(std::string_view text);
std::string wkt_number(double value);

template <class Transform>
std::string transform_wkt(std::string_view text, Transform to) {
  auto const points = points_of_wkt(text);
  std::string changed;
  for (auto const& [before_x, before_y, point] : points.places) {
    Point const moved = to(point);
    changed += before_x;
    changed += wkt_number(moved.x);
    changed += before_y;
    changed += wkt_number(moved.y);
  }
  changed += points.rest;
  return changed;
}

}  // namespace tanvan
