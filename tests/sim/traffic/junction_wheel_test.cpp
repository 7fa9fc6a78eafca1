#include "sim/traffic/junction_wheel.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

std::vector<std::uint32_t> woken(JunctionWheel& wheel, std::uint32_t window) {
  std::vector<std::uint32_t> all;
  wheel.run(window, [&](std::uint32_t junction) { all.push_back(junction); });
  return all;
}

TEST(JunctionWheel, WakesEachOnceInAscendingOrder) {
  JunctionWheel wheel(200);
  for (std::uint32_t const j : {150U, 3U, 64U, 3U, 63U}) wheel.wake(j, 7, 5);
  EXPECT_TRUE(woken(wheel, 6).empty());
  EXPECT_EQ(woken(wheel, 7), (std::vector<std::uint32_t>{3, 63, 64, 150}));
  EXPECT_TRUE(woken(wheel, 7).empty());
}

TEST(JunctionWheel, WakesAtItsRimWhoWantsToSleepLonger) {
  JunctionWheel wheel(10);
  wheel.wake(4, 1000, 100);
  for (std::uint32_t w = 100; w < 100 + JunctionWheel::kWindows - 1; ++w) EXPECT_TRUE(woken(wheel, w).empty());
  EXPECT_EQ(woken(wheel, 100 + JunctionWheel::kWindows - 1).size(), 1U);
}

TEST(JunctionWheel, WakesNowWhoShouldHaveBeenWokenBefore) {
  JunctionWheel wheel(10);
  wheel.wake(4, 3, 9);
  EXPECT_EQ(woken(wheel, 9).size(), 1U);
}

TEST(JunctionWheel, IsIdleAfterTheLastWakeUp) {
  JunctionWheel wheel(10);
  EXPECT_TRUE(wheel.idle(1));
  wheel.wake(1, 20, 10);
  EXPECT_FALSE(wheel.idle(20));
  EXPECT_TRUE(wheel.idle(21));
}

}  // namespace
}  // namespace tanvan
