// Imitation over real networks, projects with institutions, S&T funds (E11, E14, E16).
#include <algorithm>
#include <bit>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "models/innovation/institutions.hpp"
#include "models/innovation/steps.hpp"
#include "models/innovation/surroundings.hpp"

namespace tanvan {
namespace {

constexpr EnterpriseId kOne{0}, kTwo{1}, kThree{2};

/// Three enterprises of three sectors in three zones; the later the better. One institution in zone 0.
World trio() {
  World world;
  world.now = month_of(2024, 12);
  world.price_level = 1;
  world.scale = 1;
  auto& e = world.population.enterprises;
  auto& places = world.population.establishments;
  for (std::uint32_t i = 0; i < 3; ++i) {
    e.key.push_back(AgentKey{i + 1});
    e.sector.push_back(static_cast<Sector>(i));
    e.ownership.push_back(Ownership::domestic);
    e.establishment.push_back(EstablishmentId{i});
    e.technology.push_back(1 + 0.2 * i);
    e.practices.push_back(0);
    e.rnd_stock.push_back(0);
    e.workers.push_back({0, 0, 10});
    e.cash.push_back(Dong{1'000'000'000});
    e.profit_year.push_back(Dong{100'000'003});
    e.knowledge.push_back(KnowledgeMask{1} << i);
    e.partner.push_back({});
    e.partner_until.push_back(kLongAgo);
    e.fund.push_back({});
    places.enterprise.push_back(EnterpriseId{i});
    places.zone.push_back(ZoneId{i});
    places.site.push_back(-1);
    world.network.zones.code.push_back("Z");
    world.network.zones.kind.push_back(ZoneKind::internal);
  }
  world.frontier.fill(2);
  world.access.car_time_min = Matrix(3, 3, 10);
  world.region.institutions.push_back({.id = "U",
                                       .name = "U",
                                       .zone = ZoneId{0},
                                       .fields = field_bits(3),
                                       .lab_capacity = 1,
                                       .confidence = "",
                                       .place = {}});
  found_institutions(world);
  return world;
}

std::int64_t balance(World const& world, Account a) {
  return world.ledger.balance[static_cast<std::size_t>(a)];
}

TEST(Imitation, ALoneEnterpriseLearnsOfItsSupplierWhatItsLeadAndAbsorptionAllow) {
  World world = trio();
  world.suppliers = {{0, 1, 1, 1}, {kThree}};
  InnovationParameters const p{.imitation_speed = 0.5, .absorb_base = 0.1, .absorb_skill = 0.3};
  Draws draws{1, AgentKey{1}, 0, Stream::imitation};
  auto const lesson = imitate(world, kOne, look_around(world), draws, p);
  EXPECT_NEAR(lesson.gain, 0.5 * 0.4 * 0.4, 1e-12);
  EXPECT_EQ(lesson.knowledge, KnowledgeMask{0b101});
}

TEST(Imitation, WithoutLinksOrNeighboursThereIsNobodyToLearnOf) {
  World const world = trio();
  Draws draws{1, AgentKey{1}, 0, Stream::imitation};
  EXPECT_EQ(imitate(world, kOne, look_around(world), draws, {}).gain, 0);
}

TEST(Imitation, TheBestOfAllLearnsNothing) {
  World world = trio();
  world.suppliers = {{0, 0, 0, 2}, {kOne, kTwo}};
  Draws draws{1, AgentKey{3}, 0, Stream::imitation};
  EXPECT_EQ(imitate(world, kThree, look_around(world), draws, {}).gain, 0);
}

TEST(Imitation, SourcesAreChosenByDistanceOfKnowledge) {
  World world = trio();
  world.suppliers = {{0, 2, 2, 2}, {kTwo, kThree}};
  auto& knowledge = world.population.enterprises.knowledge;
  knowledge[kOne] = 0;
  knowledge[kTwo] = 0xff;        // 8 of 64 bits away
  knowledge[kThree] = 0xffffff;  // 24 of 64
  InnovationParameters const p{.imitation_reach = 0.25};
  auto const around = look_around(world);
  int of_two = 0;
  constexpr int kDraws = 20'000;
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    Draws draws{1, AgentKey{i}, 0, Stream::imitation};
    of_two += imitate(world, kOne, around, draws, p).gain < 0.25 * p.imitation_speed;
  }
  EXPECT_NEAR(of_two / double{kDraws}, 1 / (1 + std::exp(-1.0)), 0.01);  // distances differ by one tau
}

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
  InnovationParameters const p{.fund_participation = 1, .fund_rate = 0.1, .fund_tax = 0.2, .fund_interest = 0.04};
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
