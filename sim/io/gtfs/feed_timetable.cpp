#include "sim/io/gtfs/feed_timetable.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "sim/io/gtfs/feed_runs.hpp"
#include "sim/io/gtfs/service_days.hpp"
#include "sim/io/gtfs/time_zone.hpp"

namespace tanvan {
namespace {

constexpr std::int32_t kDay_s = 86'400;
constexpr std::int32_t kLongestChange_s = 7200;  // by which clocks go forward in a night
constexpr std::size_t kMostCalls = 50'000'000;
constexpr std::uint8_t kNotPossible = 1;  // pickup_type, drop_off_type

/// The latest time of any run, in seconds after midnight of its service day.
std::int32_t latest_time(Feed const& feed) {
  auto const& times = feed.stop_times;
  std::int32_t latest = 0;
  for (auto const trip : ids<FeedTripId>(feed.trips.size()))
    latest = std::max(latest, times.arrival[times.offset[trip.value + 1] - 1]);
  auto const& f = feed.frequencies;
  for (std::size_t i = 0; i < f.size(); ++i) {
    auto const first = times.offset[f.trip[i].value], last = times.offset[f.trip[i].value + 1] - 1;
    latest = std::max(latest, f.end[i] + times.arrival[last] - times.departure[first]);
  }
  return latest;
}

/// Calls of the feed on one service day.
std::size_t calls_on(Feed const& feed, Date date) {
  auto const& offset = feed.stop_times.offset;
  auto const& f = feed.frequencies;
  std::size_t calls = 0;
  auto const runs = [&](FeedTripId trip) { return runs_on(feed.services, feed.trips.service[trip], date); };
  auto const length = [&](FeedTripId trip) { return std::size_t{offset[trip.value + 1]} - offset[trip.value]; };
  for (auto const trip : ids<FeedTripId>(feed.trips.size())) calls += runs(trip) ? length(trip) : 0;
  for (std::size_t i = 0; i < f.size(); ++i)
    if (runs(f.trip[i])) calls += length(f.trip[i]) * static_cast<std::size_t>((f.end[i] - f.start[i]) / f.headway[i]);
  return calls;
}

/// Adds the calls of one trip; where riders stay seated, its first call is the last one of the run so far.
void add_calls(Feed const& feed, TripRun const& run, std::int32_t shift, Timetable& t) {
  auto const& times = feed.stop_times;
  bool const joined = t.calls() > t.offset.back();
  for (auto i = times.offset[run.trip.value]; i < times.offset[run.trip.value + 1]; ++i) {
    bool const seam = joined && i == times.offset[run.trip.value];
    if (!seam) {
      t.stop.push_back(StopId{times.stop[i].value});
      t.arrival.push_back(times.arrival[i] + run.shift + shift);
      t.alight.push_back(times.drop_off[i] != kNotPossible ? 1 : 0);
      t.departure.emplace_back();
      t.board.emplace_back();
      t.trip.emplace_back();
    }
    t.departure.back() = times.departure[i] + run.shift + shift;
    t.board.back() = times.pickup[i] != kNotPossible ? 1 : 0;
    t.trip.back() = run.trip.value;
  }
}

/// The run's calls again out of the timetable.
void take_back(Timetable& t) {
  auto const calls = t.offset.back();
  for (auto* const column : {&t.arrival, &t.departure}) column->resize(calls);
  for (auto* const column : {&t.board, &t.alight}) column->resize(calls);
  t.stop.resize(calls);
  t.trip.resize(calls);
}

/// Adds the runs of a service day that reach the timetable's day.
/// @param earlier_s  how long before the timetable's day it begins [s], 0 for that day itself
void add_day(Feed const& feed, Date service_day, std::int32_t earlier_s, std::optional<std::uint64_t> seed,
             Timetable& t) {
  auto const runs = trip_runs(feed, service_day, seed);
  auto const next = seated_for(feed, runs);
  std::vector<std::uint8_t> follows(runs.size());
  for (auto const run : next)
    if (run) follows[run.value] = 1;
  for (auto const first : ids<TripRunId>(runs.size())) {
    if (follows[first.value] != 0) continue;
    for (auto run = first; run; run = next[run]) add_calls(feed, runs[run.value], -earlier_s, t);
    if (earlier_s > 0 && t.arrival.back() < 0) {
      take_back(t);
    } else {
      t.offset.push_back(static_cast<std::uint32_t>(t.calls()));
    }
  }
}

}  // namespace

Result<Timetable> timetable_of(Feed const& feed, Date date, FeedTimetableOptions const& options) {
  Timetable timetable;
  timetable.stops = feed.stops.size();
  auto const days = (latest_time(feed) + kLongestChange_s) / kDay_s;
  std::size_t calls = 0;
  for (auto back = days; back >= 0; --back) calls += calls_on(feed, date - std::chrono::days{back});
  if (calls > kMostCalls)
    return error(
        Errc::unsupported, {"frequencies.txt"},
        fmt::format("{} calls at stops on {}, more than {}: check its headways", calls, date_text(date), kMostCalls));
  auto const clock = days > 0 ? ZoneClock::open(feed.timezone()) : std::nullopt;
  for (auto back = days; back >= 0; --back) {
    auto const service_day = date - std::chrono::days{back};
    add_day(feed, service_day, between_service_days(clock, service_day, date), options.phase_seed, timetable);
  }
  set_walks(timetable, feed_walks(feed, options.near));
  check_timetable(timetable);
  return timetable;
}

}  // namespace tanvan
