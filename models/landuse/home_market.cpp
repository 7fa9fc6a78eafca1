#include "models/landuse/home_market.hpp"

#include <algorithm>
#include <cmath>

#include "models/landuse/stations.hpp"
#include "sim/access/hansen.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/rows_where.hpp"
#include "sim/parallel/shared_sum.hpp"

namespace tanvan {
namespace {

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
      if (h.persons[id] > 0)
        zones[h.zone[id].value] += {1, h.tenure[id] == Tenure::room || h.tenure[id] == Tenure::dormitory ? 1 : 0};
  };
  std::vector<double> share;
  for (auto const& [all, in_rooms] : scattered_sums<Tenants>(h.size(), world.network.zones.size(), count))
    share.push_back(all > 0 ? static_cast<double>(in_rooms) / static_cast<double>(all) : 0);
  return share;
}

/// What a m² costs a month by zone and kind [ln million đồng], without what stations add within the zone.
std::vector<std::array<double, kDwellingKinds>> ln_rents(World const& world, LanduseParameters const& p) {
  std::vector<std::array<double, kDwellingKinds>> ln_rent;
  for (auto const& price : world.land.price) {
    double const room = price[static_cast<std::size_t>(FloorUse::room)] / 1e3;
    double const home = price[static_cast<std::size_t>(FloorUse::housing)] * p.home_yield / kMonthsInYear;
    auto& of = ln_rent.emplace_back();
    for (std::size_t kind = 0; kind < kDwellingKinds; ++kind) switch (static_cast<DwellingKind>(kind)) {
        case DwellingKind::house:
        case DwellingKind::apartment: of[kind] = std::log(home); break;
        case DwellingKind::room: of[kind] = std::log(room); break;
        case DwellingKind::dormitory:
        case DwellingKind::social: of[kind] = std::log(room * p.sheltered_rent); break;
      }
  }
  return ln_rent;
}

/// exp(-decay minutes) between zones, and a little anywhere.
Matrix nearness_of(Matrix const& commute_cost, double decay) {
  constexpr double kAnywhere = 1e-12;
  Matrix near = commute_cost;
  near.values = nearness(commute_cost.values, decay, kAnywhere);
  return near;
}

/// Dwellings of one zone by kind.
struct Stock {
  std::array<std::int64_t, kDwellingKinds> of{};

  Stock& operator+=(Stock const& other) {
    for (std::size_t kind = 0; kind < kDwellingKinds; ++kind) of[kind] += other.of[kind];
    return *this;
  }
};

std::array<std::vector<std::int64_t>, kDwellingKinds> dwellings_by_kind(World const& world) {
  auto const& d = world.population.dwellings;
  auto const count = [&](std::size_t begin, std::size_t end, Stock* zones) {
    for (auto id = id_of<DwellingId>(begin); id.value != end; ++id.value)
      ++zones[d.zone[id].value].of[static_cast<std::size_t>(d.kind[id])];
  };
  std::array<std::vector<std::int64_t>, kDwellingKinds> dwellings;
  for (auto const& stock : scattered_sums<Stock>(d.size(), world.network.zones.size(), count))
    for (std::size_t kind = 0; kind < kDwellingKinds; ++kind) dwellings[kind].push_back(stock.of[kind]);
  return dwellings;
}

}  // namespace

HomeMarket::HomeMarket(World const& world, LanduseParameters const& p)
    : world_(world),
      p_(p),
      ln_rent_(ln_rents(world, p)),
      dwellings_(dwellings_by_kind(world)),
      nearness_(nearness_of(world.access.commute_cost, p.search_decay)),
      premium_(station_premiums(world, p)),
      zone_premium_(zone_premiums(world.cells, premium_, world.network.zones.size())),
      station_(nearness_to_stations(world)),
      migrant_share_(migrant_shares(world)) {
  for (auto const access : world.access.jobs_access) ln_jobs_.push_back(std::log(std::max(1e-6, access)));
  auto const& d = world.population.dwellings;
  Rows rows;
  for (auto const id : rows_where<DwellingId>(d.size(), [&](DwellingId id) { return !d.household[id]; }))
    rows[static_cast<std::size_t>(d.kind[id])].push_back(id);
  gather(rows);
}

void HomeMarket::gather(Rows const& rows) {
  for_each_piece(kDwellingKinds, [&](std::size_t kind) {
    vacant_[kind] = {world_, rows[kind], {nearness_, dwellings_[kind]}};
    common_worth_[kind].clear();
    for (auto const home : vacant_[kind].homes()) common_worth_[kind].push_back(common_worth(home));
  });
}

void HomeMarket::look_again() {
  Rows rows;
  for (std::size_t kind = 0; kind < kDwellingKinds; ++kind)
    for (auto const home : vacant_[kind].homes())
      if (!world_.population.dwellings.household[home]) rows[kind].push_back(home);
  gather(rows);
}

double HomeMarket::ln_cost(DwellingId dwelling) const {
  auto const& d = world_.population.dwellings;
  auto const zone = d.zone[dwelling].value;
  double const here = d.cell[dwelling] ? static_cast<double>(premium_[d.cell[dwelling].value]) : 0;
  return ln_rent_[zone][static_cast<std::size_t>(d.kind[dwelling])] +
         std::log(static_cast<double>(d.floor_m2[dwelling])) + here - zone_premium_[zone];
}

double HomeMarket::common_worth(DwellingId dwelling) const {
  auto const& d = world_.population.dwellings;
  double const station = d.cell[dwelling] ? static_cast<double>(station_[d.cell[dwelling].value]) : 0;
  return -p_.price_dislike * ln_cost(dwelling) + p_.floor_liking * std::log(static_cast<double>(d.floor_m2[dwelling])) +
         p_.jobs_liking * ln_jobs_[d.zone[dwelling].value] + p_.station_liking * station;
}

double HomeMarket::worth_in(ZoneId zone, HouseholdFacts const& facts) const {
  double worth = facts.migrant ? p_.network_liking * migrant_share_[zone.value] : 0;
  if (facts.workplaces.empty()) return worth;
  double sum = 0;
  for (auto const work : facts.workplaces) sum += world_.access.commute_cost(zone.value, work.value);
  return worth - p_.commute_dislike * sum / static_cast<double>(facts.workplaces.size());
}

}  // namespace tanvan
