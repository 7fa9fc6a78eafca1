#include "models/emissions/exposure.hpp"

#include <cmath>
#include <cstdint>

#include "models/emissions/road_raster.hpp"
#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr double kGramsInKg = 1000;
constexpr auto kNoBand = static_cast<std::uint8_t>(kRoadBands);
static_assert(kRoadBandEnds_m.back() == kRoadReach_m);

/// What a gram leaves at each whole metre from where it was emitted [1/m].
std::vector<double> kernel(double decay) {
  std::vector<double> left;
  double const scale = decay > 0 ? decay / (2 * (1 - std::exp(-decay * kRoadReach_m))) : 1 / (2 * kRoadReach_m);
  for (double r = 0; r <= kRoadReach_m + 1; ++r) left.push_back(scale * std::exp(-decay * r));
  return left;
}

std::uint8_t band_of(double metres) {
  std::uint8_t band = 0;
  while (band < kRoadBands && metres > kRoadBandEnds_m[band]) ++band;
  return band;
}

/// Level and band of every cell.
class ExhaustRaster {
 public:
  ExhaustRaster(HomeRaster const& raster, double decay)
      : raster_(raster), kernel_(kernel(decay)), level_(raster.size()), band_(raster.size(), kNoBand) {}

  double level(std::size_t cell) const { return level_[cell]; }
  std::uint8_t band(std::size_t cell) const { return band_[cell]; }

  /// Adds what a piece leaves in the cells of a row within reach of its middle.
  void thin_out(RoadPiece const& piece, double grams, std::size_t row) {
    auto const middle = piece.middle();
    auto const [left, right] = raster_.within(middle, kRoadReach_m, row);
    for (std::size_t column = left; column < right; ++column) {
      double const r = distance(raster_.centre(column, row), middle);
      level_[row * raster_.columns + column] += grams * kernel_[static_cast<std::size_t>(r)];
    }
  }

  /// Notes the bands of a busy piece in the cells of a row, where it may be nearer than those before.
  void mark(RoadPiece const& piece, std::size_t row) {
    auto const middle = piece.middle();
    double const reach = piece.reach(), half = piece.length() / 2;
    auto const [left, right] = raster_.between(middle.x - reach, middle.x + reach, raster_.columns);
    for (std::size_t column = left; column < right; ++column) {
      auto& known = band_[row * raster_.columns + column];
      auto const at = raster_.centre(column, row);
      if (known > band_of(distance(at, middle) - half)) known = std::min(known, band_of(distance_to(at, piece)));
    }
  }

 private:
  HomeRaster const& raster_;
  std::vector<double> kernel_;
  std::vector<double> level_;       // [g/(m day)]
  std::vector<std::uint8_t> band_;  // of the nearest busy road
};

/// Means over one zone, to its rows of `exposure`.
void average(HomeRaster const& raster, ExhaustRaster const& exhaust, HomeDisc const& disc, ZoneExposure& exposure) {
  double cells = 0, level = 0;
  std::array<double, kRoadBands + 1> in_band{};
  for_each_cell(raster, disc, [&](std::size_t cell) {
    cells += 1;
    level += exhaust.level(cell);
    in_band[exhaust.band(cell)] += 1;
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
  auto const raster = home_raster(zones);
  if (raster.size() == 0) return exposure;
  ExhaustRaster exhaust(raster, p.exposure_decay);
  paint_roads(raster, road_pieces(network, vehicles, raster), [&](RoadPiece const& piece, std::size_t row) {
    exhaust.thin_out(piece, emission_kg[piece.link.value] * kGramsInKg * piece.share, row);
    if (vehicles[piece.link.value] >= p.busy_vehicles_day) exhaust.mark(piece, row);
  });
  for_each_home(zones, raster, [&](HomeDisc const& disc) { average(raster, exhaust, disc, exposure); });
  return exposure;
}

}  // namespace tanvan
