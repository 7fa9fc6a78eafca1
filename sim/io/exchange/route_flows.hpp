#pragma once
/// Routes with the vehicles on them, between formats.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

/// Row r is a route over `link[offset[r] .. offset[r + 1])` of a network, in driving order.
struct RouteFlows {
  std::vector<std::string> vehicle_class;  // as the user names it
  std::vector<double> flow;                // [vehicles/h], >= 0
  std::vector<std::uint32_t> offset = {0};
  std::vector<LinkId> link;

  std::size_t size() const { return flow.size(); }
  std::span<LinkId const> links_of(std::size_t row) const {
    return std::span(link).subspan(offset[row], offset[row + 1] - offset[row]);
  }
};

}  // namespace tanvan
