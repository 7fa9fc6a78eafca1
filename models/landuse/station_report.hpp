#pragma once
/// What becomes of each station: ITDP's metrics as far as the model knows them, the World Bank's three values, uplift
/// and what could be captured of it (mobility 3.5).

#include <span>
#include <vector>

#include "models/landuse/cell_totals.hpp"
#include "models/landuse/landuse.hpp"

namespace tanvan {

/// Evenness of uses in [0, 1]: Shannon's entropy of their shares over its most; 0 where nothing is or one use alone.
double mix_of(std::span<double const> floor_by_use);

/// (x - mean) / standard deviation, value by value; zeros where there are fewer than two or all are equal.
std::vector<double> z_scores(std::span<double const> values);

/// Net present value at the opening of levying a share of what a station adds, as it comes about (`uplift_path`): 0.7
/// at the opening, 0.15 in each of the two years after. @param added  value added when settled  @return same unit
double capture_npv(double added, double share, double discount_rate);

/// Rows of Record::station_year for this December, one an open station, by station:
/// population, jobs and land within 500, 800 and 1,000 m on foot; density [persons and jobs a ha], mix, side of blocks,
/// walk-shed [share of the circle], parking [share of floor] within 800 m; node, place and market values as z-scores
/// over the stations open that year; price, uplift, value added and its capture [billion đồng] at premiums of 0.10, as
/// set and 0.20; what was levied so far. Jobs by public transport are those around the station on the last day of
/// travel.
void record_stations(World& world, LanduseParameters const& p);

/// Sets this year's rows anew to what the cells reach after the year's own day of travel. @pre cells have been recorded
void record_station_access(World& world);

}  // namespace tanvan
