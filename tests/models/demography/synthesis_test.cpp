#include "models/demography/synthesis.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <set>

#include "models/demography/synthesis_steps.hpp"
#include "sim/parallel/group.hpp"
#include "tests/models/synthesis_world.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

struct Made {
  World world;
  SynthesisReport report;
};

Made make(double scale) {
  Made made{small_province(scale), {}};
  made.report = synthesize_people(made.world, {});
  return made;
}

ControlFit const& control(SynthesisReport const& report, std::string const& name) {
  for (auto const& c : report.controls)
    if (c.name == name) return c;
  throw std::runtime_error("no control " + name);
}

TEST(PeopleSynthesis, PersonsAndHouseholdsOfEveryZoneAreTheCensusTimesScaleRounded) {
  for (double const scale : {1.0, 0.1, 0.013}) {
    auto const [world, report] = make(scale);
    auto const& zones = world.network.zones;
    auto const& h = world.population.households;
    std::vector<double> persons(zones.size(), 0.0), households(zones.size(), 0.0);
    for (auto id : ids<HouseholdId>(h.size())) {
      households[h.zone[id].value] += 1;
      persons[h.zone[id].value] += h.persons[id];
    }
    double all = 0;
    for (auto zone : ids<ZoneId>(zones.size())) {
      bool const inside = zones.kind[zone] == ZoneKind::internal;
      EXPECT_LT(std::abs(persons[zone.value] - (inside ? zones.census_population[zone] * scale : 0)), 1);
      EXPECT_LT(std::abs(households[zone.value] - (inside ? zones.census_households[zone] * scale : 0)), 1);
      all += inside ? zones.census_population[zone] * scale : 0;
    }
    EXPECT_EQ(static_cast<double>(world.population.persons.size()), std::round(all));
  }
}

TEST(PeopleSynthesis, EveryControlIsMetWithinOneAgent) {
  auto const [world, report] = make(0.2);
  EXPECT_TRUE(report.infeasible.empty()) << misses(report, 1.0);
  EXPECT_LT(report.raking_residual, 1e-6);
  for (auto const& c : report.controls)
    EXPECT_LE(std::abs(c.residual()), c.name.starts_with("household_size") ? 8.0 : 1.0) << c.name;
  EXPECT_NEAR(control(report, "tenure own, Huyện").achieved / control(report, "tenure own, Huyện").target, 1, 0.01);
}

TEST(PeopleSynthesis, MembersOfAHouseholdAreAsManyAsItSaysAndOneIsGrown) {
  auto const [world, report] = make(0.1);
  auto const& x = world.population.persons;
  auto const& h = world.population.households;
  auto const members = group_rows_by(x.household.span(), h.size());
  std::size_t children_with_parents = 0, children = 0;
  for (auto id : ids<HouseholdId>(h.size())) {
    ASSERT_EQ(members.of(id.value).size(), h.persons[id]);
    int eldest = 0;
    for (auto const row : members.of(id.value)) eldest = std::max(eldest, age_at(x.born[PersonId{row}], world.now));
    EXPECT_GE(eldest, 18);
    for (auto const row : members.of(id.value)) {
      int const age = age_at(x.born[PersonId{row}], world.now);
      if (age >= 15) continue;
      ++children;
      bool parent = false;
      for (auto const other : members.of(id.value)) {
        int const years = age_at(x.born[PersonId{other}], world.now) - age;
        parent = parent || (years >= 16 && years <= 48);
      }
      children_with_parents += parent ? 1 : 0;
    }
  }
  EXPECT_GT(static_cast<double>(children_with_parents), 0.98 * static_cast<double>(children));
}

TEST(PeopleSynthesis, LabourForceIsUnemployedAndNobodyHasAJobOrAWage) {
  auto const [world, report] = make(0.1);
  auto const& x = world.population.persons;
  std::size_t force = 0;
  for (auto id : ids<PersonId>(x.size())) {
    EXPECT_NE(x.status[id], Status::employed);
    EXPECT_FALSE(x.employer[id]);
    EXPECT_EQ(x.wage[id], Dong{});
    EXPECT_GT(x.specific_skill[id], 0);
    force += x.status[id] == Status::unemployed ? 1 : 0;
    EXPECT_TRUE(age_at(x.born[id], world.now) >= 15 || x.status[id] <= Status::student);
  }
  EXPECT_NEAR(static_cast<double>(force) / static_cast<double>(x.size()), 0.86 * 0.794, 0.01);
}

TEST(PeopleSynthesis, KeysAreUniqueAndBelowTheNext) {
  auto const [world, report] = make(0.05);
  std::set<AgentKey> keys(world.population.persons.key.begin(), world.population.persons.key.end());
  keys.insert(world.population.households.key.begin(), world.population.households.key.end());
  EXPECT_EQ(keys.size(), world.population.persons.size() + world.population.households.size());
  EXPECT_LT(keys.rbegin()->value, world.population.next_key);
}

TEST(PeopleSynthesis, VehiclesAddUpToWhatIsKnown) {
  auto const [world, report] = make(0.2);
  double motorbikes = 0, cars = 0;
  for (auto const n : world.population.households.motorbikes) motorbikes += n;
  for (auto const n : world.population.households.cars) cars += n;
  double const thousands = static_cast<double>(world.population.persons.size()) / 1000;
  EXPECT_NEAR(motorbikes, 560 * thousands, 1);
  EXPECT_NEAR(cars, 45 * thousands, 1);
}

TEST(PeopleSynthesis, SameBitsOnOneTwoAndSevenThreads) {
  auto const worlds = on_one_two_and_seven_threads([] { return make(0.05).world; });
  for (std::size_t i = 1; i < worlds.size(); ++i) {
    auto const &a = worlds[0].population, &b = worlds[i].population;
    EXPECT_TRUE(std::equal(a.persons.born.begin(), a.persons.born.end(), b.persons.born.begin(), b.persons.born.end()));
    EXPECT_TRUE(std::equal(a.persons.status.begin(), a.persons.status.end(), b.persons.status.begin()));
    EXPECT_TRUE(std::equal(a.persons.education.begin(), a.persons.education.end(), b.persons.education.begin()));
    EXPECT_TRUE(
        std::equal(a.persons.specific_skill.begin(), a.persons.specific_skill.end(), b.persons.specific_skill.begin()));
    EXPECT_TRUE(std::equal(a.households.savings.begin(), a.households.savings.end(), b.households.savings.begin()));
    EXPECT_TRUE(std::equal(a.households.tenure.begin(), a.households.tenure.end(), b.households.tenure.begin()));
  }
}

TEST(PeopleSynthesis, ControlWithoutRowsIsNamed) {
  auto world = small_province(0.05);
  std::erase_if(world.region.controls,
                [](ControlRow const& row) { return row.control == "migrant" && row.district == "*"; });
  auto const report = synthesize_people(world, {});
  ASSERT_EQ(report.infeasible.size(), 1U);
  EXPECT_EQ(report.infeasible.front(), "migrant, Thành phố");
}

TEST(PeopleSynthesis, UnknownCategoryAndMissingControlAreFaultsAtTheirPlace) {
  auto world = small_province(1);
  world.region.controls.back().category = "retird";
  world.region.controls.back().place = {"controls.csv", 77, 0};
  std::erase_if(world.region.controls, [](ControlRow const& row) { return row.control == "household_size"; });
  Faults faults;
  check_controls(world.region, world.network.zones, faults);
  auto const sorted = faults.sorted();
  ASSERT_EQ(sorted.size(), 3U);
  EXPECT_NE(to_string(sorted.back()).find("controls.csv:77"), std::string::npos);
  EXPECT_NE(to_string(sorted.back()).find("retired"), std::string::npos);
}

TEST(HouseholdForms, HouseholdsPersonsAndChildrenAddUpExactly) {
  std::vector<double> const shares{0.26, 0.26, 0.2, 0.17, 0.06, 0.03, 0.02};
  for (std::uint32_t const households : {3U, 17U, 400U, 9'001U})
    for (double const mean : {1.3, 2.0, 2.7, 3.6, 5.5})
      for (double const young : {0.0, 0.1, 0.25}) {
        auto const persons = static_cast<std::uint32_t>(households * mean + 0.5);
        auto const children = std::min(static_cast<std::uint32_t>(persons * young), persons - households);
        std::vector<double> target;
        std::uint32_t h = 0, p = 0, c = 0;
        for (auto const& form : forms_of(shares, persons, households, children, target)) {
          EXPECT_LT(form.children, form.size);
          h += form.count;
          p += form.count * form.size;
          c += form.count * form.children;
        }
        EXPECT_EQ(h, households);
        EXPECT_EQ(p, persons);
        EXPECT_EQ(c, children);
      }
}

}  // namespace
}  // namespace tanvan
