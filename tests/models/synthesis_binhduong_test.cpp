// The three syntheses on the tables of Bình Dương themselves.
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>
#include <set>

#include "models/demography/synthesis.hpp"
#include "models/enterprise/enterprise.hpp"
#include "models/enterprise/synthesis.hpp"
#include "models/landuse/landuse.hpp"
#include "models/landuse/synthesis.hpp"
#include "models/public_budget/public_budget.hpp"
#include "scenarios/run/scenario/scenario.hpp"

namespace tanvan {
namespace {

Scenario const& binhduong() {
  static auto const scenario = [] {
    std::vector<InterventionKind> kinds;
    for (auto part : {enterprise_interventions(), landuse_interventions(), budget_interventions()})
      kinds.insert(kinds.end(), part.begin(), part.end());
    auto read = read_scenario(TANVAN_SOURCE_DIR "/scenarios/binhduong/baseline.toml", {}, {}, kinds);
    if (!read) throw std::runtime_error(to_string(read.error().sorted().front()));
    return *read;
  }();
  return scenario;
}

struct Made {
  World world;
  SynthesisReport people, enterprises, homes;
};

Made make(double scale) {
  Made made;
  auto& world = made.world;
  world.seed = binhduong().seed;
  world.scale = scale;
  world.network = binhduong().network;
  world.region = binhduong().region;
  world.now = month_of(2019, 1);
  made.people = synthesize_people(world, {});
  made.enterprises = synthesize_enterprises(world, {});
  made.homes = synthesize_homes(world, {});
  return made;
}

Made const& at_a_tenth() {
  static auto const made = make(0.1);
  return made;
}

double target(SynthesisReport const& report, std::string const& name) {
  for (auto const& c : report.controls)
    if (c.name == name) return c.achieved;
  throw std::runtime_error("no control " + name);
}

TEST(SyntheticBinhDuong, TablesHaveEveryControlAndNoUnknownCategory) {
  Faults faults;
  check_controls(binhduong().region, binhduong().network.zones, faults);
  EXPECT_TRUE(faults.empty());
}

TEST(SyntheticBinhDuong, NoControlIsMissed) {
  auto const& made = at_a_tenth();
  EXPECT_EQ(misses(made.people, 1e9) + misses(made.enterprises, 1e9) + misses(made.homes, 1e9), "");
  EXPECT_LT(made.people.raking_residual, 1e-6);
}

TEST(SyntheticBinhDuong, LabourForceIsTwoThirdsOfThePopulation) {
  auto const& world = at_a_tenth().world;
  auto const& status = world.population.persons.status;
  double const force = static_cast<double>(std::count(status.begin(), status.end(), Status::unemployed)) / world.scale;
  // macro.csv: 1.70 million in 2020 of 2.58 million persons; the census counted 2.43 million
  EXPECT_GT(force / 2'426'561, 1.66 / 2.5);
  EXPECT_LT(force / 2'426'561, 1.70 / 2.5 + 0.005);
}

TEST(SyntheticBinhDuong, EnterprisesAndParksAreAsCounted) {
  auto const& made = at_a_tenth();
  auto const& e = made.world.population.enterprises;
  EXPECT_NEAR(static_cast<double>(e.size()) / 0.1, 40'635, 60);
  EXPECT_NEAR(target(made.enterprises, "workers of all parks and clusters") / 0.1, 638'000, 0.03 * 638'000);
  double wages = 0, positions = 0;
  for (auto id : ids<EnterpriseId>(e.size()))
    for (std::size_t k = 0; k < kSkillClasses; ++k) {
      wages += e.vacancies[id][k] * static_cast<double>(e.posted_wage[id][k].value);
      positions += e.vacancies[id][k];
    }
  EXPECT_GT(wages / positions, 7.5e6);
  EXPECT_LT(wages / positions, 8.3e6);
}

TEST(SyntheticBinhDuong, SharesOfSectorsSurviveASmallSample) {
  auto const made = make(0.01);
  EXPECT_NEAR(static_cast<double>(made.world.population.enterprises.size()), 406, 1);
  for (auto const& c : made.enterprises.controls)
    if (c.name.starts_with("jobs, ")) {
      EXPECT_EQ(c.achieved, c.target) << c.name;
    }
  EXPECT_NEAR(target(made.enterprises, "workers of all parks and clusters"), 6'380, 400);
}

TEST(SyntheticBinhDuong, KeysAreUniqueOverAllAgents) {
  auto const& p = at_a_tenth().world.population;
  std::set<AgentKey> keys;
  keys.insert(p.persons.key.begin(), p.persons.key.end());
  keys.insert(p.households.key.begin(), p.households.key.end());
  keys.insert(p.enterprises.key.begin(), p.enterprises.key.end());
  keys.insert(p.dwellings.key.begin(), p.dwellings.key.end());
  EXPECT_EQ(keys.size(), p.persons.size() + p.households.size() + p.enterprises.size() + p.dwellings.size());
  EXPECT_LT(keys.rbegin()->value, p.next_key);
}

}  // namespace
}  // namespace tanvan
