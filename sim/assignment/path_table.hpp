#pragma once
/// The routes in use as a table, for output.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/assignment/path_set.hpp"

namespace tanvan {

/// One row a route with vehicles, by class, origin, destination, and in the order found.
struct PathTable {
  std::vector<std::uint32_t> vehicle_class, origin, destination;
  std::vector<double> flow;           // [vehicles/h], > 0
  std::vector<double> cost;           // link times and all fixed costs, in the unit of time
  std::vector<std::uint64_t> offset;  // [rows + 1] into `links`
  std::vector<LinkId> links;          // first to last; none between zones that share a junction

  std::size_t size() const { return flow.size(); }
  std::span<LinkId const> links_of(std::size_t row) const {
    return std::span{links}.subspan(offset[row], offset[row + 1] - offset[row]);
  }
};

/// @param time of every link, as in AssignmentResult  Several splits over routes may give the same link volumes: the
/// table shows the one that was found.
PathTable path_table(PathSet const& paths, std::span<double const> time);

}  // namespace tanvan
