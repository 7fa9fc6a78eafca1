#pragma once
/// Tolls of road segments from the toll column and the rules of freight.csv.

#include <span>
#include <string>
#include <vector>

#include "sim/engine/region.hpp"
#include "sim/io/text/csv_row.hpp"
#include "sim/network/segments.hpp"

namespace tanvan {

/// The cell where it charges a toll (`yes …`, `planned …`: from the day the road opens), empty for `no`; else a fault.
std::string toll_text(CsvRow const& row, CsvColumn column);

/// Sets the tolls of segments by the rule of `read_roads`.
/// @param tolls [segments], as `toll_text` gives them  Faults: a tolled road where the rule R07 or R08 is missing
void charge_tolls(std::span<FreightRow const> freight, std::span<std::string const> tolls,
                  std::vector<RoadSegment>& segments, Faults& faults);

}  // namespace tanvan
