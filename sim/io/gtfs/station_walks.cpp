#include "sim/io/gtfs/station_walks.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <queue>
#include <utility>

#include "sim/core/check.hpp"
#include "sim/io/exchange/great_circle.hpp"

namespace tanvan {
namespace {

constexpr std::uint8_t kStairs = 2, kEscalator = 4, kLift = 5, kFareGate = 6;  // pathway_mode; 7: exit gate

/// Levels between the ends; 0 where levels.txt does not place both.
double levels_between(Feed const& feed, std::size_t row) {
  auto const from = feed.stops.level[feed.pathways.from[row]], to = feed.stops.level[feed.pathways.to[row]];
  return from && to ? std::abs(feed.levels.index[from] - feed.levels.index[to]) : 0;
}

/// Great-circle distance of the ends [m]; 0 where one has no coordinates.
double straight_metres(Feed const& feed, std::size_t row) {
  auto const place = [&](FeedStopId stop) { return Point{feed.stops.lon[stop], feed.stops.lat[stop]}; };
  auto const metres = great_circle_metres(place(feed.pathways.from[row]), place(feed.pathways.to[row]));
  return std::isnan(metres) ? 0 : metres;
}

double on_foot(Feed const& feed, std::size_t row, PathwaySpeeds const& speeds) {
  auto const& p = feed.pathways;
  bool const long_said = !std::isnan(p.length[row]), steps_said = !std::isnan(p.stairs[row]);
  double const walk = long_said ? p.length[row] / speeds.walk_m_s : 0;
  double const climb = steps_said ? std::abs(p.stairs[row]) * speeds.step_s : 0;
  if (long_said || steps_said) return walk + climb;
  if (p.mode[row] == kStairs) return levels_between(feed, row) * speeds.steps_a_level * speeds.step_s;
  return straight_metres(feed, row) / speeds.walk_m_s;
}

double prior_seconds(Feed const& feed, std::size_t row, PathwaySpeeds const& speeds) {
  auto const& p = feed.pathways;
  if (p.mode[row] >= kFareGate) return speeds.gate_s;
  if (p.mode[row] == kLift) return speeds.lift_s;
  if (p.mode[row] != kEscalator) return on_foot(feed, row, speeds);
  double const along =
      std::isnan(p.length[row]) ? levels_between(feed, row) * speeds.escalator_m_a_level : p.length[row];
  return along / speeds.escalator_m_s;
}

struct Arc {
  FeedStopId from, to;
  std::int32_t seconds;
};

std::vector<Arc> arcs_of(Feed const& feed, PathwaySpeeds const& speeds) {
  std::vector<Arc> arcs;
  auto const& p = feed.pathways;
  for (std::size_t row = 0; row < p.size(); ++row) {
    auto const seconds = pathway_seconds(feed, row, speeds);
    arcs.push_back({p.from[row], p.to[row], seconds});
    if (p.bidirectional[row] == 1) arcs.push_back({p.to[row], p.from[row], seconds});
  }
  if (arcs.empty()) return arcs;
  for (auto const stop : ids<FeedStopId>(feed.stops.size())) {
    auto const platform = feed.stops.parent[stop];
    if (feed.stops.place[stop] != FeedPlace::boarding_area || !platform) continue;
    arcs.push_back({stop, platform, 0});
    arcs.push_back({platform, stop, 0});
  }
  return arcs;
}

}  // namespace

std::int32_t pathway_seconds(Feed const& feed, std::size_t row, PathwaySpeeds const& speeds) {
  if (auto const said = feed.pathways.time[row]; said != kNoFeedTime) return said;
  return static_cast<std::int32_t>(std::ceil(prior_seconds(feed, row, speeds)));
}

StationPaths::StationPaths(Feed const& feed, PathwaySpeeds const& speeds) {
  expects(speeds.walk_m_s > 0 && speeds.escalator_m_s > 0, "speeds above 0");
  auto arcs = arcs_of(feed, speeds);
  auto const fill = [&](Arcs& rows, auto from, auto to) {
    rows.offset.assign(feed.stops.size() + 1, 0);
    std::ranges::stable_sort(arcs, {}, from);
    for (auto const& arc : arcs) {
      ++rows.offset[std::invoke(from, arc).value + 1];
      rows.arc.push_back({std::invoke(to, arc), arc.seconds});
    }
    for (std::size_t i = 0; i < feed.stops.size(); ++i) rows.offset[i + 1] += rows.offset[i];
  };
  fill(onward_, &Arc::from, &Arc::to);
  fill(backward_, &Arc::to, &Arc::from);
}

bool StationPaths::touch(FeedStopId place) const {
  auto const any = [&](Arcs const& arcs) { return arcs.offset[place.value] < arcs.offset[place.value + 1]; };
  return any(onward_) || any(backward_);
}

/// Dijkstra's algorithm; stations are small.
std::vector<StationReach> StationPaths::search(Arcs const& arcs, FeedStopId from) {
  using Label = std::pair<std::int32_t, FeedStopId>;
  std::map<FeedStopId, std::int32_t> least{{from, 0}};
  std::priority_queue<Label, std::vector<Label>, std::greater<>> queue;
  queue.emplace(0, from);
  while (!queue.empty()) {
    auto const [seconds, place] = queue.top();
    queue.pop();
    if (seconds > least.at(place)) continue;
    for (auto i = arcs.offset[place.value]; i < arcs.offset[place.value + 1]; ++i) {
      auto const [next, step] = arcs.arc[i];
      auto const [known, is_new] = least.try_emplace(next, seconds + step);
      if (!is_new && known->second <= seconds + step) continue;
      known->second = seconds + step;
      queue.emplace(seconds + step, next);
    }
  }
  std::vector<StationReach> reached;
  for (auto const& [place, seconds] : least)
    if (place != from) reached.push_back({place, seconds});
  return reached;
}

}  // namespace tanvan
