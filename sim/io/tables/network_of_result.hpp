#pragma once
/// The network of a results file, for the writers of other formats.

#include <cstdint>

#include "sim/core/result.hpp"
#include "sim/io/exchange/network_tables.hpp"
#include "sim/io/exchange/route_flows.hpp"
#include "sim/io/results/results_reader.hpp"

namespace tanvan {

/// Nodes and links with names, lengths, lanes, speeds, capacities by lane and geometry, as they are at the end of the
/// run; all of them, also those that open later or never (`open_from`, a column of its own). Every link takes
/// motorbikes, cars, buses and trucks: results do not keep who is banned. Zones are not connected to nodes. Those of a
/// simulated day keep the ids of their folder.
/// @return faults where the file holds no network, ends that are no node, lengths of columns that differ
Result<NetworkTables> network_of_result(ResultsFile const& file);

/// The table `trips` of a simulated day as `NetworkTables::others` have it: `trip_id, depart_s, class, from_node_id,
/// to_node_id`, and `route` where the file has all moves. Departures are those that were driven. No rows where the file
/// does not say what the trips are. Faults where the file contradicts itself.
Result<TextTable> trips_of_result(ResultsFile const& file);

/// The routes that `assign --paths` kept, over the links of `network_of_result`; none where the file has none. Faults
/// where the file contradicts itself.
Result<RouteFlows> routes_of_result(ResultsFile const& file);

/// Leaves out the links that open after a month, for formats that know no such thing. Nodes stay.
/// @param network of `network_of_result`  @param month YYYYMM  @return how many were left out
std::size_t keep_links_open_by(NetworkTables& network, std::int64_t month);

}  // namespace tanvan
