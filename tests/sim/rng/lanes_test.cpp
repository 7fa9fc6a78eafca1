#include "sim/rng/lanes.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr std::uint32_t kWords = 1U << 23;  // that are told apart

/// The largest distance between `lanes(words)` and `exact(u)` over a thousandth of all words and both ends.
template <class LanesOf, class Exact>
double largest_error(LanesOf&& lanes_of, Exact&& exact) {
  double largest = 0;
  for (std::uint32_t first : {0U, kWords - static_cast<std::uint32_t>(kLanes)})
    for (std::uint32_t step = 0; step <= kWords / kLanes; step += 61) {
      std::uint32_t const at = first == 0 ? step * static_cast<std::uint32_t>(kLanes) : first;
      if (at + kLanes > kWords) break;
      Lanes<std::uint32_t> words;
      for (std::uint32_t i = 0; i < kLanes; ++i) words[i] = (at + i) << 9;
      auto const got = lanes_of(words);
      for (std::uint32_t i = 0; i < kLanes; ++i)
        largest = std::max(largest, std::abs(got[i] - exact((at + i + 0.5) / kWords)));
    }
  return largest;
}

TEST(Lanes, UniformsLieWithinTheUnitIntervalAndAreExact) {
  EXPECT_EQ(narrow_uniform_of(0), 0x1p-24F);
  EXPECT_EQ(narrow_uniform_of(0xffffffff), 1 - 0x1p-24F);
  EXPECT_EQ(narrow_uniform_of(0x80000000), 0.5F + 0x1p-24F);
}

TEST(Lanes, GumbelsAreThoseOfDoublePrecision) {
  EXPECT_LT(largest_error(gumbels_of, [](double u) { return -std::log(-std::log(u)); }), 2e-6);
}

TEST(Lanes, NormalsAreThoseOfDoublePrecision) {
  EXPECT_LT(largest_error(normals_of, normal_quantile), 2e-6);
}

TEST(Lanes, AnOptionDoesNotHeedItsNeighbours) {
  Lanes<std::uint32_t> words{};
  for (std::uint32_t i = 0; i < kLanes; ++i) words[i] = i * 0x10204081U;
  auto const gumbels = gumbels_of(words), normals = normals_of(words);
  for (std::size_t i = 0; i < kLanes; ++i) {
    Lanes<std::uint32_t> same{};
    same.fill(words[i]);
    EXPECT_EQ(gumbels_of(same)[kLanes - 1 - i], gumbels[i]);
    EXPECT_EQ(normals_of(same)[kLanes - 1 - i], normals[i]);
  }
}

}  // namespace
}  // namespace tanvan
