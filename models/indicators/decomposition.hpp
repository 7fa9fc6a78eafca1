#pragma once
/// Where growth of productivity comes from: enterprises that stay, shifts between them, who enters and who leaves.

#include <span>

#include "sim/core/id.hpp"

namespace tanvan {

/// One enterprise of a year.
struct Producer {
  AgentKey key{};
  double weight = 0;        // >= 0; its share is weight over the sum of all
  double productivity = 0;  // in any unit, or its logarithm
};

/// Parts of the change of aggregate productivity, in the unit of Producer::productivity.
struct Decomposition {
  double within = 0;   // change of the plain mean of enterprises that stay
  double between = 0;  // change of the covariance of their shares and productivities
  double entry = 0;    // share of newcomers times their lead over those who stay
  double exit = 0;     // share of who left times the lead of those who stay over them

  double change() const { return within + between + entry + exit; }
};

/// Mean productivity weighted by share; 0 where nobody has weight.
double aggregate_productivity(std::span<Producer const> producers);

/// Dynamic Olley-Pakes decomposition with entry and exit (Melitz and Polanec, RAND Journal of Economics 46, 2015):
///   dPhi = d mean(phi_S) + d cov_S + s_E2 (Phi_E2 - Phi_S2) + s_X1 (Phi_S1 - Phi_X1).
/// The four parts sum to aggregate_productivity(now) - aggregate_productivity(before). Where nobody is in both years
/// the whole change is entry; where either year is empty every part is 0.
/// @param before,now  ascending by key, no key twice
Decomposition decompose(std::span<Producer const> before, std::span<Producer const> now);

}  // namespace tanvan
