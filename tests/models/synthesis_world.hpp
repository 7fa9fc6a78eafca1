#pragma once
/// A province of two districts, four zones and one outside, small enough to be read here, for the tests of the
/// syntheses.

#include <string>
#include <vector>

#include "sim/engine/world.hpp"

namespace tanvan {

inline void add_zone(ZoneStore& z, char const* code, char const* district, ZoneKind kind, double km2, double persons,
                     double households) {
  z.code.push_back(code);
  z.name.push_back(code);
  z.district.push_back(district);
  z.ward_2025.push_back("");
  z.kind.push_back(kind);
  z.lon.push_back(106.6 + 0.02 * static_cast<double>(z.code.size()));
  z.lat.push_back(11.0);
  z.area_km2.push_back(km2);
  z.census_population.push_back(persons);
  z.census_households.push_back(households);
}

inline ZoneStore small_zones() {
  ZoneStore z;
  add_zone(z, "T1", "Thành phố", ZoneKind::internal, 10, 60'123, 24'400);
  add_zone(z, "X1", "Ngoài tỉnh", ZoneKind::external, 100, 900'000, 300'000);
  add_zone(z, "T2", "Thành phố", ZoneKind::internal, 12, 35'001, 14'000);
  add_zone(z, "H1", "Huyện", ZoneKind::internal, 90, 20'777, 6'000);
  add_zone(z, "H2", "Huyện", ZoneKind::internal, 150, 9'500, 2'700);
  return z;
}

inline void add_control(RegionTables& region, std::string const& control, std::string const& district,
                        std::vector<std::pair<std::string, double>> const& shares) {
  for (auto const& [category, share] : shares)
    region.controls.push_back({control, category, district, share, {"controls.csv", 2, 0}});
}

inline std::vector<std::pair<std::string, double>> age_sex_shares(std::vector<double> const& by_class) {
  std::vector<std::pair<std::string, double>> shares;
  for (std::size_t c = 0; c < by_class.size(); ++c) {
    auto const from = std::to_string(5 * c);
    auto const name = c + 1 < by_class.size() ? from + "-" + std::to_string(5 * c + 4) : from + "+";
    shares.emplace_back(name + " female", by_class[c] * 0.49);
    shares.emplace_back(name + " male", by_class[c] * 0.51);
  }
  return shares;
}

inline void add_controls(RegionTables& region) {
  add_control(region, "age_sex", "*",
              age_sex_shares({0.084, 0.072, 0.05, 0.082, 0.126, 0.146, 0.13, 0.1, 0.066, 0.046, 0.034, 0.024, 0.016,
                              0.01, 0.006, 0.004, 0.004}));
  add_control(region, "household_size", "*",
              {{"1", 0.26}, {"2", 0.26}, {"3", 0.2}, {"4", 0.17}, {"5", 0.06}, {"6", 0.03}, {"7+", 0.02}});
  add_control(region, "tenure", "*",
              {{"own", 0.35}, {"rent", 0.1}, {"room", 0.49}, {"dormitory", 0.04}, {"social", 0.02}});
  add_control(region, "tenure", "Huyện",
              {{"own", 0.85}, {"rent", 0.05}, {"room", 0.08}, {"dormitory", 0.01}, {"social", 0.01}});
  add_control(region, "migrant", "*", {{"yes", 0.58}, {"no", 0.42}});
  add_control(region, "migrant", "Huyện", {{"yes", 0.2}, {"no", 0.8}});
  add_control(region, "education", "*",
              {{"none", 0.02},
               {"primary", 0.15},
               {"lower_secondary", 0.36},
               {"upper_secondary", 0.29},
               {"vocational", 0.065},
               {"college", 0.045},
               {"university", 0.066},
               {"postgraduate", 0.004}});
  add_control(region, "labour_status", "*",
              {{"active", 0.86}, {"student", 0.05}, {"inactive", 0.065}, {"retired", 0.025}});
}

/// Twenty sectors of equal weight but for a few that differ in what the tests ask about.
inline void add_sectors(RegionTables& region) {
  for (std::size_t s = 0; s < kSectors; ++s) {
    SectorRow row;
    row.sector = static_cast<Sector>(s);
    bool const made = is_manufacturing(row.sector);
    row.employment_share = made ? 0.065 : 0.035;
    row.value_added_share = made ? 0.06 : 0.04;
    row.labour_share = 0.5;
    row.capital_per_worker_mvnd = made ? 500 : 300;
    row.export_share = made ? 0.6 : 0.1;
    row.intermediate_share = 0.6;
    row.local_input_share = 0.3;
    row.state_share = row.sector == Sector::public_personal ? 0.7 : 0.03;
    row.foreign_share = made ? 0.55 : 0.03;
    row.basic_share = made ? 0.62 : 0.4;
    row.middle_share = made ? 0.28 : 0.35;
    row.high_share = made ? 0.10 : 0.25;
    row.enterprise_share = row.sector == Sector::trade ? 0.335 : 0.035;
    row.park_share = made ? 0.6 : 0.02;
    row.floor_m2_per_worker = made ? 40 : 18;
    row.rnd_participation = made ? 0.1 : 0.03;
    region.sectors.push_back(row);
  }
}

inline void add_sites(RegionTables& region) {
  ParkRow park;
  park.name = "KCN Một";
  park.zone = ZoneId{0};
  park.area_ha = 200;
  park.occupancy_percent = 95;
  park.workers = 14'000;
  park.sectors = {Sector::electronics, Sector::textile_garment};
  park.opened_year = 2000;
  region.parks.push_back(park);
  park.name = "KCN Hai";
  park.zone = ZoneId{3};
  park.workers = 6'000;
  park.occupancy_percent = 60;
  park.sectors = {Sector::wood_furniture};
  region.parks.push_back(park);
  park.name = "KCN Ba";
  park.zone = ZoneId{4};
  park.workers = 900;
  park.opened_year = 2026;
  region.parks.push_back(park);
  SpecialAreaRow area;
  area.id = "A9";
  area.name = "Tháp A9";
  area.kind = "office_tower";
  area.zone = ZoneId{0};
  area.floor_area_m2 = 75'000;
  area.status = "planned";
  area.opening_year = 2028;
  region.areas.push_back(area);
  area.id = "A1";
  area.name = "Vòng xoay A1";
  area.kind = "tod_mixed_use";
  area.floor_area_m2 = 70'000;
  area.status = "planned / under construction";
  area.opening_year = 2027;
  region.areas.push_back(area);
  area.id = "U1";
  area.name = "Đại học";
  area.kind = "university";
  area.status = "existing";
  region.areas.push_back(area);
}

/// The province at `scale` in January 2019, without agents.
inline World small_province(double scale) {
  World world;
  world.seed = 7;
  world.scale = scale;
  world.now = month_of(2019, 1);
  world.network.zones = small_zones();
  add_controls(world.region);
  add_sectors(world.region);
  add_sites(world.region);
  return world;
}

}  // namespace tanvan
