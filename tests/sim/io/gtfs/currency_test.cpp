#include "sim/io/gtfs/currency.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(Currency, DongHasNoFractionAndDollarsHaveHundredths) {
  EXPECT_EQ(currency_digits("VND"), 0);
  EXPECT_EQ(currency_digits("USD"), 2);
  EXPECT_EQ(currency_digits("KWD"), 3);
  EXPECT_FALSE(currency_digits("usd"));
  EXPECT_FALSE(currency_digits("US"));
}

TEST(Currency, AmountsAreExact) {
  EXPECT_EQ(parse_amount("1.25", 2), 125);
  EXPECT_EQ(parse_amount("1.5000", 2), 150);
  EXPECT_EQ(parse_amount("7", 2), 700);
  EXPECT_EQ(parse_amount(".5", 2), 50);
  EXPECT_EQ(parse_amount("12000", 0), 12'000);
  EXPECT_EQ(parse_amount("12000.0", 0), 12'000);
}

TEST(Currency, WhatIsFinerThanTheCurrencyIsNoAmount) {
  EXPECT_FALSE(parse_amount("1.255", 2));
  EXPECT_FALSE(parse_amount("0.5", 0));
}

TEST(Currency, TextThatIsNoAmountIsNone) {
  for (auto const* text : {"", ".", "-1", "+1", "1e3", "1,5", " 1", "1.2.3", "99999999999999999999"})
    EXPECT_FALSE(parse_amount(text, 2)) << text;
}

TEST(Currency, AmountsAreWrittenWithTheDigitsOfTheCurrency) {
  EXPECT_EQ(amount_text(125, 2), "1.25");
  EXPECT_EQ(amount_text(5, 2), "0.05");
  EXPECT_EQ(amount_text(12'000, 0), "12000");
  EXPECT_EQ(amount_text(1'005, 3), "1.005");
}

}  // namespace
}  // namespace tanvan
