#pragma once
/// Accessibility from costs between rows, and what it is worth.

#include <span>
#include <vector>

namespace tanvan {

/// exp(-decay cost), 0 where the cost is infinite, whatever the decay. @param cost  may be +inf  @param decay  >= 0
double fading(double cost, double decay);

/// `fading` of each cost, at least `least`: what may be chosen though no way leads there, when nothing else is left.
std::vector<double> nearness(std::span<double const> cost, double decay, double least = 0);

/// What lies in reach of each row: sum_j mass_j near_ij, in the order of j. @param near  [n, n] row-major
/// @param mass  [n]
std::vector<double> in_reach(std::span<double const> near, std::span<double const> mass);

/// Hansen accessibility of each row: sum_j mass_j exp(-decay cost_ij), in the order of j (Hansen, Journal of the
/// American Institute of Planners 25, 1959).
/// @param cost  [n, n] row-major, may be +inf  @param mass  [n]  @param decay  [1/cost], >= 0
std::vector<double> hansen(std::span<double const> cost, std::span<double const> mass, double decay);

/// ln(access) / decay: the logsum of a choice of destinations with exp(-decay g) and sizes, in the unit of g
/// (Ben-Akiva, Lerman, Discrete Choice Analysis, 1985, chapter 10; de Jong et al., Transportation Research A 41, 2007).
/// 0 where access < 1, less than one job, and where nothing fades. @param access  Hansen, >= 0  @param decay  [1/g], >=
/// 0
double logsum_of(double access, double decay);

}  // namespace tanvan
