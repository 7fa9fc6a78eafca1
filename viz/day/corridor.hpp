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

/// The links that were named, in that order. Faults: ids that are not there, links that don't hang together.
/// @param place  of the ids, for messages
Result<Corridor> named_corridor(DayData const& day, std::span<std::string const> ids, InputPlace const& place);

/// The longest way along links of one name. Where roads have no names: from the link on which most time is lost, on
/// and back over the next busiest links, `kMostGuessed` of them at most. Ties go to the least row.
inline constexpr std::size_t kMostGuessed = 40;
Corridor longest_corridor(DayData const& day);

}  // namespace tanvan
