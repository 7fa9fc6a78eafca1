#include "scenarios/run/access/cell_legs.hpp"

#include <algorithm>
#include <numeric>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "sim/network/cell_walks.hpp"
#include "sim/network/nearby_nodes.hpp"
#include "sim/network/zone_loading.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kJunctions = 4;  // of a cell; prior, as the most of a zone
constexpr double kLeast_min = 0.5;     // as of connectors

/// 1 for junctions where a link begins or ends.
std::vector<std::uint8_t> junctions_of_links(Network const& network) {
  std::vector<std::uint8_t> joined(network.nodes.size());
  for (LinkId a : ids<LinkId>(network.links.size()))
    joined[network.links.from[a].value] = joined[network.links.to[a].value] = 1;
  return joined;
}

/// A way on foot between a cell and a stop.
struct StopWalk {
  CellId cell;
  std::uint32_t stop;
  float minutes;
};

/// By cell, then by stop, if they are given by stop.
Legs by_cell(std::vector<StopWalk> walks, std::size_t cells) {
  std::stable_sort(walks.begin(), walks.end(), [](auto const& a, auto const& b) { return a.cell < b.cell; });
  Legs legs;
  auto walk = walks.begin();
  for (CellId cell : ids<CellId>(cells)) {
    for (; walk != walks.end() && walk->cell == cell; ++walk) {
      legs.place.push_back(walk->stop);
      legs.minutes.push_back(walk->minutes);
    }
    legs.close_row();
  }
  return legs;
}

}  // namespace

NearCells cells_near(World const& world, WalkStreets const& streets, std::span<std::uint32_t const> list,
                     double most_m) {
  auto const& grid = world.cells.grid;
  std::vector<std::vector<CellWalk>> walks(list.size());
  tbb::enumerable_thread_specific<CellWalks> searches([&] { return CellWalks(streets, grid); });
  tbb::parallel_for(std::size_t{0}, list.size(), [&](std::size_t row) {
    auto const found = searches.local().from_cell(id_of<CellId>(list[row]), most_m);
    walks[row].assign(found.begin(), found.end());
  });
  NearCells near;
  near.offset.assign(grid.size() + 1, 0);
  for (auto const& found : walks)
    for (auto const& walk : found) ++near.offset[walk.cell.value + 1];
  std::partial_sum(near.offset.begin(), near.offset.end(), near.offset.begin());
  near.row.resize(near.offset.back());
  near.walk_m.resize(near.offset.back());
  auto next = near.offset;
  for (std::uint32_t row = 0; row < walks.size(); ++row)
    for (auto const& [cell, walk_m] : walks[row]) {
      auto const at = next[cell.value]++;
      near.row[at] = row;
      near.walk_m[at] = walk_m;
    }
  return near;
}

Legs cell_junctions(World const& world) {
  auto const& grid = world.cells.grid;
  auto const& nodes = world.network.nodes;
  auto const joined = junctions_of_links(world.network);
  NearestNodes const index(nodes.lon.span(), nodes.lat.span(), joined);
  auto const joints = static_cast<std::size_t>(std::accumulate(joined.begin(), joined.end(), 0));
  std::size_t const each = std::min(kJunctions, joints), cells = grid.size();
  Legs legs{std::vector<std::uint32_t>(cells + 1), std::vector<std::uint32_t>(cells * each),
            std::vector<float>(cells * each)};
  for (std::size_t row = 0; row <= cells; ++row) legs.offset[row] = static_cast<std::uint32_t>(row * each);
  tbb::parallel_for(std::size_t{0}, cells, [&](std::size_t row) {
    std::size_t leg = row * each;
    auto const middle = grid.plane.place(grid.middle(id_of<CellId>(row)));
    for (auto const& [distance, node] : index.nearest(middle, kJunctions)) {
      double const minutes = kConnectorDetour * distance.value / (kConnectorKmh / 0.06);
      legs.place[leg] = node.value;
      legs.minutes[leg++] = static_cast<float>(std::max(kLeast_min, minutes));
    }
  });
  return legs;
}

Legs cell_stops(World const& world, TransitNetwork const& network, WalkStreets const& streets,
                TransitOptions const& options) {
  auto const& grid = world.cells.grid;
  CellWalks search(streets, grid);
  double const most_m = 1000 * options.access_limit_km * options.detour;
  double const minutes_a_metre = 0.06 / options.walk_kmh;
  std::vector<StopWalk> walks;
  for (LineId line : ids<LineId>(network.lines())) {
    if (!network.runs(line)) continue;
    for (auto stop = network.offset[line.value]; stop < network.offset[line.value + 1]; ++stop) {
      auto const& place = network.place[StopId{stop}];
      for (auto const& [cell, walk_m] : search.from_place(grid.plane.point({place.lon, place.lat}), most_m))
        walks.push_back({cell, stop, static_cast<float>(minutes_a_metre * static_cast<double>(walk_m))});
    }
  }
  return by_cell(std::move(walks), grid.size());
}

}  // namespace tanvan
