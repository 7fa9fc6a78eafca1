/// Vietnamese text of before Unicode is known for what it is.

#include "sim/io/text/text_encoding.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace tanvan {
namespace {

// "Thành phố Thủ Dầu Một, tỉnh Bình Dương" as the encodings spell it.
std::string const kPlain = "Thành phố Thủ Dầu Một, tỉnh Bình Dương";
std::string const kTcvn3Bytes =
    "Th\xB5nh ph\xE8 Th\xF1 D\xC7u M\xE9t, t\xD8nh B\xD7nh D\xAD\xAC"
    "ng";
std::string const kVniBytes = "Tha\xF8nh pho\xE1 Thu\xFB Da\xE0u Mo\xE4t, t\xE6nh B\xECnh D\xF6\xF4ng";
std::string const kCp1258Bytes = "Tha\xCCnh ph\xF4\xEC Thu\xD2 D\xE2\xCCu M\xF4\xF2t, ti\xD2nh Bi\xCCnh D\xFD\xF5ng";
std::string const kVniSeenAsLatin = "Thaønh phoá Thuû Daàu Moät, tænh Bình Döông";

TEST(TextEncoding, TellsTheOldEncodingsApart) {
  EXPECT_EQ(detect_encoding(kTcvn3Bytes), TextEncoding::tcvn3);
  EXPECT_EQ(detect_encoding(kVniBytes), TextEncoding::vni);
  EXPECT_EQ(detect_encoding(kCp1258Bytes), TextEncoding::cp1258);
  EXPECT_EQ(detect_encoding(kPlain), TextEncoding::utf8);
  EXPECT_EQ(detect_encoding("Binh Duong"), TextEncoding::utf8);
}

TEST(TextEncoding, AllSpellingsReadTheSame) {
  EXPECT_EQ(decode_text(kTcvn3Bytes, TextEncoding::tcvn3), kPlain);
  EXPECT_EQ(decode_text(kVniBytes, TextEncoding::vni), kPlain);
  EXPECT_EQ(decode_text(kCp1258Bytes, TextEncoding::cp1258), "Thành phố Thủ Dầu Một, tỉnh Bình Dương");
}

TEST(TextEncoding, OldTextSavedAsUtf8IsFound) {
  EXPECT_EQ(detect_encoding(kVniSeenAsLatin), TextEncoding::misread_vni);
  EXPECT_EQ(decode_text(kVniSeenAsLatin, TextEncoding::misread_vni), kPlain);
  EXPECT_EQ(detect_encoding("BÃ¬nh DÆ°Æ¡ng"), TextEncoding::misread_utf8);
  EXPECT_EQ(decode_text("BÃ¬nh DÆ°Æ¡ng", TextEncoding::misread_utf8), "Bình Dương");
}

TEST(TextEncoding, OtherLanguagesAreLeftAlone) {
  EXPECT_EQ(detect_encoding("Zürich, Genève, Besançon, Malmö"), TextEncoding::utf8);
  EXPECT_EQ(detect_encoding("Z\xFCrich, Malm\xF6, Gr\xF6\xDF"
                            "e, Stra\xDF"
                            "e"),
            TextEncoding::cp1252);
  EXPECT_EQ(decode_text("Z\xFCrich", TextEncoding::cp1252), "Zürich");
}

TEST(TextEncoding, NamesOfAMapStayUtf8WhateverFewLettersTheyHold) {
  std::vector<std::string> const names = {"Bình Dương", "Bến Cát",    "Dĩ An", "Tân Uyên",
                                          "Phú Giáo",   "Long Thành", "Xã Hòa"};
  EXPECT_EQ(detect_encoding(names), TextEncoding::utf8);
  for (auto const& name : names) EXPECT_EQ(detect_encoding(name), TextEncoding::utf8) << name;
}

TEST(TextEncoding, WordsOfCapitalsInTcvn3GetCapitals) {
  EXPECT_EQ(decode_text("B\xD7NH D\xAD\xACNG", TextEncoding::tcvn3), "BÌNH DƯƠNG");
  EXPECT_EQ(decode_text("T\xA9n V\xB9n", TextEncoding::tcvn3), "Tân Vạn");
}

TEST(TextEncoding, OneCapitalInTcvn3KeepsItsSmallLetters) {
  auto const read = [](char const* text) { return decode_text(text, TextEncoding::tcvn3); };
  EXPECT_EQ(read("X\xB7 M\xFC Ph\xAD\xED"
                 "c"),
            "Xã Mỹ Phước");
  EXPECT_EQ(read("H\xB5 N\xE9i"), "Hà Nội");
  EXPECT_EQ(read("C\xF1 Chi"), "Củ Chi");
  for (auto const& [bytes, name] : {std::pair{"G\xDF", "Gò"}, {"L\xAA", "Lê"}, {"M\xFC", "Mỹ"}, {"\xA7\xB5", "Đà"}})
    EXPECT_EQ(read(bytes), name);
  EXPECT_EQ(read("TP M\xFC"), "TP Mỹ");  // no syllable: it says nothing of the other word
}

TEST(TextEncoding, ShortWordsInALineOfCapitalsAreCapitals) {
  auto const read = [](char const* text) { return decode_text(text, TextEncoding::tcvn3); };
  EXPECT_EQ(read("X\xB7 M\xFC PH\xAD\xED"
                 "C"),
            "XÃ MỸ PHƯỚC");
  EXPECT_EQ(read("C\xF1 CHI"), "CỦ CHI");
  EXPECT_EQ(read("H\xB5 N\xE9I"), "HÀ NỘI");
  EXPECT_EQ(read("X\xB7 AN\nM\xFC"), "XÃ AN\nMỹ");  // another line is another text
}

TEST(TextEncoding, DecomposedLettersAreComposed) {
  EXPECT_EQ(decode_text("Bi\u0300nh Du\u031Bo\u031Bng", TextEncoding::utf8), "Bình Dương");
}

TEST(TextEncoding, EveryByteIsReadWithoutHarm) {
  std::string bytes;
  for (int byte = 1; byte < 256; ++byte) bytes += static_cast<char>(byte);
  for (auto const encoding : {TextEncoding::tcvn3, TextEncoding::vni, TextEncoding::cp1258, TextEncoding::cp1252,
                              TextEncoding::misread_tcvn3, TextEncoding::misread_vni, TextEncoding::misread_utf8})
    EXPECT_FALSE(decode_text(bytes, encoding).empty()) << encoding_name(encoding);
}

TEST(Syllable, KnowsVietnamese) {
  for (auto const* word : {"Dương", "nghiêng", "ĐƯỜNG", "quốc", "Uyên", "ậm", "giếng", "huỳnh", "khuỷu"})
    EXPECT_TRUE(is_vietnamese_syllable(word)) << word;
  for (auto const* word : {"Zürich", "bỡnh", "phè n", "ươ", "dạá", "straße", ""})
    EXPECT_FALSE(is_vietnamese_syllable(word)) << word;
}

}  // namespace
}  // namespace tanvan
