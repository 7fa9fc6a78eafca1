#pragma once
/// The lines of a simulated day: buses that sit in the jam, stand as long as people get in and out, fill up and bunch.

#include "models/transit_service/chosen_journey.hpp"
#include "scenarios/run/travel/travel_service.hpp"
#include "sim/routing/travel_time_profile.hpp"

namespace tanvan {

/// What the day did to the lines.
struct DrivenLines {
  LineTimes forward, backward;
  TransitDay day;  // who rode, where there was no place, and how long rides took; nothing of stops and parking
  std::uint64_t riders = 0;    // rides of the full population that were wanted
  std::uint64_t arrived = 0;   // of them; the others found full vehicles, or waited too long
  std::uint64_t unserved = 0;  // rides beside them that were chosen of stops where nothing calls that day
  std::uint64_t vehicles = 0, runs = 0;

  std::uint64_t gave_up() const { return riders - arrived; }
};

/// Drives every run of the open lines over the roads of the day, with the riders that chose them (`line_riders`,
/// `ServiceDay`). Buses take the timetable's time from stop to stop, less the dead time of a stop, longer by the factor
///   max(1, recorded / (slack * free))
/// of the road's time on their route from the moment at which they depart; where they stand, at stops, they are out of
/// its way, and the room that they take of it is their headway's (`TravelFrame::bus_veh_h`). BRT and trains take
/// theirs, and all wait for the timetable where they are early. Bins of a ride are those in which it begins.
/// @param road  of all others than motorbikes, one row a link  @param journeys  that the trips have chosen by
DrivenLines drive_lines(World const& world, TravelFrame const& frame, TravelTimeProfiles const& road,
                        Journeys const& journeys, TransitServiceParameters const& p);

/// Moves what is remembered of the lines by `step`, (0, 1], towards what a day did to them: 1/2 is an exponential mean
/// over the last three days; what is not known yet, or of another number of bins or stops, becomes the day's.
void remember_lines(DayStore& day, DrivenLines const& lines, double step);

}  // namespace tanvan
