// Projects of enterprises with institutions and S&T funds (E14, E16).
#include "models/innovation/institutions.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "models/innovation/steps.hpp"
#include "tests/models/innovation/trio.hpp"

namespace tanvan {
namespace {

TEST(Ties, AnInstitutionTakesNoMoreProjectsThanItHasRoomFor) {
  World world = trio();
  InnovationParameters const p{.tie_base = 50};  // everybody asks
  tie(world, p);
  auto const& e = world.population.enterprises;
  EXPECT_EQ(std::count_if(e.partner.begin(), e.partner.end(), [](auto u) { return bool(u); }), 1);
}

TEST(Ties, ProjectsLastOneToThreeYearsAndLeaveABitBehind) {
  World world = trio();
  InnovationParameters const p{.tie_base = 50, .tie_radical = 0};
  tie(world, p);
  auto& e = world.population.enterprises;
  auto const partner = std::find_if(e.partner.begin(), e.partner.end(), [](auto u) { return bool(u); });
  auto const id = id_of<EnterpriseId>(static_cast<std::size_t>(partner - e.partner.begin()));
  auto const months = e.partner_until[id] - world.now;
  EXPECT_GE(months, 12);
  EXPECT_LE(months, 36);
  auto const before = e.knowledge[id];
  world.now = world.now + 36;
  tie(world, {.tie_base = -1000, .tie_radical = 0});
  EXPECT_FALSE(e.partner[id]);
  EXPECT_EQ(std::popcount(e.knowledge[id]), std::popcount(before) + 1);
  EXPECT_EQ(e.knowledge[id] & ~before & ~field_bits(3), KnowledgeMask{0});
}

TEST(Ties, BetweenQuartersNothingChanges) {
  World world = trio();
  world.now = month_of(2024, 11);
  tie(world, {.tie_base = 50});
  for (auto const u : world.population.enterprises.partner) EXPECT_FALSE(u);
}

TEST(Ties, TheProgrammeRaisesTheChanceFromItsDateOn) {
  World world = trio();
  world.interventions = {{month_of(2025, 1), "helix_programme", "", {{"pull", 2}, {"cofunding", 0.4}}, "test", {}}};
  EXPECT_EQ(helix_programme(world).pull, 0);
  world.now = month_of(2025, 3);
  EXPECT_EQ(helix_programme(world).cofunding, 0.4);
  EXPECT_GT(tie_chance(world, kOne, InstitutionId{0}, helix_programme(world).pull, {}),
            tie_chance(world, kOne, InstitutionId{0}, 0, {}));
}

TEST(Institutions, AProjectTeachesWhatThePartnerKnowsAndTakesNothingAway) {
  Draws draws{1, AgentKey{1}, 0, Stream::imitation};
  EXPECT_EQ(learn_bit(0b01, 0b11, draws), KnowledgeMask{0b11});
  EXPECT_EQ(learn_bit(0b11, 0b01, draws), KnowledgeMask{0b11});
  for (int i = 0; i < 100; ++i) EXPECT_EQ(after_project(0b01, 0b11, 0, draws), KnowledgeMask{0b11});
  for (int i = 0; i < 100; ++i) EXPECT_EQ(after_project(0b01, 0b11, 1, draws) & 0b01U, 0b01U);
}

TEST(Institutions, CapacitiesOfASampleSumToItsShareOfTheTable) {
  World world;
  world.scale = 0.1;
  for (int i = 0; i < 40; ++i)
    world.region.institutions.push_back(
        {.id = "U", .name = "U", .zone = ZoneId{0}, .lab_capacity = 3, .confidence = "", .place = {}});
  found_institutions(world);
  EXPECT_EQ(std::accumulate(world.institutions.capacity.begin(), world.institutions.capacity.end(), 0U), 12U);
}

TEST(Fund, TheOldestTrancheIsUsedFirst) {
  std::array<Dong, kFundYears> fund = {Dong{5}, Dong{0}, Dong{0}, Dong{2}, Dong{1}};
  EXPECT_EQ(use_fund(fund, Dong{4}), Dong{4});
  EXPECT_EQ(fund, (std::array<Dong, kFundYears>{Dong{4}, Dong{0}, Dong{0}, Dong{0}, Dong{0}}));
  EXPECT_EQ(use_fund(fund, Dong{9}), Dong{4});
}

TEST(Fund, WhatIsUnusedAfterSixtyMonthsGoesBackAsTaxWithInterest) {
  World world = trio();
  InnovationParameters const p{.fund_participation = 1, .fund_rate = 0.1, .fund_interest = 0.04, .corporate_tax = 0.2};
  std::uint8_t const all[] = {1, 0, 0}, nobody[] = {0, 0, 0};
  auto& e = world.population.enterprises;
  turn_funds(world, all, p);
  EXPECT_EQ(e.fund[kOne][0], Dong{10'000'000});
  EXPECT_EQ(e.fund[kTwo][0], Dong{});
  EXPECT_EQ(e.cash[kOne], Dong{1'002'000'000});
  EXPECT_EQ(balance(world, Account::province), -2'000'000);
  for (int year = 1; year < 5; ++year) turn_funds(world, nobody, p);
  EXPECT_EQ(e.fund[kOne][4], Dong{10'000'000});
  EXPECT_EQ(e.cash[kOne], Dong{1'002'000'000});
  turn_funds(world, nobody, p);
  EXPECT_EQ(e.fund[kOne], (std::array<Dong, kFundYears>{}));
  auto const due = share_of(Dong{10'000'000}, 0.2 * std::pow(1.04, 5));
  EXPECT_EQ(e.cash[kOne], Dong{1'002'000'000} - due);
  EXPECT_EQ(balance(world, Account::province) + balance(world, Account::domestic_enterprises), 0);
}

}  // namespace
}  // namespace tanvan
