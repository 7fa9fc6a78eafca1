#pragma once
/// What zones can reach by timetable, for `tanvan skim --zones --accessibility`.

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "scenarios/run/skim/skim_zone_table.hpp"
#include "sim/transit/timetable_accessibility.hpp"

namespace tanvan {

/// Of one column of opportunities.
struct SkimAccessibility {
  std::string opportunities;
  TimetableAccessibility reached;                  // from the zone
  std::vector<std::vector<double>> reaching_zone;  // [percentile, zone] from where the zone is reached in time
};

/// The other end of reading by time: opportunities of the zones whose percentile of time to a zone is short enough,
/// such as residents who can come to a hospital.
/// @param skim           all times between the zones
/// @param opportunities  [zone]
/// @return [percentile, zone]; sums in the order of zones
std::vector<std::vector<double>> opportunities_reaching(TimetableSkim const& skim,
                                                        std::span<double const> opportunities, int within_min);

/// `zone_id,opportunities,within_min,percentile,` and three readings a row: by zone, column and percentile.
std::string accessibility_csv(SkimZones const& zones, std::span<SkimAccessibility const> columns,
                              std::span<double const> percentiles, int within_min);

/// Whether a file begins with the header of this table.
bool is_accessibility_csv(std::filesystem::path const& path);

}  // namespace tanvan
