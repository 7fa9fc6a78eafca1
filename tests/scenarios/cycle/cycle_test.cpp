/// The whole cycle on a small sample of the shipped baseline.

#include "scenarios/run/cycle/cycle.hpp"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <set>
#include <tbb/global_control.h>

#include "models/indicators/indicators.hpp"
#include "scenarios/run/scenario/catalogue.hpp"
#include "sim/engine/compact.hpp"
#include "sim/engine/state.hpp"
#include "sim/statistics/distribution.hpp"

namespace tanvan {
namespace {

/// The baseline's first year at a five-hundredth of the population.
struct Small {
  ModelParameters parameters;
  Scenario scenario;

  explicit Small(std::vector<Override> const& more = {}) {
    auto const file = std::filesystem::path(TANVAN_SOURCE_DIR) / "scenarios" / "binhduong" / "baseline.toml";
    std::vector<Override> overrides = {{"scenario.scale", "0.002"}, {"scenario.end", "2020-12-31"}};
    overrides.insert(overrides.end(), more.begin(), more.end());
    auto read = read_scenario(file, overrides, parameter_groups(parameters), intervention_kinds());
    if (!read) throw std::runtime_error(to_string(read.error().sorted().front()));
    scenario = std::move(*read);
  }
  World founded() const { return found_world(scenario, parameters); }
  World lived() const {
    World world = founded();
    live(world, derive_schedule(parameters), scenario, [](ProgressStep const&) {});
    return world;
  }
};

Small const& small() {
  static Small const instance;
  return instance;
}

/// The same, its day of travel vehicle by vehicle.
Small const& dynamic() {
  static Small const instance(std::vector<Override>{
      {"transport.dynamic", "[2020]"}, {"models.traffic.sample", "0.01"}, {"models.traffic.max_iterations", "2"}});
  return instance;
}

bool contains(std::vector<std::string> const& list, std::string const& name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

/// Names whose digests differ though the module declares neither to write nor to add to them.
std::vector<std::string> undeclared(ModuleSpec const& spec, std::map<std::string, std::uint64_t> const& before,
                                    std::map<std::string, std::uint64_t> const& after) {
  std::vector<std::string> found;
  for (auto const& [name, digest] : after)
    if (before.at(name) != digest && !contains(spec.writes, name) && !contains(spec.adds, name)) found.push_back(name);
  return found;
}

/// What modules write in a year without declaring it.
std::set<std::string> lies_of(Small const& small) {
  World world = small.founded();
  auto const schedule = derive_schedule(small.parameters);
  std::set<std::string> lies;
  world.record.years.push_back(world.now.year());
  for (int month = 1; month <= 12; ++month, world.now = world.now + 1) {
    world.record.months.push_back(world.now.yyyymm());
    for (auto period : {Period::month, Period::year, Period::transport}) {
      if (period != Period::month && month < 12) continue;
      for (auto phase : kPhases) {
        if (phase == Phase::record) compact(world);
        for (auto const& module : schedule.due(period, phase)) {
          auto const before = state_digests(world);
          module.step(world);
          for (auto const& name : undeclared(module.spec, before, state_digests(world)))
            lies.insert(module.spec.name + " writes " + name);
        }
      }
    }
  }
  return lies;
}

TEST(Cycle, ModulesWriteOnlyWhatTheyDeclare) {
  EXPECT_EQ(lies_of(small()), std::set<std::string>{});
  EXPECT_EQ(lies_of(dynamic()), std::set<std::string>{});
}

/// What differs at the end of the year between the two orders of modules that don't need each other.
std::vector<std::string> order_matters_to(Small const& small) {
  World forward = small.founded(), backward = forward;
  live(forward, derive_schedule(small.parameters), small.scenario, [](ProgressStep const&) {});
  live(backward, derive_schedule(small.parameters, Ties::by_name_backwards), small.scenario,
       [](ProgressStep const&) {});
  auto const one = state_digests(forward), other = state_digests(backward);
  std::vector<std::string> differing;
  for (auto const& [name, digest] : one)
    if (other.at(name) != digest) differing.push_back(name);
  return differing;
}

TEST(Cycle, ModulesThatDontNeedEachOtherMayGoInEitherOrder) {
  EXPECT_EQ(order_matters_to(small()), std::vector<std::string>{}) << "a module reads what it does not declare";
}

TEST(Cycle, TheShareOfTfpWithAnotherSourcesCapitalShareIsThatOfTheFormula) {
  auto const& last = small().lived().record.indicators;
  auto const of = [&](char const* name) { return last.at(name).back(); };
  double const b = IndicatorParameters{}.external_capital_share;
  double const tfp = of("growth_output") - b * of("growth_capital") - (1 - b) * of("growth_labour");
  EXPECT_NEAR(of("tfp_share_external"), 100 * tfp / of("growth_output"), 1e-6);
}

TEST(Cycle, InequalityOfWagesIsThatOfDecembersAndIncomeIsMoreEvenThanOneOwners) {
  auto const world = small().lived();
  std::vector<double> wages;
  for (auto const wage : world.population.persons.wage)
    if (wage > Dong{}) wages.push_back(static_cast<double>(wage.value));
  EXPECT_NEAR(world.record.indicators.at("gini_wages").back(), gini(wages), 1e-4);
  auto const& incomes = world.record.indicators.at("gini_income");
  ASSERT_EQ(incomes.size(), world.record.years.size());
  EXPECT_TRUE(0.1 < incomes.back() && incomes.back() < 0.6) << incomes.back();
}

TEST(Cycle, ADynamicYearLivesWithWhatItsVehiclesMet) {
  auto const world = dynamic().lived();
  auto const& traffic = world.record.travel.at(2020).traffic;
  EXPECT_EQ(traffic.engine, "dynamic");
  EXPECT_GT(traffic.vehicles, 1000);
  EXPECT_EQ(world.day.motorbike_time_s.size(), world.day.link_time_s.size());
  EXPECT_EQ(world.record.indicators.at("relative_gap").back(), traffic.relative_gap.front());
  EXPECT_NE(dynamic().scenario.resolved.find("[models.traffic]\n"), std::string::npos);
  EXPECT_EQ(small().scenario.resolved.find("[models.traffic]\n"), std::string::npos);
}

TEST(Cycle, BinsThatDontDivideADayAreAFaultOfTheirTable) {
  try {
    Small const uneven(std::vector<Override>{{"models.traffic.bin_min", "7"}});
    FAIL() << "taken";
  } catch (std::runtime_error const& fault) {
    EXPECT_NE(std::string(fault.what()).find("traffic.bin_min = 7 must divide a day"), std::string::npos)
        << fault.what();
  }
}

TEST(Cycle, SameBitsOnOneTwoAndSevenThreads) {
  std::vector<std::map<std::string, std::uint64_t>> digests;
  for (std::size_t threads : {1, 2, 7}) {
    tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, threads};
    digests.push_back(state_digests(small().lived()));
  }
  EXPECT_EQ(digests[0], digests[1]);
  EXPECT_EQ(digests[0], digests[2]);
}

TEST(Cycle, AYearLeavesOneRowAYearAndOneAMonth) {
  auto const record = small().lived().record;
  EXPECT_EQ(record.years, std::vector<int>{2020});
  EXPECT_EQ(record.months.size(), 12U);
  for (auto const& [name, series] : record.indicators)
    EXPECT_TRUE(series.size() == 1 || series.size() == 12) << name << " has " << series.size() << " rows";
}

TEST(Cycle, GrdpIsTheSameByProductionIncomeAndExpenditure) {
  auto const record = small().lived().record;
  double const production = record.indicators.at("GRDP").back();
  EXPECT_NEAR(record.indicators.at("GRDP_income").back(), production, 1e-6 * production);
  EXPECT_NEAR(record.indicators.at("GRDP_expenditure").back(), production, 1e-6 * production);
}

TEST(Cycle, SavedAndLoadedStateLivesOnAsIfNothingHadHappened) {
  auto const schedule = derive_schedule(small().parameters);
  World world = small().founded();
  World again = small().founded();
  for (auto phase : kPhases)
    for (auto const& module : schedule.due(Period::month, phase)) {
      if (phase == Phase::record) break;
      module.step(world);
    }
  load_state(again, save_state(world));
  for (World* one : {&world, &again}) {
    compact(*one);
    one->now = one->now + 1;
    for (auto phase : {Phase::sense, Phase::plan, Phase::move, Phase::settle, Phase::renew})
      for (auto const& module : schedule.due(Period::month, phase)) module.step(*one);
  }
  EXPECT_EQ(state_digests(world), state_digests(again));
}

TEST(Cycle, WideningsGiveTheirLanesInTheirMonth) {
  World const early = small().lived();
  auto const& widenings = early.network.widenings;
  ASSERT_FALSE(widenings.empty());
  LinkStore links = early.network.links;
  auto const& first = widenings.front();
  double const before = links.lanes[first.link];
  apply_widenings(widenings, first.month - 1, links);
  EXPECT_EQ(links.lanes[first.link], before);
  apply_widenings(widenings, first.month, links);
  EXPECT_GT(links.lanes[first.link], before);
}

}  // namespace
}  // namespace tanvan
