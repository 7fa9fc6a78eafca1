#pragma once
/// What a day at a gate was like: waits and queues of all who came.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/queues/gate_queue.hpp"

namespace tanvan {

/// Waits are from arrival to the begin of service, of those who were served. All functions take visits in the order of
/// the arrivals, as `serve_all` returns them, and count in whole numbers.

std::size_t count_unserved(std::span<GateVisit const> visits);

/// Mean wait [s]; 0 where nobody was served.
double mean_gate_wait_s(std::span<GateArrival const> arrivals, std::span<GateVisit const> visits);

/// The least wait [s] that at least the share `p` of those served do not exceed; 0 where nobody was.
/// @param p  in [0, 1]: 0 is the shortest wait, 0.5 the median, 1 the longest
double gate_wait_percentile_s(std::span<GateArrival const> arrivals, std::span<GateVisit const> visits, double p);

/// The most that wait at once in each hour from moment 0 on, those in service not counted and those never served
/// counted to the end. Who begins at a moment no longer waits then.
/// @param hours  how many, such as 24; what comes later is left out
std::vector<std::uint32_t> longest_queue_by_hour(std::span<GateArrival const> arrivals,
                                                 std::span<GateVisit const> visits, std::size_t hours);

}  // namespace tanvan
