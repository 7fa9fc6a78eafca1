#pragma once
/// The conical volume-delay function: steep near capacity like a high power, yet never steeper than a straight line
/// beyond it. With x = v / c, a > 1 and b = (2a - 1) / (2a - 2),
///   t / t0 = 2 + sqrt(a^2 (1 - x)^2 + b^2) - a (1 - x) - b      Spiess, Transportation Science 24(2), 1990.
/// t = t0 at x = 0, t = 2 t0 and dt/dx = a t0 at x = 1; the slope rises towards 2 a t0. b is the value that makes t =
/// t0 at x = 0.

#include "sim/traffic/delay_curve.hpp"

namespace tanvan {

/// t/t0 and its derivatives. @param a steepness at capacity, > 1, without unit  @param x v / c, >= 0
DelayCurve conical_curve(double a, double x);

/// Integral of t/t0 from 0 to x, exact but for rounding.
double conical_area(double a, double x);

}  // namespace tanvan
