// What each channel of policy does to technology (models 3.7): every one the right way, none without an effect.
#include <bit>
#include <cmath>
#include <functional>
#include <gtest/gtest.h>

#include "models/innovation/institutions.hpp"
#include "models/innovation/steps.hpp"

namespace tanvan {
namespace {

constexpr std::uint32_t kEnterprises = 3000;

/// Food makers of six persons in one zone, who differ in technology; all machines two years old; an institution beside
/// them. Nothing happens to them but what `quiet` allows.
World village() {
  World world;
  world.seed = 3;
  world.now = month_of(2024, 12);
  world.network.zones.code.push_back("Z");
  world.network.zones.kind.push_back(ZoneKind::internal);
  world.frontier.fill(3);
  world.base_productivity.fill(10);
  world.base_capital.fill(10);
  world.base_unit_cost.fill(0.5);
  world.unit_cost.fill(0.5);
  world.access.car_time_min = Matrix(1, 1, 10);
  for (std::size_t s = 0; s < kSectors; ++s) {
    SectorRow row;
    row.sector = static_cast<Sector>(s);
    row.rnd_participation = 0.2;
    row.intermediate_share = 0.5;
    world.region.sectors.push_back(row);
  }
  world.region.institutions.push_back({.id = "U",
                                       .name = "U",
                                       .zone = ZoneId{0},
                                       .fields = field_bits(1),
                                       .lab_capacity = 20,
                                       .confidence = "",
                                       .place = {}});
  found_institutions(world);
  auto& e = world.population.enterprises;
  auto& places = world.population.establishments;
  for (std::uint32_t i = 0; i < kEnterprises; ++i) {
    double const technology = 1 + 0.5 * (i % 7) / 7;
    e.key.push_back(AgentKey{i + 1});
    e.sector.push_back(Sector::food);
    e.ownership.push_back(Ownership::domestic);
    e.establishment.push_back(EstablishmentId{i});
    e.technology.push_back(technology);
    e.capital.push_back({0, 0, 50, 0, 0, 0, 0, 50});
    e.capital_norm.push_back(10);
    e.vintage_technology.push_back({1, 1, 1, 1, 1, 1, 1, 0.6F});
    e.rnd_stock.push_back(0);
    e.practices.push_back(0);
    e.innovated.push_back(kLongAgo);
    e.renewed.push_back(kLongAgo);
    e.renewed_year.push_back(0);
    e.price.push_back(1);
    e.expected_demand.push_back(100 * technology);
    e.output.push_back(2.5);
    e.output_year.push_back(2000);
    e.workers.push_back({4, 1, 1});
    e.cash.push_back(Dong{10'000'000'000});
    e.profit_year.push_back(Dong{500'000'000});
    e.knowledge.push_back(field_bits(2, 1));
    e.partner.push_back({});
    e.partner_until.push_back(kLongAgo);
    e.fund.push_back({});
    places.enterprise.push_back(EnterpriseId{i});
    places.zone.push_back(ZoneId{0});
    places.cell.push_back({});
    places.site.push_back(-1);
  }
  world.suppliers = {std::vector<std::uint32_t>(kEnterprises + 1, 0), {}};
  return world;
}

World village_with(Channel channel, double effect) {
  World world = village();
  world.policy.effect[static_cast<std::size_t>(channel)] = effect;
  for (auto& left : world.budget.left) left = Dong{1'000'000'000'000};
  return world;
}

double technology(World const& world) {
  double sum = 0;
  for (auto const a : world.population.enterprises.technology) sum += a;
  return sum;
}

double adopted(World const& world, int practice) {
  double sum = 0;
  for (auto const bits : world.population.enterprises.practices) sum += (bits >> practice) & 1U;
  return sum;
}

double funds(World const& world) {
  double sum = 0;
  for (auto const& fund : world.population.enterprises.fund) sum += static_cast<double>(fund[0].value);
  return sum;
}

double partners(World const& world) {
  double sum = 0;
  for (auto const partner : world.population.enterprises.partner) sum += bool(partner);
  return sum;
}

double granted(World const& world) {
  auto const& row = world.ledger.flows_year[static_cast<std::size_t>(Flow::grants)];
  return static_cast<double>(-row[static_cast<std::size_t>(Account::province)]);
}

double renewed(World const& world) {
  double sum = 0;
  for (auto const amount : world.population.enterprises.renewed_year) sum += amount;
  return sum;
}

/// What a channel is expected to raise, after which step.
struct Expectation {
  Channel channel;
  double effect;
  std::function<void(World&)> step;
  std::function<double(World const&)> figure;
};

void research_year(World& world) {
  research(world, {});
}

void partners_then_research(World& world) {
  for (auto& partner : world.population.enterprises.partner) partner = InstitutionId{0};
  research(world, {});
}

void quarter(World& world) {
  tie(world, {.tie_base = -3});
}

std::vector<Expectation> expectations() {
  std::vector<Expectation> all = {
      {Channel::imitation_tries, 0.3, research_year, technology},
      {Channel::rural_tries, 0.3, research_year, technology},
      {Channel::absorption, 0.3, research_year, technology},
      {Channel::rnd_productivity, 5, research_year, technology},
      {Channel::rnd_participation, 2, research_year, [](World const& w) { return w.rnd_spending; }},
      {Channel::rnd_match, 0.5, research_year, [](World const& w) { return w.rnd_spending; }},
      {Channel::fund_participation, 0.5, research_year, funds},
      {Channel::fund_rate, 0.05, research_year, funds},
      {Channel::institution_frontier, 1, partners_then_research, technology},
      {Channel::tie_cofunding, 0.4, partners_then_research, granted},
      {Channel::tie_pull, 2, [](World& w) { tie(w, {.tie_base = -9}); }, partners},
      {Channel::lab_capacity, 1, quarter, partners},
      {Channel::machine_rebate, 0.5, [](World& w) { invest(w, {.review = 12}); }, renewed},
  };
  for (int practice = 0; practice < static_cast<int>(kPractices); ++practice)
    all.push_back({static_cast<Channel>(static_cast<int>(Channel::practice_digital) + practice), 0.2, research_year,
                   [practice](World const& w) { return adopted(w, practice); }});
  return all;
}

TEST(Channels, EachRaisesWhatItIsFor) {
  for (auto const& expected : expectations()) {
    World plain = village_with(expected.channel, 0), moved = village_with(expected.channel, expected.effect);
    expected.step(plain);
    expected.step(moved);
    EXPECT_GT(expected.figure(moved), expected.figure(plain)) << "channel " << static_cast<int>(expected.channel);
  }
}

TEST(Channels, OnlyWhoTakesUpManagementUnderAProgrammeForItIsCountedAsSupported) {
  World none = village(), other = village_with(Channel::practice_digital, 0.2),
        lever = village_with(Channel::practice_management, 0.2);
  for (auto* world : {&none, &other, &lever}) research(*world, {});
  EXPECT_GT(adopted(none, 3), 0);
  EXPECT_EQ(none.counts.management_supported, 0);
  EXPECT_EQ(other.counts.management_supported, 0);
  EXPECT_EQ(static_cast<double>(lever.counts.management_supported), adopted(lever, 3));
}

TEST(Channels, GrantsForPracticesSupportTheProvincesOwnAlone) {
  World world = village();
  world.policy.practice_support = 0.2;
  auto& ownership = world.population.enterprises.ownership;
  for (auto id : ids<EnterpriseId>(kEnterprises / 2)) ownership[id] = Ownership::foreign;
  research(world, {});
  double own = 0;
  for (auto id : ids<EnterpriseId>(kEnterprises))
    own += ownership[id] == Ownership::domestic && ((world.population.enterprises.practices[id] >> 3) & 1U) != 0;
  EXPECT_GT(adopted(world, 3), own);
  EXPECT_EQ(static_cast<double>(world.counts.management_supported), own);
}

TEST(Channels, WithoutPolicyTheParametersKeepTheirBits) {
  EXPECT_EQ(under_policy({}, {}), InnovationParameters{});
}

TEST(Channels, AFundNeverTakesMoreThanTheLawAllows) {
  PolicyStore policy;
  policy.effect[static_cast<std::size_t>(Channel::fund_rate)] = 0.1;
  EXPECT_EQ(under_policy({}, policy).fund_rate, kFundCeiling);
}

TEST(Channels, SourcesOfTheSectorWeighMore) {
  PolicyStore policy;
  policy.effect[static_cast<std::size_t>(Channel::sector_sources)] = 0.2;
  EXPECT_DOUBLE_EQ(under_policy({}, policy).imitation_sector, InnovationParameters{}.imitation_sector + 0.2);
}

TEST(Channels, RuralTriesAreForSmallFarmsFoodMakersAndWoodworkersAlone) {
  World food = village_with(Channel::rural_tries, 0.5), metal = food, plain = village();
  for (auto& sector : metal.population.enterprises.sector) sector = Sector::minerals_metals;
  World metal_plain = plain;
  for (auto& sector : metal_plain.population.enterprises.sector) sector = Sector::minerals_metals;
  for (auto* world : {&food, &metal, &plain, &metal_plain}) research(*world, {});
  EXPECT_GT(technology(food), technology(plain));
  EXPECT_EQ(technology(metal), technology(metal_plain));
}

TEST(Channels, AnEmptyPotEndsTheRebateAndTheMatching) {
  World empty = village_with(Channel::machine_rebate, 0.5), plain = village();
  empty.budget.left = {};
  invest(empty, {.review = 12});
  invest(plain, {.review = 12});
  EXPECT_EQ(renewed(empty), renewed(plain));
  EXPECT_EQ(granted(empty), 0);
}

}  // namespace
}  // namespace tanvan
