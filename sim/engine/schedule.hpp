#pragma once
/// The order in which modules run, derived from what they declare.

#include <span>
#include <string>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/engine/module.hpp"

namespace tanvan {

/// Modules in an order in which, within a period and phase, every writer of a name comes before its readers.
/// Independent of the order in which modules are given; ties go by name.
class Schedule {
 public:
  /// Faults: two modules of one name; two writers of one state name in one period and phase; modules that wait for
  /// each other in a circle; a state name that no store has (@param known_state every name, sorted).
  static Result<Schedule> derive(std::vector<Module> modules, std::span<std::string const> known_state);

  /// The modules of this period and phase, in order.
  std::span<Module const> due(Period period, Phase phase) const;

  std::span<Module const> all() const { return modules_; }

 private:
  std::vector<Module> modules_;  // sorted by period, phase, derived order
};

}  // namespace tanvan
