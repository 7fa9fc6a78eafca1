#include "sim/parallel/control_report.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>

namespace tanvan {

void SynthesisReport::add(std::string name, double target, double achieved, double tolerance) {
  if (std::abs(achieved - target) > tolerance) infeasible.push_back(name);
  controls.push_back({std::move(name), target, achieved});
}

void SynthesisReport::append(SynthesisReport other) {
  std::move(other.controls.begin(), other.controls.end(), std::back_inserter(controls));
  std::move(other.infeasible.begin(), other.infeasible.end(), std::back_inserter(infeasible));
  raking_residual = std::max(raking_residual, other.raking_residual);
  raking_iterations = std::max(raking_iterations, other.raking_iterations);
}

double SynthesisReport::largest_residual() const {
  double largest = 0;
  for (auto const& control : controls) largest = std::max(largest, std::abs(control.residual()));
  return largest;
}

std::string misses(SynthesisReport const& report, double agents) {
  std::string lines;
  for (auto const& c : report.controls)
    if (std::abs(c.residual()) > agents)
      lines += fmt::format("{}: {:.1f} instead of {:.1f}\n", c.name, c.achieved, c.target);
  for (auto const& name : report.infeasible) lines += fmt::format("{}: cannot be met\n", name);
  return lines;
}

}  // namespace tanvan
