#include "sim/io/results/results_schema.hpp"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <set>

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

TEST(ResultsSchema, EveryDatasetOfADayIsDescribedInVietnamese) {
  for (auto const& row : day_schema()) EXPECT_FALSE(is_ascii(row.label_vi)) << row.path;
  for (auto const* path : {"/network/links/length_m", "/network/nodes/name", "/events/kind"})
    EXPECT_FALSE(is_ascii(find_dataset(path)->label_vi)) << path;
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

}  // namespace
}  // namespace tanvan
