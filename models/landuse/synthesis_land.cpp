// Land, floor space and prices of the first day.
#include <algorithm>
#include <cmath>

#include "models/landuse/synthesis_steps.hpp"

namespace tanvan {
namespace {

void make_room(LandStore& land, std::size_t zones) {
  std::array<double, kFloorUses> const none{};
  land.floor_m2.assign(zones, none);
  land.occupied_m2.assign(zones, none);
  land.price.assign(zones, none);
  land.developable_m2.assign(zones, 0.0);
  land.far_cap.assign(zones, 0.0);
  land.station_share.assign(zones, 0.0);
  land.station_premium.assign(zones, 0.0);
  land.pipeline_m2.assign(zones, {});
  land.rooms_m2.assign(zones, {});
  land.parking_rule.assign(zones, 0.0);
  land.parking_m2.assign(zones, 0.0);
  land.levy_share.assign(zones, 0.0);
  land.floor_start_m2.assign(zones, none);
  land.completed_m2.assign(zones, none);
  land.demolished_m2.assign(zones, none);
}

double density_of(ZoneStore const& zones, ZoneId zone) {
  return zones.area_km2[zone] > 0 ? zones.census_population[zone] / zones.area_km2[zone] : 0;
}

/// Value of the first row whose indicator begins with `kind` and names the district; 0 where there is none.
double named_price(RegionTables const& region, std::string const& kind, std::string const& district) {
  for (auto const& row : region.macro)
    if (row.indicator.starts_with(kind) && row.indicator.find(district) != std::string::npos) return row.value;
  return 0;
}

double housing_floor(World const& world, ZoneId zone) {
  return world.land.floor_m2[zone][static_cast<std::size_t>(FloorUse::housing)];
}

/// Mean price level over zones, weighted by their housing.
double mean_level(World const& world, std::vector<double> const& level) {
  double sum = 0, floor = 0;
  for (auto zone : ids<ZoneId>(level.size())) {
    sum += level[zone.value] * housing_floor(world, zone);
    floor += housing_floor(world, zone);
  }
  return floor > 0 ? sum / floor : 1;
}

}  // namespace

double developable_share(double density, HomeSynthesisParameters const& p) {
  return p.developable_low + p.developable_rise * density / (density + p.developable_density);
}

double far_cap_of(double density, HomeSynthesisParameters const& p) {
  return p.far_low + (p.far_high - p.far_low) * density / (density + p.far_density);
}

double district_price(RegionTables const& region, std::string const& district, HomeSynthesisParameters const& p) {
  double const apartment = named_price(region, "apartment_price: ", district);
  if (apartment > 0) return apartment;
  double const land = named_price(region, "land_price: ", district);
  return land > 0 ? land / p.land_over_apartment : p.rural_price_mvnd;
}

void found_land(World& world, HomeSynthesisParameters const& p) {
  auto& land = world.land;
  auto const& zones = world.network.zones;
  make_room(land, zones.size());
  recount_floor(world);
  for (auto zone : ids<ZoneId>(zones.size())) {
    if (zones.kind[zone] != ZoneKind::internal) continue;
    for (auto use : {FloorUse::industry, FloorUse::commerce}) {
      auto const u = static_cast<std::size_t>(use);
      land.floor_m2[zone][u] = land.occupied_m2[zone][u] / (1 - p.vacancy_enterprise);
    }
    double const density = density_of(zones, zone);
    land.developable_m2[zone] = zones.area_km2[zone] * 1e6 * developable_share(density, p) * world.scale;
    double standing = 0;
    for (auto const m2 : land.floor_m2[zone]) standing += m2;
    double const allowed = far_cap_of(density, p);
    land.far_cap[zone] = std::max(allowed, p.spared_floor * standing / land.developable_m2[zone]);
    land.floor_start_m2[zone] = land.floor_m2[zone];
  }
}

void found_prices(World& world, HomeSynthesisParameters const& p) {
  auto const& zones = world.network.zones;
  std::vector<double> level(zones.size());
  for (auto zone : ids<ZoneId>(zones.size())) level[zone.value] = district_price(world.region, zones.district[zone], p);
  double const mean = mean_level(world, level);
  for (auto zone : ids<ZoneId>(zones.size())) {
    if (zones.kind[zone] != ZoneKind::internal) continue;
    double const relative = level[zone.value] / mean, rent = std::sqrt(relative);
    world.land.price[zone] = {p.apartment_price_mvnd * relative, p.room_rent_vnd / p.room_m2 / 1000 * rent,
                              p.industry_rent_vnd / 1000 * rent, p.commerce_rent_vnd / 1000 * rent};
  }
}

}  // namespace tanvan
