#include "sim/io/vrp/vrp_lines.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(VrpLines, BlankLinesAndCommentsAreLeftOutAndNumbersOfLinesKept) {
  auto const lines = vrp_lines("a\tb  c\r\n\n# no\n   \n  7 8\n");
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].cells, (std::vector<std::string_view>{"a", "b", "c"}));
  EXPECT_EQ(lines[0].line, 1U);
  EXPECT_EQ(lines[1].text, "7 8");
  EXPECT_EQ(lines[1].line, 5U);
  EXPECT_TRUE(vrp_lines("").empty());
  EXPECT_EQ(vrp_lines("last").size(), 1U) << "without an end of line";
}

TEST(VrpNumber, OutsideItsRangeIsAFaultWithItsPlace) {
  Faults faults;
  EXPECT_EQ(vrp_number("2.5", "x", {0, 10}, {"f", 3}, faults), 2.5);
  EXPECT_TRUE(faults.empty());
  for (auto const* cell : {"11", "-1", "nan", "abc", "1e400", ""})
    EXPECT_EQ(vrp_number(cell, "x", {0, 10}, {"f", 3}, faults), std::nullopt) << cell;
  ASSERT_EQ(faults.sorted().size(), 6U);
  EXPECT_NE(to_string(faults.sorted().front()).find("f:3"), std::string::npos);
}

TEST(VrpNumber, AWholeOneHasNoFraction) {
  Faults faults;
  EXPECT_EQ(vrp_whole("4", "n", 1, 5, {"f", 1}, faults), 4U);
  EXPECT_TRUE(faults.empty());
  for (auto const* cell : {"4.5", "0", "6"}) EXPECT_EQ(vrp_whole(cell, "n", 1, 5, {"f", 1}, faults), std::nullopt);
  EXPECT_EQ(faults.sorted().size(), 3U);
}

TEST(PlaneLegs, AreEuclidsByTheRoundingAskedFor) {
  std::vector<VrpPoint> const points = {{0, 0}, {1, 1}, {3, 4}, {0.5, 0}};
  EXPECT_DOUBLE_EQ(plane_legs(points, LegRounding::exact).at(0, 1), std::sqrt(2.0));
  EXPECT_EQ(plane_legs(points, LegRounding::rounded).at(0, 1), 1);
  EXPECT_EQ(plane_legs(points, LegRounding::rounded).at(0, 3), 1) << "halves upwards";
  EXPECT_EQ(plane_legs(points, LegRounding::truncated).at(0, 1), 1.4);
  EXPECT_EQ(plane_legs(points, LegRounding::truncated).at(0, 2), 5) << "what is whole stays whole";
  EXPECT_TRUE(plane_legs(points, LegRounding::truncated).is_symmetric());
}

}  // namespace
}  // namespace tanvan
