#pragma once
/// How loud the traffic of a day is where people live, over the day, evening and night.

#include <span>
#include <vector>

#include "models/emissions/noise_power.hpp"
#include "models/emissions/road_raster.hpp"
#include "sim/engine/world.hpp"

namespace tanvan {

/// Energies of a day, so that those of many roads add up: as powers a metre of road [pW/m], or where people live, of
/// which 1 is the threshold of hearing (20 µPa). `decibels` turns them into levels.
struct NoiseEnergy {
  double den = 0;            ///< Lden: (12 day + 4 · 10^0.5 evening + 8 · 10 night) / 24
  double night = 0;          ///< Lnight
  double den_no_trucks = 0;  ///< Lden of all but trucks

  void add(NoiseEnergy const& other, double factor);
};

/// What every link radiates. Day 07-19, evening 19-23, night 23-07, the Directive's own hours (2002/49/EC, annex I);
/// hours that no bin covers have no traffic, as in the other sums of a day. A bin's flow is steady but for the late
/// hours, 23-05: they have `noise_late` (trucks: `noise_late_trucks`) of the flow of its other hours.
/// Link a depends on row a alone; any number of threads gives the same bits. @return [links]
std::vector<NoiseEnergy> link_noise(TrafficDay const& day, std::size_t links, EmissionParameters const& p);

/// What a place gets of a metre's power: the integral over the piece of 1 / (4π r²), so that an endless road of
/// L [dB/m] leaves L - 10 lg r - 6 at r metres, times what air and houses leave of it,
///   r · noise_air + min(10, -10 lg(1 - frontage) + 0.1 · built · (r - first row))  dB,
/// the houses' part behind the first row alone, after ISO 9613-2:1996, annex A.3. Nobody lives nearer than
/// `noise_nearest`. Left out: noise walls, canyons of high houses, reflections, soft ground, wind.
class NoisePath {
 public:
  explicit NoisePath(EmissionParameters const& p);

  double from(RoadPiece const& piece, RasterPoint at) const;  // >= 0 [1/m of road]

 private:
  double nearest_;
  std::vector<double> left_;  // of the energy at each whole metre, by air and houses
};

/// Residents' noise by zone.
struct ZoneNoise {
  std::vector<double> lden;  ///< [zones] mean over the zone's homes by energy [dB]; 0 outside and where no road is near
  /// [zones] of the homes, those with Lden above 55 and 65 dB, Lnight above 50 dB, and Lden above 65 dB without trucks
  std::vector<double> share_55, share_65, share_night_50, share_65_no_trucks;
};

/// Energies of all roads within 300 m, under the homes of each zone (`road_raster.hpp`). Thresholds: Directive
/// 2002/49/EC asks for maps from 55 dB Lden and 50 dB Lnight; WHO (2018) wants no more than 53 and 45.
/// @param noise  [links]  @param vehicles  [links] a day
/// Same bits on any number of threads.
ZoneNoise zone_noise(Network const& network, std::span<NoiseEnergy const> noise, std::span<double const> vehicles,
                     EmissionParameters const& p);

/// Sets this year's noise of the last day of travel for this year's residents: by zone noise_lden, noise_exposed_65; in
/// all noise_exposed_55, noise_exposed_65, noise_exposed_night_50, noise_exposed_65_no_trucks. Nothing where there is
/// no such day.
void record_noise(World& world, EmissionParameters const& p);

}  // namespace tanvan
