#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "models/landuse/steps.hpp"
#include "sim/parallel/deferred_acceptance.hpp"
#include "sim/parallel/group.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

double share_within_station(World const& world, ZoneId zone) {
  return world.land.station_share[zone];
}

std::size_t pick(std::vector<double> const& weights, double u) {
  double const target = u * std::accumulate(weights.begin(), weights.end(), 0.0);
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    sum += weights[i];
    if (sum > target) return i;
  }
  return weights.size() - 1;
}

/// Weights of zones for one kind of dwelling: vacancies times e^utility.
std::vector<double> zone_weights(World const& world, Vacancies const& vacant, DwellingKind kind,
                                 LanduseParameters const& p) {
  std::vector<double> weights(world.network.zones.size(), 0.0);
  for (auto zone : ids<ZoneId>(weights.size()))
    if (vacant.in(zone) > 0)
      weights[zone.value] = static_cast<double>(vacant.in(zone)) * std::exp(zone_utility(world, zone, use_of(kind), p));
  return weights;
}

void house_kind(World& world, Tenure tenure, std::vector<HouseholdId> const& waiting, LanduseParameters const& p) {
  auto const kind = kind_for(tenure);
  Vacancies vacant{world, kind};
  auto const& h = world.population.households;
  for (auto id : waiting) {
    if (vacant.all() == 0) return;
    auto weights = zone_weights(world, vacant, kind, p);
    for (std::size_t z = 0; z < weights.size(); ++z)
      weights[z] *= std::exp(-p.first_home_decay * world.access.commute_cost(h.zone[id].value, z));
    Draws draws{world.seed, h.key[id], static_cast<std::uint32_t>(world.now.count), Stream::dwelling_choice};
    move_in(world, id, vacant.take(id_of<ZoneId>(pick(weights, draws.uniform()))));
  }
}

/// The homes that a mover weighs: zones drawn by vacancy and utility, best first; only those better than staying.
struct Wish {
  std::vector<std::uint32_t> zones;
};

double mean_commute(World const& world, std::span<std::uint32_t const> members, ZoneId home) {
  auto const& persons = world.population.persons;
  double sum = 0;
  int workers = 0;
  for (auto row : members) {
    auto const employer = persons.employer[PersonId{row}];
    if (!employer) continue;
    auto const work = world.population.establishments.zone[world.population.enterprises.establishment[employer]];
    sum += world.access.commute_cost(home.value, work.value);
    ++workers;
  }
  return workers > 0 ? sum / workers : 0;
}

bool wants_to_move(World const& world, HouseholdId id, LanduseParameters const& p) {
  auto const& h = world.population.households;
  Draws draws{world.seed, h.key[id], static_cast<std::uint32_t>(world.now.count), Stream::household_move};
  return h.dwelling[id] && draws.chance(h.tenure[id] == Tenure::own ? p.move_owner : p.move_tenant);
}

Wish wish_of(World const& world, HouseholdId id, std::span<std::uint32_t const> members,
             std::vector<double> const& weights, LanduseParameters const& p) {
  auto const& h = world.population.households;
  auto const use = use_of(kind_for(h.tenure[id]));
  Draws draws{world.seed, h.key[id], static_cast<std::uint32_t>(world.now.count), Stream::dwelling_choice};
  auto const utility = [&](ZoneId zone) {
    return zone_utility(world, zone, use, p) - p.commute_dislike * mean_commute(world, members, zone) + draws.gumbel();
  };
  double const stay = utility(h.zone[id]) + p.stay;
  std::vector<std::pair<double, std::uint32_t>> better;
  for (int n = 0; n < static_cast<int>(p.candidates); ++n) {
    auto const zone = static_cast<std::uint32_t>(pick(weights, draws.uniform()));
    double const u = utility(ZoneId{zone});
    if (zone != h.zone[id].value && u > stay) better.emplace_back(-u, zone);
  }
  std::sort(better.begin(), better.end());
  Wish wish;
  for (auto const& [u, zone] : better)
    if (std::find(wish.zones.begin(), wish.zones.end(), zone) == wish.zones.end()) wish.zones.push_back(zone);
  return wish;
}

void relocate_tenure(World& world, Tenure tenure, Groups const& members, LanduseParameters const& p) {
  auto const& h = world.population.households;
  Vacancies vacant{world, kind_for(tenure)};
  if (vacant.all() == 0) return;
  auto const weights = zone_weights(world, vacant, kind_for(tenure), p);
  ProposalLists lists;
  lists.offset.push_back(0);
  std::vector<double> score;
  std::vector<std::uint64_t> key;
  std::vector<HouseholdId> movers;
  for (auto id : ids<HouseholdId>(h.size())) {
    if (h.tenure[id] != tenure || !wants_to_move(world, id, p)) continue;
    auto const wish = wish_of(world, id, members.of(id.value), weights, p);
    if (wish.zones.empty()) continue;
    lists.receiver.insert(lists.receiver.end(), wish.zones.begin(), wish.zones.end());
    lists.offset.push_back(static_cast<std::uint32_t>(lists.receiver.size()));
    // Landlords and sellers take who has more money
    score.insert(score.end(), wish.zones.size(), static_cast<double>(h.savings[id].value));
    key.push_back(h.key[id].value);
    movers.push_back(id);
  }
  std::vector<std::uint32_t> quota(world.network.zones.size());
  for (auto zone : ids<ZoneId>(quota.size())) quota[zone.value] = static_cast<std::uint32_t>(vacant.in(zone));
  auto const matched = deferred_acceptance(lists, score, quota, key);
  for (std::size_t i = 0; i < movers.size(); ++i) {
    if (matched[i] == kUnmatched) continue;
    move_in(world, movers[i], vacant.take(ZoneId{matched[i]}));
    ++world.counts.moves;
  }
}

}  // namespace

Vacancies::Vacancies(World const& world, DwellingKind kind)
    : rows_(world.network.zones.size()), taken_(world.network.zones.size(), 0) {
  auto const& d = world.population.dwellings;
  for (auto id : ids<DwellingId>(d.size()))
    if (d.kind[id] == kind && !d.household[id]) rows_[d.zone[id].value].push_back(id);
}

std::size_t Vacancies::all() const {
  std::size_t sum = 0;
  for (std::size_t z = 0; z < rows_.size(); ++z) sum += rows_[z].size() - taken_[z];
  return sum;
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
  for (auto tenure : {Tenure::own, Tenure::rent, Tenure::room, Tenure::dormitory, Tenure::social}) {
    std::vector<HouseholdId> waiting;
    for (auto id : ids<HouseholdId>(h.size()))
      if (!h.dwelling[id] && h.tenure[id] == tenure && h.persons[id] > 0) waiting.push_back(id);
    if (!waiting.empty()) house_kind(world, tenure, waiting, p);
  }
}

void relocate(World& world, LanduseParameters const& p) {
  auto const members =
      group_rows_by(std::as_const(world.population.persons.household).span(), world.population.households.size());
  for (auto tenure : {Tenure::own, Tenure::rent, Tenure::room}) relocate_tenure(world, tenure, members, p);
}

}  // namespace tanvan
