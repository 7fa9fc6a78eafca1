#include "models/enterprise/newcomers.hpp"

#include <gtest/gtest.h>

#include "models/enterprise/steps.hpp"
#include "tests/models/enterprise/newcomer_world.hpp"

namespace tanvan {
namespace {

TEST(Newcomers, BringTheirSectorsWagesPracticesAndAPlace) {
  World world = province();
  EnterpriseParameters const p;
  auto const market = look_at_market(world, p);
  auto& e = world.population.enterprises;
  auto const before = e.size();
  Newcomer const x{.key = AgentKey{77}, .sector = Sector::food, .staff = 5, .technology = 1.2, .practices = 3};
  auto const id = open_enterprise(world, x, {kVillage, -1}, market.sectors[index_of(Sector::food)], p);
  EXPECT_EQ(e.size(), before + 1);
  EXPECT_EQ(e.posted_wage[id][1], Dong{8'000'000});
  EXPECT_EQ(e.practices[id], 3);
  EXPECT_EQ(total(e.desired[id]), 5U);
  EXPECT_EQ(world.population.establishments.zone[e.establishment[id]], kVillage);
  EXPECT_EQ(e.cash[id], Dong{8'000'000 * 15});  // three months of wages
  EXPECT_EQ(world.counts.entries, 1);
}

TEST(Newcomers, AskForTheClassesThatTheirPlanWillAskForToo) {
  World world = province();
  EnterpriseParameters const p;
  for (auto& row : world.region.sectors) row.basic_share = 0.6, row.middle_share = 0.3, row.high_share = 0.1;
  auto const market = look_at_market(world, p);
  auto const& food = market.sectors[index_of(Sector::food)];
  for (std::uint64_t key = 700; key < 800; ++key) {
    Newcomer const x{.key = AgentKey{key}, .sector = Sector::food, .staff = 2};
    auto const id = open_enterprise(world, x, {kVillage, -1}, food, p);
    EXPECT_EQ(world.population.enterprises.desired[id], positions_of(world, id, 2, skill_demand(world, p)));
  }
}

TEST(Newcomers, WhoOpensBringsMoneyThatTheLedgerKnows) {
  World world = province();
  EnterpriseParameters const p{.fdi_projects_year = 600};
  open_enterprises(world, p);
  std::int64_t cash = 0, held = 0;
  for (auto const c : world.population.enterprises.cash) cash += c.value;
  for (auto const own : {Ownership::state, Ownership::domestic, Ownership::foreign})
    held += world.ledger.balance[static_cast<std::size_t>(account_of(own))];
  EXPECT_EQ(cash, held);
}

TEST(Newcomers, TheSharesOfASectorStillSumToOne) {
  World world = province();
  open_enterprises(world, {.entry_rate = 12});
  std::array<double, kSectors> sums{};
  auto const& e = world.population.enterprises;
  for (auto id : ids<EnterpriseId>(e.size())) sums[index_of(e.sector[id])] += e.share[id];
  for (double const sum : sums) EXPECT_NEAR(sum, 1, 1e-12);
}

TEST(ForeignProjects, ArriveAtTheirYearlyNumberAndAPolicyAddsToThem) {
  auto const arrived = [](double more) {
    World world = province();
    world.policy.effect[static_cast<std::size_t>(Channel::fdi_arrivals)] = more;
    EnterpriseParameters const p{.fdi_projects_year = 1200};
    auto const market = look_at_market(world, p);
    for (int month = 0; month < 24; ++month, world.now = world.now + 1)
      open_all(world, market, foreign_arrivals(world, market, p), p);
    return static_cast<double>(world.counts.foreign_projects);
  };
  EXPECT_NEAR(arrived(0), 2400, 200);
  EXPECT_NEAR(arrived(0.5), 3600, 250);
}

TEST(ForeignProjects, LeadTheirSectorUpToTheFrontierAndMoreSoByPolicy) {
  auto const mean_technology = [](double quality) {
    World world = province();
    world.policy.effect[static_cast<std::size_t>(Channel::fdi_quality)] = quality;
    EnterpriseParameters const p{.fdi_projects_year = 12'000};
    auto const market = look_at_market(world, p);
    open_all(world, market, foreign_arrivals(world, market, p), p);
    auto const& e = world.population.enterprises;
    double sum = 0, most = 0;
    for (auto id : ids<EnterpriseId>(e.size()))
      if (e.ownership[id] == Ownership::foreign) sum += e.technology[id], most = std::max(most, e.technology[id]);
    EXPECT_LE(most, 2);
    return sum / static_cast<double>(world.counts.foreign_projects);
  };
  EXPECT_NEAR(mean_technology(0), 1.35, 0.01);
  EXPECT_NEAR(mean_technology(0.2), 1.55, 0.01);
  EXPECT_NEAR(mean_technology(1), 2, 1e-9);
}

}  // namespace
}  // namespace tanvan
