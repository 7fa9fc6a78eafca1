#include "models/emissions/road_raster.hpp"

#include <cstdint>
#include <numbers>
#include <tuple>

#include "sim/parallel/for_rows.hpp"

namespace tanvan {
namespace {

constexpr double kCell = 50;  // [m]
constexpr double kMostCells = 4e6;
constexpr double kMetresPerDegree = 6'371'008.8 * std::numbers::pi / 180;  // on the sphere of the IUGG mean radius
constexpr double kM2InKm2 = 1e6;
constexpr std::size_t kStripe = 32;  // rows of the raster that one task paints

double disc_radius(double area_km2) {
  return std::sqrt(area_km2 * kM2InKm2 / std::numbers::pi);
}

std::vector<RasterPoint> line_of(Network const& network, LinkId link, HomeRaster const& raster) {
  auto const& [nodes, links] = std::tie(network.nodes, network.links);
  std::vector<RasterPoint> line;
  for (LonLat const at : links.shape_of(link)) line.push_back(raster.place(at));
  if (!line.empty()) return line;
  for (NodeId const end : {links.from[link], links.to[link]})
    line.push_back(raster.place({nodes.lon[end], nodes.lat[end]}));
  return line;
}

void cut(std::vector<RasterPoint> const& line, LinkId link, double longest, std::vector<RoadPiece>& pieces) {
  double length = 0;
  for (std::size_t i = 1; i < line.size(); ++i) length += distance(line[i - 1], line[i]);
  if (!(length > 0)) return;
  for (std::size_t i = 1; i < line.size(); ++i) {
    RasterPoint const a = line[i - 1], b = line[i];
    double const part = distance(a, b), n = std::ceil(part / longest);
    auto const along = [&](double k) { return RasterPoint{a.x + (b.x - a.x) * k / n, a.y + (b.y - a.y) * k / n}; };
    for (double k = 0; k < n; ++k) pieces.push_back({along(k), along(k + 1), link, part / length / n});
  }
}

std::pair<std::size_t, std::size_t> rows_of(HomeRaster const& raster, RoadPiece const& piece) {
  double const y = piece.middle().y, reach = piece.reach();
  return raster.between(y - reach, y + reach, raster.rows);
}

/// Which pieces reach each stripe of rows, in their order.
std::vector<std::vector<std::uint32_t>> by_stripe(HomeRaster const& raster, std::span<RoadPiece const> pieces) {
  std::vector<std::vector<std::uint32_t>> stripes((raster.rows + kStripe - 1) / kStripe);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    auto const [first, last] = rows_of(raster, pieces[i]);
    if (first == last) continue;
    for (std::size_t s = first / kStripe; s <= (last - 1) / kStripe; ++s)
      stripes[s].push_back(static_cast<std::uint32_t>(i));
  }
  return stripes;
}

}  // namespace

double distance_to(RasterPoint at, RoadPiece const& piece) {
  auto const [a, b] = std::tie(piece.from, piece.to);
  double const dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  double const along = square > 0 ? std::clamp(((at.x - a.x) * dx + (at.y - a.y) * dy) / square, 0.0, 1.0) : 0;
  return distance(at, {a.x + along * dx, a.y + along * dy});
}

RasterPoint HomeRaster::place(LonLat at) const {
  return {(at.lon - lon) * east, (at.lat - lat) * kMetresPerDegree};
}

std::pair<std::size_t, std::size_t> HomeRaster::within(RasterPoint at, double reach, std::size_t row) const {
  double const dy = centre(0, row).y - at.y, square = reach * reach - dy * dy;
  if (square < 0) return {0, 0};
  return between(at.x - std::sqrt(square), at.x + std::sqrt(square), columns);
}

HomeRaster home_raster(ZoneStore const& zones) {
  HomeRaster raster{.lon = 180, .lat = 90};
  double top = -90, right = -180, latitudes = 0, inside = 0;
  for (ZoneId z : ids<ZoneId>(zones.size())) {
    if (zones.kind[z] != ZoneKind::internal) continue;
    double const up = disc_radius(zones.area_km2[z]) / kMetresPerDegree;
    double const across = up / std::cos(zones.lat[z] * std::numbers::pi / 180);
    raster.lon = std::min(raster.lon, zones.lon[z] - across), right = std::max(right, zones.lon[z] + across);
    raster.lat = std::min(raster.lat, zones.lat[z] - up), top = std::max(top, zones.lat[z] + up);
    latitudes += zones.lat[z], inside += 1;
  }
  if (inside == 0) return {};
  raster.east = kMetresPerDegree * std::cos(latitudes / inside * std::numbers::pi / 180);
  auto const [width, height] = raster.place({right, top});
  raster.cell = std::max(kCell, std::sqrt(width * height / kMostCells));
  raster.columns = static_cast<std::size_t>(std::ceil(width / raster.cell));
  raster.rows = static_cast<std::size_t>(std::ceil(height / raster.cell));
  return raster;
}

std::vector<RoadPiece> road_pieces(Network const& network, std::span<double const> vehicles, HomeRaster const& raster) {
  std::vector<RoadPiece> pieces;
  for (LinkId a : ids<LinkId>(network.links.size()))
    if (vehicles[a.value] > 0) cut(line_of(network, a, raster), a, raster.cell, pieces);
  return pieces;
}

void paint_roads(HomeRaster const& raster, std::span<RoadPiece const> pieces,
                 std::function<void(RoadPiece const&, std::size_t)> const& paint) {
  auto const stripes = by_stripe(raster, pieces);
  for_each_piece(stripes.size(), [&](std::size_t s) {
    for (auto const i : stripes[s]) {
      auto const [first, last] = rows_of(raster, pieces[i]);
      for (std::size_t row = std::max(first, s * kStripe); row < std::min(last, (s + 1) * kStripe); ++row)
        paint(pieces[i], row);
    }
  });
}

void for_each_home(ZoneStore const& zones, HomeRaster const& raster, std::function<void(HomeDisc const&)> const& f) {
  for_each_piece(zones.size(), [&](std::size_t z) {
    auto const id = id_of<ZoneId>(z);
    if (zones.kind[id] == ZoneKind::internal)
      f({id, raster.place({zones.lon[id], zones.lat[id]}), disc_radius(zones.area_km2[id])});
  });
}

}  // namespace tanvan
