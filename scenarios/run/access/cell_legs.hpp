#pragma once
/// How cells come to junctions and to stops.

#include <cstdint>
#include <span>
#include <vector>

#include "models/landuse/landuse.hpp"
#include "scenarios/run/travel/travel_day.hpp"
#include "sim/access/reach.hpp"
#include "sim/network/walk_streets.hpp"
#include "sim/transit/transit_network.hpp"

namespace tanvan {

/// From the middle of each cell to its four nearest junctions: straight distance times the connectors' detour at their
/// speed, at least half a minute. Roads that are not open yet have junctions too: which ones a cell has never depends
/// on what is open, so that a closed road can't help anybody.
Legs cell_junctions(World const& world);

/// From the middle of each cell to the stops of open lines within the access limit of `p.transit_service.paths`, on
/// foot by the cells' streets [min]. @param network  its stops are the places  @param streets  of `streets_by_cell`
Legs cell_stops(World const& world, TransitNetwork const& network, WalkStreets const& streets,
                TransitOptions const& options);

/// The cells of a list that lie within a walk of each cell, in compressed rows.
struct NearCells {
  std::vector<std::uint32_t> offset = {0};  // [cells + 1]
  std::vector<std::uint32_t> row;           // of the list, ascending within a cell
  std::vector<float> walk_m;                // [m], >= 0

  std::span<std::uint32_t const> rows_of(std::size_t cell) const {
    return std::span(row).subspan(offset[cell], offset[cell + 1] - offset[cell]);
  }
  std::span<float const> walks_of(std::size_t cell) const {
    return std::span(walk_m).subspan(offset[cell], offset[cell + 1] - offset[cell]);
  }
};

/// Walks are as long in both directions, so they are searched from the list, which may be short.
/// @param list  ascending  @param streets  of `streets_by_cell`  @param most_m  longest walk [m]
NearCells cells_near(World const& world, WalkStreets const& streets, std::span<std::uint32_t const> list,
                     double most_m);

}  // namespace tanvan
