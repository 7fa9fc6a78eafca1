#pragma once
/// Where people live and what roads they live beside: a raster under the homes of all zones, and roads cut into pieces.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "sim/network/network.hpp"

namespace tanvan {

inline constexpr double kRoadReach_m = 300;  ///< what a road does to those who live farther away is left out

/// A place on the raster [m], east and north of its corner.
struct RasterPoint {
  double x = 0, y = 0;
};

inline double distance(RasterPoint a, RasterPoint b) {
  double const x = a.x - b.x, y = a.y - b.y;
  return std::sqrt(x * x + y * y);
}

/// A piece of road, at most a cell long.
struct RoadPiece {
  RasterPoint from, to;
  LinkId link;
  double share = 0;  ///< of the link's length

  RasterPoint middle() const { return {(from.x + to.x) / 2, (from.y + to.y) / 2}; }
  double length() const { return distance(from, to); }
  double reach() const { return kRoadReach_m + length() / 2; }  ///< from its middle
};

/// Distance of a place from the nearest point of a piece [m].
double distance_to(RasterPoint at, RoadPiece const& piece);

/// Where people of a zone live: evenly spread over a disc of its area around its centre, for nothing more is known.
struct HomeDisc {
  ZoneId zone;
  RasterPoint centre;
  double radius = 0;  ///< [m]
};

/// Square cells around the discs of all inside zones: its place on the globe, and its size.
struct HomeRaster {
  double lon = 0, lat = 0, east = 0;  ///< corner; metres a degree of longitude
  double cell = 0;                    ///< side [m]
  std::size_t columns = 0, rows = 0;

  std::size_t size() const { return columns * rows; }
  RasterPoint place(LonLat at) const;
  RasterPoint centre(std::size_t column, std::size_t row) const {
    return {(static_cast<double>(column) + 0.5) * cell, (static_cast<double>(row) + 0.5) * cell};
  }
  /// Cells whose centre lies between two coordinates: [first, last).
  std::pair<std::size_t, std::size_t> between(double low, double high, std::size_t cells) const {
    auto const index = [&](double at) {
      return static_cast<std::size_t>(std::clamp(std::ceil(at / cell - 0.5), 0.0, static_cast<double>(cells)));
    };
    return {index(low), index(std::nextafter(high, 1e12))};
  }
  /// Columns of a row whose centre lies within `reach` of a place.
  std::pair<std::size_t, std::size_t> within(RasterPoint at, double reach, std::size_t row) const;
};

/// Cells of 50 m, coarser where more than four million would be needed; none where no zone lies inside.
HomeRaster home_raster(ZoneStore const& zones);

/// The roads that carry vehicles, cut at cells' length: by link, then along it.
/// @param vehicles  [links] a day; links without are passed over
std::vector<RoadPiece> road_pieces(Network const& network, std::span<double const> vehicles, HomeRaster const& raster);

/// Calls paint(piece, row) for every row of the raster within reach of each piece. Each row has one painter, to whom
/// its pieces come in their order: what it adds up has the same bits on any number of threads.
void paint_roads(HomeRaster const& raster, std::span<RoadPiece const> pieces,
                 std::function<void(RoadPiece const&, std::size_t)> const& paint);

/// Calls f(disc) for every inside zone, on any thread.
void for_each_home(ZoneStore const& zones, HomeRaster const& raster, std::function<void(HomeDisc const&)> const& f);

/// Calls f(cell) for every cell whose centre lies in the disc; for the one under its centre where there is none.
template <class F>
void for_each_cell(HomeRaster const& raster, HomeDisc const& disc, F&& f) {
  bool any = false;
  auto const [x, y] = disc.centre;
  auto const [bottom, top] = raster.between(y - disc.radius, y + disc.radius, raster.rows);
  auto const [left, right] = raster.between(x - disc.radius, x + disc.radius, raster.columns);
  for (std::size_t row = bottom; row < top; ++row)
    for (std::size_t column = left; column < right; ++column)
      if (distance(raster.centre(column, row), disc.centre) <= disc.radius)
        any = true, f(row * raster.columns + column);
  if (any) return;
  auto const index = [&](double at, std::size_t cells) {
    return std::min(static_cast<std::size_t>(std::max(0.0, at / raster.cell)), cells - 1);
  };
  f(index(y, raster.rows) * raster.columns + index(x, raster.columns));
}

}  // namespace tanvan
