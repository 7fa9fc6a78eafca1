#pragma once
/// Who travels where and when on a day: residents one by one, people from outside and through traffic as matrices.

#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/module.hpp"
#include "sim/engine/world.hpp"

namespace tanvan {

/// The day is a working day. Rates without a source are priors that give about 2.8 trips a person and day, 82 % of
/// them not walked: macro.csv has 2.5 (2014, from memory, unverified) without walking.
struct DemandParameters {
  double work_attendance = 0.92;       ///< employed persons who go to work [1/day]
  double school_attendance = 0.93;     ///< [1/day]
  double errands_worker = 0.70;        ///< shopping and other tours of an employed person [1/day]
  double errands_adult = 1.60;         ///< of an adult without a job [1/day]
  double errands_child = 0.45;         ///< of a person below 18 [1/day]
  double business_tours = 0.07;        ///< of an employed person, from the workplace [1/day]
  double errand_decay = 0.25;          ///< of shopping destinations [1/min]
  double school_decay = 0.15;          ///< of schools outside the own zone [1/min]
  double university_decay = 0.03;      ///< [1/min]
  double business_decay = 0.08;        ///< [1/min]
  double school_own_zone = 0.75;       ///< pupils below 15 in their own zone's school [1]
  double upper_own_zone = 0.375;       ///< pupils from 15 to 17 in their own zone's school [1]
  double market_persons = 30;          ///< people whose ward's market draws errands as one service job does
  double university_fill = 0.5;        ///< students a place, where a university's students are not known [1]
  double near_zone = 0.5;              ///< distance of errands and pupils inside their zone against its mean trip
  double outside_jobs = 0.55;          ///< jobs a person outside the province [1]
  double outside_services = 0.2;       ///< of them in services to people, a person [1]
  double outside_attraction = 0.3;     ///< of a job outside the province against one inside [1]
  double visit_rate = 0.40;            ///< trips across the province's border of a neighbour at no distance [1/day]
  double visit_distance_decay = 0.04;  ///< of that rate with the time to the nearest zone inside [1/min]
  double visit_decay = 0.04;           ///< among zones inside [1/min]
  double visit_population = 0.3;       ///< attraction of a resident to visitors against a job [1]
  double visit_commuters = 0.35;       ///< of border trips, at the hours of work; others spread over the day
  double through_rate = 0.06;          ///< trips between outside zones of a person there at no distance [1/day]
  double through_decay = 0.03;         ///< [1/min]
  double through_trucks = 0.003;       ///< truck trips between outside zones, a person there [1/day]

  // Vehicles of border and through trips: motorbikes lose to cars and coaches with the time of the trip
  double outside_motorbikes = 0.85;       ///< of trips that take no time [1]
  double outside_motorbike_min = 90;      ///< time in which their share falls to 1 / e [min]
  double outside_coaches = 0.3;           ///< of the other trips by bus and coach, the rest by car [1]
  double outside_riders_motorbike = 1.2;  ///< [persons/vehicle]
  double outside_riders_car = 1.8;        ///< [persons/vehicle]
  double outside_riders_coach = 25;       ///< [persons/vehicle]
};

std::vector<Parameter> parameters(DemandParameters& p);

/// The trips of every person of the sample today, to world.day.trips, persons in the order of their rows.
/// Draws are keyed by (seed, person, year): a person who comes or goes disturbs nobody else's day. Employed persons
/// work where their enterprise stands; pupils and students go to school; errands and business find their place by
/// P(j | i) ~ attraction_j * exp(-decay * t_ij) (singly constrained gravity; Wilson, Transportation Research 1, 1967)
/// with the motorbike's times of the last exchange; which residents travel, when and what for hangs on no times. Same
/// bits on any number of threads.
void generate_trips(World& world, DemandParameters const& p);

/// Vehicles of people who live outside, and of through traffic, to world.day.external: full population, by bin.
/// Border trips of an outside zone e: population * visit_rate * exp(-decay * t(e, nearest inside)), spread over inside
/// zones by jobs, population and time; through trips likewise over outside zones by their population.
void generate_external(World& world, DemandParameters const& p);

/// `demand.trips` and `demand.external`, Period::transport, Phase::plan.
std::vector<Module> demand_modules(DemandParameters const& p);

}  // namespace tanvan
