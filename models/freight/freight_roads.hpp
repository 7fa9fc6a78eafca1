#pragma once
/// What drives of vans and trucks take between zones through the day, with its jams and bans.

#include <array>
#include <vector>

#include "sim/engine/world.hpp"

namespace tanvan {

/// What signs at a road ask about a vehicle. All but light ones (up to 2.5 t laden) heed truck bans; a weight limit
/// bars those whose gross weight exceeds it.
enum class Weight : std::uint8_t { light, medium, heavy, articulated };
inline constexpr std::size_t kWeights = 4;
inline constexpr std::array<Weight, kWeights> kAllWeights = {Weight::light, Weight::medium, Weight::heavy,
                                                             Weight::articulated};
/// Gross weights of the vehicles [t]: those of their loads and as much again for the smaller, half as much for the
/// larger.
inline constexpr std::array<double, kWeights> kGross_t = {2.5, 10, 24, 40};

/// Hours of a day within which neither traffic nor bans change. The first period begins at midnight.
struct FreightRoads {
  std::vector<double> start_s;                             // [periods], rising from 0
  std::vector<std::size_t> bin;                            // [periods] time bin of the traffic
  std::array<std::vector<std::uint32_t>, kWeights> table;  // [periods] row of `time_s`
  std::vector<Matrix> time_s;                              // [tables] of [Z, Z], by the fastest way; +inf: shut
  Matrix km;                                               // [Z, Z] of that way without bans in the first bin
  std::vector<double> start_share;                         // [periods] of a day's departures without bans, sum 1

  std::size_t periods() const { return start_s.size(); }
  std::size_t period_of(double time_s_of_day) const;
  Matrix const& time(Weight weight, std::size_t period) const {
    return time_s[table[static_cast<std::size_t>(weight)][period]];
  }
};

/// Share of a day's departures of goods vehicles between two moments of it [s], without bans.
double departure_share(double from_s, double until_s);

/// Times on the links as the last exchange, or day of travel, left them (free flow before the first), over the
/// connectors; inside a zone half the root of its area at a city's pace. The same on any number of threads.
FreightRoads freight_roads(World const& world);

/// The first moment from `at_s` on at which a drive may set out: that of the next period in which a way is open. At
/// once where none opens within a day.
double open_from(FreightRoads const& roads, Weight weight, ZoneId from, ZoneId to, double at_s);

/// When a drive sets out that may choose: shares of the periods, those of days without bans as far as the way is open
/// and takes at most `limit` times what it takes without bans; where none is left, all in the period of least time.
/// @return [periods], sums to 1
std::vector<double> start_shares(FreightRoads const& roads, Weight weight, ZoneId from, ZoneId to, double limit);

}  // namespace tanvan
