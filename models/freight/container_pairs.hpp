#pragma once
/// Which containers share a tractor: one comes in from a port, the same vehicle takes one out.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "models/freight/shipments.hpp"

namespace tanvan {

/// Rows of a container that comes in and of one that goes out.
using ContainerPairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Pairs of one node. `share` of either kind looks for a partner, by draws of the shipment: in the same zone first, so
/// that a container more parts few others; those left are paired in the order of zones.
/// @param in,out  rows of containers of the node, each once
ContainerPairs container_pairs(World const& world, std::span<Shipment const> shipments, std::vector<std::uint32_t> in,
                               std::vector<std::uint32_t> out, double share);

}  // namespace tanvan
