// Who found, left and changed work, by key: rows may move, and may be taken out or not.
#include "bench/models/stylised_facts/labour_flows.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

constexpr EnterpriseId kMill{0}, kPort{1};

void add_person(World& world, std::uint64_t key, Status status, EnterpriseId employer = {}) {
  auto& x = world.population.persons;
  x.key.push_back(AgentKey{key});
  x.status.push_back(status);
  x.employer.push_back(employer);
}

/// Two who work at the mill, one at the port, one who seeks.
World town() {
  World world;
  world.now = month_of(2024, 1);
  auto& e = world.population.enterprises;
  for (std::uint64_t k = 0; k < 2; ++k) {
    e.key.push_back(AgentKey{500 + k});
    e.vacancies.push_back({});
    e.desired.push_back({});
    e.workers.push_back({});
  }
  add_person(world, 1, Status::employed, kMill);
  add_person(world, 2, Status::employed, kMill);
  add_person(world, 3, Status::employed, kPort);
  add_person(world, 4, Status::unemployed);
  return world;
}

MonthFlows month_between(World const& before, World after) {
  LabourFlows flows;
  flows.observe(before);
  after.now = before.now + 1;
  flows.observe(after);
  return flows.months().back();
}

/// Persons as they are, in the order of rows named.
World reseated(World const& world, std::vector<std::uint32_t> const& rows) {
  World next = world;
  auto const& from = world.population.persons;
  next.population.persons = {};
  for (auto const row : rows) {
    PersonId const id{row};
    add_person(next, from.key[id].value, from.status[id], from.employer[id]);
  }
  return next;
}

void leave(World& world, PersonId id) {
  world.population.persons.status[id] = Status::gone;
  world.population.persons.employer[id] = {};
}

TEST(LabourFlows, WhoFindsAndWhoChangesIsCountedOnce) {
  World const before = town();
  World after = before;
  auto& x = after.population.persons;
  x.employer[PersonId{0}] = kPort;
  x.status[PersonId{3}] = Status::employed;
  x.employer[PersonId{3}] = kMill;
  add_person(after, 5, Status::employed, kPort);
  auto const m = month_between(before, after);
  EXPECT_EQ(m.worked, 3);
  EXPECT_EQ(m.sought, 1);
  EXPECT_EQ(m.found, 1);
  EXPECT_EQ(m.changed, 1);
  EXPECT_EQ(m.hired, 3);
  EXPECT_EQ(m.employed, 5);
}

TEST(LabourFlows, RowsInAnotherOrderSayTheSame) {
  World const before = town();
  World after = before;
  auto& x = after.population.persons;
  x.status[PersonId{1}] = Status::unemployed;
  x.employer[PersonId{1}] = {};
  auto const m = month_between(before, reseated(after, {3, 1, 2, 0}));
  EXPECT_EQ(m.worked, 3);
  EXPECT_EQ(m.sought, 1);
  EXPECT_EQ(m.hired, 0);
  EXPECT_EQ(m.to_unemployment, 1);
}

TEST(LabourFlows, WhoLeavesCountsAlikeWhetherTheRowIsTakenOutOrNot) {
  World const before = town();
  World after = before;
  leave(after, PersonId{1});
  leave(after, PersonId{3});
  auto const gone = month_between(before, after), taken_out = month_between(before, reseated(after, {0, 2}));
  for (auto const& m : {gone, taken_out}) {
    EXPECT_EQ(m.worked, 2);
    EXPECT_EQ(m.sought, 0);
    EXPECT_EQ(m.out_of_work, 0);
  }
}

}  // namespace
}  // namespace tanvan
