#pragma once
/// How zones load onto real junctions.

#include "sim/network/network.hpp"

namespace tanvan {

/// Connectors by the rule of `build_network`. @param network with nodes, links, zones and `out`
/// @param base links open in this month count  @return no connectors where no link is open
ConnectorStore connect_zones(Network const& network, Month base);

}  // namespace tanvan
