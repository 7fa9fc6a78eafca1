#include "sim/tours/leg_matrix.hpp"

#include <array>
#include <gtest/gtest.h>

namespace tanvan {
namespace {

/// 10 from + to, but for the diagonal.
LegMatrix one_way() {
  LegMatrix legs(3);
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) legs.at(i, j) = i == j ? 0 : static_cast<double>(10 * i + j);
  return legs;
}

TEST(LegMatrix, IsSymmetricWhereEveryLegIsAsLongAsTheWayBack) {
  EXPECT_TRUE(LegMatrix(3, 7.0).is_symmetric());
  EXPECT_TRUE(LegMatrix().is_symmetric());
  EXPECT_FALSE(one_way().is_symmetric());
}

TEST(LegMatrix, TransposedHasTheWayBack) {
  auto const back = one_way().transposed();
  EXPECT_EQ(back.at(1, 2), 21);
  EXPECT_EQ(back.at(2, 1), 12);
  EXPECT_EQ(back.transposed().at(1, 2), one_way().at(1, 2));
}

TEST(LegMatrix, APartHasSomePlacesInTheirOrder) {
  std::array<std::size_t, 2> const places = {2, 0};
  auto const part = one_way().part(places);
  ASSERT_EQ(part.places(), 2U);
  EXPECT_EQ(part.at(0, 1), one_way().at(2, 0));
  EXPECT_EQ(part.at(1, 0), one_way().at(0, 2));
  EXPECT_EQ(part.at(0, 0), 0);
}

}  // namespace
}  // namespace tanvan
