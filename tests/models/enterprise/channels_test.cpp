// What channels of policy do to output, demand and places (models 3.7).
#include <cmath>
#include <gtest/gtest.h>

#include "models/enterprise/location.hpp"
#include "models/enterprise/steps.hpp"
#include "tests/models/enterprise/newcomer_world.hpp"

namespace tanvan {
namespace {

constexpr EnterpriseId kManaged{0}, kPlain{1};
constexpr std::uint8_t kManagement = 1U << 3;

/// Two equal enterprises, of which the first manages quality.
World pair() {
  World world;
  auto& e = world.population.enterprises;
  for (std::uint32_t i = 0; i < 2; ++i) {
    e.technology.push_back(1);
    e.capital.push_back({100});
    e.vintage_technology.push_back({1, 1, 1, 1, 1, 1, 1, 1});
    e.establishment.push_back(EstablishmentId{i});
    e.practices.push_back(i == 0 ? kManagement : 0);
    world.population.establishments.zone.push_back(ZoneId{0});
    world.population.establishments.cell.push_back({});
  }
  world.access.workers_access.push_back(1);
  return world;
}

void set(World& world, Channel channel, double effect) {
  world.policy.effect[static_cast<std::size_t>(channel)] = effect;
}

TEST(Channels, QualityGainIsForWhoManagesQualityAlone) {
  World world = pair();
  EnterpriseParameters const p;
  double const managed = Capacities{world, p}.efficiency(kManaged), plain = Capacities{world, p}.efficiency(kPlain);
  set(world, Channel::quality_gain, 0.02);
  EXPECT_NEAR((Capacities{world, p}.efficiency(kManaged)) - managed, 0.02, 1e-12);
  EXPECT_EQ((Capacities{world, p}.efficiency(kPlain)), plain);
}

TEST(Channels, ServiceDemandIsThatOfMarketServicesAlone) {
  World world = small_province(1), more = world;
  for (auto* w : {&world, &more}) {
    w->region.outlook.push_back({.year = 2019});
    w->base_demand.fill(100);
    w->sector_price.fill(1);
  }
  set(more, Channel::service_demand, 0.5);
  look_out(world, {});
  look_out(more, {});
  for (std::size_t s = 0; s < kSectors; ++s) {
    auto const sector = static_cast<Sector>(s);
    bool const market = is_service(sector) && sector != Sector::public_personal;
    EXPECT_EQ(more.demand[s] > world.demand[s], market) << kSectorNames[s];
  }
}

TEST(Channels, ARebateOnRentDrawsInnovatorsIntoHighTechSites) {
  World world = province();
  for (int site = 0; site < 2; ++site) {
    world.sites.name.push_back("site");
    world.sites.zone.push_back(ZoneId{0});
    world.sites.capacity_m2.push_back(1e6);
    world.sites.occupied_m2.push_back(0);
    world.sites.rent_factor.push_back(1);
    world.sites.open_from.push_back(month_of(2000, 1));
    world.sites.high_tech.push_back(site == 0);
  }
  EnterpriseParameters const p;
  Settler const innovator{
      .key = AgentKey{1}, .sector = Sector::electronics, .floor_m2 = 100, .innovator = true, .from_park = true};
  auto const drawn = [&] {
    Locations const locations{world, p};
    int high_tech = 0;
    for (std::uint64_t i = 0; i < 10'000; ++i) {
      Draws draws{1, AgentKey{i}, 0, Stream::enterprise_location};
      high_tech += locations.wishes(innovator, draws).front().site == 0;
    }
    return high_tech / 10'000.0;
  };
  EXPECT_NEAR(drawn(), 4.0 / 5, 0.02);
  set(world, Channel::site_rebate, 0.5);
  double const odds = 4 * std::pow(0.5, -p.rent_elasticity);
  EXPECT_NEAR(drawn(), odds / (1 + odds), 0.02);
}

}  // namespace
}  // namespace tanvan
