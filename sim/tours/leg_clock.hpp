#pragma once
/// When a leg that begins at a moment arrives, and when it must begin to arrive by a moment, as hours of the day
/// change.
///
/// The day has bins. In each a leg has a full time T_b, the time it would take were the whole day like that bin: over a
/// moment dt the vehicle drives the share dt / T_b of the way, and it arrives when the shares add up to 1 (Ichoua,
/// Gendreau, Potvin, "Vehicle dispatching with time-dependent travel times", EJOR 144, 2003). So nobody arrives earlier
/// by leaving later: first in, first out. A leg whose T_b is infinite is closed in that bin: it is driven whole before
/// or whole after, and the vehicle waits where it stands.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace tanvan {

inline constexpr double kForever = std::numeric_limits<double>::infinity();

/// When the vehicle sets out and when it is there [s].
struct LegRun {
  double leave_s = 0, arrive_s = 0;
};

/// The hours of a day. The first bin also stands for all time before it, the last for all after it.
class DayBins {
 public:
  /// @param starts_s  begin of each bin [s], finite, increasing, at least one
  explicit DayBins(std::vector<double> starts_s);
  DayBins() : DayBins(std::vector<double>{0}) {}  ///< one bin

  std::size_t size() const { return end_s_.size(); }
  double start_s(std::size_t bin) const { return bin == 0 ? -kForever : end_s_[bin - 1]; }
  double end_s(std::size_t bin) const { return end_s_[bin]; }
  std::span<double const> starts_s() const { return starts_s_; }

  /// The bin that a moment lies in; at a boundary the later one. Of minus infinity the first, of infinity the last.
  std::size_t bin_of(double time_s) const {
    double const step = (time_s - starts_s_.front()) * steps_per_s_;
    std::size_t bin = step >= 0 ? first_bin_[static_cast<std::size_t>(step < last_step_ ? step : last_step_)] : 0;
    return bin_from(bin, time_s);
  }
  /// The same from a bin that is not after it.
  std::size_t bin_from(std::size_t bin, double time_s) const {
    while (time_s >= next_s_[bin]) ++bin;
    return bin;
  }

 private:
  std::vector<double> starts_s_;
  std::vector<double> end_s_;             // the last never ends
  std::vector<double> next_s_;            // the same, but that nothing compares with the last
  std::vector<std::uint16_t> first_bin_;  // by step of time, the bin at its begin
  double steps_per_s_ = 0, last_step_ = 0;
};

/// The run of a leg that is begun at `time_s` or, where it is closed, as soon as it is open.
/// @param full_s  full times of the leg, one a bin, >= 0; infinite where closed
LegRun leg_run(DayBins const& bins, double const* full_s, double time_s);

/// The same by somebody who knows the bin that `time_s` lies in.
LegRun leg_run_in(DayBins const& bins, double const* full_s, double time_s, std::size_t bin);

/// The same by somebody who asks for later and later moments.
/// @param bin  not after the one that `time_s` lies in, which it becomes
inline LegRun leg_run_after(DayBins const& bins, double const* full_s, double time_s, std::size_t& bin) {
  bin = bins.bin_from(bin, time_s);
  double const arrive_s = time_s + full_s[bin];
  return arrive_s <= bins.end_s(bin) ? LegRun{time_s, arrive_s} : leg_run_in(bins, full_s, time_s, bin);
}

/// The same arrival, where all but a few legs end in the bin in which they begin.
inline double leg_arrival(DayBins const& bins, double const* full_s, double time_s) {
  auto const bin = bins.bin_of(time_s);
  double const arrival = time_s + full_s[bin];
  return arrival <= bins.end_s(bin) ? arrival : leg_run_in(bins, full_s, time_s, bin).arrive_s;
}

/// The latest moment at which a leg may begin to arrive by `time_s`; minus infinity where there is none.
double leg_latest_departure(DayBins const& bins, double const* full_s, double time_s);

/// The same by somebody who knows the bin that `time_s` lies in.
double leg_latest_in(DayBins const& bins, double const* full_s, double time_s, std::size_t bin);

/// The same by somebody who asks for earlier and earlier moments.
/// @param bin  not before the one that `time_s` lies in, which it becomes
inline double leg_latest_before(DayBins const& bins, double const* full_s, double time_s, std::size_t& bin) {
  while (time_s < bins.start_s(bin)) --bin;
  double const leave_s = time_s - full_s[bin];
  return leave_s >= bins.start_s(bin) ? leave_s : leg_latest_in(bins, full_s, time_s, bin);
}

}  // namespace tanvan
