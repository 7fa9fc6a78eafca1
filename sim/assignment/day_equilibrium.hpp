#pragma once
/// Equilibrium of a simulated day: nobody can gain by another way, or another hour, as far as whole vehicles allow.

#include <array>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "sim/assignment/day_routing.hpp"
#include "sim/assignment/day_switching.hpp"
#include "sim/traffic/traffic_day.hpp"

namespace tanvan {

/// When somebody wants to arrive, and what missing it costs (Vickrey, American Economic Review 59, 1969), in seconds
/// of travel time a second.
struct ScheduleWish {
  TrafficTime arrive = kNoTime;  // kNoTime: departs when the trip says
  double early = 0.5;            // >= 0, < 1 where a peak shall have an end
  double late = 2;               // >= 0
};

/// Who travels on what.
struct DayProblem {
  DayNetwork const* network = nullptr;
  DayTrips trips = {};
  std::vector<ScheduleWish> wishes = {};  // [trips], or empty: all depart when the trips say
  /// Runs the day where others than these trips drive too; empty: `run_traffic_day` on the network's roads
  std::function<DayResult(TripTable const&, WayTable const&, TrafficRules const&)> run = {};
};

struct DayEquilibriumOptions {
  double gap = 0.03;                             // experienced relative gap to stop at, > 0
  int max_iterations = 30;                       // >= 1; 1: one shot
  double geh_limit = 5, geh_share_least = 0.95;  // link flows stand still where this share of them has a GEH below
  TimedSearch search = TimedSearch::exact;
  double bin_min = 5;  // of the link times that travellers learn, divides the record's of the rules, else those hold;
                       // where there are wishes 1, unless the record of a day would be too large
  SwitchRule rule = {};
  std::size_t most_ways = 8;      // that a pair keeps beside those in use, >= 2
  double departure_step_min = 5;  // of other departures that are tried, where there are wishes
  std::uint64_t seed = 1;
};

/// How one iteration went.
struct DayStep {
  int iteration = 0;  // from 1
  double gap = 0;     // experienced relative gap of all, no less than that of their choices at recorded times
  std::array<double, kVehicleClasses> gap_of = {};
  double mean_cost_s = 0;  // experienced, of those who travel
  double geh_share = 0;  // of links and hours against the iteration before: 0 in the first, 1 where nobody will change
  std::size_t arrived = 0;
  std::size_t stuck = 0;       // trips that had a way and did not arrive
  std::size_t forced = 0;      // moves into full links
  std::size_t switched = 0;    // trips that will do otherwise in the next iteration
  double seconds = 0;          // of the iteration; differs from run to run
  double loading_seconds = 0;  // of it, to run the day
};
using DayProgress = std::function<void(DayStep const&)>;

/// Why iterations ended: gap, link flows and stuck count reached; nobody would gain by changing, though they are not
/// (a day that stands still in a gridlock, a queue that nobody alone can shorten); no iterations left.
enum class DayStop : std::uint8_t { reached, nobody_gains, out_of_iterations };

/// The iteration with the lowest gap, of those with the fewest stuck; of those that reach the gap asked for, the one in
/// which travellers pay least: queues that nobody alone can shorten make several equilibria. And how it was reached.
struct DayEquilibrium {
  TripTable trips;
  WayTable ways;  // those that trips use
  DayResult day;
  DayStep best;
  std::vector<DayStep> steps;
  DayStop stop = DayStop::out_of_iterations;
};

/// Runs a day for given ways.
using DayLoading = std::function<DayResult(TripTable const& trips, WayTable const& ways)>;

/// Iterates: run the day; find what every trip experienced and its best way at the times recorded; let some of those
/// who would gain change. Ends when the gap is reached, link flows stand still and nobody is stuck, or when nobody
/// gains by changing, or after max_iterations.
///
/// Cost of a trip: from departure to arrival, plus money over the value of time, plus what the schedule misses; who is
/// stuck arrives at the end of the day. Trips that have no way, or end where they begin, count nowhere: their row has
/// kNoWay. Best costs are those of the best way at recorded times. These are means of bins: a single trip may have
/// been luckier than its best, all together may not (`DayStep::gap`). Where queues come and go within a bin, a gap of a
/// few percent remains.
/// @param warm  ways to begin with, kNoWay where a trip has none; empty: all begin on free-flow ways
/// @param progress  called once an iteration; may be empty
/// The same bits on any number of threads, seconds of steps aside.
DayEquilibrium solve_day(DayProblem const& problem, DayEquilibriumOptions const& options,
                         DayProgress const& progress = {}, DayWays const& warm = {});

/// The same on another engine.
DayEquilibrium solve_day_on(DayLoading const& load, DayProblem const& problem, DayEquilibriumOptions const& options,
                            DayProgress const& progress = {}, DayWays const& warm = {});

/// What a trip costs [s]. @param depart_s,arrive_s  after midnight
double trip_cost(double depart_s, double arrive_s, double money_s, ScheduleWish const& wish);

}  // namespace tanvan
