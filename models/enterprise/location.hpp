#pragma once
/// Where an enterprise settles (models E22): logit over zones and over the sites of parks.

#include <vector>

#include "models/enterprise/enterprise.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {

/// A place for an establishment.
struct Place {
  ZoneId zone;
  std::int16_t site = -1;  // row of SiteStore, -1: street address
};

/// The cell of a place: that of the site, or one of the zone drawn by the enterprise's key.
CellId cell_of(World const& world, Place place, AgentKey key);

/// Floor space that staff works on [m²]: the sector's need a worker (sectors.csv), at least 10 m².
/// @param staff persons, >= 0
double floor_wanted(SectorRow const& sector, double staff);

/// What makes places attractive this year; built once, then asked for each enterprise.
class Locations {
 public:
  Locations(World const& world, EnterpriseParameters const& p);

  /// A place by multinomial logit: V = -alpha_r ln rent + alpha_L ln workers_access + alpha_C ln(1 + own sector's jobs)
  /// + ln(size of the zone); parks with room first for the sector's park share.
  /// @param floor_m2 wanted  @param innovator admitted first to high-tech sites
  Place choose(Sector sector, double floor_m2, bool innovator, Draws& draws) const;

  /// A park or special area by room, workers in reach and rent; -1 where none admits the enterprise.
  std::int16_t choose_site(double floor_m2, bool innovator, Draws& draws) const;

 private:
  World const& world_;
  EnterpriseParameters p_;
  std::vector<std::vector<double>> cumulative_;  // [sector][zone] weights of zones, summed up
};

}  // namespace tanvan
