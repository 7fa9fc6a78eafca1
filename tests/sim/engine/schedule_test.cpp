#include "sim/engine/schedule.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

Module module(ModuleSpec spec) {
  return {std::move(spec), [](World&) {}};
}

std::vector<std::string> order(Schedule const& schedule) {
  std::vector<std::string> names;
  for (auto const& m : schedule.all()) names.push_back(m.spec.name);
  return names;
}

std::vector<std::string> const kKnown = {"a", "b", "c", "ledger"};

TEST(Schedule, WriterRunsBeforeReaderOfItsPhaseHoweverTheyAreGiven) {
  auto const writer = module({.name = "z.write", .writes = {"a"}});
  auto const reader = module({.name = "a.read", .reads = {"a"}, .writes = {"b"}});
  auto const one = Schedule::derive({writer, reader}, kKnown);
  auto const other = Schedule::derive({reader, writer}, kKnown);
  ASSERT_TRUE(one && other);
  EXPECT_EQ(order(*one), (std::vector<std::string>{"z.write", "a.read"}));
  EXPECT_EQ(order(*one), order(*other));
}

TEST(Schedule, ModulesWithoutTiesRunInTheOrderOfTheirNames) {
  auto const schedule = Schedule::derive({module({.name = "c"}), module({.name = "a"}), module({.name = "b"})}, kKnown);
  ASSERT_TRUE(schedule);
  EXPECT_EQ(order(*schedule), (std::vector<std::string>{"a", "b", "c"}));
}

TEST(Schedule, PhasesAndPeriodsComeBeforeNames) {
  auto const schedule =
      Schedule::derive({module({.name = "a", .period = Period::year}), module({.name = "b", .phase = Phase::settle}),
                        module({.name = "c", .phase = Phase::sense})},
                       kKnown);
  ASSERT_TRUE(schedule);
  EXPECT_EQ(order(*schedule), (std::vector<std::string>{"c", "b", "a"}));
  EXPECT_EQ(schedule->due(Period::month, Phase::settle).size(), 1U);
  EXPECT_TRUE(schedule->due(Period::transport, Phase::settle).empty());
}

TEST(Schedule, TwoWritersOfOneStateInAPhaseAreAFaultThatNamesBoth) {
  auto const schedule =
      Schedule::derive({module({.name = "one", .writes = {"a"}}), module({.name = "two", .writes = {"a"}})}, kKnown);
  ASSERT_FALSE(schedule);
  auto const sentence = schedule.error().sorted().front().sentence;
  EXPECT_NE(sentence.find("one"), std::string::npos);
  EXPECT_NE(sentence.find("two"), std::string::npos);
}

TEST(Schedule, AWriterThatReadsTakesOverFromTheOther) {
  auto const schedule = Schedule::derive(
      {module({.name = "a.close", .reads = {"a"}, .writes = {"a"}}), module({.name = "b.fill", .writes = {"a"}})},
      kKnown);
  ASSERT_TRUE(schedule);
  EXPECT_EQ(order(*schedule), (std::vector<std::string>{"b.fill", "a.close"}));
}

TEST(Schedule, TwoWhoTakeOverFromEachOtherAreACircle) {
  auto const schedule = Schedule::derive({module({.name = "one", .reads = {"a"}, .writes = {"a"}}),
                                          module({.name = "two", .reads = {"a"}, .writes = {"a"}})},
                                         kKnown);
  ASSERT_FALSE(schedule);
  EXPECT_NE(schedule.error().sorted().front().sentence.find("circle"), std::string::npos);
}

TEST(Schedule, BackwardsTiesTurnOnlyWhatNobodyOrders) {
  auto const schedule = Schedule::derive(
      {module({.name = "a", .writes = {"a"}}), module({.name = "b", .reads = {"a"}}), module({.name = "c"})}, kKnown,
      Ties::by_name_backwards);
  ASSERT_TRUE(schedule);
  EXPECT_EQ(order(*schedule), (std::vector<std::string>{"c", "a", "b"}));
}

TEST(Schedule, AnyNumberMayAddToAnAccumulator) {
  EXPECT_TRUE(Schedule::derive(
      {module({.name = "one", .adds = {"ledger"}}), module({.name = "two", .adds = {"ledger"}})}, kKnown));
}

TEST(Schedule, AReaderOfAnAccumulatorWaitsForAllWhoAdd) {
  auto const schedule = Schedule::derive(
      {module({.name = "a.read", .reads = {"ledger"}}), module({.name = "z.add", .adds = {"ledger"}})}, kKnown);
  ASSERT_TRUE(schedule);
  EXPECT_EQ(order(*schedule).back(), "a.read");
}

TEST(Schedule, ACircleIsAFault) {
  auto const schedule = Schedule::derive({module({.name = "one", .reads = {"b"}, .writes = {"a"}}),
                                          module({.name = "two", .reads = {"a"}, .writes = {"b"}})},
                                         kKnown);
  ASSERT_FALSE(schedule);
  EXPECT_NE(schedule.error().sorted().front().sentence.find("circle"), std::string::npos);
}

TEST(Schedule, StateThatNoStoreHasIsAFault) {
  auto const schedule = Schedule::derive({module({.name = "one", .reads = {"wage.of.nobody"}})}, kKnown);
  ASSERT_FALSE(schedule);
  EXPECT_NE(schedule.error().sorted().front().sentence.find("wage.of.nobody"), std::string::npos);
}

}  // namespace
}  // namespace tanvan
