#pragma once
/// What full vehicles cost those who ride and those who wait.

namespace tanvan {

/// What a minute on board counts on average, by the British meta-analysis of values of crowding (Wardman, Whelan,
/// Transport Reviews 31(3), 2011): who sits minds nothing up to 60 % of the seats, 1.15 where all are taken and 1.5
/// where all places are, linear between and beyond; who stands counts 2.35. Never below 1, rises with the load.
/// @param load, seats, places  persons; seats > 0, places >= seats
double crowding_weight(double load, double seats, double places);

/// Full vehicles that pass somebody who waits, where `demand` would ride and `places` pass: with a chance of
/// places / demand to get in, demand / places - 1 of them on average; 0 where there is room.
double vehicles_missed(double demand, double places);

}  // namespace tanvan
