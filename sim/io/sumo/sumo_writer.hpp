#pragma once
/// SUMO out: networks with their signals, and routes.

#include <string>

#include "sim/io/exchange/network_tables.hpp"
#include "sim/io/exchange/route_flows.hpp"

namespace tanvan {

/// The network as a `.net.xml` (version 1.9) that SUMO loads: edges with a lane each of `lane`, or as many as the link
/// has; connections of `movement`, or where there are none one from each lane to each link ahead that no restriction
/// bans for all; signal programs of the `signal_…` tables. Coordinates are metres: those of UTM where the network has
/// longitude and latitude.
///
/// Lost: lanes within junctions and the right of way there (SUMO then lets vehicles pass through each other;
/// `netconvert -s NET -o NET` makes both), capacities, tolls, names of nodes, restrictions for some vehicles alone, who
/// is yellow beside a green. What SUMO must have: no link is shorter than 0.1 m, unknown speeds are 13.89 m/s, nodes
/// without coordinates lie at 0,0.
std::string sumo_net_xml(NetworkTables const& network);

/// The table `trips` as a `.rou.xml`, in the order of departure: vehicles where a trip has a route, else trips between
/// junctions (SUMO then needs `--junction-taz`). Empty of vehicles where the network has no such table.
std::string sumo_routes_xml(NetworkTables const& network);

/// The routes as flows of one hour from midnight, a `.rou.xml`; each class of vehicles becomes a type. Vehicles come by
/// chance (`period="exp(…)"`), so that flows below one an hour are right on average too. Left out: routes without
/// links, or with less than a millionth of a vehicle.
std::string sumo_flows_xml(NetworkTables const& network, RouteFlows const& routes);

}  // namespace tanvan
