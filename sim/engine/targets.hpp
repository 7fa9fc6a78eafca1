#pragma once
/// The targets of Decision 742/QĐ-UBND beside what was simulated.

#include <string>
#include <vector>

#include "sim/engine/world.hpp"

namespace tanvan {

/// One target under one definition.
struct TargetScore {
  TargetRow target;
  std::string definition_en, definition_vi;  ///< what `simulated` is
  double simulated = 0;                      ///< in the target's unit; NaN where the run tells nothing of it
  bool met = false;                          ///< never where not simulated
  double shortfall = 0;  ///< what is missing, in the target's unit: 0 where met, NaN where not simulated
};

/// True where `simulated` fulfils `comparator value`; `~` asks for a tenth of the value at most on either side.
/// @param comparator one of > >= < <= = ~  @returns false for NaN
bool meets(double simulated, std::string const& comparator, double value);

/// Every target in the order of targets.csv: the main official definition first, further ones after it with the same
/// id. A target that the world does not simulate has one row with NaN.
/// Depends on the record, the special areas and the sites alone.
std::vector<TargetScore> score_targets(World const& world);

}  // namespace tanvan
