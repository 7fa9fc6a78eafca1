#include "models/labour/labour.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "models/labour/steps.hpp"
#include "models/labour/vacancy_map.hpp"
#include "sim/engine/state.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

TEST(Labour, SkillAdaptationHasThePublishedHalfLives) {  // models E18: 20, 16, 12, 8, 4 months
  double const expected[] = {0.0341, 0.0424, 0.0561, 0.0830, 0.1591};
  for (int g = 1; g <= 5; ++g) EXPECT_NEAR(skill_adaptation(g), expected[g - 1], 5e-5) << g;
}

/// Two zones ten minutes apart, one enterprise in each, and persons who live in the first zone.
World two_zones(std::uint32_t persons, std::array<std::uint32_t, 2> vacancies) {
  World world;
  world.network.zones.code = Column<ZoneId, std::string>(2);
  world.access.commute_cost = Matrix(2, 2, 10);
  auto& p = world.population;
  auto& h = p.households;
  h.zone.push_back(ZoneId{0});
  h.key.push_back(AgentKey{1000});
  auto& s = p.persons;
  for (std::uint32_t i = 0; i < persons; ++i) {
    s.key.push_back(AgentKey{i + 1});
    s.household.push_back(HouseholdId{0});
    s.born.push_back(Month{0});
    s.education.push_back(Education::lower_secondary);
    s.status.push_back(Status::unemployed);
    s.specific_skill.push_back(1);
    s.employer.push_back({});
    s.position.push_back(SkillClass::basic);
    s.wage.push_back({});
    s.since.push_back(Month{0});
  }
  auto& e = p.enterprises;
  for (std::uint32_t i = 0; i < 2; ++i) {
    e.key.push_back(AgentKey{2000 + i});
    e.establishment.push_back(EstablishmentId{i});
    e.technology.push_back(1);
    e.capital.push_back({1});
    e.vintage_technology.push_back({1, 1, 1, 1, 1, 1, 1, 1});
    e.workers.push_back({});
    e.desired.push_back({vacancies[i], 0, 0});
    e.vacancies.push_back({vacancies[i], 0, 0});
    e.posted_wage.push_back({Dong{7'000'000}, Dong{9'000'000}, Dong{15'000'000}});
    p.establishments.enterprise.push_back(EnterpriseId{i});
    p.establishments.zone.push_back(ZoneId{i});
    p.establishments.cell.push_back({});
  }
  return world;
}

TEST(Labour, MatchingNeverFillsMoreThanTheVacancies) {
  World world = two_zones(500, {30, 20});
  auto const placed = match_month(world, {}, {.reservations = false});
  EXPECT_LE(placed, 50U);
  EXPECT_GT(placed, 40U);
  EXPECT_LE(world.population.enterprises.workers[EnterpriseId{0}][0], 30U);
  EXPECT_LE(world.population.enterprises.workers[EnterpriseId{1}][0], 20U);
}

TEST(Labour, FilledPositionsEqualThePersonsWhoPointAtThem) {
  World world = two_zones(200, {60, 60});
  match_month(world, {}, {.reservations = false});
  auto const& persons = world.population.persons;
  for (std::uint32_t i = 0; i < 2; ++i)
    EXPECT_EQ(total(world.population.enterprises.workers[EnterpriseId{i}]),
              std::count(persons.employer.begin(), persons.employer.end(), EnterpriseId{i}));
}

TEST(Labour, SameMatchesOnOneTwoAndSevenThreads) {
  auto const digests = on_one_two_and_seven_threads([] {
    World world = two_zones(20'000, {6000, 4000});
    match_month(world, {}, {.reservations = false});
    return state_digests(world);
  });
  EXPECT_EQ(digests[0], digests[1]);
  EXPECT_EQ(digests[0], digests[2]);
}

TEST(Labour, NobodyBeginsInTheMonthInWhichTheLastJobEnded) {
  World world = two_zones(500, {300, 300});
  LabourParameters const p{.reservation = 0, .hiring_standard = -20};
  EXPECT_EQ(match_month(world, p, {}), 0U);  // all are without work since this month
  world.now = world.now + 1;
  EXPECT_GT(match_month(world, p, {}), 300U);
}

TEST(Labour, AnEnterpriseWaitsForSomebodyWhoIsWorthItsStandard) {
  World world = two_zones(500, {300, 300});
  world.now = world.now + 1;
  EXPECT_EQ(match_month(world, {.hiring_standard = 5}, {}), 0U);
}

TEST(Training, PlacesAreFilledPaidForAndLiftSchooling) {
  World world = two_zones(500, {0, 0});
  world.now = month_of(2024, 1);
  for (auto& born : world.population.persons.born) born = month_of(2000, 1);
  world.population.households.savings.push_back({});
  for (auto& staff : world.population.enterprises.workers) staff = {0, 10, 0};
  world.policy.training_places_year = 30;
  world.policy.effect[static_cast<std::size_t>(Channel::training_places)] = 20;
  world.scale = 1;
  train(world, {});
  auto const& schooling = world.population.persons.education;
  EXPECT_EQ(std::count(schooling.begin(), schooling.end(), Education::vocational), 50);
  Dong const cost = dong(LabourParameters{}.training_cost_mvnd * 1e6 * world.price_level);
  EXPECT_EQ(world.population.households.savings[HouseholdId{0}], Dong{50 * cost.value});
  EXPECT_EQ(world.budget.of(BudgetLine::national_programme).spent, Dong{50 * cost.value});
}

TEST(Training, NobodyGoesWhereTheWayOutweighsTheGain) {
  World world = two_zones(500, {0, 0});
  world.now = month_of(2024, 1);
  for (auto& born : world.population.persons.born) born = month_of(2000, 1);
  for (auto& staff : world.population.enterprises.workers) staff = {0, 10, 0};
  world.access.commute_cost = Matrix(2, 2, 1000);
  world.policy.training_places_year = 50;
  train(world, {});
  auto const& schooling = world.population.persons.education;
  EXPECT_EQ(std::count(schooling.begin(), schooling.end(), Education::vocational), 0);
  EXPECT_EQ(world.ledger.balance[static_cast<std::size_t>(Account::province)], 0);
}

TEST(VacancyMap, AliasTablesDrawEachColumnByItsWeight) {
  std::vector<double> const weight = {3, 0, 1, 4, 0, 2};
  std::vector<AliasCell> cells(weight.size());
  fill_alias(weight, cells);
  std::vector<int> drawn(weight.size(), 0);
  Draws draws{1, AgentKey{1}, 0, Stream::job_choice};
  constexpr int kDraws = 100'000;
  for (int i = 0; i < kDraws; ++i) ++drawn[draw_alias(cells, draws.bits())];
  for (std::size_t i = 0; i < weight.size(); ++i) EXPECT_NEAR(drawn[i] / double(kDraws), weight[i] / 10, 0.008) << i;
  EXPECT_EQ(drawn[1] + drawn[4], 0);
}

TEST(Labour, NearVacanciesAreDrawnMoreOftenThanFarOnes) {
  World world = two_zones(1, {100, 100});
  world.access.commute_cost(0, 1) = 60;
  VacancyMap const map{world, 0.035};
  int near = 0;
  for (std::uint64_t i = 0; i < 2000; ++i) {
    Draws draws{1, AgentKey{i}, 0, Stream::job_choice};
    auto const zone = draws.bits(), enterprise = draws.bits();
    near +=
        map.draw_in(map.draw_zone(ZoneId{0}, SkillClass::basic, zone), SkillClass::basic, enterprise) == EnterpriseId{0}
            ? 1
            : 0;
  }
  double const expected = 1 / (1 + std::exp(-0.035 * 50));
  EXPECT_NEAR(near / 2000.0, expected, 0.03);
}

TEST(Labour, NobodyTakesAPositionWhoseClassIsOutOfReach) {
  World world = two_zones(200, {0, 0});
  for (auto& open : world.population.enterprises.vacancies)
    open = {0, 0, 50};  // high skills wanted, basic ones offered
  EXPECT_EQ(match_month(world, {}, {.reservations = false}), 0U);
}

}  // namespace
}  // namespace tanvan
