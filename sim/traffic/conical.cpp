#include "sim/traffic/conical.hpp"

#include <cmath>

namespace tanvan {
namespace {

double offset_of(double a) {
  return (2 * a - 1) / (2 * a - 2);
}

/// Integral of sqrt(s^2 + b^2) from 0 to u.
double hyperbola_area(double u, double b) {
  return 0.5 * (u * std::hypot(u, b) + b * b * std::asinh(u / b));
}

}  // namespace

DelayCurve conical_curve(double a, double x) {
  double const b = offset_of(a);
  double const u = a * (1 - x);
  double const root = std::sqrt(u * u + b * b);
  return {2 + root - u - b, a * (1 - u / root), a * a * b * b / (root * root * root)};
}

double conical_area(double a, double x) {
  double const b = offset_of(a);
  double const roots = (hyperbola_area(a, b) - hyperbola_area(a * (1 - x), b)) / a;
  return (2 - b) * x + roots - a * (x - 0.5 * x * x);
}

}  // namespace tanvan
