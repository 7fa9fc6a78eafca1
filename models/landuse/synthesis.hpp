#pragma once
/// The homes, the floor space and the land of the first day (models E24, E27).

#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/world.hpp"
#include "sim/parallel/control_report.hpp"

namespace tanvan {

/// Ranges and sources in `parameters`.
struct HomeSynthesisParameters {
  double house_m2 = 80;         // mean floor of an owned house
  double apartment_m2 = 60;     // of a rented flat or house
  double room_m2 = 16;          // of a room, phòng trọ
  double dormitory_m2 = 12;     // of a dormitory unit
  double social_m2 = 42;        // of a social dwelling
  double floor_spread = 0.2;    // standard deviation of the logarithm
  double vacancy_house = 0.03;  // of all dwellings of the kind
  double vacancy_apartment = 0.06;
  double vacancy_room = 0.05;
  double vacancy_dormitory = 0.04;
  double vacancy_social = 0.03;
  double vacancy_enterprise = 0.05;    // of floor space of industry and commerce
  double apartment_price_mvnd = 30;    // mean price of housing to buy, province [million đồng a m²]
  double room_rent_vnd = 1.1e6;        // mean rent of a room [đồng a month]
  double industry_rent_vnd = 95'000;   // [đồng a m² and month]
  double commerce_rent_vnd = 220'000;  // [đồng a m² and month]
  double far_low = 1.0;                // cap of the floor-area ratio in the country
  double far_high = 5.0;               // in the densest zones
  double far_density = 4000;           // density at which the cap lies half-way [persons/km²]
  double developable_low = 0.25;       // share of land that may carry buildings, in the country
  double developable_rise = 0.45;      // more of it in the densest zones
  double developable_density = 2000;   // density at which it lies half-way [persons/km²]
  double spared_floor = 1.1;           // floor space that caps allow at least, of what stands
  double rural_price_mvnd = 14;        // housing where macro.csv names no price [million đồng a m²]
  double land_over_apartment = 0.9;    // price of land over that of apartments in a district, each a m²

  friend bool operator==(HomeSynthesisParameters const&, HomeSynthesisParameters const&) = default;
};

std::vector<Parameter> parameters(HomeSynthesisParameters& p);

/// Gives every household a dwelling in its zone, adds vacant ones, and sets world.land.
///
/// Everything is in the scale of the sample: dwellings are rows, floor space is what rows have, and developable land is
/// the real land times scale. So floor space is conserved exactly and floor-area ratios are the real ones; results
/// divide by the scale. Rows: the dwelling of household i is row i, vacant ones follow by zone and kind. Keys from
/// population.next_key on. Prices: housing from macro.csv by district, relative to the mean weighted by floor space;
/// rents of rooms, industry and commerce rise with its square root.
/// @pre people and enterprises exist, no dwelling does
SynthesisReport synthesize_homes(World& world, HomeSynthesisParameters const& p);

}  // namespace tanvan
