#include "sim/assignment/day_limits.hpp"

namespace tanvan {

std::vector<Parameter> limit_parameters(DayLimits const& limits, double& gap, double& max_iterations) {
  return {{"gap", &gap, 1e-6, 1, "1", limits.meaning_of_gap,
           "practice: 0.05 acceptable, 0.01 to 0.03 good (FHWA and TRB primers, from memory)"},
          {"max_iterations", &max_iterations, 1, 1000, "1", limits.meaning_of_days, "numerical"}};
}

}  // namespace tanvan
