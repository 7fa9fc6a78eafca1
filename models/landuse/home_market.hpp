#pragma once
/// What households choose homes from (models E26): vacant dwellings by kind and zone, what each costs and is worth.

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "models/landuse/households.hpp"
#include "models/landuse/landuse.hpp"
#include "sim/choice/alternatives.hpp"

namespace tanvan {

/// A vacant dwelling that was drawn, and the correction of its utility for how it was drawn: ln(k / (n q)).
struct DrawnHome {
  DwellingId dwelling;
  ZoneId zone;
  double correction = 0;
};

/// The vacant dwellings of one kind at one time. Immutable; any number of threads may draw.
class VacantHomes {
 public:
  VacantHomes() = default;
  /// @param rows  of this kind, ascending
  VacantHomes(World const& world, std::vector<DwellingId> rows, LanduseParameters const& p);

  std::size_t size() const { return rows_.size(); }
  std::span<DwellingId const> rows() const { return rows_; }
  std::size_t in(ZoneId zone) const { return zone_offset_[zone.value + 1] - zone_offset_[zone.value]; }

  /// Draws n homes with replacement for somebody whose life turns around a zone: zones by vacancies and nearness,
  /// homes of a zone alike. @param[out] set  each once, by first appearance
  void draw(ZoneId around, std::size_t n, Draws& draws, std::vector<DrawnHome>& set) const;

 private:
  std::vector<DwellingId> rows_;            // by zone, then row
  std::vector<std::uint32_t> zone_offset_;  // [zones + 1]
  std::vector<WeightedDraw> zones_around_;  // [zone around which]
};

/// All of them, and what they are worth to whom. Where somebody has moved, `look_again` tells what is vacant now.
class HomeMarket {
 public:
  HomeMarket(World const& world, LanduseParameters const& p);

  /// Vacant homes of now: those that were, less those that were taken.
  void look_again();

  VacantHomes const& vacant(DwellingKind kind) const { return vacant_[static_cast<std::size_t>(kind)]; }

  /// What living there costs [million đồng a month]: rooms and sheltered homes by the m², houses and flats by the price
  /// times the rate of return; near a station as the premium has it, on top of the zone's mean.
  double monthly_cost(DwellingId dwelling) const;

  /// E26: -beta_p ln(cost / income) + beta_f ln(floor a head / 10 m²) - beta_c mean commute + beta_a ln jobs in reach
  /// + beta_s nearness to a station + beta_m migrants' share, for migrants. [utility]
  double utility(DwellingId dwelling, HouseholdFacts const& facts) const;

 private:
  void gather(std::array<std::vector<DwellingId>, kDwellingKinds> rows);

  World const& world_;
  LanduseParameters const& p_;
  std::array<VacantHomes, kDwellingKinds> vacant_;
  std::vector<float> premium_;         // [cell], ln of the price
  std::vector<double> zone_premium_;   // [zone], ln of the mean factor over its homes
  std::vector<float> station_;         // [cell], 1 at an open station, 0 beyond 800 m
  std::vector<double> migrant_share_;  // [zone], of households
};

}  // namespace tanvan
