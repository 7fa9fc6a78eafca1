#pragma once
/// When the days of an equilibrium are enough: the one place for a day on its own and for the days of a scenario.

#include <string_view>
#include <vector>

#include "sim/core/parameter.hpp"

namespace tanvan {

/// Where to stop, and why there.
struct DayLimits {
  double gap;             // experienced relative gap, > 0
  double max_iterations;  // simulated days at most, >= 1
  std::string_view meaning_of_gap, meaning_of_days;
};

/// A day on its own (`tanvan traffic`): what it leaves open nobody mends later.
inline constexpr DayLimits kLimitsOfADay{
    0.02, 30, "experienced relative gap to stop at; 0.05 in a scenario's [models.traffic], whose days go on",
    "days that are simulated at most; 10 in [models.traffic]"};

/// A day of a scenario's dynamic year ([models.traffic]): demand answers it and another exchange begins on its ways, so
/// that the last percents would be spent on trips that change again.
inline constexpr DayLimits kLimitsOfAnExchange{
    0.05, 10,
    "experienced relative gap at which a dynamic day stops; 0.02 in tanvan traffic, since here demand answers each day "
    "and the next one begins on its ways",
    "simulated days of an exchange at most; 30 in tanvan traffic, see gap"};

/// The keys `gap` and `max_iterations`, which set these numbers.
std::vector<Parameter> limit_parameters(DayLimits const& limits, double& gap, double& max_iterations);

}  // namespace tanvan
