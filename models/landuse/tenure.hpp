#pragma once
/// Which kind of home a household looks for (models E24).

#include <array>
#include <optional>

#include "models/landuse/households.hpp"
#include "models/landuse/landuse.hpp"

namespace tanvan {

inline constexpr std::size_t kTenures = 5;

/// Utilities by tenure, kNotOffered where the household may not: to own takes savings for the down payment; a dormitory
/// an employer who offers one; a social dwelling an income below the limit and no home of one's own. A room is the
/// reference: V_t = a_t + b_t ln(income a head / reference) + c_t (members - 1) + d_t [native], and the inertia of the
/// present tenure.
/// @param now  none of who has no home
/// @param facts  with the income at prices of the base year
/// @param down_payment_mvnd  of a modest house near where the household lives [million đồng], at prices of the savings
std::array<double, kTenures> tenure_utilities(HouseholdFacts const& facts, std::optional<Tenure> now, Dong savings,
                                              double down_payment_mvnd, LanduseParameters const& p);

/// What a tenure falls back on where no home of its kind is vacant: the next that suits, or none.
std::optional<Tenure> second_best(Tenure tenure);

}  // namespace tanvan
