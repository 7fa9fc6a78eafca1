#pragma once
/// The steps of the synthesis of homes.

#include <array>
#include <vector>

#include "models/landuse/landuse.hpp"
#include "models/landuse/synthesis.hpp"

namespace tanvan {

inline constexpr std::size_t kDwellingKinds = 5;

/// Dwellings for all households and vacant ones, with their floor space.
void found_dwellings(World& world, HomeSynthesisParameters const& p, SynthesisReport& report);

/// Standing and occupied floor space, land and caps. Reads dwellings and establishments.
void found_land(World& world, HomeSynthesisParameters const& p);

/// Prices by zone and use. Reads standing floor space.
void found_prices(World& world, HomeSynthesisParameters const& p);

/// Price level of housing in a district against others, from macro.csv: `apartment_price: …` where its name stands
/// there, else `land_price: …` over its usual ratio to apartments, else `kRuralPrice`.
double district_price(RegionTables const& region, std::string const& district);

/// Share of a zone's land that may carry buildings: a quarter in the country, up to 70 % in town; prior.
/// @param density  [persons a km²], >= 0
double developable_share(double density);

/// Cap of the floor-area ratio by density, from `low` to `high`; prior.
double far_cap_of(double density, double low, double high);

}  // namespace tanvan
