#include "scenarios/run/scenario/faults.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace tanvan {

int report_faults(Faults const& faults) {
  auto const sorted = faults.sorted();
  for (auto const& fault : sorted) fmt::print(stderr, "{}\n", to_string(fault));
  fmt::print(stderr, "{} found; nothing was run\n", counted(sorted.size(), "fault"));
  return 2;
}

int report_fault(Fault fault) {
  Faults faults;
  faults.add(std::move(fault));
  return report_faults(faults);
}

void print_warnings(Faults const& warnings) {
  for (auto const& warning : warnings.sorted()) fmt::print(stderr, "warning: {}\n", to_string(warning));
}

std::string counted(std::size_t n, std::string const& what) {
  return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
}

}  // namespace tanvan
