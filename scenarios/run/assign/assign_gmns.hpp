#pragma once
/// GMNS folders as questions to the assignment.

#include "scenarios/run/assign/assign_network.hpp"
#include "sim/io/exchange/imported_network.hpp"

namespace tanvan {

/// Zones are what `zone_id` names, in the order of node.csv, each with all its nodes, or with its
/// centroids where it has any; nodes of the type `centroid` are never passed. Capacity is that of a lane times lanes;
/// free-flow time is VDF_fftt [min], else length over free speed; alpha and beta are VDF_alpha and VDF_beta (names in
/// any case, a number behind them as DTALite writes it), else those of the Bureau of Public Roads, 0.15 and 4; what
/// stood in is counted in `notes`. Connectors without a capacity never fill. Links that no motor vehicle may use are
/// kept and closed. Where the nodes have longitude and latitude, the network is kept as a map. Faults, all at once,
/// with the lines of link.csv: capacity, lanes or speed missing or 0, VDF columns that are no numbers or out of range.
/// @param folder its name for messages
Result<AssignNetwork> assign_network(ImportedNetwork const& imported, std::string const& folder);

}  // namespace tanvan
