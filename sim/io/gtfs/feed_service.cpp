#include "sim/io/gtfs/feed_service.hpp"

#include <algorithm>
#include <map>

#include "sim/io/gtfs/feed_runs.hpp"
#include "sim/io/gtfs/service_days.hpp"

namespace tanvan {

std::optional<Date> busiest_date(Feed const& feed) {
  Column<FeedServiceId, std::size_t> trips(feed.services.size());
  for (auto const service : feed.trips.service) ++trips[service];
  std::map<Date, std::size_t> running;
  for (auto const service : ids<FeedServiceId>(feed.services.size()))
    if (trips[service] > 0)
      for (auto const date : active_dates(feed.services, service)) running[date] += trips[service];
  auto const most = std::ranges::max_element(running, {}, [](auto const& day) { return day.second; });
  return most == running.end() ? std::nullopt : std::optional{most->first};
}

std::vector<FeedTripId> trips_on(Feed const& feed, Date date) {
  std::vector<FeedTripId> trips;
  for (auto const& run : trip_runs(feed, date, std::nullopt))
    if (trips.empty() || trips.back() != run.trip) trips.push_back(run.trip);
  return trips;
}

std::vector<FeedTripId> trips_without_a_day(Feed const& feed) {
  Column<FeedServiceId, std::uint8_t> runs(feed.services.size());
  for (auto const service : ids<FeedServiceId>(feed.services.size()))
    runs[service] = active_range(feed.services, service) ? 1 : 0;
  std::vector<FeedTripId> trips;
  for (auto const trip : ids<FeedTripId>(feed.trips.size()))
    if (runs[feed.trips.service[trip]] == 0) trips.push_back(trip);
  return trips;
}

}  // namespace tanvan
