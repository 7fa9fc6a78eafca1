#pragma once
/// The roads that buses take between their stops, the room they need there, and what congestion costs them.

#include <span>
#include <vector>

#include "models/transit_service/line_stops.hpp"
#include "models/transit_service/transit_service.hpp"
#include "sim/transit/transit_network.hpp"

namespace tanvan {

/// Links of the shortest open road by free-flow time: from stop s of `LineStops` to the next one of its line in row
/// 2 s, back in row 2 s + 1; none where the line leaves the road, at its end, or where both are at one junction.
struct BusRoutes {
  std::vector<std::uint32_t> offset;  // [2 * stops + 1]
  std::vector<LinkId> links;

  std::span<LinkId const> row(std::size_t r) const {
    return std::span{links}.subspan(offset[r], offset[r + 1] - offset[r]);
  }
};
BusRoutes bus_routes(World const& world, LineStops const& stops);

/// Buses on every link in every bin [vehicles/h], [T, L]: 60 / headway each way along the routes of open lines, for
/// the part of the bin that is served.
Matrix bus_volumes(World const& world, LineStops const& stops, BusRoutes const& routes, PeakHours const& peaks = {});

/// The lines as passengers meet them in a bin. Rides take the timetable's time, longer by the factor
///   max(1, congested / (slack * free))
/// of road time on their route, since timetables already allow `slack`. @param link_time_s [L], congested
TransitNetwork transit_network(World const& world, LineStops const& stops, BusRoutes const& routes, TimeBin const& bin,
                               std::span<double const> link_time_s, TransitServiceParameters const& p);

/// What the remembered loads of a bin cost in a network of all lines: minutes on board count by `crowding_weight`, and
/// who boards where more would ride than fit lets so many vehicles go as `vehicles_missed`. Nothing where no loads are
/// remembered of these lines.
void add_crowding(World const& world, LineStops const& stops, std::size_t bin, TransitServiceParameters const& p,
                  TransitNetwork& network);

/// What a simulated day made of a bin, in a network of all lines: rides take the minutes that were driven; waits are
/// longer by what uneven headways add to them; and a ride feels longer by `reliability` times what it adds to
/// the standard deviation of the time since the line's begin. Nothing where no day is remembered of these lines.
void add_driven(World const& world, LineStops const& stops, std::size_t bin, TransitServiceParameters const& p,
                TransitNetwork& network);

/// Minutes that places of open lines are driven a day, both ways, by the timetable.
double place_minutes(World const& world, LineStops const& stops, PeakHours const& peaks = {});

/// The same network without the lines above a mode: buses alone, buses and BRT, or all. @param network  of all lines
TransitNetwork up_to(TransitNetwork network, RegionTables const& region, Mode mode);

}  // namespace tanvan
