#include "sim/engine/target_rules.hpp"

#include <gtest/gtest.h>
#include <set>
#include <string>

namespace tanvan {
namespace {

template <class Rules>
std::set<std::string_view> indicators(Rules const& rules) {
  std::set<std::string_view> all;
  for (auto const& rule : rules) all.insert(rule.indicator);
  return all;
}

TEST(TargetRules, NoTargetIsAnsweredBySeriesAndByOpeningsOrCounts) {
  auto all = indicators(kRules);
  for (auto const& more : {indicators(kOpenings), indicators(kCounts)})
    for (auto const indicator : more) EXPECT_TRUE(all.insert(indicator).second) << indicator;
}

TEST(TargetRules, EachDefinitionIsToldInBothLanguages) {
  auto const told = [](auto const& rule) {
    EXPECT_FALSE(rule.definition_en.empty()) << rule.indicator;
    EXPECT_FALSE(rule.definition_vi.empty()) << rule.indicator;
    EXPECT_NE(rule.definition_en, rule.definition_vi) << rule.indicator;
  };
  for (auto const& rule : kRules) told(rule);
  for (auto const& rule : kOpenings) told(rule);
  for (auto const& rule : kCounts) told(rule);
}

TEST(TargetRules, OneSeriesAnswersATargetOnceAReading) {
  std::set<std::string> seen;
  for (auto const& rule : kRules)
    EXPECT_TRUE(seen.insert(std::string(rule.indicator) + " " + std::string(rule.series) + " " +
                            std::to_string(static_cast<int>(rule.reading)))
                    .second)
        << rule.indicator;
}

TEST(TargetRules, WhatNoModelCountsIsAnInputWithItsReason) {
  for (auto const& rule : kCounts)
    if (rule.count == nullptr) {
      EXPECT_EQ(rule.basis, TargetBasis::input) << rule.indicator;
      EXPECT_TRUE(rule.definition_en.starts_with("Not simulated: ")) << rule.indicator;
    }
}

}  // namespace
}  // namespace tanvan
