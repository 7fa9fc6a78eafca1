#pragma once
/// The steps of the land-use model.

#include <array>

#include "models/landuse/landuse.hpp"

namespace tanvan {

/// Interventions of the month, and the homes of programmes that are due.
void take_land_policies(World& world, LanduseParameters const& p);

/// Homes of programmes whose month has come are finished, as far as the cap of their zone allows.
void finish_programmes(World& world, LanduseParameters const& p);

/// Small landlords begin rooms where few are left and finish those begun before (E29, informal).
void build_rooms(World& world, LanduseParameters const& p);

/// A month of the market of homes: households without one and those that look for another (E25), of the tenure they
/// choose (E24), find one (E26) or stay. Who has none goes up to three rounds of deferred acceptance, the later ones
/// for what is next best.
void house_households(World& world, LanduseParameters const& p);

/// Prices follow vacancy, and stations (E27, E28); levies on what stations add.
void reprice(World& world, LanduseParameters const& p);

/// Moves a household into a dwelling and out of the one before.
void move_in(World& world, HouseholdId household, DwellingId dwelling);

/// Adds vacant dwellings of one kind to a zone; keys by zone, kind, month and number, cells by the keys.
/// @pre once a month for a zone and a kind, lest keys come twice
void add_dwellings(World& world, ZoneId zone, DwellingKind kind, std::size_t count, double floor_m2);

/// Floor space of a zone that stands or is being built [m²], in the sample's scale.
double built_m2(LandStore const& land, ZoneId zone);

/// The floor-area ratio allowed where the zone's cap is highest: at an upzoned station, elsewhere the zone's own.
double highest_cap(World const& world, ZoneId zone);

/// What floor of a zone is worth at today's prices: homes by price, rooms and shops by their rents over the rate of
/// return; halls are left out, since stations don't raise them. @param floor [m²] by use  @return [million đồng]
double worth_of(LandStore const& land, ZoneId zone, std::array<double, kFloorUses> const& floor,
                LanduseParameters const& p);

/// What the cap still allows [m²], >= 0.
double room_under_cap(LandStore const& land, ZoneId zone);

}  // namespace tanvan
