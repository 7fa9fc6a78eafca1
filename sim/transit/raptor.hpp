#pragma once
/// Earliest arrivals by timetable from one origin for many departures: range-RAPTOR with two labels.

#include "sim/transit/patterns.hpp"

namespace tanvan {

struct RaptorOptions {
  int rides = 4;             ///< most rides, 1 to 8
  std::int32_t slack_s = 0;  ///< between reaching a stop and leaving it by vehicle [s], >= 0
};

/// Searches from one origin, of departures from the latest to the earliest (Delling, Pajor, Werneck, Transportation
/// Science 49, 2015). What a later departure reaches an earlier one reaches too, so each departure looks only at what
/// it does better. Of a run a round remembers from which call on it has been ridden (Witt, ESA 2015, trip-based
/// routing), so that no call is looked at twice.
///
/// Two labels a round and stop: V, the earliest arrival by vehicle, from which alone one walks on, and T, by any means,
/// from which one boards; otherwise walks would be chained. Round k has at most k rides.
///
/// One object a thread. The same labels as a fresh search for each departure (a test), on any number of threads.
class Raptor {
 public:
  Raptor(Patterns const& patterns, RaptorOptions const& options);

  /// Forgets the origin: all labels are kUnreached.
  void reset();

  /// Adds a departure.
  /// @param departure  not later than the one before since `reset`
  /// @param access     stops and the ways to them, the same for all departures of an origin
  void depart(Tick departure, std::span<Reach const> access);

  /// Earliest arrivals by vehicle with at most `rides` rides, one a stop; kUnreached where there is none.
  std::span<Tick const> by_vehicle(int rides) const { return row(vehicle_, rides); }
  /// The same by any means, the access alone included.
  std::span<Tick const> by_any_means(int rides) const { return row(any_, rides); }

 private:
  struct Ride {  // of a run, from one call to before another
    std::uint32_t row;
    std::uint16_t from, to;
  };

  struct Catch {        // the first run of a pattern that can be caught at a place
    std::uint16_t run;  // among the pattern's; one past the last where there is none
    Tick ahead;         // departure of the run ahead of it; 0 where there is none
  };

  std::span<Tick const> row(std::vector<Tick> const& labels, int rides) const {
    return std::span{labels}.subspan(static_cast<std::size_t>(rides) * stops_, stops_);
  }
  bool improve(std::vector<Tick>& labels, int rides, StopId s, Tick t);
  void reach(int rides, StopId s, Tick t);
  void board(int rides, StopId s);
  void catch_run(int rides, Boarding const& boarding, Tick ready, Catch& caught);
  void ride(int rides, Ride const& ride);
  void walk(int rides);

  Patterns const& patterns_;
  int rides_;
  Tick slack_;
  std::size_t stops_, rows_;
  std::vector<Tick> vehicle_, any_;                   // [rides + 1, stop]
  std::vector<Catch> caught_;                         // [rides + 1, boarding]
  std::vector<Catch> none_caught_;                    // [boarding]
  std::vector<std::uint16_t> ridden_;                 // [rides + 1, row] the first call from which it was ridden
  std::vector<std::vector<StopId>> marked_;           // [rides + 1] whose T has improved
  std::vector<StopId> arrived_;                       // whose V has improved in this round
  std::vector<std::uint8_t> is_marked_, is_arrived_;  // [stop]
  std::vector<Ride> found_;
};

}  // namespace tanvan
