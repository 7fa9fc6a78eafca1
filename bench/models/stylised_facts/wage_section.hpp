#pragma once
/// Wages across persons, enterprises and places on one day, and across zones and years.

#include <vector>

#include "sim/engine/world.hpp"
#include "sim/statistics/points.hpp"

namespace tanvan {

/// What explains the logarithm of wages.
struct WageFacts {
  double gini = 0;
  double lognormal = 0;      // correlation of the middle eight tenths with a normal distribution
  double mincer = 0;         // of a year of school, with experience and its square (Mincer 1974)
  double size = 0;           // elasticity to the employer's staff, with schooling, experience and class of position
  double agglomeration = 0;  // elasticity to jobs a km² of the employer's zone, with schooling, experience and sector
};

WageFacts wage_facts(World const& world);
WageFacts mean_of(std::vector<WageFacts> const& years);

/// The wage curve (Blanchflower, Oswald 1994): ln wage of a zone's residents, less what schooling and experience
/// explain, on ln of the zone's unemployment of the year, with effects of zones and years.
class WageCurve {
 public:
  void observe_month(World const& world);  ///< each month that begins
  void close_year(World const& world);     ///< each January, after `observe_month`
  double elasticity() const;

 private:
  std::vector<double> unemployed_, employed_;  // person-months of this year, by zone
  Points points_;
  std::vector<std::size_t> zone_, year_;
  std::size_t years_ = 0;
};

}  // namespace tanvan
