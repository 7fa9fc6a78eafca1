#include "sim/tours/leg_clock.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr double kMostSteps = 4096;        // of the table that finds bins
constexpr double kNoWay = 1e-12;           // share of a leg that rounding may leave over
constexpr double kBeforeClosing_s = 1e-7;  // before a boundary: in the bin that ends there, whatever rounding does

}  // namespace

DayBins::DayBins(std::vector<double> starts_s) : starts_s_(std::move(starts_s)) {
  expects(!starts_s_.empty() && starts_s_.size() < 0xFFFF, "a day has bins");
  expects(std::isfinite(starts_s_.front()) && std::isfinite(starts_s_.back()), "bins begin at moments of the day");
  double shortest = kForever;
  for (std::size_t b = 1; b < starts_s_.size(); ++b) {
    expects(starts_s_[b] > starts_s_[b - 1], "bins of a day begin one after another");
    shortest = std::min(shortest, starts_s_[b] - starts_s_[b - 1]);
    end_s_.push_back(starts_s_[b]);
  }
  next_s_ = end_s_;
  next_s_.push_back(std::numeric_limits<double>::quiet_NaN());
  end_s_.push_back(kForever);
  double const length = starts_s_.back() - starts_s_.front();
  double const steps = length > 0 ? std::min(kMostSteps, std::ceil(length / shortest)) : 0;
  steps_per_s_ = length > 0 ? steps / length : 0;
  last_step_ = steps;
  for (double step = 0; step <= steps; ++step) {
    double const time_s = steps > 0 ? starts_s_.front() + step / steps_per_s_ : starts_s_.front();
    auto const after = std::upper_bound(starts_s_.begin(), starts_s_.end(), time_s) - starts_s_.begin();
    first_bin_.push_back(static_cast<std::uint16_t>(std::max<std::ptrdiff_t>(after - 2, 0)));  // rounding: one earlier
  }
}

LegRun leg_run(DayBins const& bins, double const* full_s, double time_s) {
  return leg_run_in(bins, full_s, time_s, bins.bin_of(time_s));
}

LegRun leg_run_in(DayBins const& bins, double const* full_s, double time_s, std::size_t bin) {
  double leave_s = time_s, left = 1;
  for (;; ++bin) {
    double const full = full_s[bin], end_s = bins.end_s(bin);
    if (full == kForever) {
      if (end_s == kForever) return {kForever, kForever};
      left = 1;
      leave_s = time_s = end_s;
      continue;
    }
    if (time_s + left * full <= end_s) return {leave_s, time_s + left * full};
    left -= (end_s - time_s) / full;
    time_s = end_s;
    if (left <= kNoWay) return {leave_s, end_s};
  }
}

double leg_latest_departure(DayBins const& bins, double const* full_s, double time_s) {
  return leg_latest_in(bins, full_s, time_s, bins.bin_of(time_s));
}

double leg_latest_in(DayBins const& bins, double const* full_s, double time_s, std::size_t bin) {
  if (time_s == kForever) {
    auto const last = bins.size() - 1;
    if (full_s[last] != kForever) return kForever;
    time_s = bins.start_s(last) - kBeforeClosing_s;
    bin = bins.bin_of(time_s);
  }
  if (time_s == -kForever) return -kForever;
  double left = 1;
  for (;; --bin) {
    double const full = full_s[bin], start_s = bins.start_s(bin);
    if (full == kForever) {
      if (bin == 0) return -kForever;
      left = 1;
      time_s = start_s - kBeforeClosing_s;
      continue;
    }
    if (double const leave_s = time_s - left * full; leave_s >= start_s)
      return leave_s < bins.end_s(bin) ? leave_s : leave_s - kBeforeClosing_s;
    left -= (time_s - start_s) / full;
    time_s = start_s;
    if (left <= kNoWay) return start_s;
  }
}

}  // namespace tanvan
