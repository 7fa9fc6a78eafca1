#include "models/landuse/stations.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "sim/engine/lines.hpp"
#include "sim/network/cell_walks.hpp"
#include "sim/network/walk_streets.hpp"

namespace tanvan {
namespace {

constexpr double kOnePlace_m = 150;  // stops so near each other are one station

double metres_between(ZoneCells const& grid, LonLat a, LonLat b) {
  auto const p = grid.plane.point(a), q = grid.plane.point(b);
  return std::hypot(p.x - q.x, p.y - q.y);
}

/// Stops of lines with stations, by line and order.
std::vector<std::uint32_t> station_stops(RegionTables const& region) {
  std::vector<std::uint32_t> rows;
  for (auto const& line : region.lines) {
    if (!has_stations(line)) continue;
    auto const first = rows.size();
    for (std::uint32_t row = 0; row < region.stops.size(); ++row)
      if (region.stops[row].line_id == line.id) rows.push_back(row);
    std::sort(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end(),
              [&](auto a, auto b) { return region.stops[a].order < region.stops[b].order; });
  }
  return rows;
}

/// Station of each stop, numbered by first appearance; the stops of a station.
std::vector<std::vector<std::uint32_t>> gather(World const& world) {
  std::vector<std::vector<std::uint32_t>> stations;
  auto const& grid = world.cells.grid;
  for (auto const row : station_stops(world.region)) {
    auto const& stop = world.region.stops[row];
    LonLat const here{stop.lon, stop.lat};
    if (!grid.at(grid.plane.point(here))) continue;
    auto const same = std::ranges::find_if(stations, [&](auto const& station) {
      auto const& first = world.region.stops[station.front()];
      return metres_between(grid, here, {first.lon, first.lat}) <= kOnePlace_m;
    });
    if (same != stations.end())
      same->push_back(row);
    else
      stations.push_back({row});
  }
  return stations;
}

/// Roads that nobody walks across, and their junctions, where there is a way through.
struct FastRoads {
  std::vector<WalkBarrier> barriers;
  std::vector<PlanePoint> openings;
};

FastRoads fast_roads(World const& world, double speed_kmh) {
  FastRoads roads;
  auto const& [nodes, links] = std::tie(world.network.nodes, world.network.links);
  auto const& plane = world.cells.grid.plane;
  auto const place = [&](NodeId node) { return plane.point({nodes.lon[node], nodes.lat[node]}); };
  for (auto link : ids<LinkId>(links.size())) {
    if (links.free_speed_kmh[link] < speed_kmh) continue;
    auto const shape = links.shape_of(link);
    if (shape.size() < 2) roads.barriers.push_back({place(links.from[link]), place(links.to[link])});
    for (std::size_t i = 1; i < shape.size(); ++i)
      roads.barriers.push_back({plane.point(shape[i - 1]), plane.point(shape[i])});
    roads.openings.push_back(place(links.from[link]));
    roads.openings.push_back(place(links.to[link]));
  }
  return roads;
}

void add_catchments(World& world, LanduseParameters const& p) {
  auto& stations = world.stations;
  auto const& grid = world.cells.grid;
  auto const roads = fast_roads(world, p.barrier_kmh);
  auto const streets = street_grid(grid, street_blocks(world, p), roads.barriers, roads.openings);
  CatchmentSearch search(streets, grid);
  stations.reach_offset = {0};
  for (auto const& place : stations.place) {
    auto const reach = search.around(grid.plane.point(place));
    stations.reach.insert(stations.reach.end(), reach.begin(), reach.end());
    stations.reach_offset.push_back(static_cast<std::uint32_t>(stations.reach.size()));
  }
}

bool runs(World const& world, std::uint32_t stop) {
  auto const& lines = world.region.lines;
  for (std::size_t l = 0; l < lines.size(); ++l)
    if (lines[l].id == world.region.stops[stop].line_id) return world.day.service.line_open[l] != 0;
  return false;
}

bool is_announced(World const& world, std::string const& line) {
  return std::ranges::any_of(world.interventions, [&](Intervention const& i) {
    return i.kind == "station_announcement" && i.target == line && i.date <= world.now;
  });
}

/// Share of a zone's homes within the 800 m band of an open station: the weights of its cells.
void update_station_shares(World& world) {
  auto const& [stations, cells] = std::tie(world.stations, world.cells);
  std::vector<float> within(cells.size(), 0);
  for (auto station : ids<StationId>(stations.size()))
    if (stations.open_from[station] <= world.now)
      for (auto const& reach : stations.catchment(station))
        within[reach.cell.value] = std::max(within[reach.cell.value], reach.share[1]);
  world.land.station_share.resize(world.network.zones.size());
  for (auto zone : ids<ZoneId>(world.network.zones.size())) {
    auto const [first, last] = cells.grid.of(zone);
    double sum = 0, before = 0;
    for (auto row = first; row < last; ++row) {
      sum += (cells.homes_upto[row] - before) * static_cast<double>(within[row]);
      before = cells.homes_upto[row];
    }
    world.land.station_share[zone] = before > 0 ? sum / before : 0;
  }
}

}  // namespace

Column<ZoneId, double> street_blocks(World const& world, LanduseParameters const& p) {
  Column<ZoneId, double> block(world.network.zones.size(), p.block_m);
  for (auto const& row : world.region.streets) block[row.zone] = row.block_m;
  return block;
}

WalkStreets cell_streets(World const& world, LanduseParameters const& p) {
  auto const roads = fast_roads(world, p.barrier_kmh);
  return streets_by_cell(world.cells.grid, roads.barriers, roads.openings);
}

void found_stations(World& world, LanduseParameters const& p) {
  auto& stations = world.stations;
  stations = {};
  stations.stop_offset = {0};
  for (auto const& stops : gather(world)) {
    auto const& first = world.region.stops[stops.front()];
    LonLat const place{first.lon, first.lat};
    stations.id.push_back(first.id);
    stations.name.push_back(first.name);
    stations.place.push_back(place);
    stations.zone.push_back(world.cells.grid.zone[world.cells.grid.at(world.cells.grid.plane.point(place))]);
    stations.stop.insert(stations.stop.end(), stops.begin(), stops.end());
    stations.stop_offset.push_back(static_cast<std::uint32_t>(stations.stop.size()));
  }
  add_catchments(world, p);
  stations.announced.assign(stations.size(), kNeverOpen);
  stations.begun.assign(stations.size(), kNeverOpen);
  stations.open_from.assign(stations.size(), kNeverOpen);
  stations.captured_mvnd.assign(stations.size(), 0.0);
  open_stations(world);
  for (auto station : ids<StationId>(stations.size()))  // what runs from the start has stood for long
    if (stations.open_from[station] <= world.now)
      stations.announced[station] = stations.begun[station] = stations.open_from[station] = kLongAgo;
  auto const premiums = zone_premiums(world.cells, station_premiums(world, p), world.network.zones.size());
  for (auto zone : ids<ZoneId>(premiums.size())) world.land.station_premium[zone] = premiums[zone.value];
}

void open_stations(World& world) {
  auto& s = world.stations;
  bool changed = world.land.station_share.size() != world.network.zones.size();
  for (auto station : ids<StationId>(s.size())) {
    if (s.open_from[station] <= world.now) continue;
    auto const first = s.stop.begin() + s.stop_offset[station.value];
    auto const last = s.stop.begin() + s.stop_offset[station.value + 1];
    if (std::none_of(first, last, [&](auto stop) { return runs(world, stop); })) continue;
    changed = true;
    s.open_from[station] = world.now;
    s.begun[station] = std::min(s.begun[station], world.now);
    s.announced[station] = std::min(s.announced[station], world.now);
  }
  if (changed) update_station_shares(world);
}

double station_strength(World const& world, StationId station) {
  auto const& s = world.stations;
  for (auto i = s.stop_offset[station.value]; i < s.stop_offset[station.value + 1]; ++i) {
    auto const& stop = world.region.stops[s.stop[i]];
    if (stop.kind != "brt_station" && (runs(world, s.stop[i]) || is_announced(world, stop.line_id))) return 1;
  }
  return 0.5;
}

double uplift_path(Month announced, Month begun, Month opened, Month now) {
  constexpr double kAnnounced = 0.4, kBegun = 0.7;
  constexpr int kSettled = 2 * kMonthsInYear;  // [months] after the opening
  if (now >= opened) return kBegun + (1 - kBegun) * std::min(1.0, static_cast<double>(now - opened) / kSettled);
  if (now >= begun) return kBegun;
  return now >= announced ? kAnnounced : 0;
}

std::vector<float> station_premiums(World const& world, LanduseParameters const& p) {
  auto const& s = world.stations;
  std::vector<float> premium(world.cells.size(), 0);
  for (auto station : ids<StationId>(s.size())) {
    double const path = station_strength(world, station) *
                        uplift_path(s.announced[station], s.begun[station], s.open_from[station], world.now);
    if (path <= 0) continue;
    for (auto const& reach : s.catchment(station)) {
      double const core = static_cast<double>(reach.share[0]), ring = static_cast<double>(reach.share[2]) - core;
      auto const here = static_cast<float>(path * (p.premium_core * core + p.premium_ring * ring));
      premium[reach.cell.value] = std::max(premium[reach.cell.value], here);
    }
  }
  return premium;
}

std::vector<double> zone_premiums(CellStore const& cells, std::span<float const> premium, std::size_t zones) {
  std::vector<double> mean(zones, 0.0);
  for (std::size_t z = 0; z < zones && cells.size() > 0; ++z) {
    auto const [first, last] = cells.grid.of(id_of<ZoneId>(z));
    double sum = 0, before = 0;
    for (auto row = first; row < last; ++row) {
      sum += (cells.homes_upto[row] - before) * std::exp(static_cast<double>(premium[row]));
      before = cells.homes_upto[row];
    }
    if (before > 0) mean[z] = std::log(sum / before);
  }
  return mean;
}

std::vector<float> walk_to_stations(World const& world) {
  auto const& s = world.stations;
  std::vector<float> walk(world.cells.size(), std::numeric_limits<float>::infinity());
  for (auto station : ids<StationId>(s.size()))
    if (s.open_from[station] <= world.now)
      for (auto const& reach : s.catchment(station))
        walk[reach.cell.value] = std::min(walk[reach.cell.value], reach.walk_m);
  return walk;
}

}  // namespace tanvan
