// Industrial parks, clusters and special areas as sites.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "models/enterprise/synthesis_steps.hpp"

namespace tanvan {
namespace {

/// Kinds of special areas where enterprises settle.
bool has_jobs(std::string const& kind) {
  constexpr char const* kKinds[] = {"office_tower",   "tod_mixed_use",           "ecommerce_zone",
                                    "logistics_zone", "science_technology_park", "incubator"};
  return std::any_of(std::begin(kKinds), std::end(kKinds), [&](char const* k) { return kind == k; });
}

bool is_high_tech(std::string const& kind) {
  return kind == "science_technology_park" || kind == "incubator";
}

/// Rent against the zone's own, by kind; from memory, unverified.
double rent_factor(std::string const& kind) {
  if (kind == "office_tower") return 1.3;
  if (kind == "tod_mixed_use") return 1.4;
  return is_high_tech(kind) ? 0.8 : 1.0;
}

/// A planned area waits for its release, unless it is being built or stands already.
Month opening_of(SpecialAreaRow const& area) {
  bool const only_planned = area.status == "planned";
  return only_planned ? kNeverOpen : month_of(area.opening_year, 1);
}

/// True where a special area is the same place as the park: the park then is left out.
bool is_special_area(RegionTables const& region, ParkRow const& park) {
  return std::any_of(region.areas.begin(), region.areas.end(), [&](SpecialAreaRow const& area) {
    return area.kind == "science_technology_park" && area.zone == park.zone && area.lon == park.lon &&
           area.lat == park.lat;
  });
}

/// A park or an area of the tables, as far as both have the same columns.
template <class Row>
void add_site(SiteStore& sites, Row const& row, double area_ha, double capacity_m2, double rent, Month open,
              bool high_tech) {
  sites.name.push_back(row.name);
  sites.zone.push_back(row.zone);
  sites.place.push_back({row.lon, row.lat});
  sites.radius_m.push_back(std::sqrt(area_ha * 1e4 / std::numbers::pi));
  sites.capacity_m2.push_back(capacity_m2);
  sites.occupied_m2.push_back(0);
  sites.rent_factor.push_back(rent);
  sites.open_from.push_back(open);
  sites.high_tech.push_back(high_tech ? 1 : 0);
}

}  // namespace

SiteStore found_sites(World const& world, EnterpriseSynthesisParameters const& p) {
  SiteStore sites;
  double const floor_per_ha = 1e4 * p.site_floor_share * world.scale;
  for (auto const& park : world.region.parks)
    if (!is_special_area(world.region, park))
      add_site(sites, park, park.area_ha, park.area_ha * floor_per_ha, park.cluster ? 0.8 : 1.0,
               month_of(park.opened_year, 1), false);
  for (auto const& area : world.region.areas) {
    if (!has_jobs(area.kind) || world.network.zones.kind[area.zone] != ZoneKind::internal) continue;
    double const floor = area.floor_area_m2 > 0 ? area.floor_area_m2 * world.scale : area.site_area_ha * floor_per_ha;
    add_site(sites, area, area.site_area_ha, floor, rent_factor(area.kind), opening_of(area), is_high_tech(area.kind));
  }
  return sites;
}

}  // namespace tanvan
