// The middle of a sample, without what is not known.
#include "sim/core/median.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

TEST(Median, IsTheMiddleOneWhateverTheOrder) {
  EXPECT_EQ(median_of({9, 1, 5}), 5);
}

TEST(Median, OfAnEvenNumberTheUpperMiddleOneCounts) {
  EXPECT_EQ(median_of({4, 1, 3, 2}), 3);
}

TEST(Median, WhatIsNotKnownIsLeftOut) {
  EXPECT_EQ(median_of({kNone, 7, kNone}), 7);
  EXPECT_TRUE(std::isnan(median_of({kNone})));
  EXPECT_TRUE(std::isnan(median_of({})));
}

}  // namespace
}  // namespace tanvan
