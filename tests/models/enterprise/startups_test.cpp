// Founders and what they found (E17c).
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "models/enterprise/incubators.hpp"
#include "models/enterprise/steps.hpp"
#include "sim/engine/state.hpp"
#include "tests/models/enterprise/newcomer_world.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

void add_graduates(World& world, std::uint32_t count, ZoneId zone, Education education = Education::university) {
  auto& p = world.population;
  auto const home = id_of<HouseholdId>(p.households.zone.size());
  p.households.zone.push_back(zone);
  p.households.savings.push_back(Dong{});
  for (std::uint32_t i = 0; i < count; ++i) {
    p.persons.key.push_back(AgentKey{1000 + p.persons.size()});
    p.persons.household.push_back(home);
    p.persons.status.push_back(Status::unemployed);
    p.persons.education.push_back(education);
    p.persons.employer.push_back({});
  }
}

EnterpriseParameters eager() {
  EnterpriseParameters p;
  p.founder_hazard = 0.4;  // a tenth a quarter
  p.founder_stem = p.founder_incubator = 0;
  return p;
}

std::size_t founders_of(World world, EnterpriseParameters const& p) {
  found_startups(world, p);
  return world.founders.key.size();
}

TEST(Founders, TheirNumberIsThatOfTheHazard) {
  World world = province();
  add_graduates(world, 10'000, kTown);
  EXPECT_NEAR(static_cast<double>(founders_of(world, eager())), 10'000 * (1 - std::exp(-0.1)), 100);
}

TEST(Founders, DecideOnceAQuarterAndOnlyWithADegree) {
  World world = province();
  add_graduates(world, 1'000, kTown, Education::vocational);
  EXPECT_EQ(founders_of(world, eager()), 0U);
  add_graduates(world, 1'000, kTown);
  EXPECT_GT(founders_of(world, eager()), 0U);
  world.now = month_of(2024, 4);
  EXPECT_EQ(founders_of(world, eager()), 0U);
}

TEST(Founders, AreMoreWithADegreeInScienceSavingsAndAnIncubatorNearby) {
  World world = province();
  add_graduates(world, 10'000, kTown);
  auto const plain = founders_of(world, eager());
  auto p = eager();
  p.founder_stem = 1;
  EXPECT_GT(founders_of(world, p), plain);
  World rich = world;
  rich.population.households.savings[HouseholdId{0}] = Dong{1'000'000'000};
  EXPECT_GT(founders_of(rich, eager()), plain);
  add_incubator(world, kTown, 10);
  p = eager();
  p.founder_incubator = 1;
  EXPECT_GT(founders_of(world, p), plain);
}

TEST(Founders, APolicyAddsFoundersAndTakesNobodyAway) {
  World world = province();
  add_graduates(world, 10'000, kTown);
  World more = world;
  more.policy.effect[static_cast<std::size_t>(Channel::founders)] = 0.5;
  found_startups(world, eager());
  found_startups(more, eager());
  EXPECT_GT(more.founders.key.size(), world.founders.key.size());
  for (auto const key : world.founders.key)
    EXPECT_NE(std::find(more.founders.key.begin(), more.founders.key.end(), key), more.founders.key.end());
}

TEST(Founders, SameBitsOnOneTwoAndSevenThreads) {
  auto const digests = on_one_two_and_seven_threads([] {
    World world = province();
    add_graduates(world, 20'000, kTown);
    found_startups(world, eager());
    return state_digests(world);
  });
  EXPECT_EQ(digests[0], digests[1]);
  EXPECT_EQ(digests[0], digests[2]);
}

void queue(World& world, std::size_t founders, ZoneId home) {
  for (std::size_t f = 0; f < founders; ++f) {
    world.founders.key.push_back(AgentKey{9000 + world.founders.key.size()});
    world.founders.home.push_back(home);
    world.founders.sector.push_back(Sector::information);
  }
}

std::size_t incubated(World const& world) {
  auto const& until = world.population.enterprises.incubated_until;
  return static_cast<std::size_t>(std::count_if(until.begin(), until.end(), [&](Month m) { return m > world.now; }));
}

TEST(Startups, EachFounderOpensOneAndTheBestGetSeats) {
  World world = province();
  add_incubator(world, kTown, 3);
  queue(world, 8, kVillage);
  EnterpriseParameters const p;
  open_all(world, look_at_market(world, p), startup_arrivals(world, look_at_market(world, p), p), p);
  EXPECT_EQ(world.counts.startups, 8);
  EXPECT_EQ(incubated(world), 3U);
  auto const& e = world.population.enterprises;
  EXPECT_EQ(std::accumulate(e.startup.begin(), e.startup.end(), 0), 8);
  EXPECT_EQ(incubators_of(world, p)[0].free, 0U);
}

TEST(Startups, SeatsAreFreeAgainWhenTheTimeIsOver) {
  World world = province();
  add_incubator(world, kTown, 3);
  queue(world, 8, kVillage);
  EnterpriseParameters const p{.incubation_months = 12};
  open_all(world, look_at_market(world, p), startup_arrivals(world, look_at_market(world, p), p), p);
  world.now = world.now + 12;
  EXPECT_EQ(incubators_of(world, p)[0].free, 3U);
}

TEST(Startups, WhoMovesOutOfAnIncubatorLeavesItsSeatThere) {
  World world = province();
  add_incubator(world, kTown, 3);
  queue(world, 3, kVillage);
  EnterpriseParameters const p{.relocation = 1, .relocation_crowded = 1, .moving_cost = -100};  // everybody moves
  open_all(world, look_at_market(world, p), startup_arrivals(world, look_at_market(world, p), p), p);
  ASSERT_EQ(incubated(world), 3U);
  relocate_enterprises(world, p);
  EXPECT_EQ(world.counts.enterprise_moves, static_cast<std::int64_t>(world.population.enterprises.size()));
  EXPECT_EQ(incubated(world), 0U);
  EXPECT_EQ(incubators_of(world, p)[0].free, 3U);
}

TEST(Startups, WhoStaysKeepsItsSeatUntilTheTimeIsOver) {
  World world = province();
  add_incubator(world, kTown, 3);
  queue(world, 3, kVillage);
  EnterpriseParameters p;
  p.relocation = p.relocation_crowded = 0;
  p.incubation_months = 12;
  open_all(world, look_at_market(world, p), startup_arrivals(world, look_at_market(world, p), p), p);
  relocate_enterprises(world, p);
  EXPECT_EQ(incubated(world), 3U);
  world.now = world.now + 12;
  relocate_enterprises(world, p);
  EXPECT_EQ(world.counts.enterprise_moves, 3);
}

TEST(Startups, SeedCapitalGoesToThemWhileItLasts) {
  World world = province();
  queue(world, 3, kTown);
  world.policy.effect[static_cast<std::size_t>(Channel::seed_capital)] = 100;
  world.budget.of(Pot::seed_capital) = Dong{150'000'000};
  World without = province();
  queue(without, 3, kTown);
  EnterpriseParameters const p;
  open_all(world, look_at_market(world, p), startup_arrivals(world, look_at_market(world, p), p), p);
  open_all(without, look_at_market(without, p), startup_arrivals(without, look_at_market(without, p), p), p);
  std::int64_t more = 0;
  for (auto id : ids<EnterpriseId>(world.population.enterprises.size()))
    more += (world.population.enterprises.cash[id] - without.population.enterprises.cash[id]).value;
  EXPECT_EQ(more, 150'000'000);
  EXPECT_EQ(world.budget.of(Pot::seed_capital), Dong{});
}

TEST(Closing, IsRarerInAnIncubator) {
  auto const closing = [](bool seated) {
    World world = province();
    world.price_level = 1;
    queue(world, 4000, kTown);
    EnterpriseParameters const p{.exit_base = 2};
    open_all(world, look_at_market(world, p), startup_arrivals(world, look_at_market(world, p), p), p);
    auto& e = world.population.enterprises;
    for (auto& until : e.incubated_until) until = seated ? world.now + 24 : kLongAgo;
    close_enterprises(world, p);
    std::size_t count = 0;
    for (auto id : ids<EnterpriseId>(e.size())) count += is_closing(e, id);
    return static_cast<double>(count);
  };
  EXPECT_NEAR(closing(true) / closing(false), 0.5, 0.1);
}

}  // namespace
}  // namespace tanvan
