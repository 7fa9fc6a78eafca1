#pragma once
/// trips.csv: who sets out when, in what, from where to where or along which links.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scenarios/run/traffic/traffic_network.hpp"
#include "sim/io/text/text_file.hpp"
#include "sim/network/network.hpp"

namespace tanvan {

/// Trips as they are asked for, one row each, in the order of the file.
struct TripRequests {
  std::vector<std::string> id;        // distinct
  std::vector<double> depart_s;       // [s after midnight], 0 to kLatestTraffic_s
  std::vector<double> arrive_s;       // when they want to arrive; NaN: no wish. Empty: the table has no such column
  std::vector<VehicleClass> vehicle;  //
  std::vector<NodeId> from, to;       // of a trip with a route the ends of that
  std::vector<std::uint32_t> route_offset = {0};  // [trips + 1]
  std::vector<LinkId> route;                      // a trip without links here asks for a way of its own
  std::vector<std::uint32_t> line;                // of the file
  bool routed = true;                             // every trip has its route

  std::size_t size() const { return id.size(); }
  std::span<LinkId const> route_of(std::size_t trip) const {
    return std::span(route).subspan(route_offset[trip], route_offset[trip + 1] - route_offset[trip]);
  }
};

/// Reads `trip_id, depart_s, class` and `from_node_id, to_node_id` or `route`, link ids separated by blanks, so that
/// no id may hold one. Of a table with all of them, as imports of MATSim and SUMO write it, rows with a route drive it
/// and must agree with its ends, others ask for a way between their nodes. Columns of other names are passed over.
/// `depart_s` is seconds after midnight, or a time as `07:30` or `07:30:15`. `arrive_s`, where there is such a column,
/// is when a trip wants to arrive, in the same way; empty: it has no wish.
/// Classes are motorbike, car, bus and truck, or a word of another program for one of them (`hgv`).
///
/// A trip from a node to itself, without a route, is legal: it has arrived when it sets out. Routes are driven as they
/// are given, over banned turns and closed links too; no trips at all are legal.
/// Faults, all at once with their lines: a missing column or cell, cells beyond the names, a doubled trip_id, a
/// departure that is no time, nodes, classes and links that are not there, a route that does not hang together or leads
/// over a link that is closed to its class; and what RowReader refuses.
Result<TripRequests> read_trip_requests(TextSource const& source, TrafficNetwork const& network);

/// The use of a link by a vehicle of the class.
Use use_of(VehicleClass vehicle);

/// The class that a word stands for, if it is one alone.
std::optional<VehicleClass> class_named(std::string_view word);

/// What to say of a word that names no class, with the nearest that does.
std::string unknown_class(std::string_view word);

}  // namespace tanvan
