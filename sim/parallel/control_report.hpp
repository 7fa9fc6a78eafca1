#pragma once
/// How well a synthetic population meets what is known of the real one: every control by name, with target and result.

#include <string>
#include <vector>

namespace tanvan {

/// One control: a total that the synthetic population should have.
struct ControlFit {
  std::string name;     ///< such as `age_sex 25-29 female, Thuận An`
  double target = 0;    ///< in agents of the sample, before rounding
  double achieved = 0;  ///< in agents of the sample

  double residual() const { return achieved - target; }
};

/// Every control of one synthesis, and those that could not be met.
struct SynthesisReport {
  std::vector<ControlFit> controls;
  std::vector<std::string> infeasible;  ///< controls, by name, that contradict others or that no agent can meet
  double raking_residual = 0;           ///< largest relative residual of a feasible control before rounding
  int raking_iterations = 0;            ///< most that any table took

  /// Notes a control, and calls it infeasible where it misses by more than `tolerance` agents.
  void add(std::string name, double target, double achieved, double tolerance);
  void append(SynthesisReport other);
  double largest_residual() const;  ///< [agents]
};

/// One line a control that misses by more than `agents`, then the infeasible ones; empty where there is none.
std::string misses(SynthesisReport const& report, double agents);

}  // namespace tanvan
