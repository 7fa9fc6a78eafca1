#include "models/public_budget/levers.hpp"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <set>

#include "sim/engine/public_money.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

std::string text_of(fs::path const& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Ids and lever names of policy_levers.csv, whose section comes between them without a quote.
std::vector<std::pair<std::string, std::string>> levers_of_decision() {
  std::ifstream in(fs::path(TANVAN_SOURCE_DIR) / "scenarios" / "binhduong" / "policy_levers.csv");
  std::vector<std::pair<std::string, std::string>> found;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    bool quoted = false;
    std::vector<std::string> cells(1);
    for (char const c : line) {
      if (c == '"')
        quoted = !quoted;
      else if (c == ',' && !quoted)
        cells.emplace_back();
      else
        cells.back() += c;
    }
    found.emplace_back(cells[0], cells[3]);
  }
  return found;
}

/// The lever in force since January, every key at `size` times its usual effect.
World with(Lever const& lever, double billion, double size) {
  World world;
  world.now = month_of(2024, 1);
  Intervention i{world.now, std::string(lever.name), {}, {{"billion_vnd_year", billion}, {"months", 0}}, "test", {}};
  for (auto const& effect : lever.effects())
    i.numbers[std::string(channel_keys()[static_cast<std::size_t>(effect.channel)].key)] = size * effect.usual;
  world.interventions = {i};
  return world;
}

std::int64_t balance(World const& world, Account a) {
  return world.ledger.balance[static_cast<std::size_t>(a)];
}

TEST(Levers, EveryLeverOfTheDecisionIsAKind) {
  std::vector<std::pair<std::string, std::string>> ours;
  for (auto const& lever : levers()) ours.emplace_back(lever.id, lever.name);
  EXPECT_EQ(ours, levers_of_decision());
}

TEST(Levers, AKindThatMovesNoChannelSaysWhoDoes) {
  for (auto const& lever : levers()) EXPECT_TRUE(!lever.effects().empty() || !lever.elsewhere.empty()) << lever.name;
}

TEST(Levers, ChannelsStandInTheirOrderAndSomeLeverMovesEach) {
  ASSERT_EQ(channel_keys().size(), kChannels);
  std::set<Channel> moved;
  for (auto const& lever : levers())
    for (auto const& effect : lever.effects()) moved.insert(effect.channel);
  for (std::size_t c = 0; c < kChannels; ++c) {
    EXPECT_EQ(channel_keys()[c].channel, static_cast<Channel>(c));
    EXPECT_TRUE(moved.contains(static_cast<Channel>(c))) << channel_keys()[c].key;
  }
}

TEST(Levers, UsualEffectsLieWithinTheRangeOfTheirKey) {
  for (auto const& kind : lever_interventions())
    for (auto const& key : kind.keys) {
      EXPECT_LE(key.default_value, key.high) << kind.name << "." << key.key;
      EXPECT_EQ(key.low, 0) << kind.name << "." << key.key;
      EXPECT_FALSE(key.unit.empty() || key.meaning.empty()) << kind.name << "." << key.key;
    }
}

TEST(Levers, EachMovesItsChannelsByItsKeysAndNoOther) {
  for (auto const& lever : levers()) {
    World world = with(lever, 12, 2);
    take_levers(world, {});
    std::array<double, kChannels> expected{};
    for (auto const& effect : lever.effects()) expected[static_cast<std::size_t>(effect.channel)] = 2 * effect.usual;
    EXPECT_EQ(world.policy.effect, expected) << lever.name;
  }
}

TEST(Levers, EffectsOfSeveralLeversAddUp) {
  World world = with(levers()[18], 0, 1);
  auto const other = with(levers()[43], 0, 1);
  world.interventions.push_back(other.interventions.front());
  take_levers(world, {});
  EXPECT_DOUBLE_EQ(world.policy.of(Channel::sector_sources), 0.3);  // exchange floor 0.2 and techmart 0.1
}

TEST(Levers, OfSizeZeroNoneLeavesATrace) {
  for (auto const& lever : levers()) {
    World world = with(lever, 0, 0);
    World without = world;
    without.interventions.clear();
    take_levers(world, {});
    take_levers(without, {});
    EXPECT_EQ(world.policy.effect, without.policy.effect) << lever.name;
    EXPECT_EQ(world.ledger.balance, without.ledger.balance) << lever.name;
    EXPECT_EQ(spent_on_policies(world.budget), Dong{}) << lever.name;
  }
}

TEST(Levers, AProgrammeSpendsATwelfthOfItsYearOnItsLine) {
  for (auto const& lever : levers()) {
    World world = with(lever, 12, 1);
    world.scale = 0.5;
    take_levers(world, {});
    Dong const month = lever.means == Means::pot ? Dong{} : Dong{500'000'000};
    EXPECT_EQ(world.budget.of(lever.line).spent, month) << lever.name;
    EXPECT_EQ(-balance(world, Account::province), lever.means == Means::services ? 0 : month.value) << lever.name;
    EXPECT_EQ(world.budget.services, lever.means == Means::services ? month : Dong{}) << lever.name;
  }
}

TEST(Levers, AYearCostsWhatTheScenarioSays) {
  World world = with(levers()[0], 7, 1);
  for (int month = 0; month < 12; ++month, world.now = world.now + 1) take_levers(world, {});
  EXPECT_NEAR(static_cast<double>(world.budget.of(levers()[0].line).spent.value), 7e9, 12);
}

TEST(Levers, APotIsFilledInJanuaryAndEmptyWhenItsLeverEnds) {
  for (auto const& lever : levers()) {
    if (lever.means != Means::pot) continue;
    World world = with(lever, 12, 1);
    world.interventions.front().numbers["months"] = 14;
    take_levers(world, {});
    EXPECT_EQ(world.budget.of(lever.pot), Dong{12'000'000'000}) << lever.name;
    world.budget.of(lever.pot) = Dong{5};
    world.now = month_of(2024, 12);
    take_levers(world, {});
    EXPECT_EQ(world.budget.of(lever.pot), Dong{5}) << lever.name;
    world.now = month_of(2025, 1);
    take_levers(world, {});
    EXPECT_EQ(world.budget.of(lever.pot), Dong{2'000'000'000}) << lever.name;  // of January and February
    world.now = month_of(2025, 3);
    take_levers(world, {});
    EXPECT_EQ(world.budget.of(lever.pot), Dong{}) << lever.name;
    EXPECT_EQ(world.policy.effect, (std::array<double, kChannels>{})) << lever.name;
  }
}

TEST(Levers, APotThatOpensInMarchHoldsTenTwelfthsOfItsYear) {
  for (auto const& lever : levers()) {
    if (lever.means != Means::pot) continue;
    World world = with(lever, 12, 1);
    world.now = world.interventions.front().date = month_of(2024, 3);
    take_levers(world, {});
    EXPECT_EQ(world.budget.of(lever.pot), Dong{10'000'000'000}) << lever.name;
  }
}

TEST(Levers, MoneyForALineWidensItByWhatItSpends) {
  for (auto const& lever : levers()) {
    if (!lever.adds_to_line) continue;
    BudgetParameters const bare{.line_st_career = 0, .line_investment = 0};
    World world = with(lever, 12, 1);
    take_levers(world, bare);
    auto const& line = world.budget.of(lever.line);
    EXPECT_EQ(line.allotted, line.spent) << lever.name;
    EXPECT_EQ(line.borrowed, Dong{}) << lever.name;
  }
}

TEST(Levers, JanuaryOpensTheLinesWithTheirAllotmentsAndForgetsTheYearBefore) {
  World world;
  world.scale = 0.1;
  world.now = month_of(2021, 1);
  world.budget.of(BudgetLine::matching) = {Dong{1}, Dong{2}, Dong{1}};
  take_levers(world, {.line_matching = 100, .line_growth = 0.1});
  auto const& line = world.budget.of(BudgetLine::matching);
  EXPECT_NEAR(static_cast<double>(line.allotted.value), 11e9, 10);
  EXPECT_EQ(line.spent, Dong{});
  EXPECT_EQ(line.borrowed, Dong{});
}

TEST(Levers, BeginningAndEndAreTold) {
  World world = with(levers()[0], 7, 1);
  world.interventions.front().numbers["months"] = 2;
  for (int month = 0; month < 3; ++month, world.now = world.now + 1) take_levers(world, {});
  ASSERT_EQ(world.record.events.size(), 2U);
  EXPECT_NE(world.record.events[0].detail.find("national_programme"), std::string::npos);
  EXPECT_EQ(world.record.events[1].detail, "ends");
}

TEST(Levers, ThePageOfScenariosHoldsTheirTable) {
  auto const page = text_of(fs::path(TANVAN_SOURCE_DIR) / "scenarios" / "binhduong" / "levers.md");
  EXPECT_NE(page.find(lever_markdown()), std::string::npos) << "put into scenarios/binhduong/levers.md:\n"
                                                            << lever_markdown();
}

}  // namespace
}  // namespace tanvan
