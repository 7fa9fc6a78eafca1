#pragma once
/// Stations of lines that have them, what lies within a walk of each, and what they add to land (mobility 3.5).

#include <span>
#include <vector>

#include "models/landuse/landuse.hpp"

namespace tanvan {

/// Fills world.stations: stops of lines with stations that lie within 150 m of each other are one station; places
/// outside the internal zones have none. Catchments by walking streets: blocks of `streets.csv` or `p.block_m`, cut by
/// roads as fast as `p.barrier_kmh` but near their junctions.
/// Stations whose lines run already have stood for long: their premium is in the prices of the first day.
/// @pre world.cells, world.network, world.region and world.land are there
void found_stations(World& world, LanduseParameters const& p);

/// Side of a block of streets in each zone [m]: by streets.csv, else `p.block_m`.
Column<ZoneId, double> street_blocks(World const& world, LanduseParameters const& p);

/// Ways on foot from cell to cell, cut by the same roads as catchments.
WalkStreets cell_streets(World const& world, LanduseParameters const& p);

/// Opens the stations whose lines run by now, and begins and announces them at the latest then; sets
/// land.station_share: the share of each zone's homes within 800 m of an open station, by walking streets.
void open_stations(World& world);

/// 1, or a half where only buses of a BRT call (mobility 3.5). A line counts from its announcement or its first day on:
/// one that is only planned adds nothing, a metro that comes to a station of buses makes it whole at once.
double station_strength(World const& world, StationId station);

/// How much of its full effect a station has on prices (mobility 3.5, Zhengzhou): 0 before it is announced, 0.4 from
/// then on, 0.7 from the start of construction, from its opening on rising to 1 within two years.
double uplift_path(Month announced, Month begun, Month opened, Month now);

/// ln of what stations add to a price at a cell, the best of all stations: a(tau) (delta_core share within 500 m +
/// delta_ring share within 500 to 1,000 m) - nuisance share within 100 m. BRT stations add a half. [cell]
std::vector<float> station_premiums(World const& world, LanduseParameters const& p);

/// ln of the mean of e^premium over the homes of each zone: by how much its mean price is raised. @param premium [cell]
std::vector<double> zone_premiums(CellStore const& cells, std::span<float const> premium, std::size_t zones);

/// Distance on foot to the nearest open station [m], +inf beyond the catchments. [cell]
std::vector<float> walk_to_stations(World const& world);

}  // namespace tanvan
