#pragma once
/// What households choose homes from (models E26): vacant dwellings by kind and zone, what each costs and is worth.

#include <array>
#include <cmath>
#include <vector>

#include "models/landuse/households.hpp"
#include "models/landuse/landuse.hpp"
#include "models/landuse/vacant_homes.hpp"

namespace tanvan {

/// All vacant homes, and what homes are worth to whom, at the prices of when it was built. Where somebody has moved,
/// `look_again` tells what is vacant now.
class HomeMarket {
 public:
  HomeMarket(World const& world, LanduseParameters const& p);

  /// Vacant homes of now: those that were, less those that were taken.
  void look_again();

  VacantHomes const& vacant(DwellingKind kind) const { return vacant_[static_cast<std::size_t>(kind)]; }

  /// What living there costs [million đồng a month]: rooms and sheltered homes by the m², houses and flats by the price
  /// times the rate of return; near a station as the premium has it, on top of the zone's mean.
  double monthly_cost(DwellingId dwelling) const { return std::exp(ln_cost(dwelling)); }

  /// E26: -beta_p ln cost + beta_f ln floor - beta_c mean commute + beta_a ln jobs in reach + beta_s nearness to a
  /// station + beta_m migrants' share, for migrants. Income and members, by which cost and floor are divided there, are
  /// the same for all homes and left out: utilities of one household can be compared. [utility]
  double utility(DwellingId dwelling, HouseholdFacts const& facts) const {
    return common_worth(dwelling) + worth_in(world_.population.dwellings.zone[dwelling], facts);
  }

  // Its parts, for who compares many homes
  /// Of a vacant home of a kind, the same to everybody.
  double common_worth(DwellingKind kind, std::uint32_t home) const {
    return common_worth_[static_cast<std::size_t>(kind)][home];
  }
  /// Of a zone, to a household.
  double worth_in(ZoneId zone, HouseholdFacts const& facts) const;

 private:
  using Rows = std::array<std::vector<DwellingId>, kDwellingKinds>;

  double ln_cost(DwellingId dwelling) const;
  double common_worth(DwellingId dwelling) const;
  void gather(Rows const& rows);

  World const& world_;
  LanduseParameters const& p_;
  std::vector<std::array<double, kDwellingKinds>> ln_rent_;          // [zone], of a m² [ln million đồng a month]
  std::array<std::vector<std::int64_t>, kDwellingKinds> dwellings_;  // [kind][zone]
  Matrix nearness_;                                                  // of zones, for who hears of homes
  std::array<VacantHomes, kDwellingKinds> vacant_;
  std::array<std::vector<double>, kDwellingKinds> common_worth_;  // [kind][vacant home]
  std::vector<double> ln_jobs_;                                   // [zone], accessibility
  std::vector<float> premium_;                                    // [cell], ln of the price
  std::vector<double> zone_premium_;                              // [zone], ln of the mean factor over its homes
  std::vector<float> station_;                                    // [cell], 1 at an open station, 0 beyond 800 m
  std::vector<double> migrant_share_;                             // [zone], of households
};

}  // namespace tanvan
