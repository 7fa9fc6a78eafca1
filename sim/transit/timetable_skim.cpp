#include "sim/transit/timetable_skim.hpp"

#include <algorithm>
#include <cmath>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "sim/transit/nearest_ranks.hpp"
#include "sim/transit/zone_durations.hpp"

namespace tanvan {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

/// What one thread works with.
struct Desk {
  ZoneDurations durations;
  NearestRanks ranks;
  std::vector<Span> found;  // [percentile]
};

/// Sums up the departures of one pair of zones.
class Summary {
 public:
  explicit Summary(TimetableSkimOptions const& options)
      : departures_{options.departures}, longest_{span_of(options.longest_s)} {
    for (double const p : options.percentiles)
      rank_.push_back(static_cast<std::size_t>(std::max(1.0, std::ceil(p / 100 * static_cast<double>(departures_)))) -
                      1);
  }

  std::size_t percentiles() const { return rank_.size(); }

  void write(std::size_t cell, std::size_t zone, Desk& desk, TimetableSkim& skim) const {
    auto const times = desk.durations.to(zone);
    auto const in_time = std::ranges::count_if(times, [&](Span t) { return t <= longest_; });
    skim.served[cell] = static_cast<double>(in_time) / static_cast<double>(departures_);
    if (in_time == 0) return;
    if (int const rides = desk.durations.rides_to(zone); rides > 0) skim.rides[cell] = rides;
    desk.ranks.find(times, rank_, desk.found);
    for (std::size_t p = 0; p < rank_.size(); ++p)
      if (desk.found[p] <= longest_) skim.time_min[p][cell] = desk.found[p] / kTicksPerMinute;
  }

 private:
  std::size_t departures_;
  Span longest_;
  std::vector<std::size_t> rank_;  // [percentile] among the departures
};

}  // namespace

TimetableSkim timetable_skim(Patterns const& patterns, ZoneReach const& access, ZoneReach const& egress,
                             TimetableSkimOptions const& options) {
  ZoneWindow const window{patterns, access, egress, options};
  Summary const summary{options};
  auto const zones = access.zones();
  std::vector<double> const none(zones * zones, kInf);
  TimetableSkim skim{zones, {options.percentiles.size(), none}, none, std::vector<double>(zones * zones, 0)};
  tbb::enumerable_thread_specific<Desk> desks{[&] {
    return Desk{ZoneDurations{window}, NearestRanks{options.departures}, std::vector<Span>(summary.percentiles())};
  }};
  tbb::parallel_for(std::size_t{0}, zones, [&](std::size_t origin) {
    if (access.of(origin).empty()) return;
    auto& desk = desks.local();
    desk.durations.search(origin);
    for (std::size_t zone = 0; zone < zones; ++zone)
      if (zone != origin && !egress.of(zone).empty()) summary.write(origin * zones + zone, zone, desk, skim);
  });
  return skim;
}

}  // namespace tanvan
