#pragma once
/// The steps of the synthesis of homes.

#include <array>
#include <vector>

#include "models/landuse/landuse.hpp"
#include "models/landuse/synthesis.hpp"

namespace tanvan {

/// Dwellings for all households and vacant ones, with their floor space.
void found_dwellings(World& world, HomeSynthesisParameters const& p, SynthesisReport& report);

/// Standing and occupied floor space, land and caps. Reads dwellings and establishments.
void found_land(World& world, HomeSynthesisParameters const& p);

/// Prices by zone and use. Reads standing floor space.
void found_prices(World& world, HomeSynthesisParameters const& p);

/// Price level of housing in a district against others, from macro.csv: `apartment_price: …` where its name stands
/// there, else `land_price: …` over its usual ratio to apartments, else the rural price [million đồng a m²].
double district_price(RegionTables const& region, std::string const& district, HomeSynthesisParameters const& p);

/// Share of a zone's land that may carry buildings: low + rise d / (d + half-way density); prior.
/// @param density  d [persons/km²], >= 0
double developable_share(double density, HomeSynthesisParameters const& p);

/// Cap of the floor-area ratio [1]: from `far_low` to `far_high` by d / (d + half-way density); prior.
/// @param density  d [persons/km²], >= 0
double far_cap_of(double density, HomeSynthesisParameters const& p);

}  // namespace tanvan
