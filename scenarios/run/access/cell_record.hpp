#pragma once
/// What the record tells of cells, and of zones by their cells, after a day of travel.

#include <span>
#include <vector>

#include "models/landuse/landuse.hpp"
#include "scenarios/run/travel/travel_day.hpp"
#include "sim/engine/cells.hpp"

namespace tanvan {

/// Mean of a figure over the cells of each zone by the weights of its homes, which never change; 0 where a zone has no
/// cells. Where no cell falls no mean falls, to the last bit. Means are rounded to floats, as exact as the figures are:
/// two that differ do so by enough to have logarithms in the same order.
/// @param of_cell  one per cell, >= 0  @return [zone]
std::vector<double> zone_means(CellStore const& cells, std::size_t zones, std::span<float const> of_cell);

/// When a year begins, `access.jobs`: the jobs of cells. After each day of travel, `access.cells`: population, jobs,
/// floor and access of cells, and what zones reach by public transport as the mean of their cells, to the record.
std::vector<Module> cell_modules(TravelParameters const& travel, LanduseParameters const& landuse);

}  // namespace tanvan
