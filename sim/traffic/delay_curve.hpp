#pragma once
/// What a volume-delay function without units says at one saturation x = volume / capacity.

namespace tanvan {

/// t/t0 as a function of x, and its first two derivatives by x.
struct DelayCurve {
  double ratio = 1;  // t / t0
  double slope = 0;  // >= 0
  double bend = 0;   // of the piece to the right where the second derivative jumps
};

}  // namespace tanvan
