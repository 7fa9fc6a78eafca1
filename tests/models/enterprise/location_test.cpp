#include "models/enterprise/location.hpp"

#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <map>

#include "tests/models/enterprise/newcomer_world.hpp"

namespace tanvan {
namespace {

constexpr std::uint64_t kChoices = 20'000;

/// The small province with land at even prices and even access to workers, no enterprises and no parks.
World empty_province() {
  World world = province();
  auto& p = world.population;
  for (auto& place : p.enterprises.establishment) place = {};
  for (auto& row : world.region.sectors) row.park_share = 0;
  return world;
}

void add_site(World& world, ZoneId zone, double capacity, double occupied, bool high_tech = false) {
  auto& s = world.sites;
  s.name.push_back("KCN");
  s.zone.push_back(zone);
  s.capacity_m2.push_back(capacity);
  s.occupied_m2.push_back(occupied);
  s.rent_factor.push_back(1);
  s.open_from.push_back(month_of(2000, 1));
  s.high_tech.push_back(high_tech);
}

/// Gives the last enterprise staff by class.
void employ_last(World& world, std::array<std::uint32_t, kSkillClasses> staff) {
  auto& e = world.population.enterprises;
  e.workers[id_of<EnterpriseId>(e.size() - 1)] = staff;
}

/// Shares of zones and sites among the first wishes of many.
struct Chosen {
  std::map<std::uint32_t, double> zone;
  std::map<int, double> site;
};

Settler small(Sector sector, bool innovator = false) {
  return {.key = AgentKey{1}, .sector = sector, .floor_m2 = 100, .innovator = innovator};
}

Chosen choose_often(World const& world, Settler settler, EnterpriseParameters const& p = {}) {
  Locations const locations{world, p};
  Chosen chosen;
  for (std::uint64_t i = 0; i < kChoices; ++i) {
    Draws draws{1, AgentKey{i}, 0, Stream::enterprise_location};
    auto const wishes = locations.wishes(settler, draws);
    if (wishes.empty()) continue;
    chosen.zone[wishes.front().zone.value] += 1.0 / kChoices;
    chosen.site[wishes.front().site] += 1.0 / kChoices;
  }
  return chosen;
}

double odds(Chosen const& chosen, std::uint32_t one, std::uint32_t other) {
  return chosen.zone.at(one) / chosen.zone.at(other);
}

TEST(Location, NobodySettlesOutsideTheProvince) {
  World world = empty_province();
  world.land.price[ZoneId{1}] = {0.1, 0.1, 0.1, 0.1};
  EXPECT_EQ(choose_often(world, small(Sector::trade)).zone.count(1), 0U);
}

TEST(Location, EvenZonesAreTakenByTheirVacantFloor) {
  World world = empty_province();
  world.land.occupied_m2[ZoneId{3}] = {0, 0, 6e5, 6e5};  // four times as much is vacant
  auto const chosen = choose_often(world, small(Sector::trade));
  EXPECT_NEAR(odds(chosen, 3, 0), 4, 0.35);
  EXPECT_NEAR(odds(chosen, 2, 0), 1, 0.1);
}

TEST(Location, AFullZoneStillTakesAFew) {
  World world = empty_province();
  world.land.occupied_m2[ZoneId{3}] = world.land.floor_m2[ZoneId{3}];
  EXPECT_NEAR(choose_often(world, small(Sector::trade)).zone[3], 0.01 / 0.31, 0.01);
}

TEST(Location, OddsFallWithRentByItsElasticity) {
  World world = empty_province();
  world.land.price[ZoneId{0}][static_cast<std::size_t>(FloorUse::commerce)] *= 4;
  EXPECT_NEAR(odds(choose_often(world, small(Sector::trade)), 0, 2),
              std::pow(4, -EnterpriseParameters{}.rent_elasticity), 0.05);
}

TEST(Location, FactoriesPayTheRentOfIndustryAndShopsThatOfCommerce) {
  World world = empty_province();
  auto const before = choose_often(world, small(Sector::electronics));
  world.land.price[ZoneId{0}][static_cast<std::size_t>(FloorUse::commerce)] *= 100;
  EXPECT_EQ(choose_often(world, small(Sector::electronics)).zone, before.zone);
  world.land.price[ZoneId{0}][static_cast<std::size_t>(FloorUse::industry)] *= 100;
  EXPECT_LT(choose_often(world, small(Sector::electronics)).zone.at(0), before.zone.at(0) / 2);
}

/// Systematic utility of a street in a zone over that in another.
double edge(World const& world, Sector sector, std::uint32_t zone, std::uint32_t other,
            EnterpriseParameters const& p = {}) {
  Locations const locations{world, p};
  return locations.utility(small(sector), {ZoneId{zone}, -1}) - locations.utility(small(sector), {ZoneId{other}, -1});
}

TEST(Location, WorkersInReachCountByTheSectorsSkills) {
  World world = empty_province();
  add_enterprise_of(world, Sector::trade);
  employ_last(world, {0, 0, 100});  // where the highly skilled work, they can be found
  world.access.workers_access[kTown] = 4000;
  EnterpriseParameters const p{.supplier_access = 0, .cluster = 0};
  auto& row = world.region.sectors[index_of(Sector::information)];
  row.basic_share = 0, row.middle_share = 0, row.high_share = 1;
  EXPECT_NEAR(edge(world, Sector::information, 0, 2, p), p.labour_access * std::log(4), 1e-6);
  auto& basic = world.region.sectors[index_of(Sector::food)];
  basic.basic_share = 1, basic.middle_share = 0, basic.high_share = 0;
  EXPECT_NEAR(edge(world, Sector::food, 0, 2, p), 0, 1e-9) << "nobody basic works there or here";
}

TEST(Location, OnlyJobsOfTheOwnSectorCluster) {
  World world = empty_province();
  EnterpriseParameters const p{.labour_access = 0, .supplier_access = 0};
  add_enterprise_of(world, Sector::electronics);
  employ_last(world, {500, 0, 0});
  EXPECT_NEAR(edge(world, Sector::electronics, 0, 2, p), p.cluster * std::log(501), 1e-9);
  EXPECT_NEAR(edge(world, Sector::trade, 0, 2, p), 0, 1e-9);
}

TEST(Location, BuyersGoWhereTheirSuppliersAre) {
  World world = empty_province();
  for (std::size_t z = 0; z < world.network.zones.size(); ++z) world.access.truck_time_min(z, z) = 5;
  world.region.inputs = {{Sector::electronics, Sector::minerals_metals, 1.0, {}}};
  add_enterprise_of(world, Sector::minerals_metals);
  employ_last(world, {500, 0, 0});
  EnterpriseParameters const p{.labour_access = 0};
  double const near = std::log1p(500 * std::exp(-p.supplier_reach * 5)),
               far = std::log1p(500 * std::exp(-p.supplier_reach * 30));
  EXPECT_NEAR(edge(world, Sector::electronics, 0, 2, p), p.supplier_access * (near - far), 1e-9);
  EXPECT_NEAR(edge(world, Sector::wood_furniture, 0, 2, p), 0, 1e-9);
}

TEST(Location, ExportersStayNearTheGate) {
  World world = empty_province();
  world.network.zones.district[ZoneId{1}] = "Port – X";
  world.access.truck_time_min(0, 1) = 10;
  world.access.truck_time_min(2, 1) = 60;
  auto& row = world.region.sectors[index_of(Sector::electronics)];
  row.export_share = 0.8;
  EnterpriseParameters const p;
  EXPECT_NEAR(edge(world, Sector::electronics, 0, 2), p.gateway_time * 0.8 * 50, 1e-9);
  row.export_share = 0;
  EXPECT_NEAR(edge(world, Sector::electronics, 0, 2), 0, 1e-9);
}

TEST(Location, ServicesSeekStationsAndFactoriesDoNot) {
  World world = empty_province();
  world.land.station_share[kTown] = 0.5;
  EXPECT_NEAR(edge(world, Sector::finance_property, 0, 2), 0.5 * EnterpriseParameters{}.station_pull, 1e-9);
  EXPECT_NEAR(edge(world, Sector::electronics, 0, 2), 0, 1e-9);
}

TEST(Location, TheParkShareOfASectorSettlesInParksWithRoom) {
  World world = empty_province();
  world.region.sectors[index_of(Sector::electronics)].park_share = 0.6;
  add_site(world, ZoneId{3}, 1e6, 0);
  auto const chosen = choose_often(world, small(Sector::electronics));
  EXPECT_NEAR(chosen.site.at(0), 0.6, 0.015);
  EXPECT_NEAR(chosen.site.at(-1), 0.4, 0.015);
}

TEST(Location, ForeignMakersLookInParksMoreOften) {
  World world = empty_province();
  add_site(world, ZoneId{3}, 1e6, 0);
  auto settler = small(Sector::electronics);
  EXPECT_EQ(choose_often(world, settler).site.count(0), 0U);
  settler.ownership = Ownership::foreign;
  EXPECT_NEAR(choose_often(world, settler).site.at(0), EnterpriseParameters{}.foreign_parks, 0.015);
}

TEST(Location, AFullOrClosedParkTakesNobody) {
  World world = empty_province();
  world.region.sectors[index_of(Sector::electronics)].park_share = 1;
  add_site(world, ZoneId{3}, 1000, 950);
  add_site(world, ZoneId{4}, 1e6, 0);
  world.sites.open_from.back() = world.now + 1;
  auto const chosen = choose_often(world, small(Sector::electronics));
  EXPECT_EQ(chosen.site.size(), 1U);
  EXPECT_EQ(chosen.site.count(-1), 1U);
}

TEST(Location, ParksAreTakenByTheirRoom) {
  World world = empty_province();
  world.region.sectors[index_of(Sector::electronics)].park_share = 1;
  add_site(world, ZoneId{3}, 400'000, 100'000);
  add_site(world, ZoneId{4}, 100'000, 0);
  auto const chosen = choose_often(world, small(Sector::electronics));
  EXPECT_NEAR(chosen.site.at(0), 0.75, 0.015);
  EXPECT_NEAR(chosen.zone.at(4), 0.25, 0.015);
}

TEST(Location, HighTechSitesAdmitInnovatorsAlone) {
  World world = empty_province();
  world.region.sectors[index_of(Sector::electronics)].park_share = 1;
  add_site(world, ZoneId{3}, 1e6, 0, true);
  EXPECT_EQ(choose_often(world, small(Sector::electronics)).site.count(0), 0U);
  EXPECT_NEAR(choose_often(world, small(Sector::electronics, true)).site.at(0), 1, 1e-9);
}

TEST(Location, InnovatorsLookAtSitesEvenWhereTheirSectorDoesNot) {
  World world = empty_province();
  add_site(world, ZoneId{3}, 1e6, 0);
  EXPECT_EQ(choose_often(world, small(Sector::trade)).site.count(0), 0U);
  EXPECT_NEAR(choose_often(world, small(Sector::trade, true)).site.at(0), 0.3, 0.015);
}

TEST(Location, WhoHasAPlaceLeavesForSomethingMuchBetterOnly) {
  World world = empty_province();
  auto settler = small(Sector::trade);
  settler.here = Place{kTown, -1};
  auto const moving = [&](double cost) {
    auto const chosen = choose_often(world, settler, {.moving_cost = cost});
    double all = 0;
    for (auto const& [zone, share] : chosen.zone) all += share;
    EXPECT_EQ(chosen.zone.count(0), 0U) << "nobody moves to where he is";
    return all;
  };
  EXPECT_NEAR(moving(0), 0.75, 0.03);
  EXPECT_NEAR(moving(2), 3 / (3 + std::exp(2)), 0.03);
}

}  // namespace
}  // namespace tanvan
