#pragma once
/// MATSim out: networks, populations and events.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

/// The network as `network_v2.dtd` has it: capacities for one hour and all lanes, speeds in m/s, modes as the column
/// `modes` says, else as the uses are called. Names, tolls, geometry, zones and controls of nodes, left-hand
/// traffic go along as attributes of those names, so that reading gives the same tables. What MATSim must have and the
/// network does not know: length 0 stays 0, an unknown speed is 13.9 m/s, an unknown capacity 1,800 PCU/h/lane, unknown
/// lanes one.
/// Lost: restrictions, other tables, other columns.
/// @param crs  of the coordinates written; that of the network (exact), or a metric one (`metric_crs_of`), which MATSim
///             needs for its distances
std::string matsim_network_xml(NetworkTables const& network, std::string const& crs);

/// The population as `population_v6.dtd` has it, of the tables `persons`, `activities`, `legs` and `trips`, or where
/// there are none of `trips` alone: a person a trip, who departs from a link that leads to the trip's first node and
/// arrives on the last link of its route, or on one that leads to its last node. Where no link leads to the first node
/// the trip departs from its own first link, which MATSim does not drive. Lost: trips to nodes that no link leads to.
std::string matsim_population_xml(NetworkTables const& network, std::string const& crs);

/// What happens to a vehicle on the road.
struct RoadEvent {
  enum class Kind : std::uint8_t { departure, entered_link, left_link, arrival };

  double time_s = 0;  // >= 0, never falling from event to event
  Kind kind = Kind::departure;
  LinkId link;
  std::string_view vehicle;  // also the person that drives it
  Use use = Use::car;
};

/// The events that MATSim's viewers and analyses need of a road: departures, links entered and left, arrivals.
std::string matsim_events_xml(NetworkTables const& network, std::span<RoadEvent const> events);

}  // namespace tanvan
