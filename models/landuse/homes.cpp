#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "models/landuse/steps.hpp"
#include "sim/choice/logit.hpp"
#include "sim/parallel/deferred_acceptance.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/group.hpp"
#include "sim/parallel/rows_where.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

double share_within_station(World const& world, ZoneId zone) {
  return world.land.station_share[zone];
}

/// e^utility of zones for one kind of dwelling.
std::vector<double> zone_attractions(World const& world, DwellingKind kind, LanduseParameters const& p) {
  std::vector<double> attraction(world.network.zones.size());
  for (auto zone : ids<ZoneId>(attraction.size()))
    attraction[zone.value] = std::exp(zone_utility(world, zone, use_of(kind), p));
  return attraction;
}

/// How near homes are to where newcomers first ask [zone, zone].
Matrix nearness(World const& world, LanduseParameters const& p) {
  auto const zones = world.network.zones.size();
  Matrix near(zones, zones);
  for (std::size_t from = 0; from < zones; ++from)
    for (std::size_t to = 0; to < zones; ++to)
      near(from, to) = std::exp(-p.first_home_decay * world.access.commute_cost(from, to));
  return near;
}

void house_kind(World& world, Tenure tenure, std::span<HouseholdId const> waiting, Vacancies vacant, Matrix const& near,
                LanduseParameters const& p) {
  auto const attraction = zone_attractions(world, kind_for(tenure), p);
  auto const& h = world.population.households;
  std::vector<double> upto(attraction.size());
  for (auto id : waiting) {
    if (vacant.all() == 0) return;
    double sum = 0;
    for (auto zone : ids<ZoneId>(upto.size()))
      upto[zone.value] = sum +=
          static_cast<double>(vacant.in(zone)) * attraction[zone.value] * near(h.zone[id].value, zone.value);
    Draws draws{world.seed, h.key[id], static_cast<std::uint32_t>(world.now.count), Stream::dwelling_choice};
    move_in(world, id, vacant.take(id_of<ZoneId>(at_quantile_of_sums(upto, draws.uniform()))));
  }
}

/// The homes that a mover weighs: zones drawn by vacancy and utility, best first; only those better than staying.
struct Wish {
  std::vector<std::uint32_t> zones;
};

/// Zones where the members of a household work.
std::vector<ZoneId> workplaces_of(World const& world, std::span<std::uint32_t const> members) {
  auto const& persons = world.population.persons;
  std::vector<ZoneId> workplaces;
  for (auto row : members)
    if (auto const employer = persons.employer[PersonId{row}])
      workplaces.push_back(world.population.establishments.zone[world.population.enterprises.establishment[employer]]);
  return workplaces;
}

double mean_commute(World const& world, std::span<ZoneId const> workplaces, ZoneId home) {
  double sum = 0;
  for (auto const work : workplaces) sum += world.access.commute_cost(home.value, work.value);
  return workplaces.empty() ? 0 : sum / static_cast<double>(workplaces.size());
}

bool wants_to_move(World const& world, HouseholdId id, LanduseParameters const& p) {
  auto const& h = world.population.households;
  Draws draws{world.seed, h.key[id], static_cast<std::uint32_t>(world.now.count), Stream::household_move};
  return h.dwelling[id] && draws.chance(h.tenure[id] == Tenure::own ? p.move_owner : p.move_tenant);
}

/// What movers of one tenure choose from, the same for all of them.
struct HomeMarket {
  std::vector<double> upto;     // weights of zones, vacancies times e^utility, summed along the zones
  std::vector<double> utility;  // [zone], without commute and taste
};

HomeMarket home_market(World const& world, Tenure tenure, Vacancies const& vacant, LanduseParameters const& p) {
  auto const kind = kind_for(tenure);
  HomeMarket market{zone_attractions(world, kind, p), {}};
  double sum = 0;
  for (auto zone : ids<ZoneId>(market.upto.size())) {
    market.upto[zone.value] = sum += static_cast<double>(vacant.in(zone)) * market.upto[zone.value];
    market.utility.push_back(zone_utility(world, zone, use_of(kind), p));
  }
  return market;
}

Wish wish_of(World const& world, HouseholdId id, std::span<std::uint32_t const> members, HomeMarket const& market,
             LanduseParameters const& p) {
  auto const& h = world.population.households;
  Draws draws{world.seed, h.key[id], static_cast<std::uint32_t>(world.now.count), Stream::dwelling_choice};
  auto const workplaces = workplaces_of(world, members);
  auto const utility = [&](ZoneId zone) {
    return market.utility[zone.value] - p.commute_dislike * mean_commute(world, workplaces, zone) + draws.gumbel();
  };
  double const stay = utility(h.zone[id]) + p.stay;
  std::vector<std::pair<double, std::uint32_t>> better;
  for (int n = 0; n < static_cast<int>(p.candidates); ++n) {
    auto const zone = static_cast<std::uint32_t>(at_quantile_of_sums(market.upto, draws.uniform()));
    double const u = utility(ZoneId{zone});
    if (zone != h.zone[id].value && u > stay) better.emplace_back(-u, zone);
  }
  std::sort(better.begin(), better.end());
  Wish wish;
  for (auto const& [u, zone] : better)
    if (std::find(wish.zones.begin(), wish.zones.end(), zone) == wish.zones.end()) wish.zones.push_back(zone);
  return wish;
}

/// The members of some households, by their place in the list.
Groups members_of(World const& world, std::span<HouseholdId const> households) {
  auto const& household = world.population.persons.household;
  std::vector<std::uint32_t> place(world.population.households.size(), kNoGroup), key(household.size(), kNoGroup);
  for (std::uint32_t i = 0; i < households.size(); ++i) place[households[i].value] = i;
  for_each_row<PersonId>(household.size(), [&](PersonId id) {
    if (household[id]) key[id.value] = place[household[id].value];
  });
  return group_by(key, households.size());
}

struct Mover {
  HouseholdId household;
  std::span<std::uint32_t const> members;  // rows of persons
};

void relocate_tenure(World& world, Tenure tenure, Vacancies vacant, std::span<Mover const> movers,
                     LanduseParameters const& p) {
  auto const& h = world.population.households;
  if (vacant.all() == 0) return;
  auto const market = home_market(world, tenure, vacant, p);
  std::vector<Wish> wishes(movers.size());
  for_each_index(movers.size(),
                 [&](std::size_t i) { wishes[i] = wish_of(world, movers[i].household, movers[i].members, market, p); });
  ProposalLists lists;
  lists.offset.push_back(0);
  std::vector<double> score;
  std::vector<std::uint64_t> key;
  for (std::size_t i = 0; i < movers.size(); ++i) {
    auto const& zones = wishes[i].zones;
    lists.receiver.insert(lists.receiver.end(), zones.begin(), zones.end());
    lists.offset.push_back(static_cast<std::uint32_t>(lists.receiver.size()));
    // Landlords and sellers take who has more money
    score.insert(score.end(), zones.size(), static_cast<double>(h.savings[movers[i].household].value));
    key.push_back(h.key[movers[i].household].value);
  }
  std::vector<std::uint32_t> quota(world.network.zones.size());
  for (auto zone : ids<ZoneId>(quota.size())) quota[zone.value] = static_cast<std::uint32_t>(vacant.in(zone));
  auto const matched = deferred_acceptance(lists, score, quota, key);
  for (std::size_t i = 0; i < movers.size(); ++i) {
    if (matched[i] == kUnmatched) continue;
    move_in(world, movers[i].household, vacant.take(ZoneId{matched[i]}));
    ++world.counts.moves;
  }
}

}  // namespace

std::vector<DwellingId> vacant_dwellings(World const& world) {
  auto const& d = world.population.dwellings;
  return rows_where<DwellingId>(d.size(), [&](DwellingId id) { return !d.household[id]; });
}

Vacancies::Vacancies(World const& world, std::span<DwellingId const> vacant, DwellingKind kind)
    : rows_(world.network.zones.size()), taken_(world.network.zones.size(), 0) {
  auto const& d = world.population.dwellings;
  for (auto const id : vacant) {
    if (d.kind[id] != kind) continue;
    rows_[d.zone[id].value].push_back(id);
    ++left_;
  }
}

double zone_utility(World const& world, ZoneId zone, FloorUse use, LanduseParameters const& p) {
  double const price = std::max(1e-3, world.land.price[zone][static_cast<std::size_t>(use)]);
  double const jobs = std::max(1e-6, world.access.jobs_access[zone]);
  return -p.price_dislike * std::log(price) + p.jobs_liking * std::log(jobs) +
         p.station_liking * share_within_station(world, zone);
}

void move_in(World& world, HouseholdId household, DwellingId dwelling) {
  auto& h = world.population.households;
  auto& d = world.population.dwellings;
  if (h.dwelling[household]) d.household[h.dwelling[household]] = {};
  d.household[dwelling] = household;
  h.dwelling[household] = dwelling;
  h.zone[household] = d.zone[dwelling];
}

void house_households(World& world, LanduseParameters const& p) {
  auto const& h = world.population.households;
  constexpr std::array kOrder = {Tenure::own, Tenure::rent, Tenure::room, Tenure::dormitory, Tenure::social};
  std::array<std::vector<HouseholdId>, kOrder.size()> waiting;  // by tenure
  auto const waits = [&](HouseholdId id) { return !h.dwelling[id] && h.persons[id] > 0; };
  for (auto const id : rows_where<HouseholdId>(h.size(), waits))
    waiting[static_cast<std::size_t>(h.tenure[id])].push_back(id);
  auto const near = nearness(world, p);
  auto const vacant = vacant_dwellings(world);
  for (auto tenure : kOrder)
    if (auto const& those = waiting[static_cast<std::size_t>(tenure)]; !those.empty())
      house_kind(world, tenure, those, Vacancies{world, vacant, kind_for(tenure)}, near, p);
}

void relocate(World& world, LanduseParameters const& p) {
  auto const& h = world.population.households;
  auto const households =
      rows_where<HouseholdId>(h.size(), [&](HouseholdId id) { return wants_to_move(world, id, p); });
  auto const members = members_of(world, households);
  auto const vacant = vacant_dwellings(world);
  for (auto tenure : {Tenure::own, Tenure::rent, Tenure::room}) {
    std::vector<Mover> movers;
    for (std::size_t i = 0; i < households.size(); ++i)
      if (h.tenure[households[i]] == tenure) movers.push_back({households[i], members.of(i)});
    relocate_tenure(world, tenure, Vacancies{world, vacant, kind_for(tenure)}, movers, p);
  }
}

}  // namespace tanvan
