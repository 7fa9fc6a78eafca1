/// What a scenario may not ask of a lever: every fault at its line.

#include <functional>
#include <gtest/gtest.h>

#include "models/public_budget/levers.hpp"
#include "scenarios/run/scenario/catalogue.hpp"
#include "tests/scenarios/small_scenario.hpp"

namespace tanvan {
namespace {

using testing::SmallModels;
using testing::SmallScenario;

/// Faults of a scenario that uses every lever with these lines more.
std::vector<Fault> faults_with(std::function<std::string(Lever const&)> const& lines) {
  SmallScenario const folder("levers");
  auto text = testing::text_of(folder / "baseline.toml");
  for (auto const& lever : levers())
    text += "\n[[intervention]]\ndate = 2021-01-01\nkind = \"" + std::string(lever.name) + "\"\nsource = \"test\"\n" +
            lines(lever);
  testing::write(folder / "baseline.toml", text);
  SmallModels models;
  auto const groups = models.groups();
  auto const read = read_scenario(folder / "baseline.toml", {}, groups, intervention_kinds());
  return read ? std::vector<Fault>{} : read.error().sorted();
}

std::string first_key(Lever const& lever) {
  auto const channel = static_cast<std::size_t>(lever.effects().front().channel);
  return std::string(channel_keys()[channel].key);
}

TEST(LeverFaults, MoneyAloneIsEnough) {
  EXPECT_TRUE(faults_with([](Lever const&) { return "billion_vnd_year = 10\n"; }).empty());
}

TEST(LeverFaults, NoMoneyNamedIsAFaultOfEach) {
  EXPECT_EQ(faults_with([](Lever const&) { return ""; }).size(), levers().size());
}

TEST(LeverFaults, NegativeMoneyAndMonthsAreFaultsOfEach) {
  EXPECT_EQ(faults_with([](Lever const&) { return "billion_vnd_year = -1\nmonths = -1\n"; }).size(),
            2 * levers().size());
}

TEST(LeverFaults, HalfAMonthIsAFaultOfEach) {
  auto const faults = faults_with([](Lever const&) { return "billion_vnd_year = 1\nmonths = 2.5\n"; });
  EXPECT_EQ(faults.size(), levers().size());
  EXPECT_TRUE(faults_with([](Lever const&) { return "billion_vnd_year = 1\nmonths = 3\n"; }).empty());
}

TEST(LeverFaults, EffectsBelowNothingBeyondTheirMostOrNotANumberAreFaults) {
  for (auto const* value : {"-0.1", "1e9", "nan", "\"much\""}) {
    std::size_t asked = 0;
    auto const faults = faults_with([&](Lever const& lever) {
      std::string lines = "billion_vnd_year = 10\n";
      if (!lever.effects().empty()) lines += first_key(lever) + " = " + value + "\n", ++asked;
      return lines;
    });
    EXPECT_EQ(faults.size(), asked) << value;
    for (auto const& fault : faults) EXPECT_GT(fault.place.line, 0U);
  }
}

TEST(LeverFaults, AKeyOfAnotherLeverIsUnknown) {
  auto const faults = faults_with([](Lever const&) { return "billion_vnd_year = 10\nfar = 2\n"; });
  EXPECT_EQ(faults.size(), levers().size());
}

}  // namespace
}  // namespace tanvan
