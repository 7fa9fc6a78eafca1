#pragma once
/// The table of zones that `tanvan skim --zones` reads.

#include <span>
#include <string>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/transit/coverage.hpp"

namespace tanvan {

struct SkimZones {
  std::vector<std::string> id;
  std::vector<MapPoint> place;
  std::vector<std::vector<double>> opportunities;  ///< [column asked for, zone], >= 0
};

/// Reads `zone_id,lon,lat` and the columns asked for; others are passed over, since tables of zones hold much. Every
/// fault is added: a column that is not there, with the one that may be meant, and cells that hold no such number.
SkimZones read_skim_zones(std::string const& path, std::span<std::string const> opportunities, Faults& faults);

}  // namespace tanvan
