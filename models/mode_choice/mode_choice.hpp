#pragma once
/// How people travel: each tour of the day chooses its mode at the service of the last exchange.

#include <array>
#include <vector>

#include "models/mode_choice/logit.hpp"
#include "models/mode_choice/park_ride.hpp"
#include "sim/core/parameter.hpp"
#include "sim/engine/tour_vehicle.hpp"
#include "sim/engine/world.hpp"
#include "sim/transit/transit_skim.hpp"
#include "sim/transit/travel_facts.hpp"

namespace tanvan {

/// Ranges and sources in `parameters`.
struct ModeChoiceParameters {
  double time_slope = -0.0303;     ///< [1/min]
  double cost_slope = -0.050;      ///< [1/thousand đồng]
  double outside_weight = 1.93;    ///< walking and waiting against riding
  double walk_weight = 1.93;       ///< a walked trip against riding
  double bicycle_weight = 1.5;     ///< a cycled trip against riding
  double transfer_slope = -0.15;   ///< [1/transfer]
  double nest_slow = 0.9;          ///< scale of the nest of walk and bicycle
  double nest_road = 0.8;          ///< of motorbike, car and ride-hailing
  double nest_transit = 0.7;       ///< of bus, BRT, metro, park and ride
  double income_elasticity = 0.5;  ///< of the value of time
  double mean_load = 0.2;          ///< most of all places that the base day's riders may fill on average
  double brt_premium_min = 5;      ///< what a BRT is worth beside a bus of the same times [min of riding]
  double metro_premium_min = 10;   ///< the same of a metro
  double motorbike_vnd_km = travel_facts::kMotorbike_vnd_km;  ///< fuel and wear
  double car_vnd_km = 2500;                                   ///< fuel about 8 l/100 km, and wear
  double longest_walk_km = 6;                                 ///< nobody walks further
  double longest_cycle_km = 20;                               ///< nobody cycles further while another way exists
  Occupancy occupancy = {};                ///< riders_motorbike, riders_car, company_bus_riders, ride_hail_empty
  double company_bus_least_workers = 300;  ///< of an enterprise that runs one
  double company_bus_detour = 1.15;        ///< its time against a car's
  double company_bus_wait_min = 10;        ///< walk and wait [min]
  double company_bus_least_km = 3;         ///< its shortest ride [km]
  double ride_hail_start_vnd = travel_facts::kHailStart_vnd;  ///< fare of the first kilometres
  double ride_hail_start_km = travel_facts::kHailStart_km;    ///< that it covers
  double ride_hail_vnd_km = travel_facts::kHail_vnd_km;       ///< beyond
  double ride_hail_vnd_min = travel_facts::kHail_vnd_min;     ///< beyond, in proportion
  double ride_hail_wait_min = travel_facts::kHailWait_min;    ///< for the driver to come
  ParkRideParameters park_ride = {};
};

std::vector<Parameter> parameters(ModeChoiceParameters& p);

/// Rides of a bin between zones and lots, which are places beyond the zones: [Z + lots, Z + lots]; +inf where there are
/// none.
struct LotRides {
  Matrix time_min;     // door to door
  Matrix outside_min;  // of it walked and waited
  Matrix cost_vnd;
};
LotRides lot_rides(TransitSkim const& journeys);

/// Level of service that travellers look at: [mode][bin]. Where a column of a mode is empty, nothing is said of it:
/// no walk or wait, no transfers, everybody served.
struct LevelOfService {
  std::array<std::vector<Skim>, kModes> skims;
  std::array<std::vector<Matrix>, kModes> outside_min;  // walked and waited part of the time
  std::array<std::vector<Matrix>, kModes> transfers;
  std::array<std::vector<Matrix>, kModes> crowding_min;  // by which full or unreliable rides feel longer
  std::array<std::vector<double>, kModes> share;         // [mode][Z] share of each zone in reach of a stop, 0 to 1
  /// [mode][T] which lines are ridden between zones, of public transport; for park_ride all lines, and its rows and
  /// columns beyond the zones are the lots
  std::array<std::vector<TransitSkim>, kModes> journeys;
  ParkRideService park_ride;
  std::vector<LotRides> lot_rides;  // [T] along the journeys of park_ride; their transfers and crowding are with these
  double place_minutes = 0;         // that public transport drives a day; 0: nothing is known of its room
};

/// A company bus where a car takes so long: its ride, and the walk and wait for it; free. @param car_min  finite
Offer company_bus(double car_min, ModeChoiceParameters const& p);

/// Generalised minutes of a vehicle of one's own between all zones in a bin, as travellers of mean means feel them:
///   g = time + b_c cost / (1000 b_t)
/// with the slopes of the mode choice, without constants; +inf where no road leads. [Z, Z]
/// @param mode  motorbike or car
Matrix driven_minutes(LevelOfService const& level, ModeChoiceParameters const& p, Mode mode, std::size_t bin);

/// Adds what follows from the other modes: skims of ride-hailing, and of park and ride at the best lot for a tour both
/// ways in a bin, the mean of them.
void add_offered_skims(LevelOfService& level, ModeChoiceParameters const& p);

/// Constants that reproduce the shares of macro.csv in `world` on this day, motorbike = 0: repeated
/// c_m += u_nest ln(target_m / share_m) over expected shares of every 7th tour (Train, Discrete Choice Methods,
/// 2009, 2.8). Targets where macro.csv lacks them: walk 18 % of all trips; of the others motorbike 78, car 7, bus 2,
/// company bus 6, bicycle 7 % (its values of 2020; from memory, unverified), ride-hailing 2 % (prior). The share of the
/// bus is that of all public transport: BRT and metro stand above the bus by their premium, park and ride beside the
/// metro. No more riders are fitted than fill `mean_load` of the place-minutes that are driven: a share from memory
/// can't put people into buses that don't run. An alternative that nobody can use keeps its constant.
Constants calibrated_constants(World const& world, LevelOfService const& level, ModeChoiceParameters const& p);

/// Chooses a mode for every tour, to world.day.trips.mode; the way back takes the mode of the way out. Draws by
/// (seed, person, year and trip): the same traveller meets the same luck in every scenario and exchange.
/// Children ride with their household. Who parks and rides has the lot and the minutes beyond it noted beside the mode.
/// world.day.mode_constants hold the constants. Lots of park and ride that are overrun become dearer until they hold,
/// and turn away who comes last all the same (`settle`). Same bits on any threads.
void choose_modes(World& world, LevelOfService const& level, ModeChoiceParameters const& p);

/// Vehicle trips a bin, full population, from the chosen modes, trips from outside and trucks, to world.day.vehicles.
/// Line buses are no trips: they drive their routes. Company buses are, with their riders; ride-hailing is a motorbike
/// with its empty ways; who parks at a station drives there from home.
void load_vehicles(World& world, ModeChoiceParameters const& p);

/// Person trips a day by mode, full population, [Z, Z] each; trucks from world.day.freight.
std::array<Matrix, kModes> trips_by_mode(World const& world);

/// Generalised time of the commute between all zones [min]: (logsum of no journey at all - logsum) / |b_t| of a worker
/// with a motorbike at morning peak out and evening back, company bus and car apart; at least 1 min, finite. Constants
/// above 0 of walk and bicycle stay out: they stand for errands. No journey at all: the same logsum with all times and
/// costs 0 and no bus. @param morning, evening bins
Matrix commute_cost(World const& world, LevelOfService const& level, ModeChoiceParameters const& p, std::size_t morning,
                    std::size_t evening);

}  // namespace tanvan
