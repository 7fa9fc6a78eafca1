#pragma once
/// A slow obvious integral, to test exact ones against.

namespace tanvan::small {

/// Composite Simpson's rule from 0 to `end`. @param pieces even
template <class F>
double simpson(F&& f, double end, int pieces = 2000) {
  double sum = f(0.0) + f(end);
  for (int i = 1; i < pieces; ++i) sum += (i % 2 == 1 ? 4 : 2) * f(end * i / pieces);
  return sum * end / pieces / 3;
}

/// Central difference quotient.
template <class F>
double quotient(F&& f, double x, double h) {
  return (f(x + h) - f(x - h)) / (2 * h);
}

}  // namespace tanvan::small
