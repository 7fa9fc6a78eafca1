#include "models/enterprise/synthesis.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "models/enterprise/synthesis_steps.hpp"
#include "sim/population/measures.hpp"
#include "tests/models/synthesis_world.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

/// People enough to count the labour force: `force` of them seek work.
void add_labour_force(World& world, std::size_t force) {
  auto& x = world.population.persons;
  x.key.resize(force);
  x.status.resize(force, Status::unemployed);
}

EnterpriseSynthesisParameters small_parameters() {
  EnterpriseSynthesisParameters p;
  p.enterprises_december_2020 = 2330;  // 2,000 in January 2019
  p.enterprise_growth = 0.079;
  p.foreign_enterprises = 180;
  return p;
}

struct Made {
  World world;
  SynthesisReport report;
};

/// 62,000 persons seek work in the whole province; size classes as macro.csv would give them.
Made make(double scale) {
  Made made{small_province(scale), {}};
  add_labour_force(made.world, static_cast<std::size_t>(62'000 * scale));
  made.world.region.macro = {{"enterprises_operating", 2020, 1400, "", "", ""},
                             {"unemployment_rate", 2020, 3.0, "", "", ""}};
  made.report = synthesize_enterprises(made.world, small_parameters());
  return made;
}

std::uint32_t positions(EnterpriseStore const& e, EnterpriseId id) {
  return total(e.vacancies[id]);
}

TEST(Pareto, MeanAndQuantilesOfKnownLaws) {
  // a = 2 between 1 and 2: density 8/3 x^-3, mean 4/3, median sqrt(8/5).
  EXPECT_NEAR(pareto_mean(2, 1, 2), 4.0 / 3, 1e-12);
  EXPECT_NEAR(pareto_quantile(2, 1, 2, 0.5), std::sqrt(8.0 / 5), 1e-12);
  EXPECT_NEAR(pareto_mean(1, 1, std::exp(1.0)), 1 / (1 - std::exp(-1.0)), 1e-6);
  EXPECT_NEAR(pareto_quantile(1.06, 300, 3000, 0), 300, 1e-9);
  EXPECT_NEAR(pareto_quantile(1.06, 300, 3000, 1), 3000, 1e-6);
}

TEST(MarkByWeight, MarkedWeightIsWhatIsExpectedToWithinAnItem) {
  std::vector<double> chance, weight;
  double expected = 0;
  for (int i = 0; i < 500; ++i) {
    weight.push_back(1000.0 / (i + 1));
    chance.push_back(0.2 + 0.0005 * i);
    expected += chance.back() * weight.back();
  }
  double owed = 0;
  auto const marked = mark_by_weight(chance, weight, owed);
  double achieved = 0;
  for (std::size_t i = 0; i < marked.size(); ++i) achieved += marked[i] * weight[i];
  EXPECT_NEAR(achieved + owed, expected, 1e-6);
  EXPECT_LT(std::abs(owed), 3);
}

TEST(EnterpriseSynthesis, JobsAreTheLabourForceLessTheUnemployedAndExactBySector) {
  for (double const scale : {1.0, 0.1}) {
    auto const [world, report] = make(scale);
    auto const& e = world.population.enterprises;
    std::array<double, kSectors> jobs{};
    double all = 0;
    for (auto id : ids<EnterpriseId>(e.size())) {
      jobs[index_of(e.sector[id])] += positions(e, id);
      all += positions(e, id);
      EXPECT_EQ(total(e.workers[id]), 0U);
      EXPECT_EQ(e.vacancies[id], e.desired[id]);
      EXPECT_GE(positions(e, id), 1U);
    }
    EXPECT_EQ(all, std::round(0.97 * std::floor(62'000 * scale)));
    for (std::size_t s = 0; s < kSectors; ++s)
      EXPECT_LT(std::abs(jobs[s] - world.region.sectors[s].employment_share * all), 1);
  }
}

TEST(EnterpriseSynthesis, SampleTooSmallForItsSectorsHasOneEnterpriseInEach) {
  auto const [world, report] = make(0.002);
  EXPECT_EQ(world.population.enterprises.size(), kSectors);
  double jobs = 0;
  for (auto id : ids<EnterpriseId>(kSectors)) jobs += positions(world.population.enterprises, id);
  EXPECT_EQ(jobs, 120);
}

TEST(EnterpriseSynthesis, EnterprisesAreTheRegisteredOfTheMonthTimesScale) {
  for (double const scale : {1.0, 0.1}) {
    auto const count = static_cast<double>(make(scale).world.population.enterprises.size());
    EXPECT_NEAR(count, 2330 / std::pow(1.079, 2) * scale, 0.5);
  }
  EXPECT_NEAR(enterprises_in(month_of(2021, 1), {}), 48'456, 1e-6);
  EXPECT_NEAR(enterprises_in(month_of(2019, 1), {}), 40'635, 30);
}

TEST(EnterpriseSynthesis, StartUpsAreTheProvincesOwnOfFiveYearsAndRememberedByYear) {
  auto const [world, report] = make(1);
  auto const& e = world.population.enterprises;
  double young = 0;
  std::array<std::int64_t, 5> marked{};
  for (auto id : ids<EnterpriseId>(e.size())) {
    int const age = world.now - e.born[id];
    bool const eligible = age < 60 && e.ownership[id] == Ownership::domestic;
    young += eligible;
    if (e.startup[id] == 0) continue;
    ASSERT_TRUE(eligible);
    ++marked[static_cast<std::size_t>(age / 12)];
  }
  EXPECT_EQ(marked, world.last_year.startups_founded);
  double const all = std::accumulate(marked.begin(), marked.end(), 0.0), wanted = 0.045 * young;
  EXPECT_NEAR(all, wanted, 4 * std::sqrt(wanted));
}

TEST(EnterpriseSynthesis, ParksHaveTheirWorkersAndTheirTrades) {
  auto const [world, report] = make(1);
  auto const& e = world.population.enterprises;
  auto const& places = world.population.establishments;
  std::vector<double> workers(world.sites.size(), 0.0), wood(world.sites.size(), 0.0), floor(world.sites.size(), 0.0);
  for (auto id : ids<EnterpriseId>(e.size())) {
    auto const site = places.site[e.establishment[id]];
    EXPECT_EQ(places.enterprise[e.establishment[id]], id);
    EXPECT_EQ(world.network.zones.kind[places.zone[e.establishment[id]]], ZoneKind::internal);
    if (site < 0) continue;
    auto const i = static_cast<std::size_t>(site);
    EXPECT_EQ(places.zone[e.establishment[id]], world.sites.zone[i]);
    workers[i] += positions(e, id);
    wood[i] += e.sector[id] == Sector::wood_furniture ? positions(e, id) : 0;
    floor[i] += places.floor_m2[e.establishment[id]];
  }
  EXPECT_NEAR(workers[0], 14'000, 300);
  EXPECT_NEAR(workers[1], 6'000, 300);
  EXPECT_EQ(workers[2], 0);
  EXPECT_GT(wood[1] / workers[1], wood[0] / workers[0]);
  for (std::size_t i = 0; i < floor.size(); ++i) {
    EXPECT_NEAR(floor[i], world.sites.occupied_m2[i], 1e-3 * floor[i]);
    EXPECT_LE(world.sites.occupied_m2[i], world.sites.capacity_m2[i]);
  }
  EXPECT_NEAR(world.sites.occupied_m2[1] / world.sites.capacity_m2[1], 0.6, 1e-9);
}

TEST(EnterpriseSynthesis, PlannedAreasWaitForTheirReleaseAndThoseUnderConstructionForTheirYear) {
  auto const& sites = make(1).world.sites;
  ASSERT_EQ(sites.size(), 5U);  // three parks, A9, A1; no university
  EXPECT_EQ(sites.open_from[2], month_of(2026, 1));
  EXPECT_EQ(sites.name[3], "Tháp A9");
  EXPECT_EQ(sites.open_from[3], kNeverOpen);
  EXPECT_EQ(sites.open_from[4], month_of(2027, 1));
  EXPECT_EQ(sites.capacity_m2[3], 75'000);
}

TEST(EnterpriseSynthesis, ForeignAndStateOwnersHaveTheirShareOfJobs) {
  auto const [world, report] = make(1);
  auto const& e = world.population.enterprises;
  std::array<double, kOwnerships> jobs{}, staff_of_public{};
  double made = 0, foreign = 0, count = 0;
  for (auto id : ids<EnterpriseId>(e.size())) {
    auto const o = static_cast<std::size_t>(e.ownership[id]);
    count += e.ownership[id] == Ownership::foreign ? 1 : 0;
    if (is_manufacturing(e.sector[id]))
      made += positions(e, id), foreign += e.ownership[id] == Ownership::foreign ? positions(e, id) : 0;
    if (e.sector[id] == Sector::public_personal) staff_of_public[o] += positions(e, id);
    jobs[o] += positions(e, id);
  }
  EXPECT_NEAR(foreign / made, 0.55, 0.02);
  EXPECT_NEAR(staff_of_public[0] / (staff_of_public[0] + staff_of_public[1] + staff_of_public[2]), 0.7, 0.1);
  EXPECT_NEAR(count, 180, 40);
}

TEST(EnterpriseSynthesis, TechnologyAndCapitalHaveTheirSectorsMeans) {
  auto const [world, report] = make(1);
  auto const& e = world.population.enterprises;
  std::array<double, kSectors> technology{}, capital{}, staff{}, share{};
  for (auto id : ids<EnterpriseId>(e.size())) {
    auto const s = index_of(e.sector[id]);
    technology[s] += e.technology[id] * positions(e, id);
    capital[s] += capital_of(e, id);
    staff[s] += positions(e, id);
    share[s] += e.share[id];
    for (std::size_t v = 1; v < kVintages; ++v) EXPECT_LT(e.vintage_technology[id][v], e.vintage_technology[id][v - 1]);
    EXPECT_LT(embodied_technology(e, id), e.technology[id]);
  }
  for (std::size_t s = 0; s < kSectors; ++s) {
    EXPECT_NEAR(technology[s] / staff[s], 1, 1e-9);
    EXPECT_NEAR(capital[s] / staff[s], world.region.sectors[s].capital_per_worker_mvnd, 1e-3 * capital[s] / staff[s]);
    EXPECT_NEAR(share[s], 1, 1e-9);
  }
}

TEST(EnterpriseSynthesis, QuarterInnovatesAndSkillSharesAreTheSectors) {
  auto const [world, report] = make(1);
  auto const& e = world.population.enterprises;
  double innovating = 0, renewed = 0;
  std::array<double, kSkillClasses> trade{};
  for (auto id : ids<EnterpriseId>(e.size())) {
    innovating += world.now - e.innovated[id] <= 36 ? 1 : 0;
    renewed += world.now - e.renewed[id] <= 12 ? 1 : 0;
    EXPECT_LT(e.innovated[id], world.now);
    EXPECT_LT(e.born[id], world.now);
    EXPECT_GT(e.cash[id], Dong{});
    if (e.sector[id] == Sector::trade)
      for (std::size_t k = 0; k < kSkillClasses; ++k) trade[k] += e.vacancies[id][k];
  }
  auto const n = static_cast<double>(e.size());
  EXPECT_NEAR(innovating / n, 0.25, 0.03);
  EXPECT_NEAR(renewed / n, 0.15, 0.03);
  double const all = trade[0] + trade[1] + trade[2];
  EXPECT_NEAR(trade[0], 0.4 * all, 1.5);
  EXPECT_NEAR(trade[2], 0.25 * all, 1.5);
}

TEST(EnterpriseSynthesis, LargestClassFallsLikeItsParetoLaw) {
  auto const [world, report] = make(1);
  for (auto const& c : report.controls)
    if (c.name == "enterprises of 300+ workers") {
      EXPECT_NEAR(c.achieved, c.target, 0.15 * c.target + 2);
    }
}

TEST(EnterpriseSynthesis, SameBitsOnOneTwoAndSevenThreads) {
  auto const worlds = on_one_two_and_seven_threads([] { return make(0.5).world; });
  for (std::size_t i = 1; i < worlds.size(); ++i) {
    auto const &a = worlds[0].population, &b = worlds[i].population;
    EXPECT_TRUE(
        std::equal(a.enterprises.technology.begin(), a.enterprises.technology.end(), b.enterprises.technology.begin()));
    EXPECT_TRUE(std::equal(a.enterprises.capital.begin(), a.enterprises.capital.end(), b.enterprises.capital.begin()));
    EXPECT_TRUE(std::equal(a.enterprises.cash.begin(), a.enterprises.cash.end(), b.enterprises.cash.begin()));
    EXPECT_TRUE(std::equal(a.establishments.zone.begin(), a.establishments.zone.end(), b.establishments.zone.begin()));
  }
}

}  // namespace
}  // namespace tanvan
