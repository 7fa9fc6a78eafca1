#include "sim/engine/region.hpp"

#include <cstdlib>
#include <utility>

#include "sim/core/check.hpp"

namespace tanvan {

double RegionTables::macro_value(std::string const& indicator, int year, double fallback) const {
  MacroRow const* nearest = nullptr;
  for (auto const& row : macro) {
    if (row.indicator != indicator) continue;
    auto const distance = [&](MacroRow const& r) { return std::pair(std::abs(r.year - year), r.year); };
    if (nearest == nullptr || distance(row) < distance(*nearest)) nearest = &row;
  }
  return nearest != nullptr ? nearest->value : fallback;
}

OutlookRow const& RegionTables::outlook_of(int year) const {
  expects(!outlook.empty(), "an outlook with at least one year");
  OutlookRow const* nearest = &outlook.front();
  for (auto const& row : outlook)
    if (std::abs(row.year - year) < std::abs(nearest->year - year)) nearest = &row;
  return *nearest;
}

}  // namespace tanvan
