#pragma once
/// What the runs of a day come to, by bin and stop of the lines.

#include <array>
#include <cstdint>
#include <vector>

#include "models/transit_service/line_runs.hpp"

namespace tanvan {

/// Sums over the calls of a day, [T, stops by line] by direction.
class LineTally {
 public:
  /// @param service  `line_runs` of these lines  @param calls  of it; both as of one day
  /// @param wait_cap_min  who would wait longer knows the timetable
  LineTally(World const& world, LineStops const& stops, TransitService const& service, RealisedCalls const& calls,
            double wait_cap_min);

  /// Rows are those of the ride's lower stop. A ride belongs to the bin in which it begins; a run begins when it leaves
  /// its first stop, wherever its vehicle waited before. Waits compare the headways that were driven with those of the
  /// timetable in the same bin.
  LineTimes times(bool forward) const;

  /// Boardings, alightings, loads, denied boardings, and the places that were driven past, of the direction that had
  /// more [persons]; nothing else.
  TransitDay day() const;

 private:
  struct Headways {
    double sum_min = 0, square_min2 = 0;

    void add(double headway_min) { sum_min += headway_min, square_min2 += headway_min * headway_min; }
    /// Mean wait of who comes at any moment; 0 where there is no headway.
    double wait_min() const { return sum_min > 0 ? square_min2 / (2 * sum_min) : 0; }
  };
  struct Cell {
    double ride_min = 0;
    std::int64_t rode = 0, came = 0;
    std::int64_t since_s = 0, since_s2 = 0;  // since the begin of runs
    Headways driven, planned;
    std::uint64_t boardings = 0, alightings = 0, load = 0, denied = 0, places = 0;

    double spread_min() const;
  };

  void add_run(TransitService const& service, RealisedCalls const& calls, std::uint32_t run);
  void add_headways(Timetable const& t, std::vector<std::int32_t> const& departure, Headways Cell::*of);
  std::size_t bin_of(std::int32_t second) const;
  Cell& cell(StopId platform, std::size_t bin) { return way_[platform.value % 2][bin * width_ + platform.value / 2]; }

  std::vector<TimeBin> const& bins_;
  std::vector<std::uint32_t> lines_;  // first stop of each, and the end
  std::size_t width_;
  double cap_min_;
  std::array<std::vector<Cell>, 2> way_;  // forward, backward: [T, S] by the stop where it was
};

}  // namespace tanvan
