// What a seeker considers in a month (E19).
#include "models/labour/offers.hpp"

#include <gtest/gtest.h>

#include "tests/models/labour/market.hpp"

namespace tanvan {
namespace {

/// Fifty basic positions open in each zone, at given wages.
World open_market(Dong here, Dong there) {
  World world = two_zone_market();
  auto& e = world.population.enterprises;
  for (auto& open : e.vacancies) open = {50, 0, 0};
  e.posted_wage[EnterpriseId{0}][0] = here, e.posted_wage[EnterpriseId{1}][0] = there;
  return world;
}

JobSeeker look(World const& world, PersonId id, LabourParameters const& p, Search const& search = {}) {
  JobSeeker seeker;
  Postings{world, p, search}.look(id, seeker);
  return seeker;
}

TEST(Offers, AreBestFirstAndEachPositionOnce) {
  World world = open_market(Dong{7'000'000}, Dong{7'000'000});
  LabourParameters const p{.offers = 10, .reservation = 0, .hiring_standard = -20};
  for (int i = 0; i < 200; ++i) {
    auto const seeker = look(world, add_adult(world, 0), p);
    EXPECT_LE(seeker.count, 2U);
    for (std::uint32_t n = 1; n < seeker.count; ++n) {
      EXPECT_GE(seeker.offers[n - 1].utility, seeker.offers[n].utility);
      EXPECT_NE(seeker.offers[n - 1].position, seeker.offers[n].position);
    }
  }
}

TEST(Offers, TheUnemployedWaitForTheGoingRate) {
  World world = open_market(Dong{7'000'000}, Dong{7'000'000});
  LabourParameters const p{.commute_cost = 0, .taste = 0, .reservation = 1.01, .hiring_standard = -20};
  auto const id = add_adult(world, 0);
  EXPECT_EQ(look(world, id, p).count, 0U);
  EXPECT_GT(look(world, id, p, {.reservations = false}).count, 0U);
}

TEST(Offers, TheEmployedMoveForARaiseAlone) {
  World world = open_market(Dong{7'000'000}, Dong{9'000'000});
  LabourParameters p{.commute_cost = 0, .taste = 0, .hiring_standard = -20, .raise = 1.05};
  p.wage_schooling = p.wage_experience = p.wage_skill = p.wage_spread = 0;
  int moves = 0;
  for (int i = 0; i < 100; ++i) {
    auto const seeker = look(world, add_adult(world, 0, EnterpriseId{0}), p);
    for (std::uint32_t n = 0; n < seeker.count; ++n) EXPECT_EQ(seeker.offers[n].position, kSkillClasses);
    moves += seeker.count > 0;
  }
  EXPECT_GT(moves, 50);
}

TEST(Offers, WhatIsOnesOwnInAWageComesAlongToTheNextEmployer) {
  World world = open_market(Dong{7'000'000}, Dong{9'000'000});
  LabourParameters p{.commute_cost = 0, .taste = 0, .hiring_standard = -20, .raise = 1.05};
  p.wage_schooling = p.wage_experience = p.wage_skill = 0, p.wage_spread = 0.5;
  for (int i = 0; i < 200; ++i) {
    auto const id = add_adult(world, 0, EnterpriseId{0});
    auto& wage = world.population.persons.wage[id];
    LabourParameters none = p;
    none.wage_spread = 0;
    auto const with_plain_wage = look(world, id, none).count;
    double const own =
        std::exp(0.5 * (Draws{world.seed, world.population.persons.key[id], 0, Stream::ability}.normal() - 0.25));
    wage = share_of(wage, own);
    EXPECT_EQ(look(world, id, p).count, with_plain_wage);
  }
}

TEST(Offers, NobodyIsOfferedTheOwnEmployer) {
  World world = open_market(Dong{9'000'000}, Dong{9'000'000});
  LabourParameters const p{.hiring_standard = -20, .raise = 0.5};
  for (int i = 0; i < 100; ++i) {
    auto const seeker = look(world, add_adult(world, 0, EnterpriseId{0}), p);
    for (std::uint32_t n = 0; n < seeker.count; ++n) EXPECT_EQ(seeker.offers[n].position, kSkillClasses);
  }
}

TEST(Offers, DrawsOfASeekerDependOnPersonMonthAndRoundAlone) {
  World world = open_market(Dong{7'000'000}, Dong{8'000'000});
  auto const id = add_adult(world, 0);
  auto const first = look(world, id, {}), again = look(world, id, {});
  ASSERT_EQ(first.count, again.count);
  for (std::uint32_t n = 0; n < first.count; ++n) EXPECT_EQ(first.offers[n].utility, again.offers[n].utility);
  EXPECT_NE(seeker_step(world, {}), seeker_step(world, {.round = 1}));
}

}  // namespace
}  // namespace tanvan
