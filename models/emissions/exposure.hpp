#pragma once
/// Who lives near traffic: a raster of what roads emit, thinned out with distance, under the homes of each zone.

#include <array>
#include <span>
#include <vector>

#include "models/emissions/emission_parameters.hpp"
#include "sim/network/network.hpp"

namespace tanvan {

/// Bands of distance from the axis of a busy road [m], each from the end of the one before.
inline constexpr std::size_t kRoadBands = 3;
inline constexpr std::array<double, kRoadBands> kRoadBandEnds_m = {50, 150, 300};
inline constexpr std::array<char const*, kRoadBands> kRoadBandNames = {"residents_road_50m", "residents_road_150m",
                                                                       "residents_road_300m"};
inline constexpr double kNearRoad_m = 150;  ///< who lives closer to a busy road is exposed

struct ZoneExposure {
  std::vector<double> level;                          ///< [zones], mean over the zone [g/(km day)]; 0 of outside zones
  std::array<std::vector<double>, kRoadBands> share;  ///< [zones] of the zone's area in each band of a busy road
};

/// Residents are taken as spread evenly over a disc of their zone's area around its centre: where in the zone they live
/// is not known. The level at a place is the sum over all pieces of road within 300 m of
///   emission of the piece [g/day] · k exp(-k r) / (2 (1 - exp(-300 k))),   r its distance [m],
/// so that an endless straight road gives what it emits a kilometre at its own axis, and less beside it; exponential
/// decay after Liu, Chen & Xue (Heliyon 5, 2019), reach after Karner, Eisinger & Niemeier (Environmental Science &
/// Technology 44, 2010). No wind, no walls of houses, no chemistry, no background: the level compares places and years,
/// it is no concentration. On a raster of 50 m (coarser where more than four million cells would be needed).
/// @param emission_kg  [links] a day, >= 0  @param vehicles  [links] a day
/// Same bits on any number of threads.
ZoneExposure zone_exposure(Network const& network, std::span<double const> emission_kg,
                           std::span<double const> vehicles, EmissionParameters const& p);

}  // namespace tanvan
