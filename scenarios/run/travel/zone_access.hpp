#pragma once
/// Accessibility of zones by motorbike and by car, as a day of travel leaves it.

#include "scenarios/run/travel/travel_service.hpp"

namespace tanvan {

/// ln(access) / decay [min]: the logsum of a choice of destinations with exp(-decay g) and sizes, in minutes of
/// generalised time (Ben-Akiva, Lerman, Discrete Choice Analysis, 1985, chapter 10; de Jong et al., Transportation
/// Research A 41, 2007). 0 where access < 1, less than one job. @param access  Hansen, >= 0  @param decay  [1/min], > 0
double logsum_of(double access, double decay);

/// Sets the zones' accessibility_jobs_{motorbike,car}, sum_j jobs_j exp(-decay g_ij) with the generalised minutes of
/// `driven_minutes` at the morning peak, and their logsums: the last year row of the record, where there is one. What
/// zones reach by public transport their cells tell (scenarios/run/access).
void record_zone_access(World& world, LevelOfService const& level, TravelParameters const& p);

}  // namespace tanvan
