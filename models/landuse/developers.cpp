#include "models/landuse/developers.hpp"

#include <algorithm>
#include <cmath>

#include "models/landuse/steps.hpp"

namespace tanvan {
namespace {

constexpr double kHighRise = 5;  // FAR above which a m² costs more
constexpr double kWorthBuilding = 1.1;
constexpr int kMostRounds = 5;  // of sharing out what zones without room leave over

std::size_t at(FloorUse use) {
  return static_cast<std::size_t>(use);
}

bool is_internal(World const& world, ZoneId zone) {
  return world.network.zones.kind[zone] == ZoneKind::internal;
}

/// Floor space of a use that is not there yet but on its way.
double under_way(LandStore const& land, ZoneId zone, FloorUse use) {
  double sum = 0;
  for (auto const& year : land.pipeline_m2[zone]) sum += year[at(use)];
  return sum;
}

/// What a zone lacks to the normal vacancy and its reserve; < 0 where more stands.
double missing(LandStore const& land, ZoneId zone, FloorUse use, LanduseParameters const& p) {
  return land.occupied_m2[zone][at(use)] * (1 + p.vacancy_norm + p.vacancy_reserve) - land.floor_m2[zone][at(use)] -
         under_way(land, zone, use);
}

/// Rents for ever are worth a year's rent over the rate of return [million đồng a m²].
double price_of(LandStore const& land, ZoneId zone, FloorUse use, LanduseParameters const& p) {
  double const price = land.price[zone][at(use)];
  return use == FloorUse::housing ? price : price / 1e3 * kMonthsInYear / p.cap_rate;
}

Plot plot_of(World const& world, ZoneId zone, FloorUse use, LanduseParameters const& p) {
  auto const& land = world.land;
  return {price_of(land, zone, use, p) / world.price_level,
          land.price[zone][at(FloorUse::housing)] * p.land_price / world.price_level, land.parking_rule[zone]};
}

void begin(World& world, ZoneId zone, FloorUse use, double m2, std::size_t years) {
  world.land.pipeline_m2[zone][years - 1][at(use)] += m2;
}

/// A zone where developers may build, and how much it draws.
struct Ground {
  ZoneId zone;
  BuildingForm const* form = nullptr;
  double weight = 0, room = 0;
};

std::vector<Ground> grounds_for(World const& world, FloorUse use, LanduseParameters const& p) {
  std::vector<Ground> grounds;
  for (auto zone : ids<ZoneId>(world.network.zones.size())) {
    if (!is_internal(world, zone)) continue;
    auto const plot = plot_of(world, zone, use, p);
    auto const* form = best_form(highest_cap(world, zone), plot, p);
    double const room = room_under_cap(world.land, zone);
    if (form == nullptr || room <= 0) continue;
    double const draw = room * std::pow(profit_factor(form->far, plot, p), p.profit_pull);
    grounds.push_back({zone, form, draw, room});
  }
  return grounds;
}

/// Shares out by weight; what exceeds the room of a zone goes to the others.
void develop(World& world, FloorUse use, double m2, LanduseParameters const& p) {
  auto grounds = grounds_for(world, use, p);
  for (int round = 0; round < kMostRounds && m2 > 1; ++round) {
    double all = 0;
    for (auto const& ground : grounds) all += ground.room > 0 ? ground.weight : 0;
    if (all <= 0) return;
    double const left = m2;
    for (auto& ground : grounds) {
      double const part = std::min(ground.room, left * ground.weight / all);
      if (part <= 0) continue;
      begin(world, ground.zone, use, part, ground.form->years);
      ground.room -= part;
      m2 -= part;
    }
  }
}

/// Owners and landlords build where their zone lacks floor space. @return what the region lacks beside that
double build_at_home(World& world, FloorUse use, double share, LanduseParameters const& p) {
  double lacking = 0;
  for (auto zone : ids<ZoneId>(world.network.zones.size())) {
    if (!is_internal(world, zone)) continue;
    double const wanted = p.build_speed * std::max(0.0, missing(world.land, zone, use, p));
    lacking += (1 - share) * wanted;
    begin(world, zone, use, std::min(share * wanted, room_under_cap(world.land, zone)), 1);
  }
  return lacking;
}

/// Floor space of homes becomes dwellings; what makes no whole one goes on next year.
void complete_homes(World& world, ZoneId zone, double m2, LanduseParameters const& p) {
  auto const homes = static_cast<std::size_t>(m2 / p.house_m2);
  auto const apartments = static_cast<std::size_t>(static_cast<double>(homes) * p.apartment_share);
  add_dwellings(world, zone, DwellingKind::apartment, apartments, p.house_m2);
  add_dwellings(world, zone, DwellingKind::house, homes - apartments, p.house_m2);
  world.land.pipeline_m2[zone].front()[at(FloorUse::housing)] += m2 - static_cast<double>(homes) * p.house_m2;
}

/// The oldest of what is under way is due; all else comes a year nearer.
std::array<double, kFloorUses> due(LandStore& land, ZoneId zone) {
  auto& pipeline = land.pipeline_m2[zone];
  auto const now = pipeline.front();
  std::rotate(pipeline.begin(), pipeline.begin() + 1, pipeline.end());
  pipeline.back() = {};
  return now;
}

}  // namespace

double building_cost(double far, double parking_rule, LanduseParameters const& p) {
  return p.build_cost * (1 + p.height_cost * std::max(0.0, far - kHighRise)) + parking_rule * p.parking_cost;
}

double residual_land_value(double far, Plot const& plot, LanduseParameters const& p) {
  double const earned = plot.price_mvnd * p.efficiency * (1 - p.vacancy_norm);
  return (earned - building_cost(far, plot.parking_rule, p)) * far;
}

double profit_factor(double far, Plot const& plot, LanduseParameters const& p) {
  double const earned = plot.price_mvnd * p.efficiency * (1 - p.vacancy_norm) * far;
  return earned / (building_cost(far, plot.parking_rule, p) * far + plot.land_mvnd);
}

BuildingForm const* best_form(double far_cap, Plot const& plot, LanduseParameters const& p) {
  BuildingForm const* best = nullptr;
  double most = 0;
  for (auto const& form : kBuildingForms) {
    double const value = residual_land_value(form.far, plot, p);
    if (form.far > far_cap || profit_factor(form.far, plot, p) < kWorthBuilding || value <= most) continue;
    best = &form;
    most = value;
  }
  return best;
}

void complete_buildings(World& world, LanduseParameters const& p) {
  auto& land = world.land;
  for (auto zone : ids<ZoneId>(world.network.zones.size())) {
    if (!is_internal(world, zone)) continue;
    auto const done = due(land, zone);
    complete_homes(world, zone, done[at(FloorUse::housing)], p);
    for (auto use : {FloorUse::industry, FloorUse::commerce}) {
      land.floor_m2[zone][at(use)] += done[at(use)];
      land.completed_m2[zone][at(use)] += done[at(use)];
    }
    for (auto const m2 : done) land.parking_m2[zone] += land.parking_rule[zone] * m2;
  }
}

void pull_down_empty(World& world, LanduseParameters const& p) {
  auto& land = world.land;
  for (auto zone : ids<ZoneId>(world.network.zones.size()))
    for (auto use : {FloorUse::industry, FloorUse::commerce}) {
      double const empty = std::max(0.0, land.floor_m2[zone][at(use)] - land.occupied_m2[zone][at(use)]);
      double const down = std::min(empty, p.building_life * land.floor_m2[zone][at(use)]);
      land.floor_m2[zone][at(use)] -= down;
      land.demolished_m2[zone][at(use)] += down;
    }
}

void start_buildings(World& world, LanduseParameters const& p) {
  build_at_home(world, FloorUse::industry, 1, p);
  for (auto use : {FloorUse::housing, FloorUse::commerce})
    develop(world, use, build_at_home(world, use, 1 - p.developer_share, p), p);
}

}  // namespace tanvan
