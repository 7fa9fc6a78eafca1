#pragma once
/// Earliest arrivals with turns: how to begin, end and read a time-dependent search on a turn graph.

#include <vector>

#include "sim/routing/time_dependent_search.hpp"
#include "sim/routing/turn_graph.hpp"

namespace tanvan {

/// The roads as a search on their turns finds them. @param roads  without turns  @param delay [turns], time of each
/// turn [ticks], >= 0, or empty. Both and `turns` outlive the view
TimedRoads on_turns(TurnGraph const& turns, TimedRoads roads, std::span<std::int32_t const> delay);

/// Where ways from a road node begin: at the ends of the links that leave it, when they are left. Links that turn the
/// vehicle away are left out. @param roads  without turns
void leave_node(TurnGraph const& turns, TimedRoads const& roads, NodeId origin, Ticks departure,
                std::vector<TimeDependentSearch::Place>& from);

/// Where ways to a road node end: at the ends of the links that enter it.
void enter_node(TurnGraph const& turns, NodeId destination, std::vector<TimeDependentSearch::Place>& to);

/// The links of the way that the last `arrival` found. @param[out] links none if there is no way
void links_of_arrival(TurnGraph const& turns, TimeDependentSearch const& search, std::vector<LinkId>& links);

}  // namespace tanvan
