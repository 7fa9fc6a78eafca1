#pragma once
/// The steps of the land-use model.

#include <span>
#include <vector>

#include "models/landuse/landuse.hpp"

namespace tanvan {

/// Interventions of the month: upzonings and sites released.
void take_land_policies(World& world);

/// Small landlords add rooms where few are left (E29, informal).
void build_rooms(World& world, LanduseParameters const& p);

/// Households without a dwelling take vacant ones (E26).
void house_households(World& world, LanduseParameters const& p);

/// Households that look for another home (E25, E26): logit over zones, conflicts by deferred acceptance.
void relocate(World& world, LanduseParameters const& p);

/// Completions, prices and building starts of the year (E27-E29).
void develop(World& world, LanduseParameters const& p);

/// Dwellings without a household, in row order.
std::vector<DwellingId> vacant_dwellings(World const& world);

/// Vacant dwellings of one kind, by zone, in row order.
class Vacancies {
 public:
  /// @param vacant  of all kinds; no one of this kind has moved since
  Vacancies(World const& world, std::span<DwellingId const> vacant, DwellingKind kind);

  std::size_t in(ZoneId zone) const { return rows_[zone.value].size() - taken_[zone.value]; }
  std::size_t all() const { return left_; }
  /// The next vacant dwelling of the zone. @pre in(zone) > 0
  DwellingId take(ZoneId zone) {
    --left_;
    return rows_[zone.value][taken_[zone.value]++];
  }

 private:
  std::vector<std::vector<DwellingId>> rows_;
  std::vector<std::size_t> taken_;
  std::size_t left_ = 0;
};

/// Utility of a zone to any household (E26): -beta_p ln price + beta_a ln jobs + station.
double zone_utility(World const& world, ZoneId zone, FloorUse use, LanduseParameters const& p);

/// Moves a household into a dwelling.
void move_in(World& world, HouseholdId household, DwellingId dwelling);

/// Adds vacant dwellings of one kind to a zone; keys from the population's counter.
void add_dwellings(World& world, ZoneId zone, DwellingKind kind, std::size_t count, double floor_m2);

}  // namespace tanvan
