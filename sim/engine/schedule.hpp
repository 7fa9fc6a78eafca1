#pragma once
/// The order in which modules run, derived from what they declare.

#include <span>
#include <string>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/engine/module.hpp"

namespace tanvan {

/// Who goes first of modules that don't need each other. Both orders give the same run, or a module does not declare
/// what it reads: that is tested.
enum class Ties { by_name, by_name_backwards };

/// Modules in an order in which, within a period and phase, every writer of a name comes before its readers.
/// Independent of the order in which modules are given.
class Schedule {
 public:
  /// Faults: two modules of one name; two writers of one state name in one period and phase; modules that wait for
  /// each other in a circle; a state name that no store has (@param known_state every name, sorted).
  static Result<Schedule> derive(std::vector<Module> modules, std::span<std::string const> known_state,
                                 Ties ties = Ties::by_name);

  /// The modules of this period and phase, in order.
  std::span<Module const> due(Period period, Phase phase) const;

  std::span<Module const> all() const { return modules_; }

 private:
  std::vector<Module> modules_;  // sorted by period, phase, derived order
};

}  // namespace tanvan
