#include "models/landuse/station_report.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <numbers>
#include <numeric>
#include <span>

#include "models/landuse/stations.hpp"
#include "models/landuse/steps.hpp"

namespace tanvan {
namespace {

constexpr double kSquareMetresInHectare = 1e4;
constexpr double kLowPremium = 0.10, kHighPremium = 0.20;  // of cores, CBRE (mobility 3.5): the 5 and 95 % of a guess
constexpr std::size_t kTodBand = 1;                        // 800 m

/// Figures of one station in one year, by column.
using Row = std::map<std::string, double>;

/// Sums within the bands of one station.
struct Around {
  std::array<double, kWalkBands> population{}, jobs{}, land_m2{};
  std::array<double, kFloorUses> floor{};         // within 800 m
  double core_worth = 0, ring_worth = 0;          // [million đồng]
  double blocks = 0, parking = 0, all_floor = 0;  // within 800 m
};

Around look_around(World const& world, StationId station, CellTotals const& totals, Column<ZoneId, double> const& block,
                   LanduseParameters const& p) {
  Around sum;
  auto const& land = world.land;
  for (auto const& reach : world.stations.catchment(station)) {
    auto const cell = reach.cell.value;
    auto const zone = world.cells.grid.zone[reach.cell];
    for (std::size_t band = 0; band < kWalkBands; ++band) {
      auto const share = static_cast<double>(reach.share[band]);
      sum.population[band] += share * totals.population[cell];
      sum.jobs[band] += share * totals.jobs[cell];
    }
    auto const share = static_cast<double>(reach.share[kTodBand]), core = static_cast<double>(reach.share[0]);
    double const worth = worth_of(land, zone, totals.floor_m2[cell], p);
    sum.core_worth += core * worth;
    sum.ring_worth += (static_cast<double>(reach.share[2]) - core) * worth;
    double const zone_floor = std::accumulate(land.floor_m2[zone].begin(), land.floor_m2[zone].end(), 0.0);
    double here = 0;
    for (std::size_t use = 0; use < kFloorUses; ++use) {
      sum.floor[use] += share * totals.floor_m2[cell][use];
      here += share * totals.floor_m2[cell][use];
    }
    sum.all_floor += here;
    sum.parking += zone_floor > 0 ? here * land.parking_m2[zone] / zone_floor : 0;
    sum.blocks += share * block[zone];
  }
  sum.land_m2 = land_within(world.stations.catchment(station), world.cells.grid);
  return sum;
}

/// Vehicles an hour at the peak, both directions, of the lines that call.
double departures_of(World const& world, StationId station) {
  auto const& s = world.stations;
  double sum = 0;
  for (auto n = s.stop_offset[station.value]; n < s.stop_offset[station.value + 1]; ++n)
    for (std::size_t l = 0; l < world.region.lines.size(); ++l) {
      auto const& line = world.region.lines[l];
      bool const runs = line.id == world.region.stops[s.stop[n]].line_id && world.day.service.line_open[l] != 0;
      if (runs && line.headway_peak_min > 0) sum += 2 * kMinutesInHour / line.headway_peak_min;
    }
  return sum;
}

/// Jobs within 45 minutes by public transport around the station, 800 m, as the last day of travel has left its cells;
/// 0 before the first.
double jobs_by_transit(World const& world, StationId station) {
  auto const found = world.record.cell_year.find("jobs_45min_transit");
  if (found == world.record.cell_year.end()) return 0;
  auto const of_cell = std::span(found->second).last(world.cells.size());
  double sum = 0, land = 0;
  for (auto const& reach : world.stations.catchment(station)) {
    double const here = static_cast<double>(reach.share[kTodBand]) * world.cells.grid.land_m2[reach.cell];
    sum += here * of_cell[reach.cell.value];
    land += here;
  }
  return land > 0 ? sum / land : 0;
}

Row figures_of(World const& world, StationId station, Around const& around, LanduseParameters const& p) {
  Row row;
  for (std::size_t band = 0; band < kWalkBands; ++band) {
    auto const metres = fmt::format("{:.0f}", kWalkBands_m[band]);
    row["population_" + metres] = around.population[band];
    row["jobs_" + metres] = around.jobs[band];
    row["land_ha_" + metres] = around.land_m2[band] / kSquareMetresInHectare;
  }
  double const land = around.land_m2[kTodBand], reached = land / std::pow(world.cells.grid.side_m, 2);
  row["density"] = land > 0 ? (around.population[kTodBand] + around.jobs[kTodBand]) / land * kSquareMetresInHectare : 0;
  row["mix"] = mix_of(around.floor);
  row["block_m"] = reached > 0 ? around.blocks / reached : 0;
  row["walk_shed"] = land / (std::numbers::pi * kWalkBands_m[kTodBand] * kWalkBands_m[kTodBand]);
  row["parking_share"] = around.all_floor > 0 ? around.parking / (around.all_floor + around.parking) : 0;
  row["departures_peak_h"] = departures_of(world, station);
  row["jobs_by_transit_45min"] = jobs_by_transit(world, station);
  auto const& s = world.stations;
  double const path = uplift_path(s.announced[station], s.begun[station], s.open_from[station], world.now) *
                      station_strength(world, station);
  row["price_mvnd_m2"] = world.land.price[s.zone[station.value]][static_cast<std::size_t>(FloorUse::housing)];
  row["uplift_core_percent"] = 100 * (std::exp(path * p.premium_core) - 1);
  auto const added = [&](double core) {
    double const ring = p.premium_core > 0 ? p.premium_ring * core / p.premium_core : p.premium_ring;
    return station_strength(world, station) * (core * around.core_worth + ring * around.ring_worth) / 1e3;
  };
  row["uplift_bn"] = added(p.premium_core) * path / station_strength(world, station);
  row["capture_npv_05_bn"] =
      capture_npv(added(std::min(kLowPremium, p.premium_core)), p.taxable_share, p.discount_rate);
  row["capture_npv_50_bn"] = capture_npv(added(p.premium_core), p.taxable_share, p.discount_rate);
  row["capture_npv_95_bn"] =
      capture_npv(added(std::max(kHighPremium, p.premium_core)), p.taxable_share, p.discount_rate);
  row["levied_bn"] = s.captured_mvnd[station] / world.scale / 1e3;
  return row;
}

/// Mean z-score of some columns over the rows from `first` on, the stations of one year.
void add_value(Record& record, std::size_t first, std::string const& name, std::vector<std::string> const& columns) {
  auto& value = record.station_year[name];
  value.resize(record.station_years.size());
  std::fill(value.begin() + static_cast<std::ptrdiff_t>(first), value.end(), 0.0);
  for (auto const& column : columns) {
    auto const z = z_scores(std::span(record.station_year.at(column)).subspan(first));
    for (std::size_t i = 0; i < z.size(); ++i) value[first + i] += z[i] / static_cast<double>(columns.size());
  }
}

void add_node_value(Record& record, std::size_t first) {
  add_value(record, first, "node_value", {"departures_peak_h", "jobs_by_transit_45min"});
}

}  // namespace

double mix_of(std::span<double const> floor_by_use) {
  double const all = std::accumulate(floor_by_use.begin(), floor_by_use.end(), 0.0);
  if (all <= 0 || floor_by_use.size() < 2) return 0;
  double sum = 0;
  for (double const floor : floor_by_use)
    if (floor > 0) sum -= floor / all * std::log(floor / all);
  return sum / std::log(static_cast<double>(floor_by_use.size()));
}

std::vector<double> z_scores(std::span<double const> values) {
  std::vector<double> z(values.size(), 0.0);
  if (values.size() < 2) return z;
  auto const n = static_cast<double>(values.size());
  double const mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double square = 0;
  for (double const x : values) square += (x - mean) * (x - mean);
  double const deviation = std::sqrt(square / n);
  if (deviation <= 1e-12 * std::abs(mean)) return z;
  for (std::size_t i = 0; i < z.size(); ++i) z[i] = (values[i] - mean) / deviation;
  return z;
}

double capture_npv(double added, double share, double discount_rate) {
  constexpr double kAtOpening = 0.7, kEachYear = 0.15;
  double const year = 1 / (1 + discount_rate);
  return added * share * (kAtOpening + kEachYear * year + kEachYear * year * year);
}

void record_stations(World& world, LanduseParameters const& p) {
  auto const& s = world.stations;
  auto const totals = cell_totals(world);
  auto const block = street_blocks(world, p);
  auto& record = world.record;
  auto const first = record.station_years.size();
  for (auto station : ids<StationId>(s.size())) {
    if (s.open_from[station] > world.now) continue;
    record.station_years.push_back(world.now.year());
    record.station_rows.push_back(station);
    auto const row = figures_of(world, station, look_around(world, station, totals, block, p), p);
    for (auto const& [name, value] : row) record.station_year[name].push_back(value);
  }
  if (record.station_years.size() == first) return;
  add_node_value(record, first);
  add_value(record, first, "place_value", {"density", "mix", "walk_shed"});
  add_value(record, first, "market_value", {"price_mvnd_m2", "uplift_bn"});
}

void record_station_access(World& world) {
  auto& record = world.record;
  auto const first = static_cast<std::size_t>(std::ranges::find(record.station_years, world.now.year()) -
                                              record.station_years.begin());
  if (first == record.station_years.size()) return;
  for (auto i = first; i < record.station_years.size(); ++i)
    record.station_year.at("jobs_by_transit_45min")[i] = jobs_by_transit(world, record.station_rows[i]);
  add_node_value(record, first);
}

}  // namespace tanvan
