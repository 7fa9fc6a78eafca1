#include "sim/assignment/day_limits.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>

namespace tanvan {
namespace {

TEST(DayLimits, KeysSetTheNumbersTheyName) {
  double gap = kLimitsOfADay.gap, days = kLimitsOfADay.max_iterations;
  auto const keys = limit_parameters(kLimitsOfADay, gap, days);
  ASSERT_EQ(keys.size(), 2U);
  EXPECT_EQ(keys[0].key, "gap");
  EXPECT_EQ(keys[0].value, &gap);
  EXPECT_EQ(keys[1].key, "max_iterations");
  EXPECT_EQ(keys[1].value, &days);
  for (auto const& key : keys) {
    EXPECT_LE(key.low, *key.value);
    EXPECT_GE(key.high, *key.value);
  }
}

TEST(DayLimits, EachTellsTheNumbersOfTheOther) {
  auto const tells = [](std::string_view text, double number) {
    return std::string(text).find(fmt::format("{:g}", number)) != std::string::npos;
  };
  EXPECT_TRUE(tells(kLimitsOfADay.meaning_of_gap, kLimitsOfAnExchange.gap));
  EXPECT_TRUE(tells(kLimitsOfADay.meaning_of_days, kLimitsOfAnExchange.max_iterations));
  EXPECT_TRUE(tells(kLimitsOfAnExchange.meaning_of_gap, kLimitsOfADay.gap));
  EXPECT_TRUE(tells(kLimitsOfAnExchange.meaning_of_days, kLimitsOfADay.max_iterations));
}

}  // namespace
}  // namespace tanvan
