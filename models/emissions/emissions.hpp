#pragma once
/// Fuel burnt and what the traffic of a day emits, link by link, and who lives beside it.

#include <vector>

#include "models/emissions/emission_parameters.hpp"
#include "models/emissions/fleet.hpp"
#include "sim/engine/module.hpp"
#include "sim/engine/world.hpp"

namespace tanvan {

/// A day's emissions of every link, from the volumes by class and the speeds of its bins; any engine's day.
/// Link a depends on row a alone; any number of threads gives the same bits.
LinkEmissions emissions_of(TrafficDay const& day, LinkStore const& links, FleetCurves const& fleet);

/// Mean speed of a class on a link in a bin, a row of the day [km/h]. Motorbikes have their own where every vehicle
/// drove.
double class_speed_kmh(TrafficDay const& day, VehicleClass vehicle, std::size_t row);

/// Residents of every zone, expanded to the full population.
std::vector<double> zone_residents(World const& world);

/// Vehicles a day on every link, all classes [vehicles/day].
std::vector<double> vehicles_day(TrafficDay const& day, std::size_t links);

/// Writes the emissions of the present year's day of travel beside it, and sets its yearly totals: fuel_traffic_l_day,
/// co2_traffic_t_day, nox_traffic_kg_day, pm25_traffic_kg_day, co_traffic_kg_day. Nothing where there is no such day.
void record_emissions(World& world, EmissionParameters const& p);

/// Sets this year's exposure of residents to the emissions of the last day of travel: by zone pm25_exposure,
/// residents_road_50m, _150m, _300m; in all pm25_exposure_mean and exposed_persons_busy_roads (within 150 m).
void record_exposure(World& world, EmissionParameters const& p);

/// `emissions.traffic` and, of vehicles with goods, `emissions.freight` each transport year; `emissions.exposure`, of
/// residents to exhaust and noise, each year: after the day of travel where there is one.
std::vector<Module> emissions_modules(EmissionParameters const& p);

}  // namespace tanvan
