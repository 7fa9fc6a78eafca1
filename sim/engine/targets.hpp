#pragma once
/// The targets of Decision 742/QĐ-UBND beside what was simulated.

#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/world.hpp"

namespace tanvan {

/// What a figure beside a target rests on: counted and reckoned from agents; the ICF index (icf.hpp), a reading of
/// model state; or what the scenario and the decision say, which no model decides.
enum class TargetBasis { agents, index, input };

/// One target under one definition.
struct TargetScore {
  TargetRow target;
  std::string definition_en, definition_vi;  ///< what `simulated` is
  double simulated = 0;                      ///< in the target's unit; NaN where the run tells nothing of it
  bool met = false;                          ///< never where not simulated
  double shortfall = 0;  ///< what is missing, in the target's unit: 0 where met, NaN where not simulated
  double smoothed = 0;   ///< the same figure as a mean of three years; NaN where it is a mean, or no yearly figure
  double margin = 0;     ///< one standard deviation of `simulated` by chance, in the target's unit; 0 for openings
  TargetBasis basis = TargetBasis::agents;
  bool too_close = false;  ///< |simulated - line| < margin: the verdict may turn with the next seed
};

/// True where `simulated` fulfils `comparator value`; `~` asks for a tenth of the value at most on either side.
/// @param comparator one of > >= < <= = ~  @returns false for NaN
bool meets(double simulated, std::string const& comparator, double value);

/// agents, index or input.
std::string_view name_of(TargetBasis basis);

/// Every target in the order of targets.csv: the main official definition first, further ones after it with the same
/// id. A target that the world does not simulate has one row with NaN and its reason.
/// The margin is the yearly scatter of the simulated series (target_margin.hpp), over sqrt(n) for means of n years; for
/// ratios to 2020 at least the sampling error of both counts. For `~` the line is the nearer end of its tenth.
/// Depends on the record, the scale, the zones, the special areas and the sites alone.
std::vector<TargetScore> score_targets(World const& world);

}  // namespace tanvan
