#pragma once
/// The choice among ways to travel: a multinomial logit, as a pure function.

#include <array>
#include <limits>
#include <string_view>

#include "sim/engine/record.hpp"

namespace tanvan {

/// What a traveller chooses from. A company bus carries workers of large enterprises; results count it as bus.
enum class Alternative : std::uint8_t { walk, bicycle, motorbike, car, bus, company_bus };
inline constexpr std::size_t kAlternatives = 6;
inline constexpr std::array<std::string_view, kAlternatives> kAlternativeNames = {"walk", "bicycle", "motorbike",
                                                                                  "car",  "bus",     "company_bus"};

constexpr Mode mode_of(Alternative a) {
  return a == Alternative::company_bus ? Mode::bus : static_cast<Mode>(a);
}

/// What one alternative costs one traveller on one trip.
struct Offer {
  bool available = false;
  double time_min = 0;     // in or on the vehicle; all of it for walk and bicycle
  double outside_min = 0;  // walking to and waiting for a vehicle
  double transfers = 0;
  double cost_vnd = 0;
  double share_served = 1;  // of people there who can use it at all, (0, 1]: enters as ln
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

/// V_m = constant_m + b_t * (w_m * time + w_o * outside) + b_x * transfers + b_c * cost / 1000 + ln(share served).
Utilities utilities(Offers const& offers, Constants const& constants, Slopes const& slopes);

/// P_m = exp(V_m) / sum_k exp(V_k)  (McFadden, 1974). Sums to 1; 0 where V = -inf. At least one V is finite.
std::array<double, kAlternatives> probabilities(Utilities const& v);

/// ln sum_k exp(V_k): what the whole choice set is worth; -inf where nothing is available.
double logsum(Utilities const& v);

/// The alternative at quantile u of the probabilities, in the order of `Alternative`. @param u in (0, 1)
Alternative alternative_at(std::array<double, kAlternatives> const& p, double u);

}  // namespace tanvan
