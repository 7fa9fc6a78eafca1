#pragma once
/// Who builds what where (models E29, mobility 3.5): residual land value under caps of the floor-area ratio.

#include <array>
#include <string_view>
#include <vector>

#include "models/landuse/landuse.hpp"

namespace tanvan {

/// A form of building that developers know.
struct BuildingForm {
  std::string_view name;
  double far = 0;         // floor-area ratio on its plot
  std::size_t years = 1;  // from start to completion, 1 to kBuildYears
};
inline constexpr std::array<BuildingForm, 3> kBuildingForms = {
    {{"walk_up", 2.5, 2}, {"mid_rise", 5, 2}, {"tower", 8, 3}}};

/// What a developer reckons with on one plot, at prices of the base year.
struct Plot {
  double price_mvnd = 0;    // of floor sold, or of what its rents are worth [million đồng a m²], > 0
  double land_mvnd = 0;     // price of land [million đồng a m²], >= 0
  double parking_rule = 0;  // [m² of parking a m² of floor], >= 0
};

/// c(FAR) = c0 (1 + kappa max(0, FAR - 5)) + parking [million đồng a m² of floor].
double building_cost(double far, double parking_rule, LanduseParameters const& p);

/// What is left for the land of a m²: (price efficiency (1 - v*) - c(FAR)) FAR [million đồng].
double residual_land_value(double far, Plot const& plot, LanduseParameters const& p);

/// Revenue over cost with the land: a developer builds from 1.1 on.
double profit_factor(double far, Plot const& plot, LanduseParameters const& p);

/// The form under the cap that leaves most for the land and is worth building; none where no form is.
BuildingForm const* best_form(double far_cap, Plot const& plot, LanduseParameters const& p);

/// Yearly: completes what is due, counts and pulls down, lets owners and developers start what is missing.
/// Owners build on their own land where homes and shops lack; developers build their share of what the region lacks
/// where it pays most: zones weigh room under the cap times profit factor^mu, none gets more than its room.
void complete_buildings(World& world, LanduseParameters const& p);
void pull_down_empty(World& world, LanduseParameters const& p);
void start_buildings(World& world, LanduseParameters const& p);

}  // namespace tanvan
