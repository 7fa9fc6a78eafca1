#pragma once
/// The steps of the indicators model.

#include "models/indicators/indicators.hpp"

namespace tanvan {

void record_month(World& world);
void record_year(World& world, IndicatorParameters const& p);

/// Persons by what they do, in the sample.
struct LabourCounts {
  double employed = 0, unemployed = 0, wages = 0, quality = 0;
};
LabourCounts count_labour(World const& world);

void record_zones(World& world, IndicatorParameters const& p);

/// True where an enterprise innovated within the window.
bool innovates(World const& world, EnterpriseId id, IndicatorParameters const& p);

}  // namespace tanvan
