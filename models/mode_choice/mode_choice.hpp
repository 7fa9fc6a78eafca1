#pragma once
/// How people travel: each tour of the day chooses its mode at the service of the last exchange.

#include <array>
#include <vector>

#include "models/mode_choice/logit.hpp"
#include "sim/core/parameter.hpp"
#include "sim/engine/world.hpp"

namespace tanvan {

/// Ranges and sources in `parameters`.
struct ModeChoiceParameters {
  double time_slope = -0.0303;             ///< [1/min]
  double cost_slope = -0.050;              ///< [1/thousand đồng]
  double outside_weight = 1.93;            ///< walking and waiting against riding
  double walk_weight = 1.93;               ///< a walked trip against riding
  double bicycle_weight = 1.5;             ///< a cycled trip against riding
  double transfer_slope = -0.15;           ///< [1/transfer]
  double motorbike_vnd_km = 600;           ///< fuel 2.0 l/100 km (macro.csv) at 22,000 đồng/l, and wear
  double car_vnd_km = 2500;                ///< fuel about 8 l/100 km, and wear
  double longest_walk_km = 6;              ///< nobody walks further
  double longest_cycle_km = 20;            ///< nobody cycles further while another way exists
  double riders_motorbike = 1.2;           ///< [persons/vehicle]
  double riders_car = 1.8;                 ///< [persons/vehicle]
  double company_bus_least_workers = 300;  ///< of an enterprise that runs one
  double company_bus_detour = 1.15;        ///< its time against a car's
  double company_bus_wait_min = 10;        ///< walk and wait [min]
  double company_bus_least_km = 3;         ///< its shortest ride [km]
  double company_bus_riders = 30;          ///< [persons/vehicle]
};

std::vector<Parameter> parameters(ModeChoiceParameters& p);

/// Level of service that travellers look at: [mode][bin].
struct LevelOfService {
  std::array<std::vector<Skim>, kModes> skims;
  std::vector<Matrix> bus_outside_min;  // [T] walked and waited part of the bus's time
  std::vector<Matrix> bus_transfers;    // [T]
  std::vector<double> bus_share;        // share of each zone in walking distance of a stop, [Z], 0 to 1
};

/// Constants that reproduce the shares of macro.csv in `world` on this day, motorbike = 0: repeated
/// c_m += ln(target_m / share_m) over expected shares of every 7th tour (Train, Discrete Choice Methods, 2009, 2.8).
/// Targets where macro.csv lacks them: walk 18 % of all trips; of the others motorbike 78, car 7, bus 2, company bus 6,
/// bicycle 7 % (its values of 2020; from memory, unverified).
/// An alternative that nobody can use keeps its constant.
Constants calibrated_constants(World const& world, LevelOfService const& level, ModeChoiceParameters const& p);

/// Chooses a mode for every tour, to world.day.trips.mode; the way back takes the mode of the way out. Draws by
/// (seed, person, year and trip): the same traveller meets the same luck in every scenario and exchange.
/// Children ride with their household. world.day.mode_constants hold the constants. Same bits on any threads.
void choose_modes(World& world, LevelOfService const& level, ModeChoiceParameters const& p);

/// Vehicle trips a bin, full population, from the chosen modes, trips from outside and trucks, to world.day.vehicles.
/// Line buses are no trips: they drive their routes. Company buses are, with their riders.
void load_vehicles(World& world, ModeChoiceParameters const& p);

/// Person trips a day by mode, full population, [Z, Z] each; trucks from world.day.truck_trips.
std::array<Matrix, kModes> trips_by_mode(World const& world);

/// Generalised time of the commute between all zones [min]: (logsum of no journey at all - logsum) / |b_t| of a worker
/// with a motorbike at morning peak out and evening back, company bus and car apart; at least 1 min, finite. Constants
/// above 0 of walk and bicycle stay out: they stand for errands. No journey at all: the same logsum with all times and
/// costs 0 and no bus. @param morning, evening bins
Matrix commute_cost(World const& world, LevelOfService const& level, ModeChoiceParameters const& p, std::size_t morning,
                    std::size_t evening);

}  // namespace tanvan
