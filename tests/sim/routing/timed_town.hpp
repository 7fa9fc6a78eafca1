#pragma once
/// A small town whose roads change over the day, for tests of time-dependent searches.

#include <algorithm>
#include <iterator>
#include <vector>

#include "sim/routing/time_dependent_search.hpp"
#include "tests/sim/routing/grid_roads.hpp"

namespace tanvan {

inline constexpr double kBinStart[] = {0, 5 * 3600.0, 7 * 3600.0, 9 * 3600.0, 16 * 3600.0, 18 * 3600.0, 22 * 3600.0};
inline constexpr std::size_t kTownBins = std::size(kBinStart);

inline std::vector<double> random_times(std::size_t links, Draws& draws) {
  std::vector<double> time(kTownBins * links);
  for (double& t : time) t = draws.below(5) == 0 ? draws.below(20'000) : draws.below(600);
  return time;
}

inline std::vector<BinMask> random_bans(std::size_t links, Draws& draws) {
  std::vector<BinMask> ban(links);
  for (auto& b : ban)
    if (draws.below(4) == 0) b = BinMask(draws.below(1U << kTownBins));
  return ban;
}

/// Everything that a search needs, on a grid with zones.
struct TimedTown {
  TimedTown(std::uint32_t side, std::uint32_t zones, std::uint64_t seed, AtClosure at_closure)
      : draws(seed, AgentKey{1}, 0, Stream::activity), grid(grid_roads(side, draws)) {
    graph = with_zones(grid, zones, draws);
    hierarchy = contraction_hierarchy(graph);
    auto const links = grid.from.size();
    profiles = profiles_of_bins(kBinStart, random_times(links, draws));
    closures = closures_of_bans(random_bans(links, draws), kBinStart);
    for (std::size_t a = 0; a < links; ++a) cap.push_back(static_cast<std::int32_t>(draws.below(200'000)));
    roads.profiles = &profiles;
    roads.at_least = cap;
    roads.closures = &closures;
    roads.at_closure = at_closure;
    std::vector<double> cost(links);
    least_times(roads, cost);
    customize(hierarchy, cost, least);
  }
  TimedTown(TimedTown const&) = delete;
  NodeId any_node() { return {draws.below(static_cast<std::uint32_t>(graph.nodes()))}; }
  Ticks any_time() { return draws.below(kDay); }

  Draws draws;
  GridRoads grid;
  RoutingGraph graph;
  ContractionHierarchy hierarchy;
  TravelTimeProfiles profiles;
  LinkClosures closures;
  std::vector<std::int32_t> cap;
  TimedRoads roads;
  HierarchyMetric least;
};

/// Travel time by the formula, breakpoint by breakpoint.
inline Ticks slow_travel(TravelTimeProfiles const& p, std::size_t a, Ticks at) {
  Ticks const clock = at % kDay, n = p.offset[a + 1] - p.offset[a];
  auto const row = [&](Ticks i) { return p.breakpoint[p.offset[a] + static_cast<std::size_t>((i + n) % n)]; };
  auto const time = [&](Ticks i) { return Ticks{row(i).time} + (i < 0 ? -kDay : i >= n ? kDay : 0); };
  for (Ticks i = -1; i < n; ++i)
    if (time(i) <= clock && clock < time(i + 1)) {
      Ticks const rise = (Ticks{row(i + 1).travel} - row(i).travel) * (clock - time(i)), run = time(i + 1) - time(i);
      return row(i).travel + (rise >= 0 ? rise / run : -((-rise + run - 1) / run));
    }
  return kNever;
}

/// When a vehicle that reaches link a at `at` leaves it.
inline Ticks slow_leave(TimedTown const& town, std::size_t a, Ticks at) {
  auto const& c = town.closures;
  for (int day = 0; day < 3; ++day)
    for (auto i = c.offset[a]; i < c.offset[a + 1]; ++i)
      if (at % kDay >= c.begin[i] && at % kDay < c.end[i]) {
        if (town.roads.at_closure == AtClosure::turn_away || day == 2) return kNever;
        at += c.end[i] - at % kDay;
      }
  return at + std::max(slow_travel(town.profiles, a, at), Ticks{town.cap[a]});
}

}  // namespace tanvan
