#include "models/enterprise/staff.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "models/enterprise/steps.hpp"
#include "sim/population/measures.hpp"
#include "sim/rng/draws.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

void add_enterprise(World& world, Sector sector, float technology) {
  auto& e = world.population.enterprises;
  e.key.push_back(AgentKey{1});
  e.sector.push_back(sector);
  e.technology.push_back(technology);
  e.capital.push_back({1});
  e.vintage_technology.push_back({technology});
  e.workers.push_back({});
}

void add_worker(World& world, EnterpriseId employer, float skill, Education education, Dong wage) {
  auto& x = world.population.persons;
  x.key.push_back(AgentKey{x.size()});
  x.employer.push_back(employer);
  x.specific_skill.push_back(skill);
  x.education.push_back(education);
  x.wage.push_back(wage);
  if (employer) ++world.population.enterprises.workers[employer][0];
}

/// Two workers at the first enterprise, one person without work, nobody at the second.
World two_enterprises() {
  World world;
  add_enterprise(world, Sector::trade, 1);
  add_enterprise(world, Sector::electronics, 2);
  add_worker(world, EnterpriseId{0}, 0.5F, Education::lower_secondary, Dong{6'000'000});
  add_worker(world, {}, 1, Education::university, Dong{});
  add_worker(world, EnterpriseId{0}, 3, Education::lower_secondary, Dong{7'000'001});
  return world;
}

TEST(Staff, WageBillIsTheSumToTheDong) {
  auto const staff = staff_of(two_enterprises());
  EXPECT_EQ(staff.wages[0], Dong{13'000'001});
  EXPECT_EQ(staff.wages[1], Dong{});
}

TEST(Staff, SkillBeyondTheMachinesIsOfNoUse) {  // E5: min(b, A) / A; nine years of school weigh 1
  EXPECT_NEAR(staff_of(two_enterprises()).quality[0], (0.5 + 1) / 2, 1e-7);
}

TEST(Staff, SchoolingMultipliesQuality) {
  World world = two_enterprises();
  add_worker(world, EnterpriseId{1}, 2, Education::university, Dong{1});
  EXPECT_NEAR(staff_of(world).quality[1], schooling_weight(Education::university), 1e-9);
}

TEST(Staff, QualityIsOneWhereNobodyWorks) {
  EXPECT_EQ(staff_of(two_enterprises()).quality[1], 1);
}

TEST(Staff, SameBitsOnOneTwoAndSevenThreads) {
  auto const staffs = on_one_two_and_seven_threads([] {
    World world;
    for (int i = 0; i < 300; ++i) add_enterprise(world, Sector::trade, 1 + 0.001F * static_cast<float>(i));
    for (std::uint32_t i = 0; i < 20'000; ++i) {
      Draws draws{1, AgentKey{i}, 0, Stream::synthesis_person};
      add_worker(world, EnterpriseId{draws.below(300)}, static_cast<float>(draws.uniform() * 2),
                 static_cast<Education>(draws.below(8)), Dong{draws.below(9'000'000)});
    }
    return staff_of(world);
  });
  for (auto const& staff : staffs) {
    EXPECT_EQ(staff.quality, staffs[0].quality);
    EXPECT_EQ(staff.wages, staffs[0].wages);
  }
}

TEST(SumsBySector, AddEachEnterpriseToItsSectorAlone) {
  World const world = two_enterprises();
  auto const sums = sums_by_sector(world.population.enterprises, [](EnterpriseId id) { return 1.0 + id.value; });
  EXPECT_EQ(sums[index_of(Sector::trade)], 1);
  EXPECT_EQ(sums[index_of(Sector::electronics)], 2);
  EXPECT_EQ(sums[index_of(Sector::finance_property)], 0);
}

}  // namespace
}  // namespace tanvan
