#pragma once
/// What a run remembers for its results file: series by year or month, zones by year, days of travel.

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/result.hpp"
#include "sim/network/network.hpp"

namespace tanvan {

/// How people and goods travel. The names are those of /trips/YEAR/MODE and /skims/YEAR/MODE.
/// Public transport goes by the highest vehicle of the journey: a journey by bus and metro is one by metro. Company
/// buses count as bus. Trucks come last: they carry no residents.
enum class Mode : std::uint8_t { walk, bicycle, motorbike, car, ride_hail, bus, brt, metro, park_ride, truck };
inline constexpr std::size_t kModes = 10;
inline constexpr std::array<std::string_view, kModes> kModeNames = {
    "walk", "bicycle", "motorbike", "car", "ride_hail", "bus", "brt", "metro", "park_ride", "truck"};

/// A dense matrix in row-major order; for zones: row = origin, column = destination.
struct Matrix {
  std::size_t rows = 0, columns = 0;
  std::vector<double> values;

  Matrix() = default;
  Matrix(std::size_t r, std::size_t c, double value = 0) : rows(r), columns(c), values(r * c, value) {}
  double& operator()(std::size_t r, std::size_t c) { return values[r * columns + c]; }
  double operator()(std::size_t r, std::size_t c) const { return values[r * columns + c]; }
};

/// Zone-to-zone level of service of one mode in one time bin.
struct Skim {
  Matrix time_min;     // [min], +inf where unreachable
  Matrix cost_vnd;     // [đồng], out of pocket
  Matrix distance_km;  // [km]
};

/// One assigned day: T time bins, L links, C vehicle classes; arrays in row-major order.
struct TrafficDay {
  std::vector<double> bin_start_s;   // [T], seconds after midnight
  std::vector<double> bin_length_s;  // [T]
  std::vector<double> volume_veh_h;  // [T, L, C]
  std::vector<double> volume_pcu_h;  // [T, L]
  std::vector<double> speed_kmh;     // [T, L]
  std::vector<double> delay_veh_h;   // [T, L], vehicle-hours lost in the whole bin against free flow
  std::vector<double> relative_gap;  // [T]
  std::vector<double> iterations;    // [T]
  // Of days that every vehicle drives; empty where traffic was assigned
  std::vector<double> motorbike_speed_kmh = {};  // [T, L]
  std::string engine = {};                       // "dynamic"
  std::int64_t vehicles = 0, arrived = 0;        // that set out in the simulation, a sample; and came where they wanted
  std::int64_t gridlocks = 0, converged = 0;     // circles of waiting vehicles; 1: gap, flows and arrivals as asked
  double capacity_factor = 1;                    // of the roads with the streets beside them over the roads' own
};

/// What the traffic of a day burns and emits on each link, [L].
struct LinkEmissions {
  std::vector<double> fuel_l, co2_kg, nox_kg, pm25_kg, co_kg;
};

/// Who rides the lines of public transport on one day, full population, by stop in the order of driving: [T, S] each,
/// S rows of `stop_row`; persons in the whole bin.
struct TransitDay {
  std::vector<std::uint32_t> stop_row;  // [S] row of the region's stops, by line and order
  std::vector<double> boardings;        // at the stop, changes included
  std::vector<double> alightings;
  std::vector<double> load_forward;   // between the stop and the line's next
  std::vector<double> load_backward;  // from the line's next stop back to this one
  std::vector<double> places;         // that vehicles offer there in one direction in the bin
  std::vector<double> parked;         // [S] motorbikes of park and ride at the fullest hour
  // Of simulated days, else empty
  std::vector<double> ride_forward_min, ride_backward_min;  // as driven, with dwells; 0 where none ran
  std::vector<double> denied;                               // times that somebody found no place in a vehicle
};

/// One day of travel in a transport year, expanded to the full population.
struct TravelYear {
  TrafficDay traffic;
  TransitDay transit;
  LinkEmissions emissions;
  std::array<Matrix, kModes> trips;             // [Z, Z] trips a day
  std::array<std::vector<Skim>, kModes> skims;  // per mode, [T] bins
};

/// Goods of a year, and the vehicles that carry them on its day of travel; full population.
struct FreightYear {
  std::map<std::string, std::vector<double>> figures;  // by dataset; row-major
  std::vector<std::string> gateways;                   // rows of those by gateway
};

/// An intervention as it took effect, or another thing that a reader of the results should know of.
struct Event {
  Month month;
  std::string kind, target, detail, source;
};

/// Something that a reader of the input had to leave out.
struct Dropped {
  InputPlace place;
  std::string reason;
};

/// One traffic count, published or guessed, beside the assigned volume of the nearest transport year.
struct CountComparison {
  int year = 0;  // transport year of `simulated`
  std::string id, name, metric;
  double counted = 0;    // [vehicles a day] or [percent]
  double simulated = 0;  // same unit
  LinkId link;
  std::string confidence;
  int counted_year = 0;  // year of `counted`
  std::string source;
  bool published = false;   // somebody printed the count; otherwise it is a guess from memory
  bool comparable = false;  // counted on a working day, as simulated
};

/// One exchange between land use and transport in a transport year.
struct CouplingStep {
  int year = 0;
  int exchange = 0;            // from 1
  double relative_change = 0;  // of accessibility against the exchange before: mean over residents
  double largest_change = 0;   // of any zone
};

struct Record {
  std::vector<int> years;                                  // rows of yearly series: calendar years
  std::vector<int> months;                                 // rows of monthly series: YYYYMM
  std::map<std::string, std::vector<double>> indicators;   // by name; one value a year or a month
  std::map<std::string, std::vector<double>> zone_year;    // by name; [Y, Z] row-major
  std::map<std::string, std::vector<double>> sector_year;  // by name; [Y, sector] row-major
  std::map<std::string, std::vector<double>> cell_year;    // by name; [Y, cell] row-major
  std::vector<int> station_years;                          // rows of `station_year`: year and station
  std::vector<StationId> station_rows;
  std::map<std::string, std::vector<double>> station_year;  // by name
  std::map<int, TravelYear> travel;                         // by calendar year
  std::map<int, FreightYear> freight;                       // by calendar year
  std::vector<Event> events;
  std::vector<Dropped> dropped;
  std::vector<CountComparison> counts;
  std::vector<CouplingStep> coupling;
  // "flows": year -> [row, account]; "opening", "closing": year -> [account]
  std::map<std::string, std::map<int, std::vector<std::int64_t>>> account_flows;
};

}  // namespace tanvan
