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

/// The text with each pair of ordinates replaced by `to(point)`; words, brackets and commas stay.
template <class Transform>
std::string transform_wkt(std::string_view text, Transform to);

/// The numbers of a text and what lies between them: what `transform_wkt` works on.
struct WktTokens {
  std::vector<std::string_view> between;  // one more than the numbers
  std::vector<double> numbers;
};
WktTokens tokens_of_wkt(std::string_view text);
std::string wkt_number(double value);

template <class Transform>
std::string transform_wkt(std::string_view text, Transform to) {
  auto const tokens = tokens_of_wkt(text);
  if (tokens.numbers.size() % 2 != 0) return std::string(text);
  std::string changed(tokens.between.front());
  for (std::size_t i = 0; i < tokens.numbers.size(); i += 2) {
    Point const point = to(Point{tokens.numbers[i], tokens.numbers[i + 1]});
    changed += wkt_number(point.x);
    changed += tokens.between[i + 1];
    changed += wkt_number(point.y);
    changed += tokens.between[i + 2];
  }
  return changed;
}

}  // namespace tanvan
