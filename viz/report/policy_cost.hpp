#pragma once
/// What a policy costs for each point that it moves: one result against another.

#include <optional>
#include <span>

#include "sim/io/results/results_reader.hpp"

namespace tanvan {

/// What the money bought, in the unit of the effect.
enum class CostVerdict {
  told,         // money more, effect above its chance: a cost per point
  no_money,     // both spend the same, so nothing is bought
  no_effect,    // the effect is 0
  within_luck,  // the effect is not above what single years scatter by
  not_bought    // money and effect do not go together: more money and less effect, or the other way round
};

/// An effect beside what was spent for it.
struct PolicyEffect {
  double points = 0;  // B - A [percentage points]
  double luck = 0;    // two standard deviations of `points` by the scatter of single years
  CostVerdict verdict = CostVerdict::no_effect;
  double cost_per_point = 0;  // [billion đồng a point] where told, else 0
};

/// Two results over the years that both have.
struct PolicyCost {
  std::int64_t first_year = 0, last_year = 0;
  double spending = 0;           // public money on policies, B - A, all years [billion đồng, current prices]
  PolicyEffect tfp, innovating;  // growth of TFP summed over the years; innovating share of all in the last year
};

/// Scatter of a year in a series that has a course of its own: sqrt(mean of squared steps / 2). A series that stands
/// still has 0. @returns 0 under two values
double step_scatter(std::span<double const> yearly);

/// Judges an effect. @param spending B - A [billion đồng]  @param points,luck as in PolicyEffect
PolicyEffect judge_effect(double spending, double points, double luck);

/// Compares two results of `tanvan run`; none where they share no year or lack spending, growth of TFP or the
/// innovating share. Growth of TFP is summed over years, its luck grows with their root; the luck of a share is a
/// year's.
std::optional<PolicyCost> policy_cost(ResultsFile const& a, ResultsFile const& b);

}  // namespace tanvan
