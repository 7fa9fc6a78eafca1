#pragma once
/// Numbers about ways of going that several rooms take for their defaults.

namespace tanvan::travel_facts {

inline constexpr double kWalk_kmh = 4.5;         // mobility.md 2.5
inline constexpr double kBicycle_kmh = 12;       // prior
inline constexpr double kDetour = 1.3;           // of streets over straight lines, to stops and lots; prior
inline constexpr double kZoneSpread = 0.5;       // of a zone's radius, by which its people live nearer to a stop; prior
inline constexpr double kLeastAccess_km = 0.25;  // straight, even beside the stop; prior

inline constexpr double kMotorbike_vnd_km = 600;  // fuel 2.0 l/100 km (macro.csv) at 22,000 đồng/l, and wear

// A ride on the back of a motorbike, called by telephone: GrabBike, Hà Nội 2020
inline constexpr double kHailStart_vnd = 12'500;
inline constexpr double kHailStart_km = 2;                         // that it covers
inline constexpr double kHail_vnd_km = 4000, kHail_vnd_min = 350;  // beyond
inline constexpr double kHailWait_min = 5;                         // for the driver to come; prior

}  // namespace tanvan::travel_facts
