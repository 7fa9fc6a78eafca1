// The full model's limit with one kind of enterprise and no research: capital over output comes to s / (n + delta + g)
// (Solow 1956; models 4.4).
//
// What runs is the model's own month in the order of its phases: demand, prices and frontier (enterprise.outlook),
// plans (enterprise.plan), production, books and taxes (enterprise.settle), skills that follow the machines
// (labour.learn), wear, orders, payment and delivery of machines (innovation.invest), and in December their age
// (innovation.age_machines). No equation of theirs stands here a second time.
//
// What is held fixed, and why. Investment is no share of output in this model but an answer to demand, as far as money
// goes. A share s follows where demand is beyond all capacity, so that everybody wants more machines than it can pay,
// nobody may borrow, and what is earned is kept: an enterprise then buys machines for all its money, which is s of
// value added where work costs nothing and 1 - s is taxed away. Labour grows by n at full employment, as Solow assumes:
// the test adds workers where the labour market would. Research, ties, policies, entry, exit, moves and customers' luck
// do not run; nothing is scrapped before it is worn, so that delta is all that capital loses. Technology grows by what
// new machines bring from the frontier.
//
// The monthly form: Y = F(K, A, L) of the capital at the month's beginning, then K' = (1 - delta) K + s Y. Where output
// grows by (1 + n)(1 + g) a month, capital does too, so (1 + n)(1 + g) = 1 - delta + s Y / K and
//   K / Y = s / ((1 + n)(1 + g) - 1 + delta),   all rates a month, Y a month's.
// It differs from s / (n + delta + g) by n g alone, 0.01 % here.
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <iterator>
#include <span>
#include <string_view>

#include "models/enterprise/enterprise.hpp"
#include "models/innovation/innovation.hpp"
#include "models/labour/labour.hpp"
#include "sim/population/measures.hpp"

namespace tanvan {
namespace {

constexpr std::uint32_t kStaff = 2000;  // of each enterprise at first
constexpr int kYears = 150;

double monthly(double yearly) {
  return std::pow(1 + yearly, 1.0 / 12) - 1;
}

/// What Solow's model takes as given.
struct Givens {
  double saving = 0.2;           // s, of output
  double wear = 0.0085;          // delta a month
  double yearly_labour = 0.01;   // n a year
  double yearly_frontier = 0;    // growth of the frontier a year
  double substitution = 0.7;     // sigma of capital and labour
  double capital_weight = 0.42;  // a of E5

  double n() const { return monthly(yearly_labour); }
  /// Growth of output a worker a month. Technology multiplies output (E5), so that growth is even with
  /// Cobb-Douglas alone: Y / L = A^(1 / (1 - a)) (K / Y)^(a / (1 - a)).
  double g() const { return std::pow(1 + monthly(yearly_frontier), 1 / (1 - capital_weight)) - 1; }
};

EnterpriseParameters enterprise_parameters(Givens const& givens) {
  return {.substitution = givens.substitution,
          .capital_weight = givens.capital_weight,
          .customer_change = 0,
          .dividend_share = 0,
          .corporate_tax = 1 - givens.saving,
          .deposit_rate = 0,
          .loan_rate = 0};
}

/// Who could invest does as soon as there is money: orders of 3 % of the machines a month are beyond all savings here,
/// and not so far that one waits for more. New machines are those of the frontier, and practice follows them at once.
InnovationParameters innovation_parameters(Givens const& givens) {
  return {.absorb_base = 1,
          .depreciation = givens.wear,
          .machine_pull = 1,
          .learning_by_using = 1,
          .review = 0,
          .credit = 0,
          .invest_most = 0.03};
}

/// Adds workers who have learnt what their colleagues have, the first of whom is in the row of the employer.
void employ(World& world, EnterpriseId employer, std::uint32_t count) {
  auto& x = world.population.persons;
  bool const first = total(world.population.enterprises.workers[employer]) == 0;
  float const skill = first ? 1 : x.specific_skill[PersonId{employer.value}];
  for (std::uint32_t i = 0; i < count; ++i) {
    x.key.push_back(AgentKey{x.size() + 1});
    x.employer.push_back(employer);
    x.status.push_back(Status::employed);
    x.education.push_back(Education::lower_secondary);
    x.specific_skill.push_back(skill);
    x.wage.push_back({});
  }
  world.population.enterprises.workers[employer][0] += count;
}

void add_enterprise(World& world, double capital) {
  auto& e = world.population.enterprises;
  EnterpriseId const id{static_cast<std::uint32_t>(e.size())};
  e.key.push_back(AgentKey{1'000'000 + id.value});
  e.sector.push_back(Sector::electronics);
  e.ownership.push_back(Ownership::domestic);
  e.born.push_back(kLongAgo);
  e.establishment.push_back(EstablishmentId{id.value});
  e.technology.push_back(1);
  e.capital.push_back({static_cast<float>(capital)});
  e.vintage_technology.push_back({1, 1, 1, 1, 1, 1, 1, 1});
  e.capital_norm.push_back(300);
  e.rnd_stock.push_back(0);
  e.practices.push_back(0);
  e.renewed.push_back(kLongAgo);
  e.renewed_year.push_back(0);
  e.price.push_back(1);
  e.expected_demand.push_back(20.0 * kStaff);
  e.share.push_back(1);
  e.output.push_back(0);
  e.output_year.push_back(0);
  e.unmet.push_back(0);
  e.workers.push_back({});
  e.labour_quality.push_back(1);
  e.desired.push_back({kStaff, 0, 0});
  e.vacancies.push_back({});
  e.posted_wage.push_back({});
  e.cash.push_back({});
  e.profit_year.push_back({});
  e.fund.push_back({});
  world.population.establishments.enterprise.push_back(id);
  world.population.establishments.zone.push_back(ZoneId{0});
  world.population.establishments.cell.push_back({});
  employ(world, id, 1);
}

/// Enterprises of one kind in one place that differ in the capital they begin with [million đồng a worker]. Demand is a
/// million times what they make.
World enterprises(std::span<double const> capital_a_worker, Givens const& givens) {
  World world;
  world.now = month_of(2000, 1);
  world.network.zones.code.push_back("Z");
  world.access.workers_access.push_back(1);
  world.region.outlook.push_back({.year = 2000, .frontier_growth = givens.yearly_frontier});
  world.region.sectors.resize(kSectors);
  for (auto& row : world.region.sectors) row.basic_share = 1, row.intermediate_share = 0.6, row.export_share = 1;
  world.base_productivity.fill(20);
  world.base_capital.fill(300);
  world.base_unit_cost.fill(0.5);
  world.base_demand.fill(1e6 * 20 * kStaff);
  world.sector_price.fill(1);
  world.frontier.fill(1);
  for (auto const capital : capital_a_worker) add_enterprise(world, capital * kStaff);
  return world;
}

/// The modules of the limit, of all that the models have.
std::vector<Module> modules_of(Givens const& givens) {
  constexpr std::string_view kKept[] = {"enterprise.outlook", "enterprise.plan",   "enterprise.settle",
                                        "labour.learn",       "innovation.invest", "innovation.age_machines"};
  std::vector<Module> kept;
  for (auto const& modules : {enterprise_modules(enterprise_parameters(givens)), labour_modules({}),
                              innovation_modules(innovation_parameters(givens))})
    std::copy_if(modules.begin(), modules.end(), std::back_inserter(kept), [&](Module const& module) {
      return std::find(std::begin(kKept), std::end(kKept), module.spec.name) != std::end(kKept);
    });
  return kept;
}

void run(World& world, std::span<Module const> modules, Period period) {
  for (auto phase : kPhases)
    for (auto const& module : modules)
      if (module.spec.period == period && module.spec.phase == phase) module.step(world);
}

/// What an enterprise had when a month began and made in it.
struct MonthOf {
  double capital = 0, output = 0;
};

/// A month with `staff` workers in each enterprise, and a year's end after December.
std::vector<MonthOf> live_a_month(World& world, std::span<Module const> modules, double staff) {
  auto const& e = world.population.enterprises;
  std::vector<MonthOf> months(e.size());
  for (auto id : ids<EnterpriseId>(e.size())) {
    employ(world, id, static_cast<std::uint32_t>(std::lround(staff)) - total(e.workers[id]));
    months[id.value].capital = capital_of(e, id);
  }
  run(world, modules, Period::month);
  for (auto id : ids<EnterpriseId>(e.size())) months[id.value].output = e.output[id];
  if (world.now.of_year() == 12) run(world, modules, Period::year);
  world.now = world.now + 1;
  return months;
}

constexpr double kCapitals[] = {150, 300,
                                600};  // a worker: far below what they come to, half of it, and about it or above

/// After kYears every enterprise is where Solow says, wherever it began.
void expect_limit(Givens const& givens) {
  World world = enterprises(kCapitals, givens);
  auto const modules = modules_of(givens);
  double const n = givens.n(), g = givens.g(), delta = givens.wear;
  double const limit = givens.saving / (n + delta + g), exact = givens.saving / ((1 + n) * (1 + g) - 1 + delta);
  std::vector<MonthOf> first, last;
  for (int month = 0; month < 12 * kYears; ++month) {
    last = live_a_month(world, modules, kStaff * std::pow(1 + n, month));
    if (month == 0) first = last;
  }
  EXPECT_LT(first.front().capital / first.front().output, 0.75 * limit);
  for (std::size_t i = 0; i < last.size(); ++i) {
    double const ratio = last[i].capital / last[i].output;
    EXPECT_NEAR(ratio, limit, 0.005 * limit) << "enterprise " << i;
    EXPECT_NEAR(ratio, exact, 0.001 * exact) << "enterprise " << i;
    EXPECT_EQ(world.population.enterprises.price[EnterpriseId{static_cast<std::uint32_t>(i)}], 1);
  }
}

TEST(SolowLimit, EachMonthTheModelInvestsTheShareOfOutputThatItSaves) {
  Givens const givens{.yearly_frontier = 0.012, .substitution = 1};
  World world = enterprises(kCapitals, givens);
  auto const modules = modules_of(givens);
  auto const& e = world.population.enterprises;
  for (int month = 0; month < 120; ++month) {
    auto const months = live_a_month(world, modules, kStaff * std::pow(1 + givens.n(), month));
    for (auto id : ids<EnterpriseId>(e.size())) {
      auto const& [capital, output] = months[id.value];
      double const expected = (1 - givens.wear) * capital + givens.saving * output;
      ASSERT_NEAR(capital_of(e, id), expected, 1e-6 * expected) << "month " << month;
    }
  }
}

TEST(SolowLimit, CapitalOverOutputComesToSavingOverLabourGrowthAndWear) {
  expect_limit({});
  expect_limit({.yearly_labour = 0});
}

TEST(SolowLimit, CapitalOverOutputFollowsSavingAndWear) {
  expect_limit({.saving = 0.15});
  expect_limit({.saving = 0.25, .wear = 0.01});
}

TEST(SolowLimit, CapitalOverOutputComesToTheLimitWhereMachinesBringTechnology) {
  expect_limit({.yearly_frontier = 0.012, .substitution = 1});
}

}  // namespace
}  // namespace tanvan
