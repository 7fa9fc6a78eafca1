#include <algorithm>
#include <cmath>

#include "models/enterprise/location.hpp"
#include "models/enterprise/staff.hpp"
#include "models/enterprise/steps.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// Keys of entrants depend on year, sector and rank alone, so that a policy changes the luck of no one else.
AgentKey entrant_key(Month now, std::size_t sector, std::uint32_t rank) {
  return {(std::uint64_t{2} << 40) | (static_cast<std::uint64_t>(now.count) << 25) | (sector << 20) | rank};
}

struct Entrant {
  Sector sector;
  Ownership ownership;
  std::uint32_t staff;
  double technology;
  bool innovator;
};

/// A young enterprise: mostly a micro firm that imitates; a few stand near the frontier; foreign ones are larger
/// (E17b).
Entrant draw_entrant(World const& world, Sector sector, double sector_technology, Draws& draws,
                     EnterpriseParameters const& p) {
  auto const& row = world.region.sectors[index_of(sector)];
  Entrant entrant{sector, Ownership::domestic, 1, 1, false};
  if (draws.chance(0.08 * row.foreign_share)) entrant.ownership = Ownership::foreign;
  bool const foreign = entrant.ownership == Ownership::foreign;
  double const size = foreign ? 40 : 2.5;
  entrant.staff = static_cast<std::uint32_t>(std::min(800.0, size * std::pow(draws.uniform(), -1 / 1.6)));
  entrant.innovator = foreign || draws.chance(p.innovator_share * (1 + world.policy.startup_support));
  double const near_frontier =
      std::min(world.frontier[index_of(sector)], sector_technology * (1.1 + 0.3 * draws.uniform()));
  entrant.technology = entrant.innovator ? near_frontier : sector_technology * (0.7 + 0.3 * draws.uniform());
  return entrant;
}

EstablishmentId settle_in(World& world, EnterpriseId id, Place place, double floor_m2) {
  auto& places = world.population.establishments;
  places.enterprise.push_back(id);
  places.zone.push_back(place.zone);
  places.site.push_back(place.site);
  places.floor_m2.push_back(static_cast<float>(floor_m2));
  if (place.site >= 0) world.sites.occupied_m2[static_cast<std::size_t>(place.site)] += floor_m2;
  return id_of<EstablishmentId>(places.size() - 1);
}

/// First money: three months of wages, from the founders' bank or from abroad. Machines come in kind.
Dong first_money(World& world, Entrant const& entrant, std::array<Dong, kSkillClasses> const& wages) {
  Dong const money{3 * static_cast<std::int64_t>(entrant.staff) * wages[1].value};
  auto const giver = entrant.ownership == Ownership::foreign ? Account::rest_of_world : Account::banks;
  world.ledger.pay(Flow::entry_capital, giver, account_of(entrant.ownership), money);
  return money;
}

void add_enterprise(World& world, AgentKey key, Entrant const& x, Place place, std::array<Dong, kSkillClasses> wages,
                    EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  auto const s = index_of(x.sector);
  auto const id = id_of<EnterpriseId>(e.size());
  auto const& row = world.region.sectors[s];
  auto const capital = static_cast<float>(x.staff * world.base_capital[s] * 0.8);
  e.key.push_back(key);
  e.sector.push_back(x.sector);
  e.ownership.push_back(x.ownership);
  e.born.push_back(world.now + 1);
  e.establishment.push_back(settle_in(world, id, place, std::max(10.0, x.staff * row.floor_m2_per_worker)));
  e.technology.push_back(x.technology);
  e.capital.push_back({capital});
  std::array<float, kVintages> vintages{};
  vintages.fill(static_cast<float>(x.technology));
  e.vintage_technology.push_back(vintages);
  e.rnd_stock.push_back(0);
  e.practices.push_back(0);
  e.innovated.push_back(x.innovator ? world.now : kLongAgo);
  e.renewed.push_back(world.now);
  e.renewed_year.push_back(0);
  e.price.push_back(world.sector_price[s]);
  double const output = x.staff * world.base_productivity[s] * x.technology * p.utilisation;
  e.expected_demand.push_back(output);
  e.share.push_back(world.demand[s] > 0 ? output / world.demand[s] : 0);
  e.output.push_back(0);
  e.output_year.push_back(0);
  e.unmet.push_back(0);
  e.workers.push_back({});
  e.labour_quality.push_back(1);
  e.desired.push_back(by_skill(row, x.staff));
  e.vacancies.push_back({});
  e.posted_wage.push_back(wages);
  e.cash.push_back(first_money(world, x, wages));
  e.profit_year.push_back({});
  e.rnd_grant.push_back({});
  ++world.counts.entries;
}

/// Posted wages of a newcomer: the mean of its sector.
std::array<std::array<Dong, kSkillClasses>, kSectors> mean_wages(EnterpriseStore const& e) {
  std::array<std::array<Dong, kSkillClasses>, kSectors> means{};
  auto const count = sums_by_sector(e, [](EnterpriseId) { return 1.0; });
  for (std::size_t k = 0; k < kSkillClasses; ++k) {
    auto const sums = sums_by_sector(e, [&](EnterpriseId id) { return double(e.posted_wage[id][k].value); });
    for (std::size_t s = 0; s < kSectors; ++s) means[s][k] = dong(count[s] > 0 ? sums[s] / count[s] : 8e6);
  }
  return means;
}

}  // namespace

void open_enterprises(World& world, EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  auto const alive = sums_by_sector(e, [&](EnterpriseId id) { return e.establishment[id] ? 1.0 : 0.0; });
  auto const technology =
      sums_by_sector(e, [&](EnterpriseId id) { return e.establishment[id] ? e.technology[id] : 0.0; });
  auto const wages = mean_wages(e);
  Locations const locations{world, p};
  for (std::size_t s = 0; s < kSectors; ++s) {
    Draws arrivals{world.seed, AgentKey{s}, static_cast<std::uint32_t>(world.now.count), Stream::enterprise_entry};
    auto const count = arrivals.poisson(p.entry_rate * alive[s]);
    for (std::uint32_t rank = 0; rank < count; ++rank) {
      auto const key = entrant_key(world.now, s, rank);
      Draws draws{world.seed, key, static_cast<std::uint32_t>(world.now.count), Stream::enterprise_location};
      auto const entrant =
          draw_entrant(world, static_cast<Sector>(s), alive[s] > 0 ? technology[s] / alive[s] : 1, draws, p);
      double const floor = std::max(10.0, entrant.staff * world.region.sectors[s].floor_m2_per_worker);
      add_enterprise(world, key, entrant, locations.choose(entrant.sector, floor, entrant.innovator, draws), wages[s],
                     p);
    }
  }
}

}  // namespace tanvan
