#pragma once
/// Journeys of many agents at once.

#include <functional>

#include "sim/transit/pareto_search.hpp"

namespace tanvan {

/// Ways between places, such as zones, and stops: those of place z are the rows offset[z] to offset[z + 1).
struct PlaceWays {
  std::vector<std::uint32_t> offset = {0};  // [places + 1]
  std::vector<StopAccess> ways;

  std::span<StopAccess const> of(std::uint32_t place) const {
    return std::span{ways}.subspan(offset[place], offset[place + 1] - offset[place]);
  }
};

struct PathQuestion {
  SearchDirection direction = SearchDirection::depart_at;
  std::int32_t time = 0;                      // [s] as of `ParetoSearch`
  std::uint32_t origin = 0, destination = 0;  // places
};

/// Takes the answer to a question. @param search  gives the legs; both are valid until the visitor returns
using PathVisitor =
    std::function<void(std::size_t question, ParetoSearch const& search, std::span<ParetoJourney const> journeys)>;

/// Answers each question as a `ParetoSearch` of its own would. Questions about one destination (arrive by: origin)
/// stand together, by time, since what leads there is then worked out once and lies near.
/// @param visit  called once a question, by several threads in any order; writes what belongs to its question alone
void search_paths(PricedPatterns const& patterns, ParetoOptions const& options, PlaceWays const& access,
                  PlaceWays const& egress, std::span<PathQuestion const> questions, PathVisitor const& visit);

}  // namespace tanvan
