#include "sim/transit/timetable_accessibility.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "sim/core/check.hpp"
#include "sim/transit/zone_durations.hpp"

namespace tanvan {
namespace {

/// What one thread works with.
struct Desk {
  ZoneDurations durations;
  std::vector<double> by_minute;  // [departure] reached
};

class Sums {
 public:
  Sums(std::span<double const> opportunities, std::int32_t within_s, TimetableSkimOptions const& options)
      : opportunities_{opportunities}, within_{static_cast<Span>(within_s / kTick_s)} {
    for (double const p : options.percentiles)
      rank_.push_back(
          static_cast<std::ptrdiff_t>(std::max(1.0, std::ceil(p / 100 * static_cast<double>(options.departures)))) - 1);
  }

  std::size_t percentiles() const { return rank_.size(); }

  void write(std::size_t origin, std::size_t zones, Desk& desk, TimetableAccessibility& sums) const {
    std::ranges::fill(desk.by_minute, 0);
    for (std::size_t zone = 0; zone < zones; ++zone)
      if (zone != origin) add(origin, zone, desk, sums);
    std::ranges::sort(desk.by_minute, std::greater{});
    for (std::size_t p = 0; p < rank_.size(); ++p)
      sums.percentile_of_by_minute[p][origin] = desk.by_minute[static_cast<std::size_t>(rank_[p])];
  }

 private:
  void add(std::size_t origin, std::size_t zone, Desk& desk, TimetableAccessibility& sums) const {
    auto const times = desk.durations.to(zone);
    std::ptrdiff_t in_time = 0;
    for (std::size_t n = 0; n < times.size(); ++n) {
      if (times[n] > within_) continue;
      ++in_time;
      desk.by_minute[n] += opportunities_[zone];
    }
    // The p-th percentile is short enough where more departures are than its rank
    for (std::size_t p = 0; p < rank_.size(); ++p)
      if (in_time > rank_[p]) sums.by_percentile_of_time[p][origin] += opportunities_[zone];
  }

  std::span<double const> opportunities_;
  Span within_;
  std::vector<std::ptrdiff_t> rank_;  // [percentile] among the departures
};

}  // namespace

TimetableAccessibility timetable_accessibility(Patterns const& patterns, ZoneReach const& access,
                                               ZoneReach const& egress, std::span<double const> opportunities,
                                               std::int32_t within_s, TimetableSkimOptions const& options) {
  ZoneWindow const window{patterns, access, egress, options};
  auto const zones = access.zones();
  expects(opportunities.size() == zones, "opportunities of each zone");
  expects(within_s > 0 && within_s <= options.longest_s, "a time up to the longest");
  Sums const sums{opportunities, within_s, options};
  std::vector<std::vector<double>> const none(sums.percentiles(), std::vector<double>(zones, 0));
  TimetableAccessibility result{none, none};
  tbb::enumerable_thread_specific<Desk> desks{[&] {
    return Desk{ZoneDurations{window}, std::vector<double>(options.departures)};
  }};
  tbb::parallel_for(std::size_t{0}, zones, [&](std::size_t origin) {
    if (access.of(origin).empty()) return;
    auto& desk = desks.local();
    desk.durations.search(origin);
    sums.write(origin, zones, desk, result);
  });
  return result;
}

}  // namespace tanvan
