#pragma once
/// The tables of a scenario as typed rows, in the order of their files. Filled by sim/io, read-only afterwards.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/result.hpp"
#include "sim/network/network.hpp"
#include "sim/population/institution.hpp"
#include "sim/population/sector.hpp"

namespace tanvan {

struct ParkRow {  // industrial_parks.csv
  std::string name;
  ZoneId zone;
  double lon = 0, lat = 0;
  double area_ha = 0;            // > 0
  double occupancy_percent = 0;  // 0 to 100, at the base year
  double workers = 0;            // >= 0
  std::vector<Sector> sectors;   // main sectors, mapped to ours; may be empty
  int opened_year = 0;
  bool cluster = false;
  std::string confidence;
  InputPlace place;
};

struct SpecialAreaRow {  // special_areas.csv
  std::string id, name, kind;
  ZoneId zone;
  double lon = 0, lat = 0;
  double site_area_ha = 0;   // 0 where not given
  double floor_area_m2 = 0;  // 0 where not given
  double students = 0;       // 0 where not given
  double capacity = 0;
  std::string capacity_unit, status;
  int opening_year = 0;
  std::string confidence;
  InputPlace place;
};

struct LineRow {                                      // transit.csv
  std::string id, name, mode, operator_name, status;  // operator_name may be empty
  int opening_year = 0;
  double headway_peak_min = 0, headway_offpeak_min = 0;  // 0 where there is no service
  double service_start_min = 0, service_end_min = 0;     // minutes after midnight
  double fare_vnd = 0;
  double vehicle_capacity = 0;
  double length_km = 0, run_time_min = 0;
  InputPlace place;
};

struct StopRow {  // stops.csv
  std::string id, line_id;
  int order = 0;
  std::string name, kind;
  double lon = 0, lat = 0;
  double run_time_min = 0;  // from the line's start
  InputPlace place;
};

/// What a place of freight.csv does with goods.
enum class FreightNode : std::uint8_t {
  none,     // not said, or no node
  seaport,  // containers by ship
  airport,
  border,         // by road to another country
  river_port,     // barges to the seaports
  inland_depot,   // containers cleared and kept inland, carried on by road
  rail_terminal,  // by rail to the seaports
  warehouse,      // distribution to shops and homes
  parcel_centre,  // parcels sorted for couriers
};
inline constexpr std::size_t kFreightNodes = 9;
inline constexpr std::array<std::string_view, kFreightNodes> kFreightNodeNames = {
    "", "seaport", "airport", "border", "river_port", "inland_depot", "rail_terminal", "warehouse", "parcel_centre"};

struct FreightRow {            // freight.csv
  std::string id, type, name;  // type: node, aggregate, count, rule
  FreightNode node{};          // of nodes
  ZoneId zone;                 // none where not given
  double lon = 0, lat = 0;     // 0 where not given
  std::string metric;
  double value = 0;
  std::string unit;
  int year = 0;
  std::string confidence;
  InputPlace place;
  std::string source;
};

/// How a zone's streets lie (streets.csv).
struct StreetRow {
  ZoneId zone;
  double block_m = 0;  // side of a block [m], > 0
  std::string source, confidence;
  InputPlace place;
};

struct MacroRow {  // macro.csv
  std::string indicator;
  int year = 0;
  double value = 0;
  std::string unit, source, confidence;
};

struct TargetRow {  // targets.csv
  std::string id, section, indicator;
  int year = 0;
  std::string comparator;
  double value = 0;
  std::string unit, quote_vi, note, source;
};

struct LeverRow {  // policy_levers.csv
  std::string id, section, name;
  std::string quote_vi;
};

/// Exogenous yearly paths (outlook.csv): growth of the world and the country that the region does not decide.
struct OutlookRow {
  int year = 0;
  double demand_growth = 0;     // real growth of outside demand for the region's goods [1/year]
  double frontier_growth = 0;   // growth of technology at the world frontier [1/year]
  double price_growth = 0;      // consumer prices [1/year]
  double minimum_wage_vnd = 0;  // region I [đồng a month]
  double migration_pull = 1;    // multiplier of in-migration, 1 = normal year
};

/// One marginal of the synthetic population (controls.csv): the share of a category in a district, or everywhere.
struct ControlRow {
  std::string control;   // age_sex, education, household_size, tenure, migrant, …
  std::string category;  // of that control, e.g. "25-29 female"
  std::string district;  // "*" for every district that has no row of its own
  double share = 0;      // of persons or households, 0 to 1; shares of a control sum to 1 in a district
  InputPlace place;
};

/// One sector of the base year (sectors.csv).
struct SectorRow {
  Sector sector{};
  double employment_share = 0;                               // of all employed, sums to 1
  double value_added_share = 0;                              // of GRDP less product taxes, sums to 1
  double labour_share = 0;                                   // of value added [1]
  double capital_per_worker_mvnd = 0;                        // machines and buildings [million đồng]
  double export_share = 0;                                   // of sales that leave the province [1]
  double intermediate_share = 0;                             // of gross output [1]
  double local_input_share = 0;                              // of intermediates bought inside the province [1]
  double state_share = 0, foreign_share = 0;                 // of the sector's employment [1]
  double basic_share = 0, middle_share = 0, high_share = 0;  // skill classes of its workers, sum to 1
  double enterprise_share = 0;                               // of all enterprises, sums to 1
  double park_share = 0;                                     // of its workers in industrial parks and clusters [1]
  double floor_m2_per_worker = 0;                            // [m²]
  double rnd_participation = 0;                              // share of enterprises of 10 and more workers with R&D [1]
  double freight_t_per_mvnd = 0;                             // goods sent [t a million đồng of value added]
  InputPlace place;
};

/// What a sector buys inside the province, by sector of the supplier (inputs.csv).
struct InputRow {
  Sector buyer{}, supplier{};
  double share = 0;  // of the buyer's intermediates bought inside; sums to 1 for a buyer that has rows
  InputPlace place;
};

struct InstitutionRow {  // institutions.csv
  std::string id, name;
  ZoneId zone;
  InstitutionKind kind{};
  KnowledgeMask fields = 0;   // every step of the fields named
  double lab_capacity = 0;    // projects with enterprises at a time, >= 0
  double graduates_year = 0;  // >= 0
  double frontier = 1;        // of its research, sector mean of the base year = 1
  std::string confidence;
  InputPlace place;
};

struct RegionTables {
  std::vector<ParkRow> parks;
  std::vector<SpecialAreaRow> areas;
  std::vector<LineRow> lines;
  std::vector<StopRow> stops;
  std::vector<FreightRow> freight;
  std::vector<MacroRow> macro;
  std::vector<TargetRow> targets;
  std::vector<LeverRow> levers;
  std::vector<OutlookRow> outlook;
  std::vector<ControlRow> controls;
  std::vector<SectorRow> sectors;  // one row per Sector, in its order
  std::vector<InputRow> inputs;    // empty: each sector buys of all
  std::vector<InstitutionRow> institutions;
  std::vector<StreetRow> streets;  // zones without a row have the usual block

  /// Value of a macro indicator in the row with the nearest year (ties: the earlier), or `fallback` where none is named
  /// so.
  double macro_value(std::string const& indicator, int year, double fallback) const;
  /// The outlook of a year; beyond either end the nearest row.
  OutlookRow const& outlook_of(int year) const;
};

}  // namespace tanvan
