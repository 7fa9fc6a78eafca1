// Births, deaths, school and leaving home, each on a birthday (E23).
#include <cmath>
#include <gtest/gtest.h>

#include "models/demography/steps.hpp"
#include "sim/engine/state.hpp"
#include "tests/models/demography/town.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

/// Nobody is born, dies or leaves home.
constexpr DemographyParameters kQuiet{.fertility = 0, .mortality_level = 0, .leave_home = 0};

World town(int families, std::vector<TownMember> const& members) {
  World world = empty_town();
  world.now = month_of(2024, 1);
  for (int i = 0; i < families; ++i) add_family(world, members);
  return world;
}

/// From one January to the next; everybody has a birthday.
void live_a_year(World& world, DemographyParameters const& p) {
  for (int month = 0; month < kMonthsInYear; ++month) {
    have_birthdays(world, p);
    world.now = world.now + 1;
  }
}

/// Pupils who become `age` years old this year.
World pupils(int count, int age, Status status = Status::student) {
  World world = town(count, {{age, Sex::female, status}});
  int birthday = 0;
  for (auto& born : world.population.persons.born) born = month_of(2024 - age, 1 + birthday++ % kMonthsInYear);
  for (auto& education : world.population.persons.education) education = Education::none;
  return world;
}

double share(World const& world, Status status) {
  auto const& s = world.population.persons.status;
  return static_cast<double>(std::count(s.begin(), s.end(), status)) / static_cast<double>(s.size());
}

TEST(Vital, AYearWithoutChancesChangesNobody) {
  World world = town(50, {{30}, {28, Sex::male}, {4, Sex::male, Status::child}});
  auto before = state_digests(world);
  live_a_year(world, kQuiet);
  auto after = state_digests(world);
  before.erase("clock"), after.erase("clock");
  EXPECT_EQ(after, before);
}

TEST(Vital, WhoDiesLeavesHouseholdAndStaff) {
  World world = town(30, {{60}, {100, Sex::male, Status::retired}});
  DemographyParameters p = kQuiet;
  p.mortality_level = 1;  // certain at any age
  p.female_mortality = 0.2;
  p.mortality_slope = 0;  // women: 0.2 a year, men: 1
  live_a_year(world, p);
  EXPECT_EQ(present(world), 60 - world.counts.deaths);
  EXPECT_GE(world.counts.deaths, 30);
  EXPECT_EQ(staff(world), 60 - world.counts.deaths);
  EXPECT_EQ(balance(world, Account::households), savings_of_all(world));
}

TEST(Vital, ChildrenComeIntoTheirMothersHouseholdAsTheChancesSay) {
  World world = town(4000, {{27}});
  DemographyParameters p = kQuiet;
  p.fertility = 2;
  live_a_year(world, p);
  double const expected = 4000 * birth_chance(27, p);
  EXPECT_NEAR(static_cast<double>(world.counts.births), expected, 4 * std::sqrt(expected));
  EXPECT_EQ(present(world), 4000 + world.counts.births);
  for (auto id : ids<HouseholdId>(world.population.households.size()))
    ASSERT_EQ(world.population.households.persons[id], members_of(world, id)) << id.value;
}

TEST(Vital, TheNewbornAreBornThisYearAndOfNoAge) {
  World world = town(4000, {{27}});
  live_a_year(world, {.fertility = 4, .mortality_level = 0, .leave_home = 0});
  auto const& x = world.population.persons;
  ASSERT_GT(x.size(), 4100U);
  std::size_t boys = 0;
  for (std::uint32_t row = 4000; row < x.size(); ++row) {
    PersonId const id{row};
    EXPECT_EQ(x.born[id].year(), 2024);
    EXPECT_EQ(x.status[id], Status::child);
    EXPECT_EQ(x.education[id], Education::none);
    boys += x.sex[id] == Sex::male ? 1 : 0;
  }
  double const born = static_cast<double>(x.size() - 4000);
  EXPECT_NEAR(static_cast<double>(boys) / born, 0.525, 4 * 0.5 / std::sqrt(born));
}

TEST(Vital, MenAndOldWomenBearNoChildren) {
  World world = town(500, {{27, Sex::male}, {50}, {14, Sex::female, Status::student}});
  live_a_year(world, {.fertility = 8, .mortality_level = 0, .leave_home = 0});
  EXPECT_EQ(world.counts.births, 0);
}

TEST(School, BeginsAtSix) {
  World five = pupils(10, 5, Status::child), six = pupils(10, 6, Status::child);
  live_a_year(five, kQuiet);
  live_a_year(six, kQuiet);
  EXPECT_EQ(share(five, Status::child), 1);
  EXPECT_EQ(share(six, Status::student), 1);
}

TEST(School, FifteenPercentLeaveAfterLowerSecondary) {
  World world = pupils(5000, 15);
  live_a_year(world, kQuiet);
  EXPECT_NEAR(share(world, Status::unemployed), 0.15, 0.02);
  for (auto const education : world.population.persons.education) EXPECT_EQ(education, Education::lower_secondary);
}

TEST(School, APolicyLeadsMorePupilsOnAndTakesNobodyOut) {
  World plain = pupils(5000, 18), more = plain;
  more.policy.effect[static_cast<std::size_t>(Channel::schooling)] = 0.5;
  live_a_year(plain, kQuiet);
  live_a_year(more, kQuiet);
  EXPECT_NEAR(share(plain, Status::student), 0.58, 0.02);
  EXPECT_NEAR(share(more, Status::student), 0.79, 0.02);
  for (auto id : ids<PersonId>(plain.population.persons.size()))
    if (plain.population.persons.status[id] == Status::student) {
      EXPECT_EQ(more.population.persons.status[id], Status::student);
    }
}

TEST(School, NobodyIsAStudentAfterTwentyTwoAndAllOfThemHaveADegree) {
  World world = pupils(100, 22);
  live_a_year(world, kQuiet);
  EXPECT_EQ(share(world, Status::student), 0);
  for (auto const education : world.population.persons.education) EXPECT_EQ(education, Education::university);
}

TEST(School, NeverTakesSchoolingAway) {
  World world = pupils(200, 18);
  for (auto& education : world.population.persons.education) education = Education::college;
  live_a_year(world, kQuiet);
  for (auto const education : world.population.persons.education) EXPECT_EQ(education, Education::college);
}

TEST(School, WhoLeavesItSeeksWorkFromThatMonthOn) {
  World world = pupils(200, 22);
  auto const& x = world.population.persons;
  for (auto& since : world.population.persons.since) since = kLongAgo;
  live_a_year(world, kQuiet);
  for (auto id : ids<PersonId>(x.size())) EXPECT_EQ(x.since[id], x.born[id] + 22 * kMonthsInYear);
}

TEST(Vital, ChancesAreThoseOfTheMonthOfTheBirthday) {
  World world = town(600, {{40}});
  int birthday = 0;
  for (auto& born : world.population.persons.born) born = month_of(1980, 1 + birthday++ % kMonthsInYear);
  DemographyParameters p = kQuiet;
  p.mortality_level = 1, p.mortality_slope = 0, p.female_mortality = 1;
  for (int month = 1; month <= kMonthsInYear; ++month) {
    have_birthdays(world, p);
    world.now = world.now + 1;
    EXPECT_EQ(world.counts.deaths, 50 * month);
  }
}

TEST(LeavingHome, TakesAnEqualPartOfTheSavingsAndNoDongMore) {
  World world = town(1, {{50}, {52, Sex::male}, {25}});
  DemographyParameters p = kQuiet;
  p.leave_home = 1;
  live_a_year(world, p);
  auto const& h = world.population.households;
  ASSERT_EQ(h.size(), 2U);
  EXPECT_EQ(h.savings[HouseholdId{1}], Dong{333'333});
  EXPECT_EQ(h.savings[HouseholdId{0}], Dong{666'667});
  EXPECT_EQ(h.persons[HouseholdId{0}], 2);
  EXPECT_EQ(h.persons[HouseholdId{1}], 1);
  EXPECT_EQ(h.tenure[HouseholdId{1}], Tenure::room);
  EXPECT_FALSE(h.dwelling[HouseholdId{1}]);
}

TEST(LeavingHome, IsForThoseWithWorkFromTwentyToThirtyTwo) {
  World world = town(20, {{50}, {18}, {32}, {25, Sex::male, Status::unemployed}});
  DemographyParameters p = kQuiet;
  p.leave_home = 1;
  live_a_year(world, p);
  EXPECT_EQ(world.population.households.size(), 20U);
}

TEST(LeavingHome, NeverLeavesFewerThanTwoBehind) {
  World world = town(40, {{25}, {25}, {25}, {25}});
  DemographyParameters p = kQuiet;
  p.leave_home = 1;
  live_a_year(world, p);
  for (std::uint32_t row = 0; row < 40; ++row) EXPECT_EQ(world.population.households.persons[HouseholdId{row}], 2);
  EXPECT_EQ(world.population.households.size(), 120U);
}

TEST(Vital, SameBitsOnOneTwoAndSevenThreads) {
  auto const digests = on_one_two_and_seven_threads([] {
    World world = town(3000, {{27}, {55, Sex::male}, {24, Sex::male}, {15, Sex::male, Status::student}});
    live_a_year(world, {.leave_home = 0.3});
    return state_digests(world);
  });
  EXPECT_EQ(digests[0], digests[1]);
  EXPECT_EQ(digests[0], digests[2]);
}

}  // namespace
}  // namespace tanvan
