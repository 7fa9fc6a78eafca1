#pragma once
/// Parameters that a scenario may set: one list in each model, read by validation, --explain and /config alike.

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/core/result.hpp"

namespace tanvan {

/// Where calibration looks for a value: believed beforehand, never enforced.
struct Prior {
  double low, high;
};

/// One number of a model: where it lives, what it may be, what it means and who says so.
struct Parameter {
  std::string_view key;      ///< as written in the scenario under [models.NAME]
  double* value;             ///< holds the default until a scenario sets it
  double low, high;          ///< allowed range, both ends included
  std::string_view unit;     ///< "1" where it has none
  std::string_view meaning;  ///< one sentence
  std::string_view source;   ///< equation, paper or "prior"
  /// Within the allowed range, in `unit`; of what calibration may fit (models 3.15), none of the rest. The default of a
  /// channel that is shut until somebody fits it may lie outside.
  std::optional<Prior> prior = {};
};

/// The parameters of one model.
struct ParameterGroup {
  std::string_view model;
  std::vector<Parameter> parameters;
  /// What is wrong with values that are in their ranges but don't go together; empty: they always do.
  std::function<Faults(InputPlace const&)> check = {};
};

}  // namespace tanvan
