#pragma once
/// The day of a dynamic year: every vehicle drives, with queues that spill back.

#include "scenarios/run/travel/driven_lines.hpp"
#include "scenarios/run/travel/road_times.hpp"
#include "scenarios/run/travel/travel_service.hpp"
#include "sim/assignment/ban_departures.hpp"
#include "sim/assignment/day_equilibrium.hpp"

namespace tanvan {

/// How many vehicles of the sample did what.
struct VehicleTally {
  std::uint64_t trips = 0, arrived = 0;
  std::uint64_t no_way = 0;   // nobody of the class gets there: closed roads, bans
  std::uint64_t nowhere = 0;  // left out before: their zones have no junction, or one for both ends
  std::uint64_t gridlock = 0, blocked = 0, closed = 0, horizon = 0;  // why the others are stuck

  std::uint64_t stuck() const { return gridlock + blocked + closed + horizon; }
};

/// What came of a dynamic day.
struct DynamicDay {
  TrafficDay traffic;
  RoadTimes times;
  DrivenLines lines;
  VehicleTally tally;
  PutOff put_off;  // by bans
  double gap = 0;  // experienced
  std::vector<Gridlock> gridlocks;
  std::uint64_t forced = 0;
  std::uint64_t entries = 0;  // of vehicles into links
  std::vector<DayStep> steps;
};

/// Drives world.day's trips to an equilibrium of their ways (`solve_day`), beginning on the ways of the last dynamic
/// day where they are known and open, and keeps the new ones in world.day.driven. Trucks that only get where they go
/// over a link that is barred in these hours depart when it opens. The lines drive through the day that comes out
/// (`drive_lines`), and what becomes of them is remembered. Same bits on any number of threads.
/// @param journeys  by which world.day's trips ride the lines
DynamicDay drive_day(World& world, TravelFrame const& frame, Journeys const& journeys, TravelParameters const& p);

/// Notes who did not arrive or set out later because of bans, who gave up waiting for a bus, circles of vehicles and
/// forced moves as events of this month; nothing where there were none. At most `kMostGridlocksTold` circles are told
/// one by one.
inline constexpr std::size_t kMostGridlocksTold = 20;
void note_troubles(World& world, DynamicDay const& day);

}  // namespace tanvan
