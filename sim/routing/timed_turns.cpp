#include "sim/routing/timed_turns.hpp"

#include "sim/core/check.hpp"

namespace tanvan {

using Place = TimeDependentSearch::Place;

TimedRoads on_turns(TurnGraph const& turns, TimedRoads roads, std::span<std::int32_t const> delay) {
  expects(roads.into.empty() && roads.delay.empty(), "roads without turns");
  roads.into = turns.to;
  roads.delay = delay;
  expects(columns_fit(roads, turns.turns()), "columns of all links and turns");
  return roads;
}

void leave_node(TurnGraph const& turns, TimedRoads const& roads, NodeId origin, Ticks departure,
                std::vector<Place>& from) {
  expects(roads.into.empty(), "roads without turns");
  from.clear();
  std::uint32_t hint = 0;
  for (auto i = turns.leave_offset[origin.value]; i < turns.leave_offset[origin.value + 1]; ++i) {
    LinkId const a = turns.leaving[i];
    Ticks const left = leave_time(roads, a, departure, hint);
    if (left < kNever) from.push_back({NodeId{a.value}, left});
  }
}

void enter_node(TurnGraph const& turns, NodeId destination, std::vector<Place>& to) {
  to.clear();
  for (auto i = turns.enter_offset[destination.value]; i < turns.enter_offset[destination.value + 1]; ++i)
    to.push_back({NodeId{turns.entering[i].value}, 0});
}

void links_of_arrival(TurnGraph const& turns, TimeDependentSearch const& search, std::vector<LinkId>& links) {
  links.clear();
  if (!search.end()) return;
  std::vector<LinkId> path;
  search.path(search.end(), path);
  if (path.empty()) links.push_back(LinkId{search.end().value});
  if (!path.empty()) links.push_back(turns.from[path.front().value]);
  for (LinkId t : path) links.push_back(turns.to[t.value]);
}

}  // namespace tanvan
