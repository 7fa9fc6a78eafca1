#pragma once
/// How something spreads: curves fitted to the share that has it.

#include <span>

namespace tanvan {

/// A logistic curve ceiling / (1 + exp(-(t - middle) / width)) through shares at times 0, 1, 2, ….
struct Logistic {
  double ceiling = 0, middle = 0, width = 0;
  double r_squared = 0;  // of the shares themselves, in (-inf, 1]
};

/// Least squares of the logit over time, with the ceiling of a hundred between the largest share and 1 that explains
/// most of the shares.  @param share  in (0, 1), three at least, not all equal
Logistic fit_logistic(std::span<double const> share);

/// Coefficients of innovation and imitation [1/step].
struct Bass {
  double p = 0, q = 0;
};

/// Bass's discrete hazard (Management Science 15, 1969) -ln(1 - dF / (1 - F)) = p + q F by least squares: what one who
/// has it not yet meets in a step.  @param share  in [0, 1), three at least, rising
Bass fit_bass(std::span<double const> share);

}  // namespace tanvan
