// Equal names are equal bytes.
#include "sim/io/text/text_nfc.hpp"

#include <gtest/gtest.h>

#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

TEST(Nfc, MarksComposeInAnyCanonicalOrder) {
  EXPECT_EQ(to_nfc("a\xCC\xA3\xCC\x82"), "ậ");     // dot below, circumflex
  EXPECT_EQ(to_nfc("a\xCC\x82\xCC\xA3"), "ậ");     // circumflex, dot below
  EXPECT_EQ(to_nfc("\xC3\xA2\xCC\xA3"), "ậ");      // â, dot below
  EXPECT_EQ(to_nfc("\xE1\xBA\xA1\xCC\x82"), "ậ");  // ạ, circumflex
  EXPECT_EQ(to_nfc("o\xCC\x81\xCC\x9B"), "ớ");     // acute, horn
  EXPECT_EQ(to_nfc("u\xCC\x9B\xCC\xA3"), "ự");
  EXPECT_EQ(to_nfc("Bi\xCC\x80nh Du\xCC\x9Bo\xCC\x9Bng"), "Bình Dương");
}

TEST(Nfc, ComposedTextAndForeignTextStayAsTheyAre) {
  for (std::string const text : {"Thủ Dầu Một – Chơn Thành", "Đất Cuốc", "日本語", "plain", "€ 5 🚌", ""})
    EXPECT_EQ(to_nfc(text), text);
}

TEST(Nfc, MarkOfTheSameClassBlocksComposition) {
  EXPECT_EQ(to_nfc("a\xCC\x81\xCC\x82"), "\xC3\xA1\xCC\x82");  // á and a circumflex that can't join
  EXPECT_EQ(to_nfc("\xCC\x81"
                   "a"),
            "\xCC\x81"
            "a");  // a mark without a letter
}

TEST(Utf8, OverlongSurrogateCutAndHighSequencesAreBad) {
  EXPECT_EQ(first_bad_utf8("ab\xC0\xAF"), 2U);
  EXPECT_EQ(first_bad_utf8("\xE0\x80\x80"), 0U);
  EXPECT_EQ(first_bad_utf8("\xED\xA0\x80"), 0U);
  EXPECT_EQ(first_bad_utf8("a\xE1\xBA"), 1U);
  EXPECT_EQ(first_bad_utf8("\xF4\x90\x80\x80"), 0U);
  EXPECT_EQ(first_bad_utf8("Mỹ Phước 🚌"), std::string_view::npos);
}

TEST(InQuotes, LongTextIsCutBetweenCharactersAndStaysOnOneLine) {
  EXPECT_EQ(in_quotes("a\nb"), "\"a·b\"");
  std::string longest;
  for (int i = 0; i < 40; ++i) longest += "ậ";
  auto const shown = in_quotes(longest);
  EXPECT_LT(shown.size(), 70U);
  EXPECT_EQ(first_bad_utf8(shown), std::string_view::npos);
}

TEST(NumberText, ReadsBackToTheSameBits) {
  for (double const value : {0.1, 1e-4, 1.0 / 3, 6.02214076e23, -0.0, 5.0})
    EXPECT_EQ(parse_number(number_text(value)).value, value);
}

TEST(Clock, TimesOfDayAreReadUpToTwoDays) {
  EXPECT_EQ(parse_clock("05:30"), 19'800.0);
  EXPECT_EQ(parse_clock("5:30:15"), 19'815.0);
  EXPECT_EQ(parse_clock("27:40:30"), 99'630.0);
  EXPECT_EQ(clock_text(19'800), "05:30");
  for (auto const* text : {"", ":", ":30", "24", "12:60", "12:5", "49:00", "1e:00", "-1:00", "12:00:", "12:00:1"})
    EXPECT_FALSE(parse_clock(text)) << text;
}

}  // namespace
}  // namespace tanvan
