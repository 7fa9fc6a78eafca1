#include "models/emissions/noise.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "models/emissions/emissions.hpp"
#include "sim/core/check.hpp"
#include "sim/engine/indicators.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/ordered_sum.hpp"

namespace tanvan {
namespace {

constexpr double kDayHours = 24, kNightHours = 8;
constexpr double kMostOfHouses = 10;  // [dB], ISO 9613-2, annex A.3

/// Hours of the day that count alike.
struct DayPart {
  double from, to;  // [h]
  double penalty;   // in Lden, as a factor of energy
  bool night, late;
};
constexpr double kEvening = 3.1622776601683795, kNight = 10;  // 5 and 10 dB
constexpr DayPart kDayParts[] = {{0, 5, kNight, true, true},
                                 {5, 7, kNight, true, false},
                                 {7, 19, 1, false, false},
                                 {19, 23, kEvening, false, false},
                                 {23, 24, kNight, true, true}};

/// How much a bin's flow counts in the day's two levels.
struct DayWeight {
  double den = 0, night = 0;
};

/// Hours that a bin, which may run past midnight, shares with a part of the day.
double shared_hours(double start, double length, DayPart const& part) {
  double sum = 0;
  for (double const day : {0.0, kDayHours})
    sum += std::max(0.0, std::min(start + length, part.to + day) - std::max(start, part.from + day));
  return sum;
}

/// @param late  flow of the late hours over that of the bin's others
DayWeight day_weight(double start_s, double length_s, double late) {
  double const start = start_s / kSecondsInHour, length = length_s / kSecondsInHour;
  DayWeight weight;
  double flows = 0;  // hours, each by its flow
  for (auto const& part : kDayParts) {
    double const flow = shared_hours(start, length, part) * (part.late ? late : 1);
    flows += flow;
    weight.den += flow * part.penalty / kDayHours;
    if (part.night) weight.night += flow / kNightHours;
  }
  double const mean = flows / length;
  return mean > 0 ? DayWeight{weight.den / mean, weight.night / mean} : DayWeight{};
}

/// Each bin's weight, for trucks or all others.
std::vector<DayWeight> day_weights(TrafficDay const& day, double late) {
  std::vector<DayWeight> weights;
  for (std::size_t t = 0; t < day.bin_length_s.size(); ++t)
    weights.push_back(day_weight(day.bin_start_s[t], day.bin_length_s[t], late));
  return weights;
}

/// The classes of traffic but trucks, and trucks.
struct NoisePowers {
  double others = 0, trucks = 0;  // [pW/m]
};

NoisePowers bin_noise(TrafficDay const& day, std::size_t row, NoiseCurves const& curves) {
  NoisePowers sum;
  for (std::size_t c = 0; c < kVehicleClasses; ++c)
    if (double const volume = day.volume_veh_h[row * kVehicleClasses + c]; volume > 0) {
      auto const vehicle = static_cast<VehicleClass>(c);
      (vehicle == VehicleClass::truck ? sum.trucks : sum.others) +=
          curves.power_per_metre(vehicle, volume, class_speed_kmh(day, vehicle, row));
    }
  return sum;
}

/// Attenuation by houses between a road and a place, beyond what air takes [dB].
double behind_houses(double metres, EmissionParameters const& p) {
  if (metres <= p.noise_first_row) return 0;
  double const rows = -10 * std::log10(1 - p.noise_frontage);
  return std::min(kMostOfHouses, rows + 0.1 * p.noise_built * (metres - p.noise_first_row));
}

double energy_of(double level_db) {
  return std::pow(10, level_db / 10);
}

/// Energies in the cells of a raster.
std::vector<NoiseEnergy> cell_noise(HomeRaster const& raster, std::span<RoadPiece const> pieces,
                                    std::span<NoiseEnergy const> noise, NoisePath const& path) {
  std::vector<NoiseEnergy> cells(raster.size());
  paint_roads(raster, pieces, [&](RoadPiece const& piece, std::size_t row) {
    auto const [left, right] = raster.within(piece.middle(), kRoadReach_m, row);
    for (std::size_t column = left; column < right; ++column)
      cells[row * raster.columns + column].add(noise[piece.link.value], path.from(piece, raster.centre(column, row)));
  });
  return cells;
}

/// Means over one zone, to its rows of `zones`.
void average(HomeRaster const& raster, std::span<NoiseEnergy const> noise, HomeDisc const& disc, ZoneNoise& zones) {
  static double const loud_55 = energy_of(55), loud_65 = energy_of(65), loud_night = energy_of(50);
  double cells = 0, den = 0, over_55 = 0, over_65 = 0, over_night = 0, over_without = 0;
  for_each_cell(raster, disc, [&](std::size_t cell) {
    auto const& e = noise[cell];
    cells += 1;
    den += e.den;
    over_55 += e.den > loud_55;
    over_65 += e.den > loud_65;
    over_night += e.night > loud_night;
    over_without += e.den_no_trucks > loud_65;
  });
  auto const z = disc.zone.value;
  zones.lden[z] = decibels(den / cells);
  zones.share_55[z] = over_55 / cells;
  zones.share_65[z] = over_65 / cells;
  zones.share_night_50[z] = over_night / cells;
  zones.share_65_no_trucks[z] = over_without / cells;
}

}  // namespace

void NoiseEnergy::add(NoiseEnergy const& other, double factor) {
  den += factor * other.den;
  night += factor * other.night;
  den_no_trucks += factor * other.den_no_trucks;
}

std::vector<NoiseEnergy> link_noise(TrafficDay const& day, std::size_t links, EmissionParameters const& p) {
  expects(day.bin_start_s.size() == day.bin_length_s.size(), "one beginning a bin");
  NoiseCurves const curves(p);
  auto const others = day_weights(day, p.noise_late), trucks = day_weights(day, p.noise_late_trucks);
  std::vector<NoiseEnergy> noise(links);
  for_each_index(links, [&](std::size_t a) {
    for (std::size_t t = 0; t < day.bin_length_s.size(); ++t) {
      auto const power = bin_noise(day, t * links + a, curves);
      noise[a].den_no_trucks += power.others * others[t].den;
      noise[a].den += power.others * others[t].den + power.trucks * trucks[t].den;
      noise[a].night += power.others * others[t].night + power.trucks * trucks[t].night;
    }
  });
  return noise;
}

NoisePath::NoisePath(EmissionParameters const& p) : nearest_(p.noise_nearest) {
  for (double r = 0; r <= kRoadReach_m + 1; ++r)
    left_.push_back(std::pow(10, -(r * p.noise_air / kMetresInKm + behind_houses(r, p)) / 10));
}

double NoisePath::from(RoadPiece const& piece, RasterPoint at) const {
  double const length = piece.length(), r = distance(at, piece.middle());
  auto const left = [&](double metres) { return left_[static_cast<std::size_t>(std::min(metres, kRoadReach_m))]; };
  constexpr double kFar = 3;  // lengths away, where a piece is a point to 0.12 dB
  if (r > kFar * length && r > kFar * nearest_) return left(r) * length / (4 * std::numbers::pi * r * r);
  double const dx = (piece.to.x - piece.from.x) / length, dy = (piece.to.y - piece.from.y) / length;
  double const x = at.x - piece.from.x, y = at.y - piece.from.y, along = x * dx + y * dy;
  double const beside = std::max(nearest_, std::abs(x * dy - y * dx));
  double const angle = std::atan(along / beside) + std::atan((length - along) / beside);
  return left(distance_to(at, piece)) * angle / (4 * std::numbers::pi * beside);
}

ZoneNoise zone_noise(Network const& network, std::span<NoiseEnergy const> noise, std::span<double const> vehicles,
                     EmissionParameters const& p) {
  auto const& zones = network.zones;
  expects(noise.size() == network.links.size() && vehicles.size() == network.links.size(), "one value a link");
  ZoneNoise result;
  for (auto* column :
       {&result.lden, &result.share_55, &result.share_65, &result.share_night_50, &result.share_65_no_trucks})
    column->resize(zones.size());
  auto const raster = home_raster(zones);
  if (raster.size() == 0) return result;
  auto const cells = cell_noise(raster, road_pieces(network, vehicles, raster), noise, NoisePath(p));
  for_each_home(zones, raster, [&](HomeDisc const& disc) { average(raster, cells, disc, result); });
  return result;
}

void record_noise(World& world, EmissionParameters const& p) {
  auto& record = world.record;
  if (record.travel.empty() || record.years.empty()) return;
  auto const& day = record.travel.rbegin()->second.traffic;  // the last day of travel
  auto const links = world.network.links.size();
  auto const noise = zone_noise(world.network, link_noise(day, links, p), vehicles_day(day, links), p);
  auto const persons = zone_residents(world);
  auto const exposed = [&](std::vector<double> const& share) {
    return ordered_sum_by(persons.size(), [&](std::size_t z) { return persons[z] * share[z]; });
  };
  set_yearly(record, "noise_exposed_55", exposed(noise.share_55));
  set_yearly(record, "noise_exposed_65", exposed(noise.share_65));
  set_yearly(record, "noise_exposed_night_50", exposed(noise.share_night_50));
  set_yearly(record, "noise_exposed_65_no_trucks", exposed(noise.share_65_no_trucks));
  set_zones(record, "noise_lden", noise.lden);
  std::vector<double> loud(persons.size());
  for (std::size_t z = 0; z < loud.size(); ++z) loud[z] = persons[z] * noise.share_65[z];
  set_zones(record, "noise_exposed_65", loud);
}

}  // namespace tanvan
