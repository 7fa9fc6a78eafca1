#include "sim/io/gtfs/feed_walks.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "sim/core/check.hpp"
#include "sim/io/exchange/great_circle.hpp"

namespace tanvan {
namespace {

constexpr std::uint8_t kLastPossible = 2;  // transfer_type: 0 recommended, 1 timed, 2 in min_transfer_time

StopId stop_of(FeedStopId stop) {
  return StopId{stop.value};
}

/// Stops of a timetable that each place of the feed stands for.
class Members {
 public:
  explicit Members(Feed const& feed) : of_(feed.stops.size()) {
    std::vector<std::uint8_t> called(feed.stops.size());
    for (auto const stop : feed.stop_times.stop) called[stop.value] = 1;
    for (auto const stop : ids<FeedStopId>(feed.stops.size()))
      if (called[stop.value] != 0) of_[stop].push_back(stop_of(stop));
    for (auto const stop : ids<FeedStopId>(feed.stops.size()))
      if (auto const parent = feed.stops.parent[stop]; parent && called[stop.value] != 0 && called[parent.value] == 0)
        of_[parent].push_back(stop_of(stop));
  }

  std::vector<StopId> const& operator[](FeedStopId place) const { return of_[place]; }

 private:
  Column<FeedStopId, std::vector<StopId>> of_;
};

using StopPairs = std::set<std::pair<StopId, StopId>>;

/// @param[out] named  every pair that a transfer speaks of
std::vector<Walk> transfer_walks(Feed const& feed, Members const& members, StopPairs& named) {
  std::vector<Walk> walks;
  auto const& t = feed.transfers;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (!t.from_stop[i] || !t.to_stop[i] || t.from_stop[i] == t.to_stop[i]) continue;
    for (auto const from : members[t.from_stop[i]])
      for (auto const to : members[t.to_stop[i]]) {
        named.emplace(from, to);
        if (t.type[i] <= kLastPossible) walks.push_back({from, to, t.min_time[i] == kNoFeedTime ? 0 : t.min_time[i]});
      }
  }
  return walks;
}

Point place_of(Feed const& feed, FeedStopId stop) {
  return {feed.stops.lon[stop], feed.stops.lat[stop]};
}

/// Stops with calls and a place, from south to north.
std::vector<FeedStopId> northwards(Feed const& feed, Members const& members) {
  std::vector<FeedStopId> stops;
  for (auto const stop : ids<FeedStopId>(feed.stops.size()))
    if (members[stop].size() == 1 && members[stop].front() == stop_of(stop) && !std::isnan(feed.stops.lat[stop]))
      stops.push_back(stop);
  std::ranges::sort(stops, {}, [&](FeedStopId s) { return std::pair{feed.stops.lat[s], s}; });
  return stops;
}

void add_near_walks(Feed const& feed, Members const& members, NearWalks const& near, StopPairs const& named,
                    std::vector<Walk>& walks) {
  constexpr double kMetresADegree = 6'371'008.8 * std::numbers::pi / 180;
  auto const stops = northwards(feed, members);
  auto const add = [&](FeedStopId from, FeedStopId to, std::int32_t seconds) {
    if (!named.contains({stop_of(from), stop_of(to)})) walks.push_back({stop_of(from), stop_of(to), seconds});
  };
  for (auto a = stops.begin(); a != stops.end(); ++a)
    for (auto b = a + 1; b != stops.end(); ++b) {
      if ((feed.stops.lat[*b] - feed.stops.lat[*a]) * kMetresADegree > near.within_m) break;
      auto const metres = great_circle_metres(place_of(feed, *a), place_of(feed, *b));
      if (!(metres <= near.within_m)) continue;
      auto const seconds = static_cast<std::int32_t>(std::ceil(metres * near.detour / near.speed_m_s));
      add(*a, *b, seconds);
      add(*b, *a, seconds);
    }
}

}  // namespace

std::vector<Walk> feed_walks(Feed const& feed, NearWalks const& near) {
  expects(near.detour >= 1 && near.speed_m_s > 0, "a detour of at least 1 and a speed above 0");
  Members const members(feed);
  StopPairs named;
  auto walks = transfer_walks(feed, members, named);
  if (near.within_m > 0) add_near_walks(feed, members, near, named, walks);
  return walks;
}

std::vector<StopId> stops_with_calls(Feed const& feed, FeedStopId place) {
  return Members(feed)[place];
}

}  // namespace tanvan
