#pragma once
/// A small made-up world with a full record, for tests of what is written and shown. None of its figures is a result.

#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "sim/engine/world.hpp"
#include "sim/io/results/results_schema.hpp"

namespace tanvan::synthetic {

inline constexpr int kSide = 7;  // zones and junctions stand on a square of 7 by 7
inline constexpr int kFirstYear = 2020, kLastYear = 2035;

inline double wave(int a, int b) {
  return 0.5 + 0.5 * std::sin(1.7 * a + 2.3 * b);
}

inline void add_zones(World& world) {
  static std::array<std::string, 7> const districts = {"Thủ Dầu Một", "Dĩ An",    "Thuận An", "Bến Cát",
                                                       "Tân Uyên",    "Bàu Bàng", "Phú Giáo"};
  auto& zones = world.network.zones;
  for (int i = 0; i < kSide * kSide; ++i) {
    int const row = i / kSide, at = i % kSide;
    zones.code.push_back("Z" + std::to_string(i));
    zones.name.push_back(districts[static_cast<std::size_t>(row)] + " " + std::to_string(at + 1));
    zones.district.push_back(districts[static_cast<std::size_t>(row)]);
    zones.ward_2025.push_back(at == 6 ? "" : "Phường Bình Dương");
    zones.kind.push_back(at == 6 && row == 0 ? ZoneKind::external : ZoneKind::internal);
    zones.lon.push_back(106.55 + 0.04 * at + 0.01 * wave(row, at));
    zones.lat.push_back(10.88 + 0.05 * row + 0.01 * wave(at, row));
    zones.area_km2.push_back(10 + 20 * wave(i, 3));
    zones.census_population.push_back(20'000);
    zones.census_households.push_back(7'000);
  }
}

inline void add_link(LinkStore& links, int from, int to, bool new_road) {
  static std::array<std::string, 5> const roads = {"QL13 / Đại lộ Bình Dương", "Mỹ Phước – Tân Vạn", "ĐT743", "ĐT746",
                                                   "Vành đai 3"};
  links.name.push_back(roads[static_cast<std::size_t>((from / kSide + to) % 5)]);
  links.from.push_back(id_of<NodeId>(static_cast<std::size_t>(from)));
  links.to.push_back(id_of<NodeId>(static_cast<std::size_t>(to)));
  links.length.push_back(Metres{4200});
  links.lanes.push_back(2 + from % 2);
  links.free_speed_kmh.push_back(60);
  links.capacity.push_back(1800 * (2 + from % 2));
  links.open_from.push_back(new_road ? month_of(2027, 1) : Month{});
  links.truck_ban.push_back(0);
  links.truck_ban_hours.push_back(0);
  links.car_toll.push_back(Dong{});
  links.truck_toll.push_back(Dong{});
  links.banned.push_back(0);
  links.shape_offset.push_back(0);
}

inline void add_network(World& world) {
  auto& nodes = world.network.nodes;
  auto& links = world.network.links;
  auto const& zones = world.network.zones;
  for (int i = 0; i < kSide * kSide; ++i) {
    nodes.name.push_back("Nút " + std::to_string(i));
    nodes.lon.push_back(zones.lon[id_of<ZoneId>(static_cast<std::size_t>(i))] + 0.005);
    nodes.lat.push_back(zones.lat[id_of<ZoneId>(static_cast<std::size_t>(i))] - 0.004);
  }
  for (int i = 0; i < kSide * kSide; ++i) {
    bool const right = i % kSide + 1 < kSide, up = i + kSide < kSide * kSide;
    if (right) add_link(links, i, i + 1, i == 20), add_link(links, i + 1, i, i == 20);
    if (up) add_link(links, i, i + kSide, false), add_link(links, i + kSide, i, false);
  }
  world.network.out = adjacency_by(links.from.span(), nodes.size());
}

inline void add_targets(RegionTables& region) {
  auto const add = [&](char const* id, char const* indicator, int year, char const* op, double value, char const* unit,
                       char const* quote) {
    region.targets.push_back({id, "I.2.2", indicator, year, op, value, unit, quote, "", "Decision 742/QĐ-UBND"});
  };
  add("T01", "tfp_contribution_to_growth", 2025, "~", 45, "percent", "(TFP) khoảng 45% (năm 2025)");
  add("T02", "tfp_contribution_to_growth", 2030, ">", 50, "percent", "trên 50% (năm 2030)");
  add("T03", "technology_equipment_renewal_rate", 2025, ">", 20, "percent per year",
      "đổi mới công nghệ, thiết bị trên 20%/năm");
  add("T04", "technology_equipment_renewal_rate", 2030, ">", 20, "percent per year",
      "đổi mới công nghệ, thiết bị trên 20%/năm");
  add("T05", "social_labour_productivity_growth", 2025, ">", 7, "percent per year",
      "năng suất lao động … trên 7 %(năm 2025)");
  add("T06", "social_labour_productivity_growth", 2030, ">", 7.5, "percent per year", "trên 7,5% (năm 2030)");
  add("T07", "icf_smart21_kept", 2030, ">=", 1, "yes/no each year", "duy trì giữ vững danh hiệu Top 21");
  add("T09", "science_technology_enterprises_vs_2020", 2030, ">", 1, "ratio to 2020",
      "gia tăng số lượng doanh nghiệp … so với năm 2020");
  add("T10", "innovative_startups_vs_2020", 2030, ">", 1, "ratio to 2020",
      "doanh nghiệp khởi nghiệp … so với năm 2020");
  add("T11", "innovating_enterprises_share", 2030, ">=", 40, "percent of enterprises",
      "hoạt động đổi mới sáng tạo đạt 40%");
  add("T18", "wtc_expo_floor_area", 2030, ">=", 22000, "m2", "WTC Expo: 22.000m2");
  add("T15", "tfp_rank_national", 2040, "<=", 5, "rank among provinces", "TFP … thuộc nhóm đứng đầu cả nước");
  SpecialAreaRow expo;
  expo.id = "SA3", expo.name = "WTC Expo", expo.kind = "exhibition", expo.floor_area_m2 = 22000,
  expo.opening_year = 2022;
  region.areas.push_back(expo);
}

/// A plausible path of an indicator: [first, last] over the years with a ripple.
struct Path {
  char const* name;
  double first, last, ripple;
};

inline constexpr Path kPaths[] = {{"GRDP", 389500, 1250000, 4000},
                                  {"GRDP_constant", 389500, 880000, 2000},
                                  {"GRDP_income", 389500, 1250000, 4000},
                                  {"GRDP_expenditure", 389500, 1250000, 4000},
                                  {"grdp_per_head", 151, 390, 2},
                                  {"tfp_share_gso", 28, 46, 6},
                                  {"tfp_share_apo", 18, 35, 5},
                                  {"renewal_r1", 9, 14, 2},
                                  {"renewal_r2", 12, 23, 1.5},
                                  {"renewal_r3", 7, 12, 0.8},
                                  {"labour_productivity", 265, 610, 3},
                                  {"labour_productivity_growth", 4.2, 6.8, 0.9},
                                  {"innovating_share_all", 14, 41, 0.8},
                                  {"innovating_share_manufacturing", 31, 63, 1},
                                  {"innovating_share_10plus", 38, 66, 1},
                                  {"employment", 1510000, 2080000, 6000},
                                  {"unemployment", 52000, 61000, 3000},
                                  {"unemployment_rate", 3.4, 2.8, 0.3},
                                  {"mean_wage", 8.1e6, 19.4e6, 1e5},
                                  {"population", 2580550, 3520000, 9000},
                                  {"growth_output", 6.9, 7.6, 0.7},
                                  {"growth_capital", 8.2, 6.6, 0.4},
                                  {"growth_labour", 2.6, 1.3, 0.3},
                                  {"growth_tfp", 2.0, 3.6, 0.6},
                                  {"capital_share", 0.45, 0.43, 0},
                                  {"commute_time_mean", 21.4, 25.1, 0},
                                  {"mode_share_walk", 9, 8, 0},
                                  {"mode_share_bicycle", 3, 2, 0},
                                  {"mode_share_motorbike", 78, 64, 0},
                                  {"mode_share_car", 8, 17, 0},
                                  {"mode_share_bus", 2, 9, 0},
                                  {"st_enterprises", 42, 190, 2},
                                  {"startups", 310, 900, 9},
                                  {"relative_gap", 9e-5, 8e-5, 0}};

inline Path path_of(std::string const& name) {
  for (auto const& path : kPaths)
    if (name == path.name) return path;
  return {"", 10, 20, 1};
}

inline void add_series(Record& record, double boost) {
  for (auto const& spec : indicator_schema()) {
    std::string const name(spec.path.substr(std::string_view("/indicators/").size()));
    auto const rows = spec.shape == "Y" ? record.years.size() : record.months.size();
    auto const path = path_of(name);
    auto& series = record.indicators[name];
    for (std::size_t i = 0; i < rows; ++i) {
      double const at = static_cast<double>(i) / static_cast<double>(rows - 1);
      double const ripple = path.ripple * std::sin(2.1 * static_cast<double>(i) + path.first);
      series.push_back(path.first + (path.last - path.first) * at + ripple + boost * at * path.ripple);
    }
  }
}

inline void add_zone_years(Record& record, std::size_t zones, double boost) {
  for (auto const& spec : zone_year_schema()) {
    auto& values = record.zone_year[std::string(spec.path.substr(std::string_view("/zone_year/").size()))];
    double const size = spec.units == "percent" ? 20 : spec.units == "1" ? 2 : 40'000;
    for (std::size_t y = 0; y < record.years.size(); ++y)
      for (std::size_t z = 0; z < zones; ++z) {
        double const central = std::exp(-0.02 * static_cast<double>(z));
        values.push_back(size * (0.15 + central * wave(static_cast<int>(z), 1)) *
                         (1 + (0.02 + 0.01 * boost) * static_cast<double>(y)));
      }
  }
}

inline TrafficDay traffic_day(World const& world, double growth) {
  TrafficDay day;
  day.bin_start_s = {6.5 * 3600, 9 * 3600, 16.5 * 3600, 20 * 3600};
  day.bin_length_s = {2.5 * 3600, 7.5 * 3600, 3.5 * 3600, 10.5 * 3600};
  auto const& links = world.network.links;
  for (std::size_t t = 0; t < 4; ++t) {
    for (auto id : ids<LinkId>(links.size())) {
      double const peak = t == 0 || t == 2 ? 1.0 : 0.4;
      double const pcu =
          growth * peak * links.capacity[id] * (0.15 + 0.9 * wave(static_cast<int>(id.value), static_cast<int>(t / 2)));
      double const slow = 1 + 0.15 * std::pow(pcu / links.capacity[id], 4);
      day.volume_pcu_h.push_back(pcu);
      for (double share : {2.0, 0.3, 0.01, 0.06}) day.volume_veh_h.push_back(pcu * share);
      day.speed_kmh.push_back(60 / slow);
      day.delay_veh_h.push_back(pcu * 0.07 * (slow - 1) * day.bin_length_s[t] / 3600);
    }
    day.relative_gap.push_back(8.5e-5);
    day.iterations.push_back(31);
  }
  return day;
}

inline LinkEmissions link_emissions(TrafficDay const& day, std::size_t links) {
  LinkEmissions e;
  for (std::size_t a = 0; a < links; ++a) {
    double const pcu = day.volume_pcu_h[a];
    e.fuel_l.push_back(pcu), e.co2_kg.push_back(2.4 * pcu), e.nox_kg.push_back(0.01 * pcu);
    e.pm25_kg.push_back(0.001 * pcu), e.co_kg.push_back(0.05 * pcu);
  }
  return e;
}

inline TravelYear travel_year(World const& world, double growth) {
  TravelYear travel;
  auto const zones = world.network.zones.size();
  travel.traffic = traffic_day(world, growth);
  travel.emissions = link_emissions(travel.traffic, world.network.links.size());
  for (std::size_t mode = 0; mode < kModes; ++mode) {
    travel.trips[mode] = Matrix(zones, zones, 3 + static_cast<double>(mode));
    for (int bin = 0; bin < 4; ++bin)
      travel.skims[mode].push_back({Matrix(zones, zones, 12), Matrix(zones, zones, 7000), Matrix(zones, zones, 6)});
  }
  return travel;
}

/// @param boost moves the last years, so that two worlds can be compared
inline World world(double boost = 0) {
  World world;
  world.scale = 0.01;
  add_zones(world);
  add_network(world);
  add_targets(world.region);
  world.region.macro = {{"grdp_current", 2022, 459'041, "billion VND", "from memory, unverified", "medium"},
                        {"grdp_growth", 2021, 2.62, "percent", "en.vietnamplus.vn 20 Mar 2022", "high"}};
  auto& record = world.record;
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    record.years.push_back(year);
    for (int month = 1; month <= 12; ++month) record.months.push_back(year * 100 + month);
  }
  add_series(record, boost);
  add_zone_years(record, world.network.zones.size(), boost);
  for (int year : {2020, 2025, 2030})
    record.travel[year] = travel_year(world, 0.8 + 0.02 * (year - 2020) - 0.03 * boost);
  record.events.push_back({month_of(2027, 1), "link_opening", "Vành đai 3", "2 × 3 làn, 80 km/h", "tuoitre.vn 2024"});
  record.events.push_back({month_of(2028, 7), "station_opening", "A1", "FAR 3 → 6", "Decision 742/QĐ-UBND, II.6.2"});
  record.counts.push_back({2025, "C1", "QL13 at Vĩnh Bình bridge", "traffic_all", 50'000, 56'500, id_of<LinkId>(3),
                           "high", 2024, "en.sggp.org.vn 10 Dec 2024", true, true});
  record.counts.push_back({2020, "C2", "MPTV at An Phú", "share_trucks_of_4wheel", 38, 31, id_of<LinkId>(9), "low",
                           2020, "from memory, unverified", false, true});
  record.coupling.push_back({2025, 1, 0.04});
  record.coupling.push_back({2025, 2, 0.006});
  return world;
}

}  // namespace tanvan::synthetic
