#include "sim/network/crossings.hpp"

#include <gtest/gtest.h>
#include <random>

namespace tanvan {
namespace {

/// Straight links, each between nodes of its own unless they are given.
struct Lines {
  std::vector<NodeId> from, to;
  std::vector<std::uint32_t> offset{0};
  std::vector<PlanePoint> point;

  void add(PlanePoint a, PlanePoint b) { add(a, b, NodeId{2 * count()}, NodeId{2 * count() + 1}); }
  void add(PlanePoint a, PlanePoint b, NodeId u, NodeId v) {
    from.push_back(u);
    to.push_back(v);
    point.insert(point.end(), {a, b});
    offset.push_back(static_cast<std::uint32_t>(point.size()));
  }
  std::uint32_t count() const { return static_cast<std::uint32_t>(from.size()); }
  Crossings cross(std::size_t most = 1'000'000) const { return crossings({from, to, offset, point}, most); }
};

double side(PlanePoint o, PlanePoint a, PlanePoint b) {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

/// Every pair, one by one.
std::vector<std::pair<std::uint32_t, std::uint32_t>> slowly(Lines const& lines) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t i = 0; i < lines.count(); ++i)
    for (std::uint32_t j = i + 1; j < lines.count(); ++j) {
      auto const a = lines.point[2 * i], b = lines.point[2 * i + 1], c = lines.point[2 * j], d = lines.point[2 * j + 1];
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) pairs.emplace_back(i, j);
    }
  return pairs;
}

TEST(Crossings, ACrossIsFoundAtItsPlace) {
  Lines lines;
  lines.add({0, 0}, {10, 10});
  lines.add({0, 10}, {10, 0});
  auto const [found, complete] = lines.cross();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(complete);
  EXPECT_DOUBLE_EQ(found[0].place.x, 5);
  EXPECT_DOUBLE_EQ(found[0].place.y, 5);
}

TEST(Crossings, LinksOfOneNodeAndLinesThatOnlyTouchDoNotCross) {
  Lines lines;
  lines.add({0, 0}, {10, 10}, NodeId{0}, NodeId{1});
  lines.add({0, 10}, {10, 0}, NodeId{1}, NodeId{2});
  lines.add({20, 0}, {30, 0});
  lines.add({25, 0}, {25, 5});
  lines.add({20, 0}, {28, 0});
  EXPECT_TRUE(lines.cross().found.empty());
}

TEST(Crossings, TheGridFindsWhatEveryPairOneByOneFinds) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> place(0, 100), step(-9, 9);
  Lines lines;
  for (int i = 0; i < 400; ++i) {
    PlanePoint const a{place(random), place(random)};
    lines.add(a, {a.x + step(random), i % 10 == 0 ? a.y : a.y + step(random)});
  }
  lines.add({-50, -50}, {150, 160});  // across all cells
  lines.add({-1e6, 5}, {-1e6 + 1, 5});
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (auto const& c : lines.cross().found) pairs.emplace_back(c.first.value, c.second.value);
  EXPECT_EQ(pairs, slowly(lines));
  EXPECT_GT(pairs.size(), 100u);
}

TEST(Crossings, AHeapOfLinesInOnePlaceIsGivenUp) {
  Lines lines;
  for (int i = 0; i < 3000; ++i) lines.add({0, i * 1e-6}, {1, 1 - i * 1e-6});
  auto const [found, complete] = lines.cross(500);
  EXPECT_FALSE(complete);
  EXPECT_LE(found.size(), 500u);
}

TEST(Crossings, PointsWithoutExtentAreNoTrouble) {
  Lines lines;
  lines.add({3, 3}, {3, 3});
  lines.add({3, 3}, {3, 3});
  EXPECT_TRUE(lines.cross().found.empty());
  EXPECT_TRUE(Lines{}.cross().found.empty());
}

}  // namespace
}  // namespace tanvan
