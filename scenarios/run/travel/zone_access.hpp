#pragma once
/// Accessibility of zones by motorbike and by car, as a day of travel leaves it.

#include "scenarios/run/travel/travel_service.hpp"

namespace tanvan {

/// Sets the zones' accessibility_jobs_{motorbike,car}, sum_j jobs_j exp(-decay g_ij) with the generalised minutes of
/// `driven_minutes` at the morning peak, and their logsums: the last year row of the record, where there is one. What
/// zones reach by public transport their cells tell (scenarios/run/access).
void record_zone_access(World& world, LevelOfService const& level, TravelParameters const& p);

}  // namespace tanvan
