#pragma once
/// zones.csv, roads.csv and the folder of an imported network: what roads are built from.

#include <array>
#include <span>
#include <vector>

#include "scenarios/run/scenario/data_tables.hpp"
#include "sim/core/result.hpp"
#include "sim/engine/region.hpp"
#include "sim/engine/world.hpp"
#include "sim/network/build.hpp"

namespace tanvan {

struct ZoneTable {
  ZoneStore zones;
  std::vector<InputPlace> places;  // [zones]
  bool whole = false;              // no row was left out
};

/// Reads zones.csv. A zone with a fault in a number keeps its row, so that other tables can still name it.
ZoneTable read_zone_table(TextSource const& source, Faults& faults);

/// Reads roads.csv, checks that the segments hang together (`check_segments`) and gives them opening month, widening
/// and bans:
///  - `planned`, or `by_intervention` in the column `opens`: opens by an intervention only;
///  - `under_construction`: opens in January of its opening year;
///  - `existing`: open always, unless its opening year is after `base_year` and lanes before are not given;
///  - `lanes_per_direction_before` with an opening year after `base_year`: widened in January of that year;
///  - `heavy_truck_allowed`: `yes`; `no …` bans at all hours, or in the hours that it names, as `no (6–22 h …)`: then
///  in
///    each bin of which at least half lies in those hours.
/// Tolls: each run of segments of one road with the same text in `toll` is one station's; a passage of the whole
/// costs the rules R07 (car) and R08 (truck) of freight.csv, shared among its segments by length, to the đồng.
/// @param bins at most 8  @param freight null where its table is at fault already: then no tolls are charged
std::vector<RoadSegment> read_roads(TextSource const& source, std::span<TimeBin const> bins, int base_year,
                                    std::vector<FreightRow> const* freight, Faults& faults);

/// Reads a folder that `tanvan import` wrote into the plan: its nodes, and its links that motor vehicles may use, open
/// from the start; a use that is not allowed is banned at all hours. Nothing where the source has no path.
/// Faults: those of `read_gmns`; places that are not longitude and latitude or missing; a link without length, speed,
/// lanes or capacity.
void read_base_network(TextSource const& folder, NetworkPlan& plan, Faults& faults);

/// Bit b is set where at least half of bin b lies between the hours. @param from_h,to_h 0 to 24, may run past midnight
std::uint8_t bins_between(std::span<TimeBin const> bins, double from_h, double to_h);

}  // namespace tanvan
