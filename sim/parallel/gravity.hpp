#pragma once
/// Gravity models: a matrix of flows from a matrix of deterrence f(c_ij) and known totals (Wilson 1971).

#include <span>

namespace tanvan {

/// How a balancing ended.
struct GravityFit {
  double residual = 0;  ///< largest relative residual of a row or column total
  int iterations = 0;
};

/// Doubly constrained: T_ij = A_i O_i B_j D_j f_ij, with A and B such that rows sum to O and columns to D (Furness
/// 1965).
/// @param[in,out] flow  [origins, destinations] row-major: f_ij >= 0 on entry, T_ij on exit
/// @param origin,destination  totals, >= 0, of equal sums; a total with only zeros in its row or column stays unmet and
///                            shows in the residual
/// @param tolerance  relative residual to stop at
GravityFit balance(std::span<double> flow, std::span<double const> origin, std::span<double const> destination,
                   double tolerance = 1e-9, int most_iterations = 10'000);

/// Singly constrained by origins: T_ij = O_i W_j f_ij / sum_j W_j f_ij. Rows without any W_j f_ij become 0.
/// @param[in,out] flow  f_ij on entry, T_ij on exit  @param attraction  W_j >= 0
void distribute(std::span<double> flow, std::span<double const> origin, std::span<double const> attraction);

}  // namespace tanvan
