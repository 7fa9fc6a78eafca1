/// What must not matter to an economy: the unit of money, and the names of its agents (models 4.5).
#include <filesystem>
#include <gtest/gtest.h>
#include <stdexcept>

#include "scenarios/run/cycle/cycle.hpp"
#include "scenarios/run/scenario/catalogue.hpp"
#include "sim/engine/state.hpp"

namespace tanvan {
namespace {

/// The baseline's economy, without transport, to the end of 2021.
struct Economy {
  ModelParameters parameters;
  Scenario scenario;

  explicit Economy(std::string const& scale) {
    auto const file = std::filesystem::path(TANVAN_SOURCE_DIR) / "scenarios" / "binhduong" / "baseline.toml";
    std::vector<Override> const overrides = {{"scenario.scale", scale}, {"scenario.end", "2021-12-31"}};
    auto read = read_scenario(file, overrides, parameter_groups(parameters), intervention_kinds());
    if (!read) throw std::runtime_error(to_string(read.error().sorted().front()));
    scenario = std::move(*read);
  }
  World founded() const { return found_economy(scenario, parameters); }
  void live_on(World& world) const {
    live(world, derive_schedule(parameters), scenario, [](ProgressStep const&) {});
  }
};

void twice(Dong& amount) {
  amount += amount;
}

/// All money of agents and accounts counts twice.
void double_balances(World& world) {
  auto& p = world.population;
  for (auto& wage : p.persons.wage) twice(wage);
  for (auto& savings : p.households.savings) twice(savings);
  for (auto& wages : p.enterprises.posted_wage)
    for (auto& wage : wages) twice(wage);
  for (auto& cash : p.enterprises.cash) twice(cash);
  for (auto& profit : p.enterprises.profit_year) twice(profit);
  for (auto& fund : p.enterprises.fund)
    for (auto& tranche : fund) twice(tranche);
  for (auto& row : world.ledger.flows_year)
    for (auto& flow : row) flow *= 2;
  for (auto& balance : world.ledger.balance) balance *= 2;
  twice(world.ledger.province_debt);
}

/// So do all prices, and the amounts that law and outlook state.
void double_prices(World& world, ModelParameters& p) {
  for (auto& price : world.population.enterprises.price) price *= 2;
  for (auto& prices : world.land.price)
    for (auto& price : prices) price *= 2;
  for (auto& price : world.sector_price) price *= 2;
  for (auto& cost : world.unit_cost) cost *= 2;
  for (auto& wage : world.base_wage) wage *= 2;
  world.price_level *= 2;
  twice(world.minimum_wage);
  for (auto& row : world.region.outlook) row.minimum_wage_vnd *= 2;
  p.public_budget.tax_allowance_mvnd *= 2;
  p.demography.newcomer_savings_mvnd *= 2;
  p.demography.newcomer_savings_span_mvnd *= 2;
}

TEST(Metamorphic, TwiceTheMoneyAndPricesIsTheSameEconomy) {
  Economy plain{"0.004"}, rich{"0.004"};
  World a = plain.founded(), b = rich.founded();
  double_balances(b);
  double_prices(b, rich.parameters);
  plain.live_on(a);
  rich.live_on(b);
  for (auto const* real : {"employment", "population", "enterprises", "GRDP_constant", "innovating_share_all"})
    for (std::size_t year = 0; year < a.record.years.size(); ++year)
      EXPECT_NEAR(b.record.indicators.at(real)[year] / a.record.indicators.at(real)[year], 1, 0.002)
          << real << " in " << a.record.years[year];
  for (auto const* nominal : {"GRDP", "mean_wage"})
    for (std::size_t year = 0; year < a.record.years.size(); ++year)
      EXPECT_NEAR(b.record.indicators.at(nominal)[year] / a.record.indicators.at(nominal)[year], 2, 0.004)
          << nominal << " in " << a.record.years[year];
}

/// Other names for everybody, in the order of the old ones: other luck, and nothing else.
void rename_all(World& world) {
  constexpr std::uint64_t kOther = 1ULL << 39;  // above every name given so far, below those of newcomers
  auto& p = world.population;
  for (auto& key : p.persons.key) key.value += kOther;
  for (auto& key : p.households.key) key.value += kOther;
  for (auto& key : p.enterprises.key) key.value += kOther;
}

TEST(Metamorphic, OtherNamesAreOtherLuckInTheSameEconomy) {
  Economy const economy{"0.05"};
  World a = economy.founded(), b = economy.founded();
  rename_all(b);
  economy.live_on(a);
  economy.live_on(b);
  EXPECT_NE(state_digests(a).at("person.employer"), state_digests(b).at("person.employer"));
  for (auto const* figure : {"employment", "population", "GRDP_constant"})  // a sample of 130,000
    EXPECT_NEAR(b.record.indicators.at(figure).back() / a.record.indicators.at(figure).back(), 1, 0.02) << figure;
  // Large enterprises that close by luck: one deviation is 1.2 points at a hundredth, of two economies 1 point here
  EXPECT_NEAR(b.record.indicators.at("unemployment_rate").back(), a.record.indicators.at("unemployment_rate").back(),
              2);
}

}  // namespace
}  // namespace tanvan
