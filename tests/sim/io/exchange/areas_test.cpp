#include "sim/io/exchange/areas.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

std::vector<Point> const kSquare = {{0, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}};

TEST(Areas, ARingsAreaIsSignedByTheWayItRuns) {
  EXPECT_EQ(twice_signed_area(kSquare), 8);
  EXPECT_EQ(twice_signed_area(std::vector<Point>(kSquare.rbegin(), kSquare.rend())), -8);
  EXPECT_EQ(twice_signed_area({}), 0);
  EXPECT_EQ(twice_signed_area(std::vector<Point>{{1, 1}, {2, 2}, {1, 1}}), 0);
}

TEST(Areas, FarFromTheOriginAnAreaKeepsItsDigits) {
  std::vector<Point> far;
  for (auto const& p : kSquare) far.push_back({p.x / 1024 + 680'000, p.y / 1024 + 1'214'000});
  EXPECT_EQ(twice_signed_area(far), 8.0 / 1024 / 1024);
}

TEST(Areas, PartsAndHolesStandInTheirBrackets) {
  Areas areas;
  auto const ring = [&](std::vector<Point> const& points) {
    areas.points.insert(areas.points.end(), points.begin(), points.end());
    areas.end_ring();
  };
  ring(kSquare), ring({{1, 1}, {1, 1.5}, {1.5, 1}, {1, 1}}), areas.end_part();
  ring({{5, 5}, {6, 5}, {5, 6}, {5, 5}}), areas.end_part();
  areas.end_row();
  areas.end_row();
  EXPECT_EQ(areas.rows(), 2U);
  EXPECT_EQ(wkt_of_area(areas, 0),
            "MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0), (1 1, 1 1.5, 1.5 1, 1 1)), ((5 5, 6 5, 5 6, 5 5)))");
  EXPECT_EQ(wkt_of_area(areas, 1), "");
}

}  // namespace
}  // namespace tanvan
