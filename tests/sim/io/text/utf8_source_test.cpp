// Byte order marks and UTF-16, whatever is read at a time.
#include "sim/io/text/utf8_source.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace tanvan {
namespace {

/// Bytes that come a few at a time.
class Trickle final : public ByteSource {
 public:
  Trickle(std::string_view bytes, std::size_t step) : left_(bytes), step_(step) {}
  std::size_t read(std::span<char> into) override {
    auto const n = std::min({into.size(), left_.size(), step_});
    std::copy_n(left_.begin(), n, into.begin());
    left_.remove_prefix(n);
    return n;
  }

 private:
  std::string_view left_;
  std::size_t step_;
};

/// The text, after it was found to be the same for all steps.
std::string read(std::string const& bytes) {
  auto const by = [&](std::size_t in, std::size_t out) {
    auto const source = utf8_source(std::make_unique<Trickle>(bytes, in));
    std::string text, chunk(out, '\0');
    while (auto const got = source->read(chunk)) text.append(chunk, 0, got);
    EXPECT_EQ(source->read(chunk), 0U);  // the end stays the end
    return text;
  };
  auto const text = by(1 << 20, 1 << 20);
  for (std::size_t const in : {1U, 2U, 3U, 5U})
    for (std::size_t const out : {1U, 7U}) EXPECT_EQ(by(in, out), text) << in << ' ' << out;
  return text;
}

std::string utf16(std::u16string_view text, bool big_endian) {
  std::string bytes = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (char16_t const unit : text) {
    char const high = static_cast<char>(unit >> 8U), low = static_cast<char>(unit & 0xFFU);
    bytes += big_endian ? std::string{high, low} : std::string{low, high};
  }
  return bytes;
}

TEST(Utf8Source, TextWithoutAMarkPassesUnchanged) {
  EXPECT_EQ(read(""), "");
  EXPECT_EQ(read("Bến Cát\n"), "Bến Cát\n");
  EXPECT_EQ(read("\xEF\xBB"), "\xEF\xBB");            // too short for a mark
  EXPECT_EQ(read("a\xEF\xBB\xBF"), "a\xEF\xBB\xBF");  // not at the begin
}

TEST(Utf8Source, AMarkIsTakenOffOnce) {
  EXPECT_EQ(read("\xEF\xBB\xBFid,name"), "id,name");
  EXPECT_EQ(read("\xEF\xBB\xBF\xEF\xBB\xBFid"), "\xEF\xBB\xBFid");
  EXPECT_EQ(read("\xEF\xBB\xBF"), "");
}

TEST(Utf8Source, BothOrdersOfUtf16BecomeUtf8) {
  for (bool const big : {false, true}) {
    EXPECT_EQ(read(utf16(u"Thủ Dầu Một, 7 €\n", big)), "Thủ Dầu Một, 7 €\n");
    EXPECT_EQ(read(utf16(u"\U0001F68C\U0010FFFF", big)), "\U0001F68C\U0010FFFF");  // of two units each
    EXPECT_EQ(read(utf16(u"", big)), "");
  }
}

TEST(Utf8Source, HalfALetterIsAByteThatNoTextHas) {
  for (bool const big : {false, true}) {
    EXPECT_EQ(read(utf16(std::u16string{u'a', 0xD83D, u'b'}, big)),
              "a\xFF"
              "b");
    EXPECT_EQ(read(utf16(std::u16string{u'a', 0xDE8C, u'b'}, big)),
              "a\xFF"
              "b");
    EXPECT_EQ(read(utf16(std::u16string{0xD83D, 0xD83D, 0xDE8C}, big)), "\xFF\U0001F68C");
    EXPECT_EQ(read(utf16(std::u16string{u'a', 0xD83D}, big)), "a\xFF");
    EXPECT_EQ(read(utf16(u"a", big) + "b"), "a\xFF");
  }
}

TEST(ByteSource, AllThatIsLeftUpToAMost) {
  auto const source = memory_source("0123456789");
  EXPECT_EQ(read_all(*source, 4), "0123");
  EXPECT_EQ(read_all(*source, 100), "456789");
  EXPECT_EQ(read_all(*source, 100), "");
  EXPECT_EQ(read_all(*memory_source({}), 100), "");
}

TEST(ByteSource, WhatIsNoFileSaysSoAtItsLine) {
  auto const said = [](std::filesystem::path const& path) {
    auto const opened = open_file({path, "a.csv"});
    return opened ? "" : to_string(opened.error().sorted().front());
  };
  EXPECT_EQ(said("/not there"), "a.csv:1: no such file");
  EXPECT_EQ(said("/"), "a.csv:1: is no regular file");
  EXPECT_EQ(said("/dev/null"), "a.csv:1: is no regular file");
}

}  // namespace
}  // namespace tanvan
