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
                           "LINESTRING ZM (1 2 9 8, 3 4 9 8)", "LINESTRINGM(1 2 9,3 4 9)",
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

std::string swapped(std::string_view text) {
  return transform_wkt(text, [](Point p) { return Point{p.y, p.x}; });
}

TEST(Wkt, TransformMovesXAndYAloneWhereThereAreZAndM) {
  EXPECT_EQ(swapped("POLYGON Z ((0 1 7, 2 3 8, 4 5.5 9, 0 1 7))"), "POLYGON Z ((1 0 7, 3 2 8, 5.5 4 9, 1 0 7))");
  EXPECT_EQ(swapped("LINESTRING Z (0 1 7, 2 3 8, 4 5 9)"), "LINESTRING Z (1 0 7, 3 2 8, 5 4 9)");
  EXPECT_EQ(swapped("LINESTRING M (0 1 7,2 3 8)"), "LINESTRING M (1 0 7,3 2 8)");
  EXPECT_EQ(swapped("LINESTRING ZM (0 1 7 1e3,2 +3 8 6)"), "LINESTRING ZM (1 0 7 1e3,3 2 8 6)");
  EXPECT_EQ(swapped("MULTIPOINT ((1 2), (3 4 5))"), "MULTIPOINT ((2 1), (4 3 5))");
}

TEST(Wkt, TransformLeavesOtherNumbersAndBrokenTextAlone) {
  EXPECT_EQ(swapped("SRID=32648;POINT (1 2)"), "SRID=32648;POINT (2 1)");
  for (auto const* text : {"", "POINT EMPTY", "LINESTRING (1 2, 3)", "POINT (1 2 3 4 5)", "1 2", "(", "POINT (+ -)"})
    EXPECT_EQ(swapped(text), text);
}

}  // namespace
}  // namespace tanvan
