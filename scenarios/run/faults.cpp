#include "scenarios/run/faults.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace tanvan {

int report_faults(Faults const& faults) {
  auto const sorted = faults.sorted();
  for (auto const& fault : sorted) fmt::print(stderr, "{}\n", to_string(fault));
  fmt::print(stderr, "{} {} found; nothing was run\n", sorted.size(), sorted.size() == 1 ? "fault" : "faults");
  return 2;
}

}  // namespace tanvan
