// Unemployment at rest is s / (s + f): who separate against who find (models 4.4).
//
// What a month means here. The stock is counted at its end, as the indicators do; people separate first and are matched
// afterwards; and with a hiring lag of a month who has lost work this month looks from the next on. So
//   U' = U - f U + s E,   at rest  u = s / (s + f),
// exactly, with f the chance of who was without work at the month's beginning. Without the lag who separates may be
// hired in the same month, U' = (1 - f)(U + s E), and unemployment rests at s (1 - f) / (s (1 - f) + f).
#include <cmath>
#include <gtest/gtest.h>

#include "models/labour/labour.hpp"
#include "tests/models/labour/market.hpp"

namespace tanvan {
namespace {

constexpr double kSeparation = 0.012, kFinding = 0.39;  // a month
constexpr std::uint32_t kAdults = 20'000;

/// Separation and finding at constant chances: quits alone, at any tenure and in any season (a third above the hazard
/// at the tenure that is never reached); 39 % of the unemployed look, and whoever looks takes what it finds.
LabourParameters constant_chances() {
  return {.quit_hazard = kSeparation * 3 / 4,
          .quit_tenure_months = 1e9,
          .tet_factor = 1,
          .leave_force = 0,
          .join_force = 0,
          .search = kFinding,
          .search_on_job = 0,
          .reservation = 0,
          .hiring_standard = -20,
          .wage_up = 0};
}

/// Everybody has work, or nobody; each of two enterprises wants as many as there are, so that nobody is laid off.
World adults(bool at_work) {
  World world = two_zone_market();
  for (std::uint32_t i = 0; i < kAdults; ++i) add_adult(world, i % 2, at_work ? EnterpriseId{i % 2} : EnterpriseId{});
  for (auto& desired : world.population.enterprises.desired) desired = {kAdults, 0, 0};
  return world;
}

double unemployed(World const& world) {
  auto const& status = world.population.persons.status;
  return static_cast<double>(std::count(status.begin(), status.end(), Status::unemployed));
}

/// The labour model's month, with every position open that is not filled.
void live_a_month(World& world, std::vector<Module> const& modules) {
  auto& e = world.population.enterprises;
  for (auto phase : kPhases) {
    if (phase == Phase::move)
      for (auto id : ids<EnterpriseId>(e.size()))
        e.vacancies[id][0] = e.desired[id][0] > e.workers[id][0] ? e.desired[id][0] - e.workers[id][0] : 0;
    for (auto const& module : modules)
      if (module.spec.period == Period::month && module.spec.phase == phase) module.step(world);
  }
  world.now = world.now + 1;
}

/// Stocks at the beginning of each month and flows in it, added up.
struct Flows {
  double unemployed = 0, employed = 0, separations = 0, matches = 0;

  double unemployment() const { return unemployed / (unemployed + employed); }
  double separating() const { return separations / employed; }
  double finding() const { return matches / unemployed; }
};

Flows observe(World& world, LabourParameters const& p, int months) {
  auto const modules = labour_modules(p);
  Flows flows;
  world.counts = {};
  for (int month = 0; month < months; ++month) {
    double const without = unemployed(world);
    flows.unemployed += without, flows.employed += kAdults - without;
    live_a_month(world, modules);
  }
  flows.separations = static_cast<double>(world.counts.separations);
  flows.matches = static_cast<double>(world.counts.matches);
  return flows;
}

/// Standard error of mean unemployment over persons and months, where a month leads from work into unemployment with
/// chance `out` and back with `back`: the chain remembers 1 - out - back of a month.
double standard_error(double out, double back, int months) {
  double const u = out / (out + back), memory = 1 - out - back;
  return std::sqrt(u * (1 - u) * (1 + memory) / (1 - memory) / (double{kAdults} * months));
}

constexpr int kMonths = 180, kSettling = 30;  // of what it began with 0.6^30 is left

TEST(UnemploymentAtRest, IsSeparationOverSeparationAndFinding) {
  double const expected = kSeparation / (kSeparation + kFinding);
  EXPECT_NEAR(expected, 0.02985, 5e-6);
  double const error = standard_error(kSeparation, kFinding, kMonths);
  EXPECT_LT(3 * error, 0.0006);
  for (bool const at_work : {true, false}) {
    World world = adults(at_work);
    observe(world, constant_chances(), kSettling);
    auto const flows = observe(world, constant_chances(), kMonths);
    EXPECT_NEAR(flows.unemployment(), expected, 3 * error) << at_work;
    EXPECT_NEAR(flows.separating(), kSeparation, 3 * std::sqrt(kSeparation * (1 - kSeparation) / flows.employed));
    EXPECT_NEAR(flows.finding(), kFinding, 3 * std::sqrt(kFinding * (1 - kFinding) / flows.unemployed));
  }
}

TEST(UnemploymentAtRest, IsLowerWhereOneMayBeHiredInTheMonthInWhichTheLastJobEnded) {
  auto p = constant_chances();
  p.hiring_lag = 0;
  double const out = kSeparation * (1 - kFinding), expected = out / (out + kFinding);
  World world = adults(true);
  observe(world, p, kSettling);
  auto const flows = observe(world, p, kMonths);
  EXPECT_NEAR(expected, 0.01842, 5e-6);
  EXPECT_NEAR(flows.unemployment(), expected, 3 * standard_error(out, kFinding, kMonths));
}

TEST(UnemploymentAtRest, IsThatOfTheMeasuredFlowsInAMarketWithTetAndFrictions) {
  // With the model's own parameters, but for quits that do not fall with tenure (nobody new comes here, so tenure would
  // grow for ever), s and f are what comes out. Each person who separates or finds is one more or one less without
  // work: mean unemployment is that of the mean flows, but for what the stock has changed by, to the last person.
  LabourParameters const p{.quit_tenure_months = 1e9, .leave_force = 0, .join_force = 0, .search_on_job = 0};
  World world = adults(false);
  for (auto& desired : world.population.enterprises.desired) desired = {kAdults * 51 / 100, 0, 0};
  observe(world, p, kSettling);
  double const before = unemployed(world);
  int const months = 120;
  auto const flows = observe(world, p, months);
  double const s = flows.separating(), f = flows.finding(), change = unemployed(world) - before;
  EXPECT_EQ(flows.separations - flows.matches, change);
  EXPECT_NEAR(flows.unemployment() + change / ((s + f) * kAdults * months), s / (s + f), 1e-12);
  EXPECT_NEAR(flows.unemployment(), s / (s + f), 0.01 * flows.unemployment());
  EXPECT_GT(flows.unemployment(), 0.01);  // though there are positions for everybody
}

}  // namespace
}  // namespace tanvan
