// Public laboratories whose findings are open, and corporate tax given back (E9-E11; Dosi et al. 2023).
#include <cmath>
#include <gtest/gtest.h>

#include "models/innovation/institutions.hpp"
#include "models/innovation/surroundings.hpp"

namespace tanvan {
namespace {

constexpr EnterpriseId kNear{0}, kFar{1}, kForeign{2};

/// Three enterprises that know food alone, the second a long way off, the third foreign; one institute of food.
World three_and_an_institute() {
  World world;
  world.now = month_of(2024, 12);
  world.price_level = 1;
  world.scale = 0.1;
  world.frontier.fill(2);
  auto& e = world.population.enterprises;
  auto& places = world.population.establishments;
  for (std::uint32_t i = 0; i < 3; ++i) {
    e.key.push_back(AgentKey{i + 1});
    e.sector.push_back(Sector::food);
    e.ownership.push_back(i == 2 ? Ownership::foreign : Ownership::domestic);
    e.establishment.push_back(EstablishmentId{i});
    e.technology.push_back(1);
    e.practices.push_back(0);
    e.rnd_stock.push_back(0);
    e.workers.push_back({0, 0, 10});
    e.cash.push_back({});
    e.profit_year.push_back(Dong{(i + 1) * 100'000'000});
    e.fund.push_back({});
    e.knowledge.push_back(field_bits(1));
    e.partner.push_back({});
    places.enterprise.push_back(EnterpriseId{i});
    places.zone.push_back(ZoneId{i});
    places.cell.push_back({});
    places.site.push_back(-1);
    world.network.zones.code.push_back("Z");
  }
  world.access.car_time_min = Matrix(3, 3, 10);
  world.access.car_time_min(1, 0) = 100;
  world.region.institutions.push_back({.id = "U",
                                       .name = "U",
                                       .zone = ZoneId{0},
                                       .fields = field_bits(1),
                                       .lab_capacity = 10,
                                       .confidence = "",
                                       .place = {}});
  found_institutions(world);
  world.suppliers = {{0, 0, 0, 0}, {}};
  return world;
}

void put_in_force(World& world, char const* kind, double billion) {
  world.interventions.push_back(
      {month_of(2024, 1), kind, "", {{"billion_vnd_year", billion}, {"months", 0}}, "test", {}});
}

std::int64_t balance(World const& world, Account a) {
  return world.ledger.balance[static_cast<std::size_t>(a)];
}

TEST(PublicResearch, WithoutMoneyNothingIsFoundAndNothingIsOpen) {
  World world = three_and_an_institute();
  research_in_public(world, {});
  EXPECT_EQ(rise_of_frontier(world, InstitutionId{0}), 0);
  EXPECT_EQ(local_frontier(world, kNear, {}), 0);
  EXPECT_EQ(balance(world, Account::institutions), 0);
}

TEST(PublicResearch, MoneyIsSpentInTheScaleOfTheSampleAndFindsWhatTheProvinceFinds) {
  World whole = three_and_an_institute(), tenth = three_and_an_institute();
  whole.scale = 1;
  for (auto* world : {&whole, &tenth}) {
    put_in_force(*world, "public_research", 100);
    research_in_public(*world, {});
  }
  EXPECT_EQ(balance(whole, Account::institutions), 100'000'000'000);
  EXPECT_EQ(balance(tenth, Account::institutions), 10'000'000'000);
  EXPECT_EQ(tenth.budget.of(BudgetLine::st_career).spent, Dong{10'000'000'000});
  EXPECT_GT(rise_of_frontier(tenth, InstitutionId{0}), 0);
  EXPECT_EQ(rise_of_frontier(tenth, InstitutionId{0}), rise_of_frontier(whole, InstitutionId{0}));
}

TEST(PublicResearch, MoreMoneyFindsMoreUpToTheFrontierOfTheWorld) {
  double last = 0;
  for (double const billion : {2.0, 10.0, 20'000.0}) {
    World world = three_and_an_institute();
    put_in_force(world, "public_research", billion);
    for (int year = 0; year < 10; ++year, world.now = world.now + 12) research_in_public(world, {});
    EXPECT_GE(rise_of_frontier(world, InstitutionId{0}), last) << billion;  // a year without a find is luck
    EXPECT_LE(world.institutions.frontier[InstitutionId{0}], 2) << billion;
    last = rise_of_frontier(world, InstitutionId{0});
  }
  EXPECT_DOUBLE_EQ(last, 1);  // from its own 1 to the world's 2
}

TEST(PublicResearch, AnEnterpriseWithoutAProjectImitatesWhatIsPublished) {
  World world = three_and_an_institute();
  InnovationParameters const p{.imitation_speed = 0.5, .absorb_base = 0.1, .absorb_skill = 0.3};
  Draws before{1, AgentKey{1}, 0, Stream::imitation}, after = before;
  EXPECT_EQ(imitate(world, kNear, look_around(world), before, p).gain, 0);
  world.institutions.frontier[InstitutionId{0}] = 1.5;
  EXPECT_NEAR(imitate(world, kNear, look_around(world), after, p).gain, 0.5 * 0.4 * 0.5, 1e-12);
}

TEST(PublicResearch, SpilloversFadeWithDistanceInSpaceAndInKnowledge) {
  World world = three_and_an_institute();
  world.institutions.frontier[InstitutionId{0}] = 1.5;
  InnovationParameters const p{};
  EXPECT_NEAR(local_frontier(world, kNear, p), 0.5 * std::exp(-10 * p.tie_distance), 1e-12);
  EXPECT_NEAR(local_frontier(world, kFar, p), 0.5 * std::exp(-100 * p.tie_distance), 1e-12);
  world.population.enterprises.knowledge[kNear] = field_bits(7);
  EXPECT_EQ(local_frontier(world, kNear, p), 0);
}

TEST(TaxDiscount, ItsMoneyGoesToDomesticEnterprisesByTheirTax) {
  World world = three_and_an_institute();
  auto& e = world.population.enterprises;
  put_in_force(world, "tax_discount", 0.3);  // 30 million in the sample, half of the tax on 300 million
  discount_taxes(world, {.corporate_tax = 0.2});
  EXPECT_NEAR(static_cast<double>(e.cash[kNear].value), 10e6, 1);
  EXPECT_NEAR(static_cast<double>(e.cash[kFar].value), 20e6, 1);
  EXPECT_EQ(e.cash[kForeign], Dong{});
  EXPECT_EQ(world.budget.of(BudgetLine::national_programme).spent, e.cash[kNear] + e.cash[kFar]);
  EXPECT_EQ(balance(world, Account::domestic_enterprises), (e.cash[kNear] + e.cash[kFar]).value);
}

TEST(TaxDiscount, OnWhatIsSetAsideInAFundTheTaxComesBackOnce) {
  World world = three_and_an_institute();
  auto& e = world.population.enterprises;
  e.cash[kNear] = Dong{100'000'000};
  put_in_force(world, "tax_discount", 1000);
  InnovationParameters const p{.fund_participation = 1, .fund_rate = 0.1, .corporate_tax = 0.2};
  std::uint8_t const near_alone[] = {1, 0, 0};
  turn_funds(world, near_alone, p);
  ASSERT_EQ(e.fund[kNear].front(), Dong{10'000'000});
  discount_taxes(world, p);
  EXPECT_EQ(e.cash[kNear], Dong{120'000'000});  // 2 million on the fund, 18 million on the rest: all of its tax
  EXPECT_EQ(e.cash[kFar], Dong{40'000'000});
}

TEST(TaxDiscount, ItIsAGrantOfItsLineNotATaxTheLessToShare) {
  World world = three_and_an_institute();
  put_in_force(world, "tax_discount", 0.3);
  discount_taxes(world, {.corporate_tax = 0.2});
  auto const of_province = [&](Flow f) {
    return world.ledger.flows_year[static_cast<std::size_t>(f)][static_cast<std::size_t>(Account::province)];
  };
  EXPECT_EQ(of_province(Flow::corporate_tax), 0);
  EXPECT_EQ(of_province(Flow::grants), -world.budget.of(BudgetLine::national_programme).spent.value);
}

TEST(TaxDiscount, NobodyGetsMoreThanItOwesAndALossOwesNothing) {
  World world = three_and_an_institute();
  auto& e = world.population.enterprises;
  e.profit_year[kFar] = Dong{-5};
  put_in_force(world, "tax_discount", 1000);
  discount_taxes(world, {.corporate_tax = 0.2});
  EXPECT_EQ(e.cash[kNear], Dong{20'000'000});
  EXPECT_EQ(e.cash[kFar], Dong{});
}

}  // namespace
}  // namespace tanvan
