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
  std::vector<double> start_s;                                // [periods], rising from 0
  std::vector<std::size_t> bin;                               // [periods] time bin of the traffic
  std::array<std::vector<std::uint32_t>, kWeights> table;     // [periods] row of the ways below
  std::array<std::vector<std::uint32_t>, kWeights> unbarred;  // [periods] the same without bans and limits
  // [tables] of [Z, Z], by the fastest way
  std::vector<Matrix> time_s;                // +inf: shut
  std::vector<Matrix> way_km;                // +inf: shut
  std::vector<Matrix> car_toll, truck_toll;  // [đồng]
  Matrix km;                                 // [Z, Z] of light vehicles in the first period
  std::vector<double> start_share;           // [periods] of a day's departures without bans, sum 1

  std::size_t periods() const { return start_s.size(); }
  std::size_t period_of(double time_s_of_day) const;
  double end_s(std::size_t period) const { return period + 1 < periods() ? start_s[period + 1] : 24.0 * 3600; }
  double middle_s(std::size_t period) const { return (start_s[period] + end_s(period)) / 2; }
  std::uint32_t row(Weight weight, std::size_t period) const { return table[static_cast<std::size_t>(weight)][period]; }
  Matrix const& time(Weight weight, std::size_t period) const { return time_s[row(weight, period)]; }
  Matrix const& time_unbarred(Weight weight, std::size_t period) const {
    return time_s[unbarred[static_cast<std::size_t>(weight)][period]];
  }
};

/// What a drive takes that sets out at a moment. One that runs into a shut hour had the time to get through.
struct DriveTakes {
  double time_s = 0, km = 0, toll_vnd = 0;
};
DriveTakes drive_takes(FreightRoads const& roads, Weight weight, ZoneId from, ZoneId to, double at_s);

/// Share of a day's departures of goods vehicles between two moments of it [s], without bans.
double departure_share(double from_s, double until_s);

/// Times on the links as the last exchange, or day of travel, left them (free flow before the first; trucks at most 60
/// km/h, as in traffic), over the connectors; inside a zone half the root of its area at a city's pace. The same on any
/// number of threads.
FreightRoads freight_roads(World const& world);

/// The first moment from `at_s` on at which a drive may set out: that of the next period in which a way is open. At
/// once where none opens within a day.
double open_from(FreightRoads const& roads, Weight weight, ZoneId from, ZoneId to, double at_s);

/// When a drive sets out that may choose: shares of the periods, those of days without bans as far as the way is open
/// and takes at most `limit` times what it takes without bans; where none is left, all in the period of least time.
/// @return [periods], sums to 1
std::vector<double> start_shares(FreightRoads const& roads, Weight weight, ZoneId from, ZoneId to, double limit);

}  // namespace tanvan
