#include "models/enterprise/location.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sim/choice/logit.hpp"

namespace tanvan {
namespace {

FloorUse use_of(Sector sector) {
  bool const industrial = is_industry(sector) || sector == Sector::logistics || sector == Sector::agriculture;
  return industrial ? FloorUse::industry : FloorUse::commerce;
}

double rent_of(World const& world, ZoneId zone, Sector sector) {
  return std::max(1e-3, world.land.price[zone][static_cast<std::size_t>(use_of(sector))]);
}

/// Jobs of each sector in each zone, [sector][zone].
std::vector<std::vector<double>> jobs_by_sector(World const& world) {
  auto const& e = world.population.enterprises;
  std::vector<std::vector<double>> jobs(kSectors, std::vector<double>(world.network.zones.size(), 0.0));
  for (auto id : ids<EnterpriseId>(e.size()))
    if (e.establishment[id])
      jobs[index_of(e.sector[id])][world.population.establishments.zone[e.establishment[id]].value] +=
          total(e.workers[id]);
  return jobs;
}

constexpr double kLeastFloor = 10;  // [m²], a counter or a desk

}  // namespace

double floor_wanted(SectorRow const& sector, double staff) {
  return std::max(kLeastFloor, staff * sector.floor_m2_per_worker);
}

CellId cell_of(World const& world, Place place, AgentKey key) {
  Draws draws{world.seed, key, 0, Stream::work_cell};
  double const u = draws.uniform();
  if (place.site < 0) return work_cell(world.cells, place.zone, u);
  auto const site = static_cast<std::size_t>(place.site);
  if (world.cells.size() == 0) return {};
  auto const centre = world.cells.grid.plane.point(world.sites.place[site]);
  double const far = world.sites.radius_m[site] * std::sqrt(u), turn = 2 * std::numbers::pi * draws.uniform();
  return cell_near(world.cells, place.zone, {centre.x + far * std::cos(turn), centre.y + far * std::sin(turn)});
}

Locations::Locations(World const& world, EnterpriseParameters const& p) : world_(world), p_(p) {
  auto const jobs = jobs_by_sector(world);
  auto const& zones = world.network.zones;
  cumulative_.assign(kSectors, {});
  for (std::size_t s = 0; s < kSectors; ++s) {
    double sum = 0;
    for (auto zone : ids<ZoneId>(zones.size())) {
      bool const inside = zones.kind[zone] == ZoneKind::internal;
      double const utility = -p.rent_elasticity * std::log(rent_of(world, zone, static_cast<Sector>(s))) +
                             p.labour_access * std::log(1e-6 + world.access.workers_access[zone]) +
                             p.cluster * std::log1p(jobs[s][zone.value]) + std::log(1 + zones.census_population[zone]);
      sum += inside ? std::exp(utility) : 0;
      cumulative_[s].push_back(sum);
    }
  }
}

std::int16_t Locations::choose_site(double floor_m2, bool innovator, Draws& draws) const {
  auto const& sites = world_.sites;
  std::vector<double> cumulative;
  double sum = 0;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    double const room = sites.capacity_m2[i] - sites.occupied_m2[i];
    bool const admits = sites.open_from[i] <= world_.now && room >= floor_m2 && (!sites.high_tech[i] || innovator);
    double const access = world_.access.workers_access[sites.zone[i]];
    double const rent = sites.rent_factor[i] * (sites.high_tech[i] ? 1 - world_.policy.of(Channel::site_rebate) : 1);
    sum += admits ? room * std::sqrt(std::max(0.0, access)) / std::max(0.1, rent) *
                        (sites.high_tech[i] ? p_.high_tech_pull : 1)
                  : 0;
    cumulative.push_back(sum);
  }
  return sum > 0 ? static_cast<std::int16_t>(at_quantile_of_sums(cumulative, draws.uniform())) : std::int16_t{-1};
}

Place Locations::choose(Sector sector, double floor_m2, bool innovator, Draws& draws) const {
  double const park_share = world_.region.sectors[index_of(sector)].park_share;
  if (draws.chance(innovator ? std::max(p_.innovator_parks, park_share) : park_share)) {
    auto const site = choose_site(floor_m2, innovator, draws);
    if (site >= 0) return {world_.sites.zone[static_cast<std::size_t>(site)], site};
  }
  return {id_of<ZoneId>(at_quantile_of_sums(cumulative_[index_of(sector)], draws.uniform())), -1};
}

}  // namespace tanvan
