#pragma once
/// How far one run's figure may stray by chance, so that a verdict near the line is not read as one.

#include <span>

namespace tanvan {

/// Standard deviation of what a yearly series adds to its own course: the distance of each year from the mean of three
/// years about it, times sqrt(3/2), because that mean keeps a third of a year's own scatter. A straight course has 0.
/// The two ends, which have one neighbour, are left out.
/// @param yearly one figure a year, in order  @returns in the unit of the series; NaN under three years or where a
/// figure is not finite
double yearly_scatter(std::span<double const> yearly);

/// Standard deviation of a count that was expanded from a sample: sqrt(count / scale) (Poisson).
/// @param expanded count of the full population, >= 0  @param scale 0 < scale <= 1
double sampling_error(double expanded, double scale);

}  // namespace tanvan
