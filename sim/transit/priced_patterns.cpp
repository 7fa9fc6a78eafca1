#include "sim/transit/priced_patterns.hpp"

#include <cmath>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

std::uint32_t or_nothing(std::vector<std::uint32_t> const& column, std::size_t row) {
  return column.empty() ? 0 : column[row];
}

std::uint32_t whole(double cost) {
  expects(cost >= 0 && cost < 0x1p31, "a cost from 0 to 2^31 units");
  return static_cast<std::uint32_t>(std::lround(cost));
}

void check_costs(Timetable const& t, RideCosts const& costs) {
  expects(costs.boarding.empty() || costs.boarding.size() == t.runs(), "a cost of boarding for each run");
  expects(costs.onward.empty() || costs.onward.size() == t.calls(), "a cost of riding on for each call");
  expects(costs.staying.empty() || costs.staying.size() == t.calls(), "a cost of staying aboard for each call");
}

/// Sums of a run's costs up to each call: where one gets on, and where one gets off.
struct Sums {
  std::vector<std::uint32_t> on, off;
};

void sum_up(Timetable const& t, RideCosts const& costs, RunId run, Sums& sums) {
  sums.on.clear();
  sums.off.clear();
  std::uint64_t sum = 0;
  for (auto call = t.offset[run.value]; call != t.offset[run.value + 1]; ++call) {
    sums.off.push_back(static_cast<std::uint32_t>(sum));
    sum += or_nothing(costs.staying, call);
    sums.on.push_back(static_cast<std::uint32_t>(sum));
    sum += or_nothing(costs.onward, call);
  }
  expects(sum < 0x80000000U, "costs of a run below 2^31 units");
}

/// Seen in the mirror one gets on where one got off, and sums go from the other end.
Sums mirrored(Sums const& sums) {
  auto const total = sums.on.back();
  Sums mirror;
  for (auto i = sums.on.size(); i-- > 0;) {
    mirror.on.push_back(total - sums.off[i]);
    mirror.off.push_back(total - sums.on[i]);
  }
  return mirror;
}

bool costs_as_before(PricedDirection const& d, PatternId p, std::uint32_t row) {
  auto const a = d.patterns.cell_of(p, row - 1), b = d.patterns.cell_of(p, row);
  if (d.boarding[row - 1] != d.boarding[row]) return false;
  for (std::size_t i = 0; i < d.patterns.length(p); ++i)
    if (d.on[a + i] != d.on[b + i] || d.off[a + i] != d.off[b + i]) return false;
  return true;
}

bool times_as_before(Patterns const& patterns, PatternId p, std::uint32_t row) {
  auto const a = patterns.arrivals(p, row - 1), b = patterns.arrivals(p, row);
  auto const run = row - patterns.rows_of(p).first;
  auto const later = b[0] - a[0];
  for (std::size_t i = 0; i < a.size(); ++i) {
    auto const departures = patterns.departures(p, i);
    if (b[i] - a[i] != later || departures[run] - departures[run - 1] != later) return false;
  }
  return true;
}

void compare_rows(PricedDirection& d) {
  for (auto p = id_of<PatternId>(0); p.value < d.patterns.patterns(); ++p.value) {
    auto const [first, end] = d.patterns.rows_of(p);
    for (auto row = first + 1; row < end; ++row) {
      d.same_costs[row] = costs_as_before(d, p, row) ? 1 : 0;
      d.same_times[row] = times_as_before(d.patterns, p, row) ? 1 : 0;
    }
  }
}

PricedDirection priced(Patterns patterns, SearchDirection direction, Timetable const& t, RideCosts const& costs,
                       int most_rides) {
  check_costs(t, costs);
  expects(most_rides >= 2 && most_rides <= 8, "two to eight rides at most");
  auto const rows = patterns.runs(), cells = patterns.cells();
  LeastDurations least{patterns, most_rides};
  PricedDirection d{std::move(patterns),
                    std::vector<std::uint32_t>(cells),
                    std::vector<std::uint32_t>(cells),
                    std::vector<std::uint32_t>(rows),
                    std::vector<std::uint8_t>(rows, 0),
                    std::vector<std::uint8_t>(rows, 0),
                    std::move(least)};
  Sums sums;
  for (std::uint32_t row = 0; row < rows; ++row) {
    auto const run = d.patterns.run(row);
    sum_up(t, costs, run, sums);
    auto const& seen = direction == SearchDirection::depart_at ? sums : sums = mirrored(sums);
    auto const cell = static_cast<std::ptrdiff_t>(d.patterns.cell_of(d.patterns.pattern_of(row), row));
    std::ranges::copy(seen.on, d.on.begin() + cell);
    std::ranges::copy(seen.off, d.off.begin() + cell);
    d.boarding[row] = or_nothing(costs.boarding, run.value);
  }
  compare_rows(d);
  return d;
}

/// A window's end such that its length in seconds is odd: then ticks from both ends are the same moments.
std::int32_t odd_end(std::int32_t begin_s, std::int32_t end_s) {
  return (end_s - begin_s) % 2 == 0 ? end_s + 1 : end_s;
}

}  // namespace

RideCosts ride_costs(Timetable const& t, RidePrices const& prices) {
  expects(prices.per_s >= 0 && prices.per_km >= 0, "prices that are not negative");
  expects(prices.crowding.empty() || prices.crowding.size() == t.calls(), "a factor for each call");
  expects(prices.distance_m.empty() || prices.distance_m.size() == t.calls(), "a distance for each call");
  RideCosts costs{prices.boarding, std::vector<std::uint32_t>(t.calls()), std::vector<std::uint32_t>(t.calls())};
  for (std::size_t run = 0; run < t.runs(); ++run)
    for (auto call = t.offset[run]; call + 1 < t.offset[run + 1]; ++call) {
      auto const per_s = prices.per_s * (prices.crowding.empty() ? 1 : prices.crowding[call]);
      auto const km = prices.distance_m.empty() ? 0 : prices.distance_m[call] / 1000;
      costs.onward[call] = whole(per_s * (t.arrival[call + 1] - t.departure[call]) + prices.per_km * km);
      costs.staying[call] = whole(per_s * (t.departure[call] - t.arrival[call]));
    }
  return costs;
}

Timetable mirrored(Timetable const& t) {
  Timetable mirror;
  mirror.stops = t.stops;
  for (std::size_t run = 0; run < t.runs(); ++run) {
    for (auto call = t.offset[run + 1]; call-- > t.offset[run];) {
      mirror.stop.push_back(t.stop[call]);
      mirror.arrival.push_back(-t.departure[call]);
      mirror.departure.push_back(-t.arrival[call]);
      mirror.board.push_back(t.alight[call]);
      mirror.alight.push_back(t.board[call]);
      mirror.trip.push_back(t.trip[call]);
    }
    mirror.offset.push_back(static_cast<std::uint32_t>(mirror.calls()));
  }
  std::vector<Walk> walks;
  for (auto s = id_of<StopId>(0); s.value + 1 < t.walk_offset.size(); ++s.value)
    for (auto i = t.walk_offset[s.value]; i < t.walk_offset[s.value + 1]; ++i)
      walks.push_back({t.walk_to[i], s, t.walk_s[i]});
  set_walks(mirror, std::move(walks));
  return mirror;
}

PricedPatterns::PricedPatterns(Timetable const& timetable, std::int32_t begin_s, std::int32_t end_s,
                               RideCosts const& costs, int most_rides)
    : PricedPatterns{timetable, begin_s, odd_end(begin_s, end_s), costs, most_rides, mirrored(timetable)} {}

PricedPatterns::PricedPatterns(Timetable const& timetable, std::int32_t begin_s, std::int32_t end_s,
                               RideCosts const& costs, int most_rides, Timetable const& mirror_image)
    : timetable_{timetable},
      most_rides_{most_rides},
      mirror_{static_cast<Tick>((end_s - begin_s + 3) / kTick_s)},
      forward_{priced(Patterns{timetable, begin_s, end_s, Copies::keep}, SearchDirection::depart_at, timetable, costs,
                      most_rides)},
      backward_{priced(Patterns{mirror_image, 1 - end_s, 1 - begin_s, Copies::keep}, SearchDirection::arrive_by,
                       timetable, costs, most_rides)} {}

std::uint32_t PricedPatterns::call(SearchDirection d, std::uint32_t row, std::uint32_t position) const {
  auto const run = of(d).patterns.run(row).value;
  return d == SearchDirection::depart_at ? timetable_.offset[run] + position
                                         : timetable_.offset[run + 1] - 1 - position;
}

}  // namespace tanvan
