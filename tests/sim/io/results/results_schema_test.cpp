#include "sim/io/results/results_schema.hpp"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <set>

#include "sim/io/results/sha256.hpp"
#include "sim/io/results/sha256_blocks.hpp"

namespace tanvan {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

TEST(ResultsSchema, EveryPathIsDescribedOnceWithItsUnits) {
  std::set<std::string_view> seen;
  for (auto const& row : results_schema()) {
    EXPECT_TRUE(seen.insert(row.path).second) << row.path;
    EXPECT_FALSE(row.units.empty()) << row.path;
    EXPECT_FALSE(row.description.empty()) << row.path;
  }
}

TEST(ResultsSchema, EveryAttributeOfAGroupIsDescribedOnceWithItsUnits) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (auto const& row : attribute_schema()) {
    EXPECT_TRUE(seen.insert({row.group, row.name}).second) << row.name;
    EXPECT_FALSE(row.units.empty()) << row.name;
    EXPECT_FALSE(row.description.empty()) << row.name;
  }
}

TEST(ResultsSchema, EveryIndicatorIsDefinedInBothLanguagesWithASource) {
  for (auto const& row : indicator_schema()) {
    EXPECT_FALSE(row.definition_en.empty()) << row.path;
    EXPECT_FALSE(is_ascii(row.definition_vi)) << row.path;
    EXPECT_FALSE(row.label_vi.empty()) << row.path;
    EXPECT_FALSE(row.source.empty()) << row.path;
  }
}

TEST(ResultsSchema, EveryAxisIsExplained) {
  std::set<std::string_view> known;
  for (auto const& [symbol, meaning] : shape_symbols()) known.insert(symbol);
  for (auto const& row : results_schema())
    for (char c : row.shape)
      if (c != ',') {
        EXPECT_TRUE(known.contains(std::string_view(&c, 1))) << row.path << " " << c;
      }
}

TEST(ResultsSchema, PatternsStandForYearsAndModesAlone) {
  EXPECT_TRUE(matches("/trips/{year}/{mode}", "/trips/2025/bus"));
  EXPECT_FALSE(matches("/trips/{year}/{mode}", "/trips/20x5/bus"));
  EXPECT_FALSE(matches("/trips/{year}/{mode}", "/trips/2025"));
  EXPECT_FALSE(matches("/trips/{year}/{mode}", "/trips/2025/bus/more"));
  ASSERT_NE(find_dataset("/traffic/2030/speed_kmh"), nullptr);
  EXPECT_EQ(find_dataset("/traffic/2030/speed_kmh")->units, "km/h");
  EXPECT_EQ(find_dataset("/indicators/GRPD"), nullptr);
}

TEST(ResultsSchema, MarkdownListsEveryPath) {
  auto const page = schema_markdown();
  for (auto const& row : results_schema()) EXPECT_NE(page.find(row.path), std::string::npos) << row.path;
}

TEST(ResultsSchema, TheShippedPageIsTheSchema) {
  std::ifstream file(TANVAN_SOURCE_DIR "/sim/io/results/results.md");
  std::string const shipped(std::istreambuf_iterator<char>(file), {});
  EXPECT_EQ(shipped, schema_markdown()) << "write schema_markdown() to sim/io/results/results.md";
}

std::string sha256(std::string_view text) {
  Sha256 hash;
  hash.add(std::as_bytes(std::span{text.data(), text.size()}));
  return hash.digest();
}

TEST(Sha256, AgreesWithThePublishedVectors) {  // FIPS 180-4 examples, NIST CAVP
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, InstructionsOfTheProcessorGiveWhatWordsGive) {
  if (!has_sha256_instructions()) GTEST_SKIP() << "this processor has none";
  std::vector<std::byte> blocks(7 * kSha256Block);
  for (std::size_t i = 0; i < blocks.size(); ++i) blocks[i] = static_cast<std::byte>(i * i % 251);
  Sha256State by_words = {1, 2, 3, 4, 5, 6, 7, 0xffffffff}, by_instructions = by_words;
  sha256_by_words(by_words, blocks);
  sha256_by_instructions(by_instructions, blocks);
  EXPECT_EQ(by_words, by_instructions);
}

TEST(Sha256, DoesNotDependOnHowTheStreamIsCut) {
  std::string const text(200, 'x');
  Sha256 pieces;
  for (std::size_t at = 0; at < text.size(); at += 7) {
    auto const piece = std::string_view(text).substr(at, 7);
    pieces.add(std::as_bytes(std::span{piece.data(), piece.size()}));
  }
  EXPECT_EQ(pieces.digest(), sha256(text));
}

}  // namespace
}  // namespace tanvan
