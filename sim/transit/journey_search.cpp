#include "sim/transit/journey_search.hpp"

namespace tanvan {
namespace {

/// Stops as ends that take no time to reach.
std::vector<Reach> ends_at(std::span<StopId const> stops) {
  std::vector<Reach> ends;
  for (auto const s : stops) ends.push_back({s, 0});
  return ends;
}

/// The best journey of one scan, and of those as good the one that a scan the other way from its end finds.
std::optional<Journey> best_both_ways(ConnectionScan& scan, ConnectionScan& back, std::int32_t time,
                                      std::span<StopId const> begin, std::span<StopId const> end, int rides) {
  auto const goal = ends_at(end);
  scan.search_stops(time, begin, goal, rides);
  auto found = scan.journey(goal);
  if (!found || found->rides == 0) return found;
  auto const goal_back = ends_at(begin);
  back.search_stops(*scan.time_at(goal), end, goal_back, found->rides);
  return back.journey(goal_back);
}

}  // namespace

JourneySearch::JourneySearch(Timetable const& timetable, ScanOptions const& options)
    : options_(options),
      forward_(connections_of(timetable, SearchDirection::depart_at)),
      backward_(connections_of(timetable, SearchDirection::arrive_by)),
      onward_(forward_, options),
      homeward_(backward_, options) {}

std::optional<Journey> JourneySearch::depart_at(std::int32_t time, std::span<StopId const> origins,
                                                std::span<StopId const> destinations) {
  return best_both_ways(onward_, homeward_, time, origins, destinations, options_.rides);
}

std::optional<Journey> JourneySearch::arrive_by(std::int32_t time, std::span<StopId const> origins,
                                                std::span<StopId const> destinations) {
  return best_both_ways(homeward_, onward_, time, destinations, origins, options_.rides);
}

}  // namespace tanvan
