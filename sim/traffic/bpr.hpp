#pragma once
/// Volume-delay functions: how long a link takes at a steady volume.

#include <span>

#include "sim/core/column.hpp"

namespace tanvan {

/// Parameters of the Bureau of Public Roads' function, both without unit.
struct BprParameters {
  double alpha = 0.15;  ///< >= 0
  double beta = 4;      ///< >= 0
};

/// t = t0 * (1 + alpha * (v / c)^beta)      Bureau of Public Roads, Traffic Assignment Manual, 1964.
/// @param t0 free-flow time, >= 0  @param capacity > 0  @param volume >= 0, in the unit of capacity
/// @return in the unit of t0
double bpr_time(double t0, double capacity, double volume, BprParameters p);

/// dt/dv of the same function. 0 at zero volume where beta < 1 (the true slope is infinite there).
double bpr_slope(double t0, double capacity, double volume, BprParameters p);

/// Integral of the same function from 0 to `volume`: the link's term of Beckmann's objective.
double bpr_integral(double t0, double capacity, double volume, BprParameters p);

/// Travel time on every link at the given volumes:
/// t = t0 * (1 + alpha * (v / c)^beta)      Bureau of Public Roads, Traffic Assignment Manual, 1964.
/// @param t0  free-flow time [s], >= 0, one per link
/// @param capacity,volume  [PCU/h], > 0 and >= 0, same length as t0
/// @param p   alpha >= 0 and beta >= 0, both without unit
/// @param[out] time [s], same length as t0, aliases none of the inputs
/// Row i depends on row i alone; any number of threads gives the same bits.
void bpr_travel_time(std::span<double const> t0, std::span<double const> capacity, std::span<double const> volume,
                     BprParameters p, std::span<double> time);

/// One volume-delay function a link; each may have its own alpha and beta.
struct VolumeDelay {                    // one row per LinkId
  Column<LinkId, double> t0;            // free-flow time, >= 0, in any unit of time
  Column<LinkId, double> capacity;      // [PCU/h], > 0
  Column<LinkId, BprParameters> shape;  // without unit

  std::size_t size() const { return t0.size(); }
  double time(LinkId a, double volume) const { return bpr_time(t0[a], capacity[a], volume, shape[a]); }
  double slope(LinkId a, double volume) const { return bpr_slope(t0[a], capacity[a], volume, shape[a]); }
  double integral(LinkId a, double volume) const { return bpr_integral(t0[a], capacity[a], volume, shape[a]); }
};

}  // namespace tanvan
