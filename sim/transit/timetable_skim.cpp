#include "sim/transit/timetable_skim.hpp"

#include <algorithm>
#include <cmath>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kTicksPerMinute = 60.0 / kTick_s;

/// A duration in ticks, signed: every processor compares eight of them at once.
using Span = std::int16_t;
constexpr Span kTooLong = std::numeric_limits<Span>::max();

Span ticks_up(std::int32_t seconds) {
  return static_cast<Span>(std::min<std::int32_t>(kTooLong, (seconds + kTick_s - 1) / kTick_s));
}

/// Durations after each departure of a window: rows of stops or zones, columns of departures, padded to whole
/// registers.
class Durations {
 public:
  Durations(std::size_t rows, std::size_t departures)
      : width_{(departures + kPad - 1) / kPad * kPad}, values_(rows * width_, kTooLong) {}

  Span* row(std::size_t row) { return values_.data() + row * width_; }
  Span const* row(std::size_t row) const { return values_.data() + row * width_; }
  std::size_t width() const { return width_; }

 private:
  static constexpr std::size_t kPad = 32;
  std::size_t width_;
  std::vector<Span> values_;
};

/// The least of what is there and of another row that a way of `way` ticks follows.
void take_least(Span* least, Span const* row, Span way, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i) {
    // Both are below 2^15: their sum as 16 bits, or too long where it overflows
    auto const sum = static_cast<Span>(std::min<std::int32_t>(kTooLong, row[i] + way));
    least[i] = std::min(least[i], sum);
  }
}

/// Departures whose arrivals are laid down together: a row of `Durations` takes a whole line of memory at a time.
constexpr std::size_t kTogether = 32;

/// What one thread works with.
struct Desk {
  Raptor raptor;
  std::vector<Span> latest;  // [kTogether, used stop] durations of the departures looked at last
  Durations at_stop;         // [used stop]
  std::vector<Span> to_zone;
  std::vector<Tick> middle;  // [rides + 1, stop] arrivals of the middle departure
};

class Skimmer {
 public:
  Skimmer(Patterns const& patterns, ZoneReach const& access, ZoneReach const& egress,
          TimetableSkimOptions const& options)
      : patterns_{patterns}, access_{access}, egress_{egress}, o_{options}, longest_{ticks_up(options.longest_s)} {
    std::vector<std::uint32_t> row(patterns.stops(), kUnused);
    for (auto const& [stop, seconds] : egress.reach) {
      if (row[stop.value] == kUnused) {
        row[stop.value] = static_cast<std::uint32_t>(used_.size());
        used_.push_back(stop);
      }
      egress_row_.push_back(row[stop.value]);
    }
    for (double const p : options.percentiles)
      rank_.push_back(
          static_cast<std::size_t>(std::max(1.0, std::ceil(p / 100 * static_cast<double>(options.departures)))) - 1);
  }

  Desk desk() const {
    Durations at_stop{used_.size(), o_.departures};
    auto const width = at_stop.width();
    return {Raptor{patterns_, o_.search},
            std::vector<Span>(kTogether * used_.size()),
            std::move(at_stop),
            std::vector<Span>(width),
            {}};
  }

  void skim_from(std::size_t origin, Desk& desk, TimetableSkim& skim) const {
    if (access_.of(origin).empty()) return;
    search(origin, desk);
    for (std::size_t zone = 0; zone < egress_.zones(); ++zone)
      if (zone != origin && !egress_.of(zone).empty()) summarise(origin * skim.zones + zone, zone, desk, skim);
  }

 private:
  Tick departure(std::size_t n) const {
    return patterns_.tick_after(o_.first_s + static_cast<std::int32_t>(n) * o_.step_s);
  }

  /// Durations to all stops that anybody leaves towards a zone, departure by departure, the latest first.
  void search(std::size_t origin, Desk& desk) const {
    desk.raptor.reset();
    for (std::size_t n = o_.departures; n-- > 0;) {
      Tick const leaves = departure(n);
      desk.raptor.depart(leaves, access_.of(origin));
      auto const arrivals = desk.raptor.by_vehicle(o_.search.rides);
      auto* const durations = desk.latest.data() + n % kTogether * used_.size();
      for (std::size_t i = 0; i < used_.size(); ++i) {
        auto const arrival = arrivals[used_[i].value];
        auto const ticks = static_cast<Span>(std::min<std::int32_t>(kTooLong, arrival - leaves));
        durations[i] = arrival == kNever ? kTooLong : ticks;
      }
      if (n % kTogether == 0) lay_down(desk, n);
      if (n == o_.departures / 2) keep_middle(desk);
    }
  }

  void lay_down(Desk& desk, std::size_t first) const {
    auto const count = std::min(kTogether, o_.departures - first);
    for (std::size_t i = 0; i < used_.size(); ++i) {
      auto* const row = desk.at_stop.row(i) + first;
      for (std::size_t n = 0; n < count; ++n) row[n] = desk.latest[n * used_.size() + i];
    }
  }

  void keep_middle(Desk& desk) const {
    desk.middle.clear();
    for (int k = 0; k <= o_.search.rides; ++k) {
      auto const arrivals = desk.raptor.by_vehicle(k);
      desk.middle.insert(desk.middle.end(), arrivals.begin(), arrivals.end());
    }
  }

  void summarise(std::size_t cell, std::size_t zone, Desk& desk, TimetableSkim& skim) const {
    auto& least = desk.to_zone;
    std::ranges::fill(least, kTooLong);
    for (auto i = egress_.offset[zone]; i != egress_.offset[zone + 1]; ++i)
      take_least(least.data(), desk.at_stop.row(egress_row_[i]), ticks_up(egress_.reach[i].seconds), least.size());
    auto const begin = least.begin(), end = begin + static_cast<std::ptrdiff_t>(o_.departures);
    auto const in_time = std::count_if(begin, end, [&](Span t) { return t <= longest_; });
    skim.served[cell] = static_cast<double>(in_time) / static_cast<double>(o_.departures);
    if (in_time == 0) return;
    skim.rides[cell] = rides_to(zone, desk);
    auto from = begin;
    for (std::size_t p = 0; p < rank_.size(); ++p) {
      auto const nth = begin + static_cast<std::ptrdiff_t>(rank_[p]);
      if (nth >= from) std::nth_element(from, nth, end);
      from = nth;
      if (*nth <= longest_) skim.time_min[p][cell] = *nth / kTicksPerMinute;
    }
  }

  double rides_to(std::size_t zone, Desk const& desk) const {
    std::uint32_t best = kNever;
    double rides = kInf;
    auto const latest = departure(o_.departures / 2) + static_cast<std::uint32_t>(longest_);
    for (int k = 1; k <= o_.search.rides; ++k)
      for (auto const& [stop, seconds] : egress_.of(zone)) {
        auto const at = desk.middle[static_cast<std::size_t>(k) * patterns_.stops() + stop.value];
        auto const arrival = at + static_cast<std::uint32_t>(ticks_up(seconds));
        if (at == kNever || arrival >= best || arrival > latest) continue;
        best = arrival;
        rides = k;
      }
    return rides;
  }

  Patterns const& patterns_;
  ZoneReach const& access_;
  ZoneReach const& egress_;
  TimetableSkimOptions const& o_;
  Span longest_;
  static constexpr std::uint32_t kUnused = 0xffffffff;
  std::vector<StopId> used_;               // from which somebody goes to a zone
  std::vector<std::uint32_t> egress_row_;  // [way] place of its stop among them
  std::vector<std::size_t> rank_;          // [percentile] among the departures
};

}  // namespace

TimetableSkim timetable_skim(Patterns const& patterns, ZoneReach const& access, ZoneReach const& egress,
                             TimetableSkimOptions const& options) {
  expects(access.zones() == egress.zones(), "access and egress of the same zones");
  expects(options.departures > 0 && options.step_s > 0, "departures, one after another");
  expects(options.longest_s > 0 && options.longest_s <= 16 * 3600, "a longest time up to 16 h");
  auto const n = access.zones();
  std::vector<double> const none(n * n, kInf);
  TimetableSkim skim{n, {options.percentiles.size(), none}, none, std::vector<double>(n * n, 0)};
  Skimmer const skimmer{patterns, access, egress, options};
  tbb::enumerable_thread_specific<Desk> desks{[&] { return skimmer.desk(); }};
  tbb::parallel_for(std::size_t{0}, n, [&](std::size_t origin) { skimmer.skim_from(origin, desks.local(), skim); });
  return skim;
}

}  // namespace tanvan
