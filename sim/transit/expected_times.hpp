#pragma once
/// What riders expect of tomorrow: the delays of the last days at each line, stop and quarter of an hour.

#include <cstdint>
#include <vector>

#include "sim/transit/service.hpp"

namespace tanvan {

/// A timetable as it is expected, one row a call.
struct ExpectedCalls {
  std::vector<std::int32_t> arrival, departure;  // [s], never falling along a run
  std::vector<double> deviation_s;               // standard deviation of the arrival, 0 where nothing is known yet
};

/// Delays of arrivals and departures as exponential means over days: with each day m moves by 2 / (days + 1) of the way
/// to the day's mean, and so does the mean square, from which the standard deviation follows; the first day counts
/// whole. Calls of a line at a stop whose departure is planned in the same 15 min are one cell.
class ExpectedDelays {
 public:
  /// @param service  outlives this  @param days  that count, 1 (the last day alone) and more; 3 to 5 are usual
  ExpectedDelays(TransitService const& service, double days);

  /// @param calls  of a day of this service; those that were not made tell nothing
  void learn(RealisedCalls const& calls);

  /// The timetable plus the delays, those of cells without a day being 0.
  ExpectedCalls expected() const;

  std::size_t cells() const { return arrival_.size(); }

 private:
  struct Delay {
    double mean_s = 0, square_s2 = 0;
    bool known = false;
  };
  void move_on(std::vector<Delay>& delays, std::vector<std::int32_t> const& planned,
               std::vector<std::int32_t> const& driven) const;

  TransitService const* service_;
  double step_;
  std::vector<std::uint32_t> cell_of_;      // [calls]
  std::vector<Delay> arrival_, departure_;  // [cells]
};

}  // namespace tanvan
