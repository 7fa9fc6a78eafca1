#include "sim/routing/travel_time_profile.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

Ticks time_of(TravelTimeProfiles::Breakpoint const& b) {
  return b.time;
}

/// A breakpoint, or a point between two.
struct Moment {
  Ticks time, travel;
  Ticks arrival() const { return time + travel; }
};

/// The breakpoints of one link.
class Row {
 public:
  Row(TravelTimeProfiles const& p, LinkId link)
      : p_(p), begin_(p.offset[link.value]), size_(p.offset[link.value + 1] - begin_) {}

  std::uint32_t size() const { return size_; }
  Ticks time(std::uint32_t i) const { return p_.breakpoint[begin_ + i].time; }
  Moment at(std::uint32_t i) const { return {time(i), p_.breakpoint[begin_ + i].travel}; }
  /// The breakpoint after i; after the last one that of the next day.
  Moment next(std::uint32_t i) const {
    auto b = at(i + 1 < size_ ? i + 1 : 0);
    if (i + 1 >= size_) b.time += p_.period;
    return b;
  }
  /// The last breakpoint no later than `at`; size() - 1 of the day before where there is none.
  std::uint32_t last_before(Ticks at, std::uint32_t hint) const {
    constexpr int kSteps = 8;  // a cache line; who is further off searches
    auto i = std::min(hint, size_ - 1);
    for (int step = 0; step < kSteps; ++step) {
      bool const early = time(i) <= at, late = i + 1 == size_ || at < time(i + 1);
      if (early && late) return i;
      if (!early && i == 0) return size_ - 1;
      i = early ? i + 1 : i - 1;
    }
    return search(at);
  }

 private:
  std::uint32_t search(Ticks at) const {
    auto const row = std::span{p_.breakpoint}.subspan(begin_, size_);
    auto const above = static_cast<std::uint32_t>(std::ranges::upper_bound(row, at, {}, time_of) - row.begin());
    return above == 0 ? size_ - 1 : above - 1;
  }

  TravelTimeProfiles const& p_;
  std::uint32_t begin_, size_;
};

Ticks time_of_day(Ticks at, Ticks period) {
  if (at >= 0 && at < period) return at;  // as most are: a division takes as long as the rest
  Ticks const rest = at % period;
  return rest < 0 ? rest + period : rest;
}

/// On the line between two breakpoints. @param at no earlier than the first, before the second
Ticks between(Moment a, Moment b, Ticks at) {
  if (a.travel == b.travel) return a.travel;
  return a.arrival() + (at - a.time) * (b.arrival() - a.arrival()) / (b.time - a.time) - at;
}

std::int32_t capped_ticks(double seconds) {
  expects(seconds >= 0 && seconds < std::numeric_limits<double>::infinity(), "travel times are finite, >= 0");
  return static_cast<std::int32_t>(ticks_of({std::min(seconds, kLongestTravel_s)}));
}

/// Middles of the bins, ascending; a middle past midnight is moved to the front. @return [bins] which bin each is of
std::vector<std::pair<std::int32_t, std::size_t>> middles(std::span<double const> start_s) {
  std::vector<std::pair<std::int32_t, std::size_t>> middle;
  for (std::size_t b = 0; b < start_s.size(); ++b) {
    bool const last = b + 1 == start_s.size();
    expects(start_s[b] >= 0 && ticks_of({start_s[b]}) < kDay && (last || start_s[b] < start_s[b + 1]),
            "bins begin one after the other, within a day");
    double const end_s = last ? start_s[0] + kDay / kTicksPerSecond : start_s[b + 1];
    middle.emplace_back(static_cast<std::int32_t>(ticks_of({(start_s[b] + end_s) / 2}) % kDay), b);
  }
  std::ranges::sort(middle);
  return middle;
}

/// Raises arrivals so that none is earlier than one before it, today or on the day before.
void let_nobody_overtake(std::vector<Moment>& row, Ticks period) {
  Ticks latest = row.front().arrival() - period;
  for (auto const& b : row) latest = std::max(latest, b.arrival() - period);
  for (auto& b : row) {
    latest = std::max(latest, b.arrival());
    b.travel = latest - b.time;
  }
}

/// Appends a row without the breakpoints that say nothing.
void append(std::span<Moment const> row, TravelTimeProfiles& profiles) {
  auto const n = row.size();
  auto const begin = profiles.breakpoint.size();
  auto const add = [&](Ticks time, Ticks travel) {
    profiles.breakpoint.push_back({static_cast<std::int32_t>(time), static_cast<std::int32_t>(travel)});
  };
  for (std::size_t i = 0; i < n; ++i) {
    auto const travel = row[i].travel;
    if (row[(i + n - 1) % n].travel == travel && row[(i + 1) % n].travel == travel) continue;
    add(row[i].time, travel);
  }
  if (profiles.breakpoint.size() == begin) add(0, row.front().travel);
  profiles.offset.push_back(static_cast<std::uint32_t>(profiles.breakpoint.size()));
}

/// What is wrong with a link; empty: nothing.
std::string fault_of(TravelTimeProfiles const& p, LinkId link) {
  Row const row(p, link);
  if (row.size() == 0) return "has no breakpoint (must have one at least)";
  for (std::uint32_t i = 0; i < row.size(); ++i) {
    auto const here = row.at(i);
    bool const last = i + 1 == row.size();
    if (here.time < 0 || (p.period > 0 && here.time >= p.period))
      return fmt::format("has a breakpoint at {} ms (must be >= 0 and within the period of {} ms)", here.time,
                         p.period);
    if (here.travel < 0) return fmt::format("takes {} ms at {} ms (must be >= 0)", here.travel, here.time);
    if (last && p.period == 0) break;
    auto const next = row.next(i);
    if (next.time <= here.time)
      return fmt::format("has a breakpoint at {} ms after one at {} ms (must ascend)", next.time, here.time);
    if (next.arrival() < here.arrival())
      return fmt::format(
          "lets those who enter at {} ms arrive at {} ms, before those of {} ms, at {} ms (must be first in, first "
          "out)",
          next.time, next.arrival(), here.time, here.arrival());
  }
  return {};
}

bool columns_fit(TravelTimeProfiles const& p) {
  return !p.offset.empty() && p.offset.front() == 0 && std::ranges::is_sorted(p.offset) &&
         p.offset.back() == p.breakpoint.size() && p.period >= 0;
}

}  // namespace

Ticks ticks_of(Seconds time) {
  return static_cast<Ticks>(std::llround(time.value * kTicksPerSecond));
}

Seconds seconds_of(Ticks ticks) {
  return {static_cast<double>(ticks) / kTicksPerSecond};
}

Faults validate(TravelTimeProfiles const& profiles, InputPlace const& place) {
  Faults faults;
  if (!columns_fit(profiles)) {
    faults.add(place, "offsets and breakpoints of the profiles do not fit together");
    return faults;
  }
  for (std::size_t a = 0; a < profiles.links(); ++a)
    if (auto const wrong = fault_of(profiles, id_of<LinkId>(a)); !wrong.empty())
      faults.add(place, fmt::format("link {} {}", a, wrong));
  return faults;
}

Ticks travel_time(TravelTimeProfiles const& profiles, LinkId link, Ticks at, std::uint32_t& hint) {
  Row const row(profiles, link);
  if (row.size() == 1) return row.at(0).travel;
  if (profiles.period == 0) {
    if (at <= row.time(0)) return row.at(0).travel;
    if (at >= row.time(row.size() - 1)) return row.at(row.size() - 1).travel;
    hint = row.last_before(at, hint);
    return between(row.at(hint), row.at(hint + 1), at);
  }
  Ticks const clock = time_of_day(at, profiles.period);
  hint = row.last_before(clock, hint);
  return between(row.at(hint), row.next(hint), clock < row.time(hint) ? clock + profiles.period : clock);
}

Ticks travel_time(TravelTimeProfiles const& profiles, LinkId link, Ticks at) {
  std::uint32_t hint = 0;
  return travel_time(profiles, link, at, hint);
}

void fetch(TravelTimeProfiles const& profiles, LinkId link, std::uint32_t hint) {
  auto const begin = profiles.offset[link.value], end = profiles.offset[link.value + 1];
  __builtin_prefetch(&profiles.breakpoint[std::min(begin + hint, end - 1)]);
}

void least_travel_times(TravelTimeProfiles const& profiles, std::span<double> least) {
  expects(least.size() == profiles.links(), "one time a link");
  for (std::size_t a = 0; a < least.size(); ++a) {
    least[a] = std::numeric_limits<double>::infinity();
    for (auto i = profiles.offset[a]; i < profiles.offset[a + 1]; ++i)
      least[a] = std::min<double>(least[a], profiles.breakpoint[i].travel);
  }
}

TravelTimeProfiles profiles_of_bins(std::span<double const> bin_start_s, std::span<double const> time_s) {
  auto const bins = bin_start_s.size();
  expects(bins > 0 && time_s.size() % bins == 0, "one time a bin and link");
  auto const links = time_s.size() / bins;
  auto const middle = middles(bin_start_s);
  TravelTimeProfiles profiles{.offset = {0}, .breakpoint = {}, .period = kDay};
  std::vector<Moment> row;
  for (std::size_t a = 0; a < links; ++a) {
    row.clear();
    for (auto const& [time, bin] : middle) row.push_back({time, capped_ticks(time_s[bin * links + a])});
    let_nobody_overtake(row, profiles.period);
    append(row, profiles);
  }
  return profiles;
}

TravelTimeProfiles constant_profiles(std::span<double const> time_s) {
  double const midnight[] = {0};
  return profiles_of_bins(midnight, time_s);
}

}  // namespace tanvan
