#include "models/landuse/home_market.hpp"

#include <algorithm>
#include <cmath>

#include "models/landuse/stations.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/rows_where.hpp"
#include "sim/parallel/shared_sum.hpp"

namespace tanvan {
namespace {

constexpr double kLeastIncome_mvnd =
    1.5;  // what a household without wages lives on [million đồng a month, base year]; prior

/// Vacant dwellings by kind, each list ascending.
std::array<std::vector<DwellingId>, kDwellingKinds> vacant_rows(World const& world) {
  auto const& d = world.population.dwellings;
  std::array<std::vector<DwellingId>, kDwellingKinds> rows;
  for (auto const id : rows_where<DwellingId>(d.size(), [&](DwellingId id) { return !d.household[id]; }))
    rows[static_cast<std::size_t>(d.kind[id])].push_back(id);
  return rows;
}

/// 1 at an open station, falling to 0 at the end of the band of 800 m.
std::vector<float> nearness_to_stations(World const& world) {
  auto near = walk_to_stations(world);
  for (auto& walk : near) walk = std::max(0.0F, 1 - walk / static_cast<float>(kWalkBands_m[1]));
  return near;
}

/// Households of a zone, and those in rooms and dormitories.
struct Tenants {
  std::int64_t all = 0, in_rooms = 0;

  Tenants& operator+=(Tenants const& other) {
    all += other.all;
    in_rooms += other.in_rooms;
    return *this;
  }
};

/// Households in rooms of all households, by zone: where migrants live.
std::vector<double> migrant_shares(World const& world) {
  auto const& h = world.population.households;
  auto const count = [&](std::size_t begin, std::size_t end, Tenants* zones) {
    for (auto id = id_of<HouseholdId>(begin); id.value != end; ++id.value)
      zones[h.zone[id].value] += {1, h.tenure[id] == Tenure::room || h.tenure[id] == Tenure::dormitory ? 1 : 0};
  };
  std::vector<double> share;
  for (auto const& [all, in_rooms] : scattered_sums<Tenants>(h.size(), world.network.zones.size(), count))
    share.push_back(all > 0 ? static_cast<double>(in_rooms) / static_cast<double>(all) : 0);
  return share;
}

}  // namespace

VacantHomes::VacantHomes(World const& world, std::vector<DwellingId> rows, LanduseParameters const& p)
    : rows_(std::move(rows)) {
  auto const& d = world.population.dwellings;
  std::stable_sort(rows_.begin(), rows_.end(), [&](auto a, auto b) { return d.zone[a] < d.zone[b]; });
  auto const zones = world.network.zones.size();
  zone_offset_.assign(zones + 1, 0);
  for (auto const row : rows_) ++zone_offset_[d.zone[row].value + 1];
  for (std::size_t z = 0; z < zones; ++z) zone_offset_[z + 1] += zone_offset_[z];
  if (rows_.empty()) return;
  std::vector<double> weight(zones);
  for (std::size_t around = 0; around < zones; ++around) {
    double all = 0;
    for (std::size_t z = 0; z < zones; ++z) {
      double const near = std::exp(-p.search_decay * world.access.commute_cost(around, z));
      all += weight[z] = static_cast<double>(in(id_of<ZoneId>(z))) * std::max(near, 1e-12);
    }
    zones_around_.emplace_back(weight);
  }
}

void VacantHomes::draw(ZoneId around, std::size_t n, Draws& draws, std::vector<DrawnHome>& set) const {
  set.clear();
  auto const& zones = zones_around_[around.value];
  for (std::size_t i = 0; i < n; ++i) {
    ZoneId const zone{zones.draw(draws)};
    auto const home = rows_[zone_offset_[zone.value] + draws.below(static_cast<std::uint32_t>(in(zone)))];
    auto const known = std::ranges::find(set, home, &DrawnHome::dwelling);
    if (known != set.end())
      known->correction += 1;
    else
      set.push_back({home, zone, 1});
  }
  for (auto& [home, zone, correction] : set) {
    double const q = zones.probability(zone.value) / static_cast<double>(in(zone));
    correction = std::log(correction / (static_cast<double>(n) * q));
  }
}

HomeMarket::HomeMarket(World const& world, LanduseParameters const& p)
    : world_(world),
      p_(p),
      premium_(station_premiums(world, p)),
      zone_premium_(zone_premiums(world.cells, premium_, world.network.zones.size())),
      station_(nearness_to_stations(world)),
      migrant_share_(migrant_shares(world)) {
  gather(vacant_rows(world));
}

void HomeMarket::gather(std::array<std::vector<DwellingId>, kDwellingKinds> rows) {
  for_each_piece(kDwellingKinds, [&](std::size_t kind) { vacant_[kind] = {world_, std::move(rows[kind]), p_}; });
}

void HomeMarket::look_again() {
  std::array<std::vector<DwellingId>, kDwellingKinds> rows;
  for (std::size_t kind = 0; kind < kDwellingKinds; ++kind)
    for (auto const home : vacant_[kind].rows())
      if (!world_.population.dwellings.household[home]) rows[kind].push_back(home);
  gather(std::move(rows));
}

double HomeMarket::monthly_cost(DwellingId dwelling) const {
  auto const& d = world_.population.dwellings;
  auto const zone = d.zone[dwelling];
  auto const& price = world_.land.price[zone];
  double const floor = static_cast<double>(d.floor_m2[dwelling]);
  double const here = d.cell[dwelling] ? static_cast<double>(premium_[d.cell[dwelling].value]) : 0;
  double const factor = std::exp(here - zone_premium_[zone.value]);
  double const by_room = price[static_cast<std::size_t>(FloorUse::room)] / 1e3 * floor * factor;
  switch (d.kind[dwelling]) {
    case DwellingKind::house:
    case DwellingKind::apartment:
      return price[static_cast<std::size_t>(FloorUse::housing)] * floor * factor * p_.home_yield / kMonthsInYear;
    case DwellingKind::room: return by_room;
    case DwellingKind::dormitory:
    case DwellingKind::social: return by_room * p_.sheltered_rent;
  }
  return by_room;
}

double HomeMarket::utility(DwellingId dwelling, HouseholdFacts const& facts) const {
  auto const& d = world_.population.dwellings;
  auto const zone = d.zone[dwelling];
  double const income = std::max(kLeastIncome_mvnd * world_.price_level, facts.income_mvnd);
  double u = -p_.price_dislike * std::log(monthly_cost(dwelling) / income) +
             p_.floor_liking * std::log(static_cast<double>(d.floor_m2[dwelling]) / facts.members / 10) +
             p_.jobs_liking * std::log(std::max(1e-6, world_.access.jobs_access[zone]));
  if (!facts.workplaces.empty()) {
    double sum = 0;
    for (auto const work : facts.workplaces) sum += world_.access.commute_cost(zone.value, work.value);
    u -= p_.commute_dislike * sum / static_cast<double>(facts.workplaces.size());
  }
  if (d.cell[dwelling]) u += p_.station_liking * static_cast<double>(station_[d.cell[dwelling].value]);
  if (facts.migrant) u += p_.network_liking * migrant_share_[zone.value];
  return u;
}

}  // namespace tanvan
