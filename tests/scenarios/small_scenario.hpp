#pragma once
/// A scenario of three zones, written to a folder of its own as a user would write it.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

#include "scenarios/run/scenario/scenario.hpp"
#include "sim/population/sector.hpp"

namespace tanvan::testing {

namespace fs = std::filesystem;

inline std::string text_of(fs::path const& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write(fs::path const& file, std::string const& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

/// One row a sector, all alike.
inline std::string sectors_csv() {
  std::string text =
      "sector,employment_share,value_added_share,labour_share,capital_per_worker_mvnd,export_share,intermediate_share,"
      "local_input_share,state_share,foreign_share,basic_share,middle_share,high_share,enterprise_share,park_share,"
      "floor_m2_per_worker,rnd_participation,freight_t_per_mvnd,source,confidence\n";
  for (auto const name : kSectorNames)
    text += std::string(name) + ",0.05,0.05,0.5,300,0.4,0.6,0.3,0.1,0.4,0.5,0.3,0.2,0.05,0.3,30,0.1,0.02,test,low\n";
  return text;
}

inline std::map<std::string, std::string> small_tables() {
  return {
      {"zones.csv",
       "zone_id,name,district,kind,lon_deg,lat_deg,area_km2,population_2020,households_2020,ward_2025,source,"
       "confidence\n"
       "A1,Hòa Phú,Thủ Dầu Một,internal,106.68,11.05,6.9,12366,4580,Phường Bình Dương,test,low\n"
       "B1,Mỹ Phước,Bến Cát,internal,106.60,11.12,21.5,90000,33000,Phường Bến Cát,test,low\n"
       "X1,Thủ Đức,TP Thủ Đức,external,106.75,10.87,47.8,500000,140000,,test,low\n"},
      {"roads.csv",
       "road,segment_order,from_name,from_lon,from_lat,to_name,to_lon,to_lat,length_km,lanes_per_direction,"
       "lanes_per_direction_before,speed_limit_kmh,status,opening_year,opens,toll,heavy_truck_allowed,open_end,source,"
       "confidence\n"
       "QL13,1,Vĩnh Bình,106.71,10.87,A1 roundabout,106.68,11.05,21.0,3,,60,existing,,,yes (BOT station Vĩnh "
       "Phú),yes,from,test,low\n"
       "QL13,2,A1 roundabout,106.68,11.05,Mỹ Phước,106.60,11.12,12.0,3,,60,existing,,,yes (BOT station Vĩnh "
       "Phú),yes,,test,low\n"
       "DT741,1,A1 roundabout,106.68,11.05,Mỹ Phước,106.60,11.12,13.0,2,1,60,existing,2025,,no,no (6–22 h for trucks "
       "over 2.5 t),,test,low\n"
       "Ring Road 3,1,Vĩnh Bình,106.71,10.87,Bình "
       "Chuẩn,106.72,10.96,10.2,2,,100,under_construction,2026,by_intervention,no,yes,,test,low\n"
       "Bình Chuẩn road,1,Bình Chuẩn,106.72,10.96,A1 "
       "roundabout,106.68,11.05,11.2,1,,50,under_construction,2024,,no,no,,test,low\n"},
      {"industrial_parks.csv",
       "name,zone_id,lon_deg,lat_deg,area_ha,occupancy_percent,workers,main_sectors,opened_year,source,confidence\n"
       "VSIP II,A1,106.68,11.08,344,99,30000,electronics;food (Orion);unheard of,2006,test,low\n"
       "Mỹ Phước 1,B1,106.60,11.12,377,100,50000,furniture;garment,2002,test,low\n"},
      {"special_areas.csv",
       "area_id,name,kind,named_in_decision,zone_id,lon_deg,lat_deg,site_area_ha,floor_area_m2,students_persons,"
       "capacity,"
       "capacity_unit,status,opening_year,source,confidence\n"
       "SA1,A1 roundabout complex,tod_mixed_use,yes,A1,106.681,11.0525,7.0,70000,,4000,seats,planned,2027,test,low\n"},
      {"transit.csv",
       "line_id,name,mode,operator,status,opening_year,headway_peak_min,headway_offpeak_min,service_start,service_end,"
       "fare_vnd,vehicle_capacity_persons,length_km,run_time_min,source,confidence\n"
       "BRT1,BRT New City – Suối Tiên,brt,Becamex,planned,2028,6,12,05:00,21:00,25000,80,30.8,63,test,low\n"
       "K53,School bus,bus,Becamex,existing,2016,,,06:33,07:13,12000,65,16.0,40,test,low\n"},
      {"stops.csv",
       "stop_id,line_id,stop_order,name,lon_deg,lat_deg,kind,run_time_from_start_min,source,confidence\n"
       "BRT1_01,BRT1,1,New City,106.68,11.05,brt_station,0,test,low\n"
       "BRT1_02,BRT1,2,Suối Tiên,106.75,10.87,brt_station,63,test,low\n"},
      {"freight.csv",
       "record_id,record_type,name,zone_id,lon_deg,lat_deg,metric,value,unit,year,note,source,confidence\n"
       "F01,node,Sóng Thần,A1,106.753,10.879,area,50,ha,2020,,test,low\n"
       "R07,rule,BOT toll class 1,,,,toll,20000,VND per passage,2020,,test,low\n"
       "R08,rule,BOT toll class 5,,,,toll,110000,VND per passage,2020,,test,low\n"},
      {"macro.csv",
       "indicator,year,value,unit,source,confidence,note\ngrdp_current,2020,389500,billion VND,test,low,\n"},
      {"targets.csv",
       "id,section,indicator,year,comparator,value,unit,quote_vi,note,source,confidence\n"
       "T01,I.2.2,tfp_contribution_to_growth,2025,~,45,percent,khoảng 45%,,test,high\n"},
      {"policy_levers.csv",
       "id,section,instrument,lever_name,acts_on_agents,indicator_moved,quote_vi,note,source,confidence\n"
       "L01,II.1.1,STEM,stem,students,tfp,mô hình STEM,,test,high\n"},
      {"outlook.csv",
       "year,demand_growth,frontier_growth,price_growth,minimum_wage_vnd,migration_pull,source,confidence\n"
       "2020,0.069,0.02,0.03,4420000,1,test,low\n2021,0.07,0.02,0.02,4420000,0.5,test,low\n"},
      {"controls.csv",
       "control,category,district,share,source,confidence\n"
       "tenure,owner,*,0.4,test,low\ntenure,renter,*,0.6,test,low\n"},
      {"sectors.csv", sectors_csv()},
  };
}

inline constexpr char kSmallToml[] = R"([scenario]
name = "small"
title_vi = "Nhỏ"
title_en = "Small"
start = 2020-01-01
end = 2022-12-31
seed = 742
scale = 0.1

[models.labour]
quit_hazard = 0.02

[transport]
years = [2020, 2022]

[[intervention]]
date = 2021-07-01
kind = "demand_shock"
factor = 0.8
months = 3
source = "test"
)";

inline constexpr char kOverlayToml[] = R"(extends = "baseline.toml"

[scenario]
name = "overlay"

[[intervention]]
date = 2021-01-01
kind = "link_opening"
target = "Ring Road 3"
source = "test"
)";

/// A folder under the temporary folder that goes away with its owner.
class SmallScenario {
 public:
  explicit SmallScenario(std::string const& name)
      : folder_(fs::path(::testing::TempDir()) / ("tanvan-" + name + "-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    for (auto const& [file, text] : small_tables()) write(folder_ / file, text);
    write(folder_ / "baseline.toml", kSmallToml);
    write(folder_ / "overlay.toml", kOverlayToml);
  }
  ~SmallScenario() { fs::remove_all(folder_); }
  SmallScenario(SmallScenario const&) = delete;
  SmallScenario& operator=(SmallScenario const&) = delete;

  fs::path operator/(std::string const& name) const { return folder_ / name; }

  /// Replaces the first `old` in a file. @return the line that it stood in
  std::uint32_t replace(std::string const& file, std::string const& old, std::string const& text) const {
    auto whole = text_of(folder_ / file);
    auto const at = whole.find(old);
    EXPECT_NE(at, std::string::npos) << old << " in " << file;
    if (at == std::string::npos) return 0;
    auto const line = static_cast<std::uint32_t>(
        1 + std::count(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    write(folder_ / file, whole.replace(at, old.size(), text));
    return line;
  }

 private:
  fs::path folder_;
};

/// Two models and the kinds of intervention that the small scenario knows.
struct SmallModels {
  double quit_hazard = 0.015, search = 2, entry = 0.1, sample = 1;

  std::vector<ParameterGroup> groups() {
    return {{"labour",
             {{"quit_hazard", &quit_hazard, 0, 1, "1/month", "workers who quit", "prior", Prior{0.01, 0.03}},
              {"search", &search, 0, 10, "1", "applications a month", "prior"}}},
            {"traffic", {{"sample", &sample, 0.001, 1, "1", "of all vehicles", "choice of the user"}}},
            {"enterprise", {{"entry", &entry, 0, 1, "1/year", "new enterprises", "prior"}}}};
  }
  static std::vector<InterventionKind> kinds() {
    return {
        {"link_opening", TargetKind::road, {}, "opens a road", nullptr},
        {"upzone",
         TargetKind::zone,
         {{"far", 0, true, 0.1, 20, "1", "floor-area ratio allowed"},
          {"within_m", 0, false, 0, 1000, "m", "of stations"}},
         "allows more floor space",
         nullptr},
        {"truck_ban",
         TargetKind::road,
         {{"from_hour", 6, true, 0, 24, "h", "from"}, {"to_hour", 22, true, 0, 24, "h", "until"}},
         "bars trucks",
         nullptr},
        {"station_opening", TargetKind::line, {}, "opens a line", nullptr},
        {"site_release", TargetKind::special_area, {}, "opens a site", nullptr},
        {"demand_shock",
         TargetKind::none,
         {{"factor", 1, true, 0, 5, "1", "of demand"}, {"months", 1, true, 1, 120, "months", "how long"}},
         "changes demand",
         nullptr},
        {"innovation_fund",
         TargetKind::none,
         {{"billion_vnd_year", 0, true, 0, 1e5, "billion đồng", "money"},
          {"rnd_subsidy_rate", 0.3, false, 0, 0.9, "1", "share"},
          {"renewal_grant_rate", 0.15, false, 0, 0.9, "1", "share"}},
         "pays for research",
         nullptr},
        {"training", TargetKind::none, {{"places_year", 0, true, 0, 1e6, "persons", "places"}}, "trains", nullptr},
        {"practice_support", TargetKind::none, {{"hazard", 0, true, 0, 1, "1/year", "hazard"}}, "supports", nullptr}};
  }
};

inline Result<Scenario> read(fs::path const& file, std::vector<Override> const& overrides = {}) {
  SmallModels models;
  auto const groups = models.groups();
  auto const kinds = SmallModels::kinds();
  return read_scenario(file, overrides, groups, kinds);
}

/// All faults as `FILE:LINE: sentence` with the file's name alone, in order; "none" where the scenario is read.
inline std::string faults_of(Result<Scenario> const& scenario) {
  if (scenario) return "none\n";
  std::string text;
  for (auto fault : scenario.error().sorted()) {
    fault.place.file = fs::path(fault.place.file).filename().string();
    fault.place.column = 0;
    text += to_string(fault) + "\n";
  }
  return text;
}

/// Replaces text in one file and expects a fault at that line (or at `line`) that says `says`.
inline void expect_fault(std::string const& file, std::string const& old, std::string const& text,
                         std::string const& says) {
  SmallScenario const folder("fault");
  auto const line = folder.replace(file, old, text);
  auto const faults = faults_of(read(folder / "baseline.toml"));
  auto const place = file + ":" + std::to_string(line) + ": ";
  EXPECT_NE(faults.find(place), std::string::npos) << "expected " << place << "\n" << faults;
  EXPECT_NE(faults.find(says), std::string::npos) << "expected " << says << "\n" << faults;
}

}  // namespace tanvan::testing
