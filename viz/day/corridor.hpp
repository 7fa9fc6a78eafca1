#pragma once
/// A sequence of links to draw over time.

#include <span>
#include <string>
#include <vector>

#include "sim/core/result.hpp"
#include "viz/day/day_data.hpp"

namespace tanvan {

struct Corridor {
  std::string name;                // of the road; empty where it is no single one
  std::vector<std::size_t> links;  // rows, each beginning where the one before ends
};

/// The links that were named, in that order; or the busiest way along a road, where its name was given, cut at commas
/// as a list of ids is. Faults: ids that are not there, links that don't hang together.
/// @param place  of the ids, for messages
Result<Corridor> named_corridor(DayData const& day, std::span<std::string const> ids, InputPlace const& place);

/// The way along links of one name, in one direction, on which most vehicle-kilometres are driven in the day. From each
/// name's busiest link it goes on and back where the road goes straight on and most vehicles do. Links without a name
/// count as one road, and their way as `kMostGuessed` links at most. Ties go to the least row.
inline constexpr std::size_t kMostGuessed = 40;
Corridor busiest_corridor(DayData const& day);

}  // namespace tanvan
