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

/// Practices, skills and technology, of which the community index (sim/engine/icf.hpp) and targets are reckoned.
void record_community(World& world);

/// Adds this month's staff to each enterprise's person-months.
void count_staff(World& world);

/// Growth of productivity of the enterprises that stand at the year's end and where it came from, in all and by sector;
/// remembers them for the next year.
void record_productivity(World& world);

/// Gini coefficients of December: wages of who works, and what public_budget reckoned of households' income.
void record_distribution(World& world);

void record_zones(World& world, IndicatorParameters const& p);

/// Accessibilities of zones alone, once a day of travel has changed them.
void record_access(World& world, IndicatorParameters const& p);

/// True where an enterprise innovated within the window.
bool innovates(World const& world, EnterpriseId id, IndicatorParameters const& p);

}  // namespace tanvan
