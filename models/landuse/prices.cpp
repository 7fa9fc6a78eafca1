// What land and floor space cost (models E27, E28; mobility 3.5).
#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/landuse/stations.hpp"
#include "models/landuse/steps.hpp"

namespace tanvan {
namespace {

/// Share of floor space that stands empty; the normal one where there is none, so that its price says nothing.
double vacancy(LandStore const& land, ZoneId zone, std::size_t use, LanduseParameters const& p) {
  double const floor = land.floor_m2[zone][use];
  return floor > 0 ? 1 - land.occupied_m2[zone][use] / floor : p.vacancy_norm;
}

/// Stations that add to prices and whose catchments share a zone, by the land of it that they reach.
std::vector<double> reached_land(World const& world, ZoneId zone) {
  auto const& s = world.stations;
  std::vector<double> land(s.size(), 0.0);
  for (auto station : ids<StationId>(s.size())) {
    if (s.announced[station] > world.now) continue;
    for (auto const& reach : s.catchment(station))
      if (world.cells.grid.zone[reach.cell] == zone) land[station.value] += static_cast<double>(reach.share.back());
  }
  return land;
}

/// Landlords pay the province its share of what stations have added this year.
void levy(World& world, ZoneId zone, double step, LanduseParameters const& p) {
  if (step <= 1 || world.land.levy_share[zone] <= 0) return;
  double const mvnd =
      world.land.levy_share[zone] * worth_of(world.land, zone, world.land.floor_m2[zone], p) * (1 - 1 / step);
  world.ledger.pay(Flow::land_levies, Account::landlords, Account::province, dong(mvnd * 1e6));
  auto const reached = reached_land(world, zone);
  double const all = std::accumulate(reached.begin(), reached.end(), 0.0);
  for (auto station : ids<StationId>(reached.size()))
    if (all > 0) world.stations.captured_mvnd[station] += mvnd * reached[station.value] / all;
}

}  // namespace

double price_change(double vacancy, double consumer_prices, LanduseParameters const& p) {
  double const slope = vacancy < p.vacancy_norm ? p.price_slope : p.price_slope_slack;
  return consumer_prices + std::clamp(slope * (p.vacancy_norm - vacancy), -p.price_cap, p.price_cap);
}

double worth_of(LandStore const& land, ZoneId zone, std::array<double, kFloorUses> const& floor,
                LanduseParameters const& p) {
  auto const at = [](FloorUse use) { return static_cast<std::size_t>(use); };
  auto const& price = land.price[zone];
  double const rents = price[at(FloorUse::room)] * floor[at(FloorUse::room)] +
                       price[at(FloorUse::commerce)] * floor[at(FloorUse::commerce)];
  return price[at(FloorUse::housing)] * floor[at(FloorUse::housing)] + rents / 1e3 * kMonthsInYear / p.cap_rate;
}

void reprice(World& world, LanduseParameters const& p) {
  auto& land = world.land;
  auto const premium = zone_premiums(world.cells, station_premiums(world, p), world.network.zones.size());
  double const prices = world.region.outlook_of(world.now.year()).price_growth;
  for (auto zone : ids<ZoneId>(world.network.zones.size())) {
    if (world.network.zones.kind[zone] != ZoneKind::internal) continue;
    double const station = premium[zone.value];
    double const step = std::exp(station - land.station_premium[zone]);
    land.station_premium[zone] = station;
    for (std::size_t use = 0; use < kFloorUses; ++use) {
      bool const near_counts = use != static_cast<std::size_t>(FloorUse::industry);
      land.price[zone][use] *= (1 + price_change(vacancy(land, zone, use, p), prices, p)) * (near_counts ? step : 1.0);
    }
    levy(world, zone, step, p);
  }
}

}  // namespace tanvan
