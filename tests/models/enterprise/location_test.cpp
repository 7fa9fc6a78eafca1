#include "models/enterprise/location.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <map>

#include "tests/models/synthesis_world.hpp"

namespace tanvan {
namespace {

constexpr std::uint64_t kChoices = 20'000;

/// The small province with land at even prices and even access to workers, no enterprises and no parks.
World province() {
  World world = small_province(1);
  for (std::size_t z = 0; z < world.network.zones.size(); ++z) {
    world.land.price.push_back({20, 30, 60, 200});
    world.access.workers_access.push_back(1000);
  }
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

/// Shares of zones and sites among many choices of one kind.
struct Chosen {
  std::map<std::uint32_t, double> zone;
  std::map<int, double> site;
};

Chosen choose_often(World const& world, Sector sector, bool innovator = false, double floor = 100,
                    EnterpriseParameters const& p = {}) {
  Locations const locations{world, p};
  Chosen chosen;
  for (std::uint64_t i = 0; i < kChoices; ++i) {
    Draws draws{1, AgentKey{i}, 0, Stream::enterprise_location};
    auto const place = locations.choose(sector, floor, innovator, draws);
    chosen.zone[place.zone.value] += 1.0 / kChoices;
    chosen.site[place.site] += 1.0 / kChoices;
  }
  return chosen;
}

void add_jobs(World& world, ZoneId zone, Sector sector, std::uint32_t jobs) {
  auto& p = world.population;
  p.enterprises.key.push_back(AgentKey{1});
  p.enterprises.sector.push_back(sector);
  p.enterprises.establishment.push_back(id_of<EstablishmentId>(p.establishments.size()));
  p.enterprises.workers.push_back({jobs, 0, 0});
  p.establishments.enterprise.push_back(id_of<EnterpriseId>(p.enterprises.size() - 1));
  p.establishments.zone.push_back(zone);
  p.establishments.cell.push_back({});
}

TEST(Location, NobodySettlesOutsideTheProvince) {
  World world = province();
  world.land.price[ZoneId{1}] = {0.1, 0.1, 0.1, 0.1};  // the outside zone is cheap and populous
  EXPECT_EQ(choose_often(world, Sector::trade).zone.count(1), 0U);
}

TEST(Location, EvenZonesAreTakenByTheirPeople) {
  World const world = province();
  auto const chosen = choose_often(world, Sector::trade);
  double const all = 4 + 60'123 + 35'001 + 20'777 + 9'500;
  EXPECT_NEAR(chosen.zone.at(0), 60'124 / all, 0.015);
  EXPECT_NEAR(chosen.zone.at(4), 9'501 / all, 0.015);
}

TEST(Location, OddsFallWithRentByItsElasticity) {
  World world = province();
  auto const before = choose_often(world, Sector::trade);
  world.land.price[ZoneId{0}][static_cast<std::size_t>(FloorUse::commerce)] *= 4;
  auto const after = choose_often(world, Sector::trade);
  double const odds = after.zone.at(0) / after.zone.at(2) / (before.zone.at(0) / before.zone.at(2));
  EXPECT_NEAR(odds, std::pow(4, -EnterpriseParameters{}.rent_elasticity), 0.03);
}

TEST(Location, FactoriesPayTheRentOfIndustryAndShopsThatOfCommerce) {
  World world = province();
  auto const before = choose_often(world, Sector::electronics);
  world.land.price[ZoneId{0}][static_cast<std::size_t>(FloorUse::commerce)] *= 100;
  EXPECT_EQ(choose_often(world, Sector::electronics).zone, before.zone);
  world.land.price[ZoneId{0}][static_cast<std::size_t>(FloorUse::industry)] *= 100;
  EXPECT_LT(choose_often(world, Sector::electronics).zone.at(0), before.zone.at(0) / 2);
}

TEST(Location, OddsRiseWithReachOfWorkersByItsElasticity) {
  World world = province();
  auto const before = choose_often(world, Sector::trade);
  world.access.workers_access[ZoneId{3}] *= 4;
  auto const after = choose_often(world, Sector::trade);
  double const odds = after.zone.at(3) / after.zone.at(0) / (before.zone.at(3) / before.zone.at(0));
  EXPECT_NEAR(odds, std::pow(4, EnterpriseParameters{}.labour_access), 0.12);
}

TEST(Location, OnlyJobsOfTheOwnSectorAttract) {
  World world = province();
  auto const before = choose_often(world, Sector::trade);
  add_jobs(world, ZoneId{4}, Sector::electronics, 500);
  EXPECT_EQ(choose_often(world, Sector::trade).zone, before.zone);
  auto const electronics = choose_often(world, Sector::electronics);
  double const odds = electronics.zone.at(4) / electronics.zone.at(0) / (before.zone.at(4) / before.zone.at(0));
  EXPECT_NEAR(odds, std::pow(501, EnterpriseParameters{}.cluster), 0.7);
}

TEST(Location, TheParkShareOfASectorSettlesInParksWithRoom) {
  World world = province();
  world.region.sectors[index_of(Sector::electronics)].park_share = 0.6;
  add_site(world, ZoneId{3}, 1e6, 0);
  auto const chosen = choose_often(world, Sector::electronics);
  EXPECT_NEAR(chosen.site.at(0), 0.6, 0.015);
  EXPECT_NEAR(chosen.site.at(-1), 0.4, 0.015);
}

TEST(Location, AFullOrClosedParkTakesNobody) {
  World world = province();
  world.region.sectors[index_of(Sector::electronics)].park_share = 1;
  add_site(world, ZoneId{3}, 1000, 950);
  add_site(world, ZoneId{4}, 1e6, 0);
  world.sites.open_from.back() = world.now + 1;
  auto const chosen = choose_often(world, Sector::electronics, false, 100);
  EXPECT_EQ(chosen.site.size(), 1U);
  EXPECT_EQ(chosen.site.count(-1), 1U);
}

TEST(Location, ParksAreTakenByTheirRoom) {
  World world = province();
  world.region.sectors[index_of(Sector::electronics)].park_share = 1;
  add_site(world, ZoneId{3}, 400'000, 100'000);
  add_site(world, ZoneId{4}, 100'000, 0);
  auto const chosen = choose_often(world, Sector::electronics);
  EXPECT_NEAR(chosen.site.at(0), 0.75, 0.015);
  EXPECT_NEAR(chosen.zone.at(4), 0.25, 0.015);
}

TEST(Location, HighTechSitesAdmitInnovatorsAlone) {
  World world = province();
  world.region.sectors[index_of(Sector::electronics)].park_share = 1;
  add_site(world, ZoneId{3}, 1e6, 0, true);
  EXPECT_EQ(choose_often(world, Sector::electronics, false).site.count(0), 0U);
  EXPECT_NEAR(choose_often(world, Sector::electronics, true).site.at(0), 1, 1e-9);
}

TEST(Location, InnovatorsLookAtSitesEvenWhereTheirSectorDoesNot) {
  World world = province();
  add_site(world, ZoneId{3}, 1e6, 0);
  EXPECT_EQ(choose_often(world, Sector::trade, false).site.count(0), 0U);
  EXPECT_NEAR(choose_often(world, Sector::trade, true).site.at(0), 0.3, 0.015);
}

}  // namespace
}  // namespace tanvan
