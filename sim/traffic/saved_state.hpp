#pragma once
/// The state of the roads out into a checkpoint and back. Inside sim/traffic.

#include <memory>
#include <vector>

#include "sim/traffic/traffic_checkpoint.hpp"
#include "sim/traffic/traffic_part.hpp"

namespace tanvan {

/// Roads, vehicles and signals; the rest of the checkpoint is left empty. All mail delivered.
TrafficCheckpoint saved(TrafficState const& state, std::vector<std::unique_ptr<TrafficPart>> const& parts);

/// Back onto empty roads, however they are cut.
void restore(TrafficCheckpoint const& from, TrafficState& state, std::vector<std::unique_ptr<TrafficPart>> const& parts,
             TripTable const& trips);

}  // namespace tanvan
