#pragma once
/// The choice among ways to travel: a nested logit, as a pure function.

#include <array>
#include <limits>
#include <string_view>

#include "sim/engine/record.hpp"

namespace tanvan {

/// What a traveller chooses from. A company bus carries workers of large enterprises; results count it as bus. Public
/// transport goes by its highest vehicle; park_ride is a motorbike to a station and any public transport from there.
enum class Alternative : std::uint8_t {
  walk,
  bicycle,
  motorbike,
  car,
  bus,
  company_bus,
  ride_hail,
  brt,
  metro,
  park_ride
};
inline constexpr std::size_t kAlternatives = 10;
inline constexpr std::array<std::string_view, kAlternatives> kAlternativeNames = {
    "walk", "bicycle", "motorbike", "car", "bus", "company_bus", "ride_hail", "brt", "metro", "park_ride"};

constexpr Mode mode_of(Alternative a) {
  constexpr std::array<Mode, kAlternatives> kModeOf = {Mode::walk,  Mode::bicycle,  Mode::motorbike, Mode::car,
                                                       Mode::bus,   Mode::bus,      Mode::ride_hail, Mode::brt,
                                                       Mode::metro, Mode::park_ride};
  return kModeOf[static_cast<std::size_t>(a)];
}

/// Ways that are alike: who gives one up takes another of its nest rather than one outside.
enum class Nest : std::uint8_t { slow, road, transit, company };
inline constexpr std::size_t kNests = 4;

constexpr Nest nest_of(Alternative a) {
  constexpr std::array<Nest, kAlternatives> kNestOf = {Nest::slow,    Nest::slow,    Nest::road, Nest::road,
                                                       Nest::transit, Nest::company, Nest::road, Nest::transit,
                                                       Nest::transit, Nest::transit};
  return kNestOf[static_cast<std::size_t>(a)];
}

/// Scale of each nest, (0, 1]: 1 is no nest at all, near 0 its ways are one and the same.
using NestScales = std::array<double, kNests>;
inline constexpr NestScales kNoNests = {1, 1, 1, 1};

/// What one alternative costs one traveller on one trip.
struct Offer {
  bool available = false;
  double time_min = 0;     // in or on the vehicle; all of it for walk and bicycle
  double outside_min = 0;  // walking to and waiting for a vehicle
  double transfers = 0;
  double cost_vnd = 0;
  double share_served = 1;  // of people there who can use it at all, (0, 1]: enters as ln
  double crowding_min = 0;  // by which a full or unreliable ride feels longer
  double shadow = 0;        // utility that a full car park takes off, >= 0
};
using Offers = std::array<Offer, kAlternatives>;

/// Slopes of the utilities. Starting values: a value of time of 606 đồng/min (choice of the metro, Hồ Chí Minh City,
/// n = 135, 2017; Nguyễn & Nguyễn, Journal of Economics and Development 24(3)), walk and wait 1.93 times the ride
/// (London smart cards); the split of the product between the two slopes is a prior.
struct Slopes {
  double time = -0.0303;         // [1/min], < 0
  double cost = -0.050;          // [1/thousand đồng], < 0
  double outside_weight = 1.93;  // walking and waiting against riding [1]
  double walk_weight = 1.93;     // a walked trip against riding [1]
  double bicycle_weight = 1.5;   // a cycled trip against riding [1]; prior
  double transfer = -0.15;       // [1/transfer], about 5 min; prior
};

using Utilities = std::array<double, kAlternatives>;  // -inf: not available
using Constants = std::array<double, kAlternatives>;  // that of the motorbike is 0

/// V_m = constant_m + b_t (w_m time + crowding + w_o outside) + b_x transfers + b_c cost / (1000 f) + ln(share served)
/// - shadow.
/// @param means  f, what money weighs less to this traveller than to the mean one, > 0
Utilities utilities(Offers const& offers, Constants const& constants, Slopes const& slopes, double means = 1);

/// Nested logit (McFadden, 1978; Train, Discrete Choice Methods, 2009, 4.2) with scales u of the nests N:
///   P_m = P_N exp(V_m / u) / sum_N exp(V_k / u),  P_N ~ exp(u I_N),  I_N = ln sum_N exp(V_k / u).
/// Sums to 1; 0 where V = -inf. At least one V is finite. Without nests: exp(V_m) / sum exp(V_k).
std::array<double, kAlternatives> probabilities(Utilities const& v, NestScales const& scales = kNoNests);

/// ln sum_N exp(u I_N): what the whole choice set is worth; -inf where nothing is available.
double logsum(Utilities const& v, NestScales const& scales = kNoNests);

/// The alternative at quantile u of the probabilities, in the order of `Alternative`. @param u in (0, 1)
Alternative alternative_at(std::array<double, kAlternatives> const& p, double u);

}  // namespace tanvan
