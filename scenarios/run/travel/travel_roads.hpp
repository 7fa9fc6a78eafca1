#pragma once
/// From the world's roads to an assignment problem, and from its link times to times between zones.

#include <span>
#include <vector>

#include "sim/assignment/problem.hpp"
#include "sim/core/parameter.hpp"
#include "sim/engine/world.hpp"

namespace tanvan {

struct RoadParameters {
  double bpr_alpha = 0.6;  ///< stretches of road with signals, steeper than the 0.15 of open highways
  double bpr_beta = 4;
  double motorbike_speed_kmh = 50;  ///< cap of the class
  double truck_speed_kmh = 60;
  double bus_speed_kmh = 50;
  double car_vot_vnd_h = 75000;      ///< macro.csv value_of_time_car
  double truck_vot_vnd_h = 200000;   ///< crew and vehicle
  double motorbike_inside_kmh = 20;  ///< inside a zone
  double car_inside_kmh = 18;
  double truck_inside_kmh = 15;
  double toll_weight = 0.1;    ///< of a toll felt on the road; passes and employers take the rest
  double access_decay = 0.05;  ///< of accessibilities with generalised time [1/min]
};

std::vector<Parameter> parameters(RoadParameters& p);

/// Free-flow time of each link [s]. Closed links have one too; they are barred by cost.
std::vector<double> free_flow_times(Network const& network);

/// The assignment of a bin without its demand: open links at their capacities, class costs (speed caps, tolls over
/// values of time, bans), connectors, and line buses as background. @param bus_veh_h [L] of that bin
AssignmentProblem road_problem(World const& world, std::size_t bin, std::span<double const> bus_veh_h,
                               RoadParameters const& p);

/// Adds world.day.vehicles of the bin, by the hour.
void add_demand(World const& world, std::size_t bin, AssignmentProblem& problem);

/// What links take of one class, [L] each.
struct LinkService {
  std::vector<double> time_s;    // with the speed cap of the class; +inf where closed or banned
  std::vector<double> toll_vnd;  // [đồng]
};
LinkService link_service(World const& world, std::size_t bin, std::span<double const> link_time_s, VehicleClass vehicle,
                         RoadParameters const& p);

/// Zone-to-zone service of one class on the routes of least cost at these link times: time, toll, distance. Inside a
/// zone people travel 0.5 * sqrt(area), at most 5 km (prior), at `inside_kmh`. +inf where there is no way.
/// @param entry_wait_s  [N] of who sets out at each junction, part of the way's time and cost; empty: nobody waits
Skim road_skim(World const& world, AssignmentProblem const& problem, std::span<double const> link_time_s,
               VehicleClass vehicle, double inside_kmh, RoadParameters const& p,
               std::span<double const> entry_wait_s = {});

/// Ways on foot or bicycle [km], [Z, Z]: the shorter of the road network and 1.5 times the straight line, which lanes
/// between the roads of the model allow (prior); finite.
Matrix slow_distances(World const& world);

/// Mean length of a trip inside a zone [km].
double inside_km(double area_km2);

}  // namespace tanvan
