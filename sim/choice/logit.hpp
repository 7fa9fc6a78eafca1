#pragma once
/// The multinomial logit (McFadden, "Conditional logit analysis of qualitative choice behavior", 1974) over any set of
/// alternatives, as pure functions.

#include <cstddef>
#include <limits>
#include <span>

namespace tanvan {

/// The utility of what is not on offer.
inline constexpr double kNotOffered = -std::numeric_limits<double>::infinity();

/// ln sum exp(v): what the set is worth, the expected maximum of v + Gumbel noise less Euler's constant.
/// @param v  utilities, kNotOffered allowed  @return kNotOffered where nothing is on offer
double log_sum_exp(std::span<double const> v);

/// P_j = exp(v_j) / sum exp(v). Sums to 1 within rounding; 0 where nothing is offered.
/// @param v  utilities, at least one finite  @param[out] p  as long as v; may be v itself
void logit_probabilities(std::span<double const> v, std::span<double> p);

/// The alternative at quantile u of weights, in their order.
/// @param weight  >= 0, sum > 0  @param u in (0, 1)  @return one with weight > 0
std::size_t at_quantile(std::span<double const> weight, double u);

/// The same of weights that are summed along already: O(log n).
/// @param upto  never falls, last > 0  @return the first whose sum lies above u of the whole
std::size_t at_quantile_of_sums(std::span<double const> upto, double u);

}  // namespace tanvan
