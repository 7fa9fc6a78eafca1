#include <algorithm>
#include <cmath>

#include "models/enterprise/location.hpp"
#include "models/enterprise/staff.hpp"
#include "models/enterprise/steps.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// Keys of entrants depend on month, sector and rank alone, so that a policy changes the luck of no one else.
AgentKey entrant_key(Month now, std::size_t sector, std::uint32_t rank) {
  return {(std::uint64_t{2} << 40) | (static_cast<std::uint64_t>(now.count) << 25) | (sector << 20) | rank};
}

struct Entrant {
  Sector sector;
  Ownership ownership = Ownership::domestic;
  std::uint32_t staff = 1;
  double technology = 1;
  bool innovator = false;
  std::uint8_t practices = 0;
  KnowledgeMask knowledge = 0;
};

/// What newcomers of a sector find there.
struct Incumbents {
  std::vector<EnterpriseId> members;
  double technology = 1;  // mean
};

std::vector<Incumbents> incumbents_of(EnterpriseStore const& e) {
  std::vector<Incumbents> sectors(kSectors);
  auto const technology = sums_by_sector(e, [&](EnterpriseId id) { return e.technology[id]; });
  for (auto id : ids<EnterpriseId>(e.size())) sectors[index_of(e.sector[id])].members.push_back(id);
  for (std::size_t s = 0; s < kSectors; ++s)
    if (!sectors[s].members.empty())
      sectors[s].technology = technology[s] / static_cast<double>(sectors[s].members.size());
  return sectors;
}

/// A young enterprise: mostly a micro firm that imitates; a few stand near the frontier; foreign ones are larger
/// (E17b). It starts with the practices and the knowledge of one of its sector's enterprises, met at random.
Entrant draw_entrant(World const& world, Sector sector, Incumbents const& incumbents, Draws& draws,
                     EnterpriseParameters const& p) {
  double const sector_technology = incumbents.technology;
  auto const& row = world.region.sectors[index_of(sector)];
  Entrant entrant{.sector = sector};
  if (draws.chance(p.entrant_foreign * row.foreign_share)) entrant.ownership = Ownership::foreign;
  bool const foreign = entrant.ownership == Ownership::foreign;
  double const least = foreign ? p.entrant_foreign_staff : p.entrant_staff;
  entrant.staff =
      static_cast<std::uint32_t>(std::min(p.entrant_largest, least * std::pow(draws.uniform(), -1 / p.entrant_tail)));
  entrant.innovator = foreign || draws.chance(p.innovator_share);
  double const near_frontier = std::min(world.frontier[index_of(sector)],
                                        sector_technology * (p.innovator_least + p.entrant_spread * draws.uniform()));
  entrant.technology =
      entrant.innovator ? near_frontier : sector_technology * (p.imitator_least + p.entrant_spread * draws.uniform());
  auto const& members = incumbents.members;
  if (!members.empty()) {
    auto const model = members[draws.below(static_cast<std::uint32_t>(members.size()))];
    entrant.practices = world.population.enterprises.practices[model];
    entrant.knowledge = world.population.enterprises.knowledge[model];
  }
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

/// First money: some months of wages, from the founders' bank or from abroad. Machines come in kind.
Dong first_money(World& world, Entrant const& entrant, std::array<Dong, kSkillClasses> const& wages,
                 EnterpriseParameters const& p) {
  Dong const money = share_of(wages[1], p.entrant_months * entrant.staff);
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
  auto const capital = static_cast<float>(x.staff * world.base_capital[s] * p.entrant_capital);
  e.key.push_back(key);
  e.sector.push_back(x.sector);
  e.ownership.push_back(x.ownership);
  e.born.push_back(world.now);
  e.establishment.push_back(settle_in(world, id, place, floor_wanted(row, x.staff)));
  e.technology.push_back(x.technology);
  e.capital.push_back({capital});
  std::array<float, kVintages> vintages{};
  vintages.fill(static_cast<float>(x.technology));
  e.vintage_technology.push_back(vintages);
  e.rnd_stock.push_back(0);
  e.practices.push_back(x.practices);
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
  e.cash.push_back(first_money(world, x, wages, p));
  e.profit_year.push_back({});
  e.capital_norm.push_back(world.capital_norm[s]);
  e.knowledge.push_back(x.knowledge);
  e.partner.push_back({});
  e.partner_until.push_back(kLongAgo);
  e.fund.push_back({});
  ++world.counts.entries;
}

/// Posted wages of a newcomer: the mean of its sector; 0 where nobody is left, and then nobody comes.
std::array<std::array<Dong, kSkillClasses>, kSectors> mean_wages(EnterpriseStore const& e) {
  std::array<std::array<Dong, kSkillClasses>, kSectors> means{};
  auto const count = sums_by_sector(e, [](EnterpriseId) { return 1.0; });
  for (std::size_t k = 0; k < kSkillClasses; ++k) {
    auto const sums = sums_by_sector(e, [&](EnterpriseId id) { return double(e.posted_wage[id][k].value); });
    for (std::size_t s = 0; s < kSectors; ++s) means[s][k] = dong(count[s] > 0 ? sums[s] / count[s] : 0);
  }
  return means;
}

}  // namespace

void open_enterprises(World& world, EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  auto const incumbents = incumbents_of(e);
  auto const wages = mean_wages(e);
  Locations const locations{world, p};
  for (std::size_t s = 0; s < kSectors; ++s) {
    Draws arrivals{world.seed, AgentKey{s}, static_cast<std::uint32_t>(world.now.count), Stream::enterprise_entry};
    auto const newcomers = arrivals.poisson(p.entry_rate / 12 * static_cast<double>(incumbents[s].members.size()));
    for (std::uint32_t rank = 0; rank < newcomers; ++rank) {
      auto const key = entrant_key(world.now, s, rank);
      Draws draws{world.seed, key, static_cast<std::uint32_t>(world.now.count), Stream::enterprise_location};
      auto const entrant = draw_entrant(world, static_cast<Sector>(s), incumbents[s], draws, p);
      double const floor = floor_wanted(world.region.sectors[s], entrant.staff);
      add_enterprise(world, key, entrant, locations.choose(entrant.sector, floor, entrant.innovator, draws), wages[s],
                     p);
    }
  }
  share_out_demand(e);
}

}  // namespace tanvan
