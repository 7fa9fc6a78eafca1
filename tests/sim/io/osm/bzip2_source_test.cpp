// bzip2 by itself: streams, their borders, and what is said of damage. How OpenStreetMap files in it read:
// osm_file_test.
#include "sim/io/osm/bzip2_source.hpp"

#include <algorithm>
#include <bzlib.h>
#include <gtest/gtest.h>

namespace tanvan {
namespace {

/// One stream.
std::string packed(std::string text) {
  std::string out(text.size() + text.size() / 50 + 1'000, '\0');
  auto size = static_cast<unsigned>(out.size());
  EXPECT_EQ(BZ2_bzBuffToBuffCompress(out.data(), &size, text.data(), static_cast<unsigned>(text.size()), 1, 0, 0),
            BZ_OK);
  out.resize(size);
  return out;
}

/// Bytes that come a few at a time, as from a pipe.
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

struct Unpacked {
  std::string text, sentence;
};

Unpacked unpacked(std::string const& bytes, std::size_t step_in = 1 << 20, std::size_t step_out = 1 << 16) {
  Bzip2Source source(std::make_unique<Trickle>(bytes, step_in));
  Unpacked all;
  std::string chunk(step_out, '\0');
  while (auto const got = source.read(chunk)) all.text.append(chunk, 0, got);
  all.sentence = source.sentence();
  EXPECT_EQ(source.read(chunk), 0U);  // the end stays the end
  return all;
}

std::string text_of(std::size_t bytes) {
  std::string text;
  for (std::size_t i = 0; text.size() < bytes; ++i) text += "<node id='" + std::to_string(i * i) + "'/>\n";
  return text;
}

TEST(Bzip2Source, TheSameBytesWhateverIsReadAtATime) {
  auto const text = text_of(300'000);  // several blocks of 100 kB
  auto const bytes = packed(text);
  for (std::size_t const in : {1U, 7U, 65'536U})
    for (std::size_t const out : {3U, 65'536U, 1'000'000U}) {
      auto const all = unpacked(bytes, in, out);
      EXPECT_EQ(all.text == text, true) << in << ' ' << out;
      EXPECT_EQ(all.sentence, "");
    }
}

TEST(Bzip2Source, StreamsBehindEachOtherAreOneTextEmptyOnesToo) {
  auto const bytes = packed("") + packed("one ") + packed("") + packed("two") + packed("");
  for (std::size_t const in : {1U, 5U, 1'000U}) {
    auto const all = unpacked(bytes, in);
    EXPECT_EQ(all.text, "one two");
    EXPECT_EQ(all.sentence, "");
  }
}

TEST(Bzip2Source, NothingIsAnEmptyText) {
  EXPECT_EQ(unpacked("").text, "");
  EXPECT_EQ(unpacked("").sentence, "");
}

TEST(Bzip2Source, BytesThatAreCutAnywhereEndTooEarlyAndWhatCameBeforeIsGiven) {
  auto const bytes = packed("first") + packed("second");
  auto const border = packed("first").size();
  for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
    auto const all = unpacked(bytes.substr(0, cut));
    EXPECT_EQ(all.sentence, cut == border ? "" : "its bzip2 data end too early") << cut;
    EXPECT_TRUE(std::string_view("firstsecond").starts_with(all.text)) << cut;
    EXPECT_TRUE(cut < border || all.text.starts_with("first")) << cut;
  }
}

TEST(Bzip2Source, WhatStandsBehindAStreamIsSaid) {
  EXPECT_EQ(unpacked(packed("first") + "and more").sentence,
            "its bzip2 data are damaged, or something else stands behind them");
  EXPECT_EQ(unpacked(packed("first") + "and more").text, "first");
  EXPECT_EQ(unpacked("no bzip2").sentence, "its bzip2 data are damaged, or something else stands behind them");
}

TEST(Bzip2Source, AChangedByteIsNoticedByItsChecksum) {
  auto bytes = packed(text_of(2'000));
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x10);
  EXPECT_NE(unpacked(bytes).sentence, "");
}

}  // namespace
}  // namespace tanvan
