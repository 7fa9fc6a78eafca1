// Lines of Well-Known Text are read as other programs write them.
#include "sim/io/exchange/wkt.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(Wkt, ALineReadsBackToTheSameBits) {
  std::vector<Point> const line{{106.65, 11.05}, {106.1234567, 1e-7}, {-71.15427900929419, 42.0}};
  EXPECT_EQ(*line_of_wkt(wkt_of_line(line)), line);
}

TEST(Wkt, SpellingsOfTheTradeAreRead) {
  std::vector<Point> const line{{1, 2}, {3, 4}};
  for (auto const* text : {"LINESTRING(1 2,3 4)", "linestring (1 2, 3 4)", "LINESTRING Z (1 2 9, 3 4 9)",
                           "MULTILINESTRING ((1 2, 3 4))", " LINESTRING ( 1  2 , 3 4 ) "})
    EXPECT_EQ(line_of_wkt(text), line) << text;
}

TEST(Wkt, PartsThatFollowEachOtherAreOneLineAndOthersAreNone) {
  EXPECT_EQ(line_of_wkt("MULTILINESTRING ((1 2, 3 4), (3 4, 5 6))"), (std::vector<Point>{{1, 2}, {3, 4}, {5, 6}}));
  EXPECT_FALSE(line_of_wkt("MULTILINESTRING ((1 2, 3 4), (7 8, 5 6))"));
}

TEST(Wkt, WhatIsNoLineIsNone) {
  for (auto const* text : {"", "POINT (1 2)", "LINESTRING (1 2)", "LINESTRING (1 2, 3)", "LINESTRING (1 2, 3 x)",
                           "LINESTRING (1 2, 3 4", "LINESTRING (1 2, 3 4))", "LINESTRING (inf 2, 3 4)"})
    EXPECT_FALSE(line_of_wkt(text)) << text;
}

TEST(Wkt, TransformKeepsWordsAndBrackets) {
  auto const moved = transform_wkt("MULTIPOLYGON (((0 1,2 3.5,-4 5)))", [](Point p) {
    return Point{p.x + 1, p.y * 2};
  });
  EXPECT_EQ(moved, "MULTIPOLYGON (((1 2,3 7,-3 10)))");
}

}  // namespace
}  // namespace tanvan
