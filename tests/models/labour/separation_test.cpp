// Who leaves a job, the labour force or inactivity in a month (E21).
#include <cmath>
#include <gtest/gtest.h>

#include "models/labour/steps.hpp"
#include "sim/engine/state.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

/// Nobody quits, is laid off, leaves or joins.
constexpr LabourParameters kQuiet{
    .quit_hazard = 0, .layoff_excess = 0.05, .leave_force = 0, .join_force = 0, .retirement_share = 1};
constexpr Month kNow = month_of(2024, 7);

/// `count` persons of one kind, the employed all in basic positions of one enterprise that wants `desired`.
World persons(std::uint32_t count, Status status, int age, std::uint32_t desired, Sex sex = Sex::female) {
  World world;
  world.now = kNow;
  auto& s = world.population.persons;
  for (std::uint32_t i = 0; i < count; ++i) {
    bool const works = status == Status::employed;
    s.key.push_back(AgentKey{i + 1});
    s.household.push_back(HouseholdId{0});
    s.born.push_back(kNow - 12 * age);
    s.sex.push_back(sex);
    s.status.push_back(status);
    s.employer.push_back(works ? EnterpriseId{0} : EnterpriseId{});
    s.position.push_back(SkillClass::basic);
    s.wage.push_back(works ? Dong{8'000'000} : Dong{});
    s.since.push_back(kNow - 600);
  }
  auto& e = world.population.enterprises;
  e.key.push_back(AgentKey{1'000'000});
  e.workers.push_back({status == Status::employed ? count : 0, 0, 0});
  e.desired.push_back({desired, 0, 0});
  return world;
}

double share(World const& world, Status status) {
  auto const& s = world.population.persons.status;
  return static_cast<double>(std::count(s.begin(), s.end(), status)) / static_cast<double>(s.size());
}

TEST(Separation, WithoutHazardsNobodyMoves) {
  for (auto status : {Status::employed, Status::unemployed, Status::inactive}) {
    World world = persons(500, status, 30, 500);
    auto const before = state_digests(world);
    separate(world, kQuiet);
    EXPECT_EQ(state_digests(world), before);
  }
}

TEST(Separation, StaffBeyondThePlanAndItsExcessIsLaidOff) {
  World world = persons(10'000, Status::employed, 30, 8000);
  separate(world, kQuiet);  // 5 % above the plan is kept: 8400 of 10,000
  EXPECT_NEAR(share(world, Status::unemployed), 0.16, 4 * std::sqrt(0.16 * 0.84 / 10'000));
}

TEST(Separation, StaffWithinTheExcessIsKept) {
  World world = persons(1000, Status::employed, 30, 953);
  separate(world, kQuiet);
  EXPECT_EQ(share(world, Status::employed), 1);
}

TEST(Separation, WhoLeavesLosesEmployerPositionAndWageAndIsCounted) {
  World world = persons(1000, Status::employed, 30, 500);
  separate(world, kQuiet);
  auto const& s = world.population.persons;
  std::int64_t left = 0;
  for (auto id : ids<PersonId>(s.size())) {
    bool const works = s.status[id] == Status::employed;
    EXPECT_EQ(works, bool(s.employer[id]));
    EXPECT_EQ(s.wage[id], works ? Dong{8'000'000} : Dong{});
    EXPECT_EQ(s.since[id], works ? kNow - 600 : kNow);
    left += works ? 0 : 1;
  }
  EXPECT_EQ(world.counts.separations, left);
  EXPECT_EQ(total(world.population.enterprises.workers[EnterpriseId{0}]), 1000 - left);
}

TEST(Separation, QuitsFallWithTenureAndTripleAfterTet) {
  auto const quits = [](int tenure, Month now) {
    World world = persons(20'000, Status::employed, 30, 20'000);
    world.now = now;
    for (auto& since : world.population.persons.since) since = now - tenure;
    separate(world, {.quit_hazard = 0.05, .leave_force = 0, .join_force = 0});
    return share(world, Status::unemployed);
  };
  Month const tet = is_tet(month_of(2024, 1)) ? month_of(2024, 1) : month_of(2024, 2);
  EXPECT_GT(quits(0, kNow), 1.5 * quits(48, kNow));
  EXPECT_NEAR(quits(24, kNow), 0.05, 0.008);
  EXPECT_NEAR(quits(24, tet + 1), 0.15, 0.012);
}

TEST(Separation, AgesOfRetirementFollowTheDecree) {  // Decree 135/2020: 60 years 3 months and 55 years 4 months in 2021
  EXPECT_EQ(retirement_months(Sex::male, 2020, {}), 60 * 12);
  EXPECT_EQ(retirement_months(Sex::male, 2021, {}), 60 * 12 + 3);
  EXPECT_EQ(retirement_months(Sex::male, 2023, {}), 60 * 12 + 9);
  EXPECT_EQ(retirement_months(Sex::male, 2028, {}), 62 * 12);
  EXPECT_EQ(retirement_months(Sex::male, 2040, {}), 62 * 12);
  EXPECT_EQ(retirement_months(Sex::female, 2020, {}), 55 * 12);
  EXPECT_EQ(retirement_months(Sex::female, 2021, {}), 55 * 12 + 4);
  EXPECT_EQ(retirement_months(Sex::female, 2035, {}), 60 * 12);
  EXPECT_EQ(retirement_months(Sex::female, 2018, {}), 55 * 12);
}

/// Share of 2000 workers of an age in months who retire this month.
double retiring(int age_months, Sex sex, LabourParameters const& p) {
  World world = persons(2000, Status::employed, 30, 2000, sex);
  for (auto& born : world.population.persons.born) born = kNow - age_months;
  separate(world, p);
  return share(world, Status::retired);
}

TEST(Separation, MostRetireInTheMonthOfTheirAgeAndTheOthersBitByBit) {
  LabourParameters p = kQuiet;
  p.retirement_share = 0.6, p.retirement_later = 0.1;
  int const age = retirement_months(Sex::female, kNow.year(), p);
  EXPECT_EQ(retiring(age - 1, Sex::female, p), 0);
  EXPECT_NEAR(retiring(age, Sex::female, p), 0.6, 0.05);
  EXPECT_NEAR(retiring(age + 1, Sex::female, p), 0.1, 0.03);
  EXPECT_EQ(retiring(age, Sex::male, p), 0);
  EXPECT_EQ(retiring(75 * 12, Sex::male, p), 1);
}

TEST(Separation, ChildrenStudentsAndTheRetiredAreLeftAlone) {
  for (auto status : {Status::child, Status::student, Status::retired}) {
    World world = persons(200, status, 70, 0);
    separate(world, {.leave_force = 0.2, .join_force = 0.2});
    EXPECT_EQ(share(world, status), 1);
  }
}

TEST(Separation, TheForceIsLeftAndJoinedAtItsHazards) {
  World leaving = persons(20'000, Status::unemployed, 30, 0), joining = persons(20'000, Status::inactive, 30, 0);
  LabourParameters const p{.leave_force = 0.1, .join_force = 0.05};
  separate(leaving, p);
  separate(joining, p);
  EXPECT_NEAR(share(leaving, Status::inactive), 0.1, 0.009);
  EXPECT_NEAR(share(joining, Status::unemployed), 0.05, 0.007);
  EXPECT_EQ(leaving.counts.separations, 0);
}

TEST(Separation, NobodyJoinsBelowFifteen) {
  World world = persons(1000, Status::inactive, 14, 0);
  separate(world, {.join_force = 0.2});
  EXPECT_EQ(share(world, Status::inactive), 1);
}

TEST(Separation, SameBitsOnOneTwoAndSevenThreads) {
  auto const digests = on_one_two_and_seven_threads([] {
    World world = persons(30'000, Status::employed, 30, 25'000);
    separate(world, {});
    return state_digests(world);
  });
  EXPECT_EQ(digests[0], digests[1]);
  EXPECT_EQ(digests[0], digests[2]);
}

}  // namespace
}  // namespace tanvan
