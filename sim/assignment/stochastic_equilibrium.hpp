#pragma once
/// Stochastic user equilibrium: nobody believes to gain by another route, and beliefs differ (Daganzo, Sheffi,
/// Transportation Science 11, 1977).

#include <functional>
#include <vector>

#include "sim/assignment/problem.hpp"

namespace tanvan {

struct StochasticOptions {
  double theta = 1;           ///< how sharply drivers see costs [1/time], >= 0; 0: all efficient routes alike
  double gap = 1e-6;          ///< to stop at, > 0; as in StochasticResult
  int max_iterations = 1000;  ///< >= 1
  double braking = 1.9;       ///< added to the step's divisor where the residual grew, > 1, without unit
  double easing = 0.02;       ///< added where it fell, in (0, 1), without unit
};

struct StochasticStep {
  int iteration = 0;
  double gap = 1;
};
using StochasticProgress = std::function<void(StochasticStep const&)>;

struct StochasticResult {
  std::vector<double> volume;      // [classes * links], row = class [vehicles/h]
  std::vector<double> volume_pcu;  // [links], background included [PCU/h]
  std::vector<double> time;        // [links], at volume_pcu, in the unit of t0
  double gap = 0;          // sum_a |y_a - v_a| / sum_a y_a, with y the PCU that choose the links at the times of
                           // the volumes v, both without background; 0 where nobody travels
  double tstt = 0;         // what they pay in all, access and fixed costs included [vehicles/h * time]
  double unreachable = 0;  // demand that no route serves, left out of everything else [vehicles/h]
  int iterations = 0;
};

/// The volumes v at which logit route choice over efficient routes (`LogitLoading`) at the costs t(v) yields v again.
/// Efficient routes are fixed at free-flow costs, class by class, so with times that never fall there is exactly one
/// such v (Fisk, Transportation Research 14B, 1980). theta → infinity tends to the user equilibrium over efficient
/// routes. Found by averaging with self-regulated steps 1/d: d grows by `braking` where the residual grew and by
/// `easing` where it fell (Liu, He, He, Networks and Spatial Economics 9, 2009). Ends when the gap is reached or after
/// max_iterations; the caller looks at `gap`. Origins are loaded in parallel, in fixed blocks that are added in order:
/// any number of threads gives the same bits. @param progress called once an iteration; may be empty
StochasticResult solve_stochastic_equilibrium(AssignmentProblem const& problem, StochasticOptions const& options = {},
                                              StochasticProgress const& progress = {});

}  // namespace tanvan
