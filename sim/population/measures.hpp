#pragma once
/// Small measures of single agents that several models need.

#include "sim/population/population.hpp"

namespace tanvan {

/// Machines and buildings of an enterprise over all vintages [million đồng, constant prices].
double capital_of(EnterpriseStore const& enterprises, EnterpriseId id);

/// Technology embodied in the machines of an enterprise: mean over vintages weighted by capital; that of today's
/// practice where it has none. > 0
double embodied_technology(EnterpriseStore const& enterprises, EnterpriseId id);

/// The bit of a practice in EnterpriseStore::practices.
constexpr std::uint8_t bit_of(Practice practice) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(practice));
}

/// True where an enterprise has taken up a practice.
inline bool practises(EnterpriseStore const& enterprises, EnterpriseId id, Practice practice) {
  return (enterprises.practices[id] & bit_of(practice)) != 0;
}

/// Weight of schooling in effective labour: e^(r (years - 9)) with a return r of 6 % a year (Mincer; Vietnam 5-9 %).
double schooling_weight(Education education);

/// General skill g of E18 by schooling, 1 to 5.
constexpr double general_skill(Education education) {
  return 1 + 4.0 * static_cast<int>(education) / 7.0;
}

}  // namespace tanvan
