#include "sim/core/quantity.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(Quantity, SumsScaleAndRatioHaveTheirUnits) {
  Seconds const minute{60};
  EXPECT_EQ(minute + minute * 2.0, Seconds{180});
  EXPECT_EQ(0.5 * minute, Seconds{30});
  EXPECT_EQ((minute - Seconds{90}).value, -30);
  EXPECT_EQ(Metres{300} / Metres{100}, 3.0);
}

TEST(Dong, SumsAreExactFarBeyondTheProvince) {
  Dong sum{};
  for (int i = 0; i < 1000; ++i) sum += Dong{459'032'000'000'001};
  EXPECT_EQ(sum.value, 459'032'000'000'001'000);
  sum -= Dong{1};
  EXPECT_EQ(-sum, Dong{-459'032'000'000'000'999});
}

TEST(Dong, AmountsAndSharesAreRoundedTowardsZero) {
  EXPECT_EQ(dong(2.9), Dong{2});
  EXPECT_EQ(dong(-2.9), Dong{-2});
  EXPECT_EQ(share_of(Dong{10}, 0.19), Dong{1});
}

}  // namespace
}  // namespace tanvan
