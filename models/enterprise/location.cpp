#include "models/enterprise/location.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <tuple>

namespace tanvan {
namespace {

constexpr double kLeastFloor = 10;  // [m²], a counter or a desk

/// A place that was drawn, and what it is worth with luck.
struct Wish {
  double utility;
  Place place;
};

double vacant_of(World const& world, std::size_t site) {
  return world.sites.capacity_m2[site] - world.sites.occupied_m2[site];
}

bool better(Wish const& a, Wish const& b) {
  return std::tuple{-a.utility, a.place.site, a.place.zone} < std::tuple{-b.utility, b.place.site, b.place.zone};
}

}  // namespace

double floor_wanted(SectorRow const& sector, double staff) {
  return std::max(kLeastFloor, staff * sector.floor_m2_per_worker);
}

double bid_of(World const& world, Sector sector, double staff, double technology, double floor_m2) {
  return staff * world.base_productivity[index_of(sector)] * technology / floor_m2;
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

Locations::Locations(World const& world, EnterpriseParameters const& p)
    : world_(world), p_(p), worth_(zone_worths(world, p)), floor_(street_floor(world)) {
  if (std::ranges::any_of(world.sites.capacity_m2, [](double m2) { return m2 > 0; }))
    sites_.emplace(world.sites.capacity_m2);
  for (std::size_t use = 0; use < kPlaceUses; ++use) {
    streets_.emplace_back(floor_.standing[use]);
    all_vacant_[use] = std::accumulate(floor_.vacant[use].begin(), floor_.vacant[use].end(), 0.0);
  }
  double vacant = 0;
  for (std::size_t i = 0; i < world.sites.size(); ++i)
    if (world.sites.open_from[i] <= world.now) vacant += std::max(0.0, vacant_of(world, i));
  if (vacant > 0) all_sites_vacant_ = vacant;
}

double Locations::utility(Settler const& settler, Place place) const {
  double const worth = worth_[index_of(settler.sector)][place.zone.value];
  if (place.site < 0) return worth;
  auto const& sites = world_.sites;
  auto const site = static_cast<std::size_t>(place.site);
  bool const high_tech = sites.high_tech[site] != 0;
  double const rebate = high_tech ? 1 - world_.policy.of(Channel::site_rebate) : 1;
  return worth - p_.rent_elasticity * std::log(std::max(0.1, sites.rent_factor[site] * rebate)) +
         (high_tech ? std::log(p_.high_tech_pull) : 0);
}

double Locations::ln_size(Settler const& settler, Place place) const {
  auto const use = place_use(settler.sector);
  if (place.site < 0) return std::log(floor_.vacant[use][place.zone.value] / all_vacant_[use]);
  return std::log(vacant_of(world_, static_cast<std::size_t>(place.site)) / all_sites_vacant_);
}

bool Locations::admits(std::int16_t site, Settler const& settler) const {
  auto const& sites = world_.sites;
  auto const i = static_cast<std::size_t>(site);
  return sites.open_from[i] <= world_.now && (!sites.high_tech[i] || settler.innovator) &&
         vacant_of(world_, i) >= settler.floor_m2;
}

bool Locations::looks_in_parks(Settler const& settler, Draws& draws) const {
  bool const makes = is_manufacturing(settler.sector) || settler.sector == Sector::logistics;
  double chance = world_.region.sectors[index_of(settler.sector)].park_share;
  if (settler.innovator) chance = std::max(chance, p_.innovator_parks);
  if (settler.ownership == Ownership::foreign && makes) chance = std::max(chance, p_.foreign_parks);
  return draws.chance(chance) || settler.from_park;
}

std::vector<Place> Locations::wishes(Settler const& settler, Draws& draws) const {
  auto const n = static_cast<std::size_t>(p_.site_candidates);
  std::vector<DrawnAlternative> drawn;
  std::vector<Wish> parks, streets;
  auto const consider = [&](Place place, DrawnAlternative const& how, std::vector<Wish>& all) {
    if (place != settler.here)
      all.push_back({utility(settler, place) + ln_size(settler, place) + how.correction + how.luck, place});
  };
  if (looks_in_parks(settler, draws) && sites_) {
    draw_alternatives(*sites_, n, draws, drawn);
    for (auto const& site : drawn) {
      Place const place{world_.sites.zone[site.alternative], static_cast<std::int16_t>(site.alternative)};
      if (admits(place.site, settler)) consider(place, site, parks);
    }
  }
  draw_alternatives(streets_[place_use(settler.sector)], n, draws, drawn);
  for (auto const& street : drawn) consider({ZoneId{street.alternative}, -1}, street, streets);
  std::ranges::sort(parks, better);
  if (!streets.empty()) parks.push_back(*std::ranges::min_element(streets, better));
  double const stay = settler.here ? utility(settler, *settler.here) + p_.moving_cost + draws.gumbel() : kNotOffered;
  std::vector<Place> wishes;
  for (auto const& wish : parks)
    if (wish.utility > stay) wishes.push_back(wish.place);
  return wishes;
}

}  // namespace tanvan
