#include "sim/io/gtfs/feed_runs.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "sim/io/gtfs/service_days.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// FNV-1a of 64 bits: a number for a name, the same everywhere.
std::uint64_t number_of(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (unsigned char const letter : name) hash = (hash ^ letter) * 0x100000001b3;
  return hash;
}

/// Of 64 drawn bits what is left by the headway: a line that runs n times as often keeps the runs it had.
std::int32_t phase_of(Feed const& feed, std::size_t row, std::optional<std::uint64_t> seed) {
  auto const& f = feed.frequencies;
  if (!seed || f.exact_times[row] == 1) return 0;
  Draws draws{*seed, AgentKey{number_of(feed.trips.id[f.trip[row]])}, static_cast<std::uint32_t>(f.start[row]),
              Stream::departure};
  auto const high = std::uint64_t{draws.bits()} << 32U;
  return static_cast<std::int32_t>((high | draws.bits()) % static_cast<std::uint64_t>(f.headway[row]));
}

std::uint32_t first_call(Feed const& feed, FeedTripId trip) {
  return feed.stop_times.offset[trip.value];
}

std::uint32_t last_call(Feed const& feed, FeedTripId trip) {
  return feed.stop_times.offset[trip.value + 1] - 1;
}

/// Where riders of `a` are when `b` leaves.
bool joins(Feed const& feed, TripRun const& a, TripRun const& b) {
  auto const end = last_call(feed, a.trip);
  auto const& times = feed.stop_times;
  return times.stop[end] == times.stop[first_call(feed, b.trip)] && times.arrival[end] + a.shift <= b.start;
}

using TripPairs = std::set<std::pair<FeedTripId, FeedTripId>>;

TripPairs pairs_of_type(Feed const& feed, std::uint8_t type) {
  TripPairs pairs;
  auto const& t = feed.transfers;
  for (std::size_t i = 0; i < t.size(); ++i)
    if (t.type[i] == type) pairs.emplace(t.from_trip[i], t.to_trip[i]);
  return pairs;
}

constexpr std::uint8_t kStaySeated = 4, kGetOut = 5;

/// Runs that have a block, by block, service, departure, row.
std::vector<TripRunId> by_block(Feed const& feed, std::vector<TripRun> const& runs) {
  std::vector<TripRunId> order;
  for (auto const run : ids<TripRunId>(runs.size()))
    if (!feed.trips.block[runs[run.value].trip].empty()) order.push_back(run);
  auto const key = [&](TripRunId run) {
    auto const& r = runs[run.value];
    return std::tuple{std::string_view(feed.trips.block[r.trip]), feed.trips.service[r.trip], r.start, run};
  };
  std::ranges::sort(order, {}, key);
  return order;
}

bool same_block(Feed const& feed, TripRun const& a, TripRun const& b) {
  return feed.trips.block[a.trip] == feed.trips.block[b.trip] &&
         feed.trips.service[a.trip] == feed.trips.service[b.trip];
}

/// Joins what transfers of type 4 name, the first run that fits.
void join_named(Feed const& feed, std::vector<TripRun> const& runs, Column<TripRunId, TripRunId>& next) {
  std::vector<std::uint8_t> follows(runs.size());
  for (auto const run : next)
    if (run) follows[run.value] = 1;
  for (auto const& [from, to] : pairs_of_type(feed, kStaySeated)) {
    auto const of = [&](FeedTripId trip) { return std::ranges::equal_range(runs, trip, {}, &TripRun::trip); };
    for (auto const& a : of(from)) {
      auto const row = id_of<TripRunId>(static_cast<std::size_t>(&a - runs.data()));
      for (auto const& b : of(to)) {
        auto const then = id_of<TripRunId>(static_cast<std::size_t>(&b - runs.data()));
        bool const later = std::pair{a.start, row} < std::pair{b.start, then};  // so that no ring closes
        if (next[row] || !later || follows[then.value] != 0 || !joins(feed, a, b)) continue;
        next[row] = then;
        follows[then.value] = 1;
      }
    }
  }
}

}  // namespace

std::vector<TripRun> trip_runs(Feed const& feed, Date date, std::optional<std::uint64_t> phase_seed) {
  std::vector<TripRun> runs;
  auto const& f = feed.frequencies;
  for (auto const trip : ids<FeedTripId>(feed.trips.size())) {
    if (!runs_on(feed.services, feed.trips.service[trip], date)) continue;
    auto const own = feed.stop_times.departure[first_call(feed, trip)];
    auto const rows = std::ranges::equal_range(f.trip, trip);
    if (rows.empty()) runs.push_back({trip, own, 0});
    auto const begin = runs.size();
    for (auto i = static_cast<std::size_t>(rows.begin() - f.trip.begin()); i < f.size() && f.trip[i] == trip; ++i)
      for (auto start = f.start[i] + phase_of(feed, i, phase_seed); start < f.end[i]; start += f.headway[i])
        runs.push_back({trip, start, start - own});
    std::ranges::sort(std::span{runs}.subspan(begin), {}, &TripRun::start);
  }
  return runs;
}

Column<TripRunId, TripRunId> seated_for(Feed const& feed, std::vector<TripRun> const& runs) {
  Column<TripRunId, TripRunId> next(runs.size());
  auto const get_out = pairs_of_type(feed, kGetOut);
  auto const order = by_block(feed, runs);
  for (std::size_t i = 1; i < order.size(); ++i) {
    auto const& a = runs[order[i - 1].value];
    auto const& b = runs[order[i].value];
    if (same_block(feed, a, b) && joins(feed, a, b) && !get_out.contains({a.trip, b.trip}))
      next[order[i - 1]] = order[i];
  }
  join_named(feed, runs, next);
  return next;
}

}  // namespace tanvan
