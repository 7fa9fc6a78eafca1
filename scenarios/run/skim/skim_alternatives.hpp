#pragma once
/// Journeys between two places that differ in time, rides and cost, for `tanvan skim --alternatives`.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/io/gtfs/feed.hpp"
#include "sim/transit/connections.hpp"
#include "sim/transit/journey.hpp"

namespace tanvan {

/// What the user asks for.
struct AlternativesRequest {
  std::vector<StopId> from, to;
  SearchDirection direction = SearchDirection::depart_at;
  std::int32_t time_s = 0;    ///< earliest departure, or latest arrival [s after midnight of the timetable's day]
  int rides = 8;              ///< most rides, 1 to 8
  std::int32_t slack_s = 0;   ///< before each ride [s], >= 0
  double time_factor = 1.25;  ///< a journey takes at most so many times the fastest and ten minutes, >= 1
};

struct AlternativeJourney {
  Journey journey;
  std::optional<double>
      cost_min;  ///< minutes from leaving to arriving, those walked 1.93 times; none where fares are the cost
};

/// All journeys of which none betters another in arrival (arrive by: departure), rides and cost, of those that take no
/// longer than the request allows, nine hours at most (`ParetoSearch`); of journeys alike in these one that leaves
/// latest (arrive by: arrives earliest). Best arrival (departure) first, then fewest rides. To walk all the way is one
/// of them. Times are compared in ticks of two seconds.
///
/// Cost is what the rides cost, each by itself, where the feed has fares by route or agency that differ: changes that
/// tickets make free are not seen by the search. Where fares are the same on all the way they say no more than the
/// number of rides; where they depend on zones, rides alone don't carry them. Then the cost is time, from the moment
/// asked about (arrive by: until it), with 1.93 minutes for each that is walked.
std::vector<AlternativeJourney> alternatives(Feed const& feed, Timetable const& timetable,
                                             AlternativesRequest const& request);

}  // namespace tanvan
