#pragma once
/// A number that tells two states of the roads apart. Inside sim/traffic.

#include <cstdint>

#include "sim/traffic/traffic_part.hpp"

namespace tanvan {

/// Sum of the hashes of every vehicle on the roads, with its link and when it is ready, and of both ends of every link
/// and every controller that follows demand, of the part. Sums over the parts do not depend on how the roads are cut,
/// nor on what is known but not yet felt.
std::uint64_t state_hash(TrafficState const& state, TrafficPart const& part, std::uint32_t first_junction,
                         std::uint32_t end_junction);

}  // namespace tanvan
