#include "sim/io/gtfs/feed_walks.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numbers>
#include <optional>
#include <set>
#include <tuple>

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
  bool calls_at(FeedStopId place) const { return of_[place].size() == 1 && of_[place].front() == stop_of(place); }

 private:
  Column<FeedStopId, std::vector<StopId>> of_;
};

using StopPair = std::pair<StopId, StopId>;
using StopPairs = std::set<StopPair>;

/// The time by pathways between stops that have calls.
std::map<StopPair, std::int32_t> pathway_times(Feed const& feed, Members const& members, StationPaths const& paths) {
  std::map<StopPair, std::int32_t> times;
  for (auto const from : ids<FeedStopId>(feed.stops.size())) {
    if (!members.calls_at(from) || !paths.touch(from)) continue;
    for (auto const& [to, seconds] : paths.reached_from(from))
      if (members.calls_at(to)) times.emplace(StopPair{stop_of(from), stop_of(to)}, seconds);
  }
  return times;
}

/// @param[out] named  every pair that a transfer speaks of
std::vector<Walk> transfer_walks(Feed const& feed, Members const& members,
                                 std::map<StopPair, std::int32_t> const& inside, StopPairs& named) {
  std::vector<Walk> walks;
  auto const& t = feed.transfers;
  auto const time_inside = [&](StopPair const& pair) {
    auto const found = inside.find(pair);
    return found == inside.end() ? 0 : found->second;
  };
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (!t.from_stop[i] || !t.to_stop[i] || t.from_stop[i] == t.to_stop[i]) continue;
    for (auto const from : members[t.from_stop[i]])
      for (auto const to : members[t.to_stop[i]]) {
        named.emplace(from, to);
        auto const seconds = t.min_time[i] == kNoFeedTime ? time_inside({from, to}) : t.min_time[i];
        if (t.type[i] <= kLastPossible) walks.push_back({from, to, seconds});
      }
  }
  return walks;
}

/// Where one comes to the street from a stop, or from the street to it.
struct StreetPlace {
  FeedStopId place, stop;
  std::optional<std::int32_t> out, in;  // [s] to the street, from it; none: no way
};

/// The stop itself; where pathways join it to entrances, these.
std::vector<StreetPlace> street_places(Feed const& feed, FeedStopId stop, StationPaths const& paths) {
  std::map<FeedStopId, StreetPlace> entrances;
  auto const of = [&](FeedStopId place) -> StreetPlace& {
    return entrances.try_emplace(place, StreetPlace{place, stop, {}, {}}).first->second;
  };
  auto const is_entrance = [&](FeedStopId place) { return feed.stops.place[place] == FeedPlace::entrance; };
  if (paths.touch(stop)) {
    for (auto const& [place, seconds] : paths.reached_from(stop))
      if (is_entrance(place)) of(place).out = seconds;
    for (auto const& [place, seconds] : paths.reaching(stop))
      if (is_entrance(place)) of(place).in = seconds;
  }
  if (entrances.empty()) return {{stop, stop, 0, 0}};
  std::vector<StreetPlace> places;
  for (auto const& [place, way] : entrances) places.push_back(way);
  return places;
}

Point place_of(Feed const& feed, FeedStopId stop) {
  return {feed.stops.lon[stop], feed.stops.lat[stop]};
}

/// Of stops with calls, from south to north.
std::vector<StreetPlace> northwards(Feed const& feed, Members const& members, StationPaths const& paths) {
  std::vector<StreetPlace> places;
  for (auto const stop : ids<FeedStopId>(feed.stops.size()))
    if (members.calls_at(stop)) std::ranges::move(street_places(feed, stop, paths), std::back_inserter(places));
  std::erase_if(places, [&](StreetPlace const& p) { return std::isnan(feed.stops.lat[p.place]); });
  std::ranges::sort(places, {}, [&](StreetPlace const& p) {
    return std::tuple{feed.stops.lat[p.place], p.place, p.stop};
  });
  return places;
}

void add_near_walks(Feed const& feed, Members const& members, StationPaths const& paths, NearWalks const& near,
                    StopPairs const& named, std::vector<Walk>& walks) {
  constexpr double kMetresADegree = 6'371'008.8 * std::numbers::pi / 180;
  auto const places = northwards(feed, members, paths);
  auto const add = [&](StreetPlace const& from, StreetPlace const& to, std::int32_t seconds) {
    if (from.out && to.in && !named.contains({stop_of(from.stop), stop_of(to.stop)}))
      walks.push_back({stop_of(from.stop), stop_of(to.stop), *from.out + seconds + *to.in});
  };
  for (auto a = places.begin(); a != places.end(); ++a)
    for (auto b = a + 1; b != places.end(); ++b) {
      if ((feed.stops.lat[b->place] - feed.stops.lat[a->place]) * kMetresADegree > near.within_m) break;
      if (a->stop == b->stop) continue;
      auto const metres = great_circle_metres(place_of(feed, a->place), place_of(feed, b->place));
      if (!(metres <= near.within_m)) continue;
      auto const seconds = static_cast<std::int32_t>(std::ceil(metres * near.detour / near.speed_m_s));
      add(*a, *b, seconds);
      add(*b, *a, seconds);
    }
}

}  // namespace

std::vector<Walk> feed_walks(Feed const& feed, NearWalks const& near, PathwaySpeeds const& inside) {
  expects(near.detour >= 1 && near.speed_m_s > 0, "a detour of at least 1 and a speed above 0");
  Members const members(feed);
  StationPaths const paths(feed, inside);
  auto const times = pathway_times(feed, members, paths);
  StopPairs named;
  auto walks = transfer_walks(feed, members, times, named);
  for (auto const& [pair, seconds] : times)
    if (named.insert(pair).second) walks.push_back({pair.first, pair.second, seconds});
  if (near.within_m > 0) add_near_walks(feed, members, paths, near, named, walks);
  return walks;
}

std::vector<StopId> stops_with_calls(Feed const& feed, FeedStopId place) {
  return Members(feed)[place];
}

}  // namespace tanvan
