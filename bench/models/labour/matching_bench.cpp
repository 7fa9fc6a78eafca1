// How many seekers a second does a month's matching place, and how large is the share of the deferred acceptance in it?
#include <benchmark/benchmark.h>
#include <cmath>

#include "models/labour/steps.hpp"
#include "sim/parallel/deferred_acceptance.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr std::uint32_t kZones = 100;         // about as many as Bình Dương has wards and communes
constexpr std::uint32_t kSeekersAPlace = 40;  // one enterprise for so many seekers
constexpr std::uint32_t kOpenPositions = 30;  // of each enterprise, in the three classes together: fewer than seekers
constexpr std::uint32_t kOffers = 10;         // on each list, the most that LabourParameters::offers allows

void add_enterprise(World& world, std::uint32_t row) {
  auto& p = world.population;
  Draws draws{1, AgentKey{row}, 0, Stream::synthesis_enterprise};
  double const level = std::exp(0.2 * draws.normal());
  p.enterprises.key.push_back(AgentKey{row});
  p.enterprises.establishment.push_back(EstablishmentId{row});
  p.enterprises.technology.push_back(level);
  p.enterprises.capital.push_back({1, 1, 1, 1, 1, 1, 1, 1});
  p.enterprises.vintage_technology.push_back({1, 1, 1, 1, 1, 1, 1, 1});
  p.enterprises.workers.push_back({});
  p.enterprises.vacancies.push_back({kOpenPositions / 2, kOpenPositions / 3, kOpenPositions / 6});
  p.enterprises.posted_wage.push_back({dong(7e6 * level), dong(9e6 * level), dong(15e6 * level)});
  p.establishments.enterprise.push_back(EnterpriseId{row});
  p.establishments.zone.push_back(ZoneId{draws.below(kZones)});
  p.establishments.cell.push_back({});
}

void add_seeker(World& world, std::uint32_t row) {
  auto& s = world.population.persons;
  AgentKey const key{1'000'000'000ULL + row};
  Draws draws{1, key, 0, Stream::synthesis_person};
  s.key.push_back(key);
  s.household.push_back(HouseholdId{draws.below(kZones)});
  s.born.push_back(Month{-12 * 30});
  s.education.push_back(static_cast<Education>(draws.below(8)));
  s.status.push_back(Status::unemployed);
  s.specific_skill.push_back(static_cast<float>(std::exp(0.15 * draws.normal())));
  s.employer.push_back({});
  s.position.push_back(SkillClass::basic);
  s.wage.push_back({});
  s.since.push_back({});
}

/// `seekers` unemployed persons and nobody else, one household a zone, zones on a line two minutes apart.
World labour_market(std::uint32_t seekers) {
  World world;
  world.now = Month{1};  // all have been without work for the month that hiring takes
  world.network.zones.code = Column<ZoneId, std::string>(kZones);
  world.access.commute_cost = Matrix(kZones, kZones);
  for (std::uint32_t i = 0; i < kZones; ++i) {
    world.population.households.zone.push_back(ZoneId{i});
    world.population.households.key.push_back(AgentKey{2'000'000'000ULL + i});
    for (std::uint32_t j = 0; j < kZones; ++j)
      world.access.commute_cost(i, j) = 5 + 2 * std::abs(static_cast<double>(i) - static_cast<double>(j));
  }
  for (std::uint32_t row = 0; row < seekers / kSeekersAPlace; ++row) add_enterprise(world, row);
  for (std::uint32_t row = 0; row < seekers; ++row) add_seeker(world, row);
  return world;
}

void match_a_month(benchmark::State& state) {
  auto const market = labour_market(static_cast<std::uint32_t>(state.range(0)));
  std::size_t placed = 0;
  for (auto _ : state) {
    state.PauseTiming();
    World world = market;
    state.ResumeTiming();
    placed = match_month(world, {.search = 1, .offers = kOffers}, {});
  }
  state.counters["placed"] = static_cast<double>(placed);
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

/// As many proposers, lists and places as the month above, with random scores: what the acceptance alone takes.
void accept(benchmark::State& state) {
  auto const proposers = static_cast<std::uint32_t>(state.range(0));
  std::uint32_t const receivers = proposers / kSeekersAPlace * static_cast<std::uint32_t>(kSkillClasses);
  ProposalLists lists;
  std::vector<double> score;
  std::vector<std::uint64_t> key;
  lists.offset.push_back(0);
  for (std::uint32_t p = 0; p < proposers; ++p) {
    Draws draws{1, AgentKey{p}, 0, Stream::job_choice};
    for (std::uint32_t i = 0; i < kOffers; ++i) {
      lists.receiver.push_back(draws.below(receivers));
      score.push_back(draws.uniform());
    }
    lists.offset.push_back(static_cast<std::uint32_t>(lists.receiver.size()));
    key.push_back(p);
  }
  std::vector<std::uint32_t> const quota(receivers, kOpenPositions / static_cast<std::uint32_t>(kSkillClasses));
  for (auto _ : state) benchmark::DoNotOptimize(deferred_acceptance(lists, score, quota, key));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

BENCHMARK(match_a_month)
    ->RangeMultiplier(10)
    ->Range(10'000, 1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK(accept)
    ->RangeMultiplier(10)
    ->Range(10'000, 1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

}  // namespace
}  // namespace tanvan
