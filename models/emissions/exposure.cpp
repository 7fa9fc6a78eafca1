#include "models/emissions/exposure.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "sim/core/check.hpp"
#include "sim/parallel/for_rows.hpp"

namespace tanvan {
namespace {

constexpr double kCell = 50;  // [m]
constexpr double kMostCells = 4e6;
constexpr double kReach = kRoadBandEnds_m.back();
constexpr double kMetresPerDegree = 6'371'008.8 * std::numbers::pi / 180;  // on the sphere of the IUGG mean radius
constexpr double kM2InKm2 = 1e6;
constexpr double kGramsInKg = 1000;
constexpr std::size_t kStripe = 32;  // rows of the raster that one task paints
constexpr auto kNoBand = static_cast<std::uint8_t>(kRoadBands);

struct Point {
  double x = 0, y = 0;  // [m] east and north of the raster's corner
};

double distance(Point a, Point b) {
  double const x = a.x - b.x, y = a.y - b.y;
  return std::sqrt(x * x + y * y);
}

/// Distance of a place from the straight line between two others.
double distance_to_line(Point p, Point a, Point b) {
  double const dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  double const along = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
  return distance(p, {a.x + along * dx, a.y + along * dy});
}

/// Where people of a zone live.
struct Disc {
  ZoneId zone;
  Point centre;
  double radius = 0;  // [m]
};

/// The raster: its place on the globe and its cells.
struct Raster {
  double lon = 0, lat = 0, east = 0;  // corner; metres a degree of longitude
  double cell = kCell;
  std::size_t columns = 0, rows = 0;

  Point place(LonLat at) const { return {(at.lon - lon) * east, (at.lat - lat) * kMetresPerDegree}; }
  Point centre(std::size_t column, std::size_t row) const {
    return {(static_cast<double>(column) + 0.5) * cell, (static_cast<double>(row) + 0.5) * cell};
  }
  /// Cells whose centre lies between two coordinates: [first, last).
  std::pair<std::size_t, std::size_t> between(double low, double high, std::size_t cells) const {
    auto const index = [&](double at) {
      return static_cast<std::size_t>(std::clamp(std::ceil(at / cell - 0.5), 0.0, static_cast<double>(cells)));
    };
    return {index(low), index(std::nextafter(high, 1e12))};
  }
};

double disc_radius(double area_km2) {
  return std::sqrt(area_km2 * kM2InKm2 / std::numbers::pi);
}

/// Around the discs of all inside zones; no cells where there is none.
Raster raster_around(ZoneStore const& zones) {
  Raster raster{.lon = 180, .lat = 90};
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

/// A piece of road, at most a cell long.
struct Piece {
  Point from, to;
  double grams = 0;  // a day
  bool busy = false;

  Point middle() const { return {(from.x + to.x) / 2, (from.y + to.y) / 2}; }
  double reach() const { return kReach + distance(from, to) / 2; }
};

std::vector<Point> line_of(Network const& network, LinkId link, Raster const& raster) {
  auto const& [nodes, links] = std::tie(network.nodes, network.links);
  std::vector<Point> line;
  for (LonLat const at : links.shape_of(link)) line.push_back(raster.place(at));
  if (!line.empty()) return line;
  for (NodeId const end : {links.from[link], links.to[link]})
    line.push_back(raster.place({nodes.lon[end], nodes.lat[end]}));
  return line;
}

/// Cuts a line into pieces that share what the whole of it emits by their length.
void cut(std::vector<Point> const& line, double grams, bool busy, double longest, std::vector<Piece>& pieces) {
  double length = 0;
  for (std::size_t i = 1; i < line.size(); ++i) length += distance(line[i - 1], line[i]);
  if (!(length > 0)) return;
  for (std::size_t i = 1; i < line.size(); ++i) {
    Point const a = line[i - 1], b = line[i];
    double const part = distance(a, b), n = std::max(1.0, std::ceil(part / longest));
    auto const along = [&](double k) { return Point{a.x + (b.x - a.x) * k / n, a.y + (b.y - a.y) * k / n}; };
    for (double k = 0; k < n; ++k) pieces.push_back({along(k), along(k + 1), grams * part / length / n, busy});
  }
}

/// By link, then along it.
std::vector<Piece> pieces_of(Network const& network, std::span<double const> emission_kg,
                             std::span<double const> vehicles, double busy_day, Raster const& raster) {
  std::vector<Piece> pieces;
  for (LinkId a : ids<LinkId>(network.links.size()))
    if (vehicles[a.value] > 0)
      cut(line_of(network, a, raster), emission_kg[a.value] * kGramsInKg, vehicles[a.value] >= busy_day, raster.cell,
          pieces);
  return pieces;
}

/// What a gram leaves at each whole metre from where it was emitted [1/m].
std::vector<double> kernel(double decay) {
  std::vector<double> left;
  double const scale = decay > 0 ? decay / (2 * (1 - std::exp(-decay * kReach))) : 1 / (2 * kReach);
  for (double r = 0; r <= kReach + 1; ++r) left.push_back(scale * std::exp(-decay * r));
  return left;
}

class Painting {
 public:
  Painting(Raster const& raster, std::vector<Piece> const& pieces, double decay)
      : raster_(raster),
        kernel_(kernel(decay)),
        level_(raster.rows * raster.columns),
        band_(raster.rows * raster.columns, kNoBand) {
    auto const stripes = by_stripe(pieces);
    for_each_piece(stripes.size(), [&](std::size_t s) {
      for (auto const i : stripes[s]) paint(pieces[i], s * kStripe, std::min((s + 1) * kStripe, raster_.rows));
    });
  }

  double level(std::size_t cell) const { return level_[cell]; }
  std::uint8_t band(std::size_t cell) const { return band_[cell]; }

 private:
  /// Which pieces reach each stripe of rows, in their order: a stripe has one painter, so sums keep their order.
  std::vector<std::vector<std::uint32_t>> by_stripe(std::vector<Piece> const& pieces) const {
    std::vector<std::vector<std::uint32_t>> stripes((raster_.rows + kStripe - 1) / kStripe);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      auto const [first, last] = rows_of(pieces[i]);
      if (first == last) continue;
      for (std::size_t s = first / kStripe; s <= (last - 1) / kStripe; ++s)
        stripes[s].push_back(static_cast<std::uint32_t>(i));
    }
    return stripes;
  }

  std::pair<std::size_t, std::size_t> rows_of(Piece const& piece) const {
    double const y = piece.middle().y, reach = piece.reach();
    return raster_.between(y - reach, y + reach, raster_.rows);
  }

  void paint(Piece const& piece, std::size_t low, std::size_t high) {
    auto const [first, last] = rows_of(piece);
    for (std::size_t row = std::max(first, low); row < std::min(last, high); ++row) {
      thin_out(piece, row);
      if (piece.busy) mark(piece, row);
    }
  }

  /// Adds what the piece leaves in the cells of a row within reach of its middle.
  void thin_out(Piece const& piece, std::size_t row) {
    auto const [x, y] = piece.middle();
    double const dy = raster_.centre(0, row).y - y, square = kReach * kReach - dy * dy;
    if (square < 0) return;
    auto const [left, right] = raster_.between(x - std::sqrt(square), x + std::sqrt(square), raster_.columns);
    for (std::size_t column = left; column < right; ++column) {
      double const dx = raster_.centre(column, row).x - x, r = std::sqrt(dx * dx + dy * dy);
      level_[row * raster_.columns + column] += piece.grams * kernel_[static_cast<std::size_t>(r)];
    }
  }

  /// Notes the bands of a busy piece in the cells of a row, where it may be nearer than those before.
  void mark(Piece const& piece, std::size_t row) {
    Point const middle = piece.middle();
    double const reach = piece.reach(), half = reach - kReach;
    auto const [left, right] = raster_.between(middle.x - reach, middle.x + reach, raster_.columns);
    for (std::size_t column = left; column < right; ++column) {
      auto& known = band_[row * raster_.columns + column];
      Point const at = raster_.centre(column, row);
      if (known > band_of(distance(at, middle) - half))
        known = std::min(known, band_of(distance_to_line(at, piece.from, piece.to)));
    }
  }

  static std::uint8_t band_of(double metres) {
    std::uint8_t band = 0;
    while (band < kRoadBands && metres > kRoadBandEnds_m[band]) ++band;
    return band;
  }

  Raster const& raster_;
  std::vector<double> kernel_;
  std::vector<double> level_;       // [g/(m day)]
  std::vector<std::uint8_t> band_;  // of the nearest busy road
};

/// Calls f(cell) for every cell whose centre lies in the disc; for the one under its centre where there is none.
template <class F>
void for_each_cell(Raster const& raster, Disc const& disc, F&& f) {
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

/// Means over one zone, to its rows of `exposure`.
void average(Raster const& raster, Painting const& painting, Disc const& disc, ZoneExposure& exposure) {
  double cells = 0, level = 0;
  std::array<double, kRoadBands + 1> in_band{};
  for_each_cell(raster, disc, [&](std::size_t cell) {
    cells += 1;
    level += painting.level(cell);
    in_band[painting.band(cell)] += 1;
  });
  exposure.level[disc.zone.value] = level / cells * kMetresInKm;
  for (std::size_t b = 0; b < kRoadBands; ++b) exposure.share[b][disc.zone.value] = in_band[b] / cells;
}

}  // namespace

ZoneExposure zone_exposure(Network const& network, std::span<double const> emission_kg,
                           std::span<double const> vehicles, EmissionParameters const& p) {
  auto const& zones = network.zones;
  expects(emission_kg.size() == network.links.size() && vehicles.size() == network.links.size(), "one value a link");
  ZoneExposure exposure;
  exposure.level.resize(zones.size());
  for (auto& share : exposure.share) share.resize(zones.size());
  auto const raster = raster_around(zones);
  if (raster.rows * raster.columns == 0) return exposure;
  Painting const painting(raster, pieces_of(network, emission_kg, vehicles, p.busy_vehicles_day, raster),
                          p.exposure_decay);
  for_each_piece(zones.size(), [&](std::size_t z) {
    auto const id = id_of<ZoneId>(z);
    if (zones.kind[id] != ZoneKind::internal) return;
    Disc const disc{id, raster.place({zones.lon[id], zones.lat[id]}), disc_radius(zones.area_km2[id])};
    average(raster, painting, disc, exposure);
  });
  return exposure;
}

}  // namespace tanvan
