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
  world.land.floor_m2[ZoneId{3}] = {1e6, 1e5, 4e6, 4e6};
  auto const chosen = choose_often(world, small(Sector::trade));
  EXPECT_NEAR(odds(chosen, 3, 0), 4, 0.35);
  EXPECT_NEAR(odds(chosen, 2, 0), 1, 0.1);
}

TEST(Location, AFullZoneStillTakesAFew) {
  World world = empty_province();
  add_enterprise_of(world, Sector::trade);
  auto& places = world.population.establishments;
  EstablishmentId const place{static_cast<std::uint32_t>(places.size() - 1)};
  places.zone[place] = ZoneId{3};
  places.floor_m2[place] = 1e6;
  EXPECT_NEAR(choose_often(world, small(Sector::trade)).zone[3], 0.01 / 3.01, 0.002);
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

/// A resident of a zone with a degree, and nobody else.
void add_graduate(World& world, ZoneId zone) {
  auto& [persons, h, d, e, places, next_key] = world.population;
  persons.household.push_back(id_of<HouseholdId>(h.size()));
  persons.education.push_back(Education::university);
  persons.key.push_back(AgentKey{next_key++});
  h.key.push_back(AgentKey{next_key++});
  h.zone.push_back(zone);
}

TEST(Location, WorkersInReachCountByTheSectorsSkills) {
  World world = empty_province();
  add_graduate(world, ZoneId{2});
  world.access.workers_access[kTown] = 4000;
  EnterpriseParameters const p{.supplier_access = 0, .cluster = 0};
  auto& graduates = world.region.sectors[index_of(Sector::information)];
  graduates.basic_share = 0, graduates.middle_share = 0, graduates.high_share = 1;
  EXPECT_NEAR(edge(world, Sector::information, 0, 2, p), p.labour_access * std::log(4), 1e-6);
  auto& basic = world.region.sectors[index_of(Sector::food)];
  basic.basic_share = 1, basic.middle_share = 0, basic.high_share = 0;
  EXPECT_NEAR(edge(world, Sector::food, 0, 2, p), 0, 1e-9) << "nobody without schooling lives there or here";
}

TEST(Location, UniversitiesDrawWhoEmploysGraduates) {
  World world = empty_province();
  world.institutions = {};
  world.institutions.zone.push_back(kTown);
  world.institutions.graduates_year.push_back(99);
  world.access.car_time_min = Matrix(world.network.zones.size(), world.network.zones.size(), 60);
  world.access.car_time_min(kTown.value, kTown.value) = 0;
  auto& row = world.region.sectors[index_of(Sector::information)];
  row.basic_share = 0, row.middle_share = 0.5, row.high_share = 0.5;
  EnterpriseParameters const p;
  double const far = std::log1p(100 * std::exp(-60 * p.labour_reach));
  EXPECT_NEAR(edge(world, Sector::information, 0, 2, p), p.university_access * 0.5 * (std::log(101) - far), 1e-9);
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
  FreightRow port;
  port.node = FreightNode::seaport;
  port.zone = ZoneId{1};
  port.year = 2020;
  world.region.freight = {port};
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

TEST(Location, FloorInParksIsNoStreet) {
  World world = empty_province();
  add_site(world, ZoneId{3}, 1e6, 0);
  add_enterprise_of(world, Sector::electronics);
  auto& places = world.population.establishments;
  EstablishmentId const place{static_cast<std::uint32_t>(places.size() - 1)};
  places.zone[place] = ZoneId{3};
  places.site[place] = 0;
  auto const floor = street_floor(world);
  EXPECT_EQ(floor.standing[0][3], 1) << "all that is used there is in the park";
  EXPECT_LT(floor.vacant[0][3], 1);
  EXPECT_EQ(floor.standing[0][2], world.land.floor_m2[ZoneId{2}][static_cast<std::size_t>(FloorUse::industry)]);
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

/// Share of those in a place who would leave it.
double leaving(World const& world, Settler settler, Place here, double cost) {
  settler.here = here;
  auto const chosen = choose_often(world, settler, {.moving_cost = cost});
  double all = 0;
  for (auto const& [zone, share] : chosen.zone) all += share;
  EXPECT_EQ(here.site < 0 ? chosen.zone.count(here.zone.value) : chosen.site.count(here.site), 0U);
  return all;
}

TEST(Location, WhoHasAPlaceLeavesForSomethingBetterOnly) {
  World const world = empty_province();
  // Three of four zones of equal worth weigh 3/4 of a choice, the present place one
  EXPECT_NEAR(leaving(world, small(Sector::trade), {kTown, -1}, 0), 0.75 / 1.75, 0.03);
  EXPECT_NEAR(leaving(world, small(Sector::trade), {kTown, -1}, 2), 0.75 / (0.75 + std::exp(2)), 0.02);
}

TEST(Location, AFullParkIsNoReasonToLeaveIt) {
  auto const share = [](double scale, double occupied) {
    World world = empty_province();
    for (std::uint32_t z = 2; z < 5; ++z) add_site(world, ZoneId{z}, 1e6 * scale, 5e5 * scale);
    world.sites.occupied_m2.front() = occupied * 1e6 * scale;
    auto settler = small(Sector::electronics);
    settler.floor_m2 = 10;
    settler.from_park = true;
    return leaving(world, settler, {ZoneId{2}, 0}, 1);
  };
  EXPECT_NEAR(share(1, 1.0), share(0.01, 1.0), 0.01) << "a sample moves as the whole does";
  EXPECT_GT(share(1, 0.5), 0.1);
  EXPECT_LT(share(1, 1.0), 0.5);
}

}  // namespace
}  // namespace tanvan
