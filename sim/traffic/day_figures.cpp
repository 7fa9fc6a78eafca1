#include "sim/traffic/day_figures.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"
#include "sim/core/quantity.hpp"

namespace tanvan {
namespace {

/// The least value that `share` of them don't exceed. @param sorted  ascending, at least one
double nearest_rank(std::span<TrafficTime const> sorted, double share) {
  auto const rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
  return seconds_of_time(sorted[std::max<std::size_t>(rank, 1) - 1]);
}

double mean_seconds(std::span<TrafficTime const> times) {
  std::uint64_t sum = 0;
  for (auto const t : times) sum += t;
  return static_cast<double>(sum) / kTimesPerSecond / static_cast<double>(times.size());
}

/// Vehicle-hours of vehicle-kilometres.
double hours_of(double km, double speed_kmh) {
  return speed_kmh > 0 ? km / speed_kmh : 0;
}

/// One link in one bin, added to its district.
class DistrictBin {
 public:
  DistrictBin(TrafficRoads const& roads, LinkFigures const& figures, DistrictFigures& out)
      : roads_(roads), figures_(figures), out_(out) {}

  /// @return hours per hour that the link's vehicles drove
  double add(std::size_t bin, LinkId a, std::size_t cell) const {
    auto const links = roads_.links(), row = bin * links + a.value;
    double const km = roads_.length_m[a] / kMetresInKm, motorbikes = figures_.volume_veh_h[row * kVehicleClasses];
    double vehicles = 0;
    for (std::size_t c = 0; c < kVehicleClasses; ++c) vehicles += figures_.volume_veh_h[row * kVehicleClasses + c];
    double const before = bin > 0 ? figures_.occupancy_pcu[row - links] : 0;
    out_.accumulation_pcu[cell] += (before + figures_.occupancy_pcu[row]) / 2;
    out_.production_veh_km_h[cell] += vehicles * km;
    out_.production_pcu_km_h[cell] += figures_.volume_pcu_h[row] * km;
    out_.delay_veh_h[cell] += figures_.delay_veh_h[row];
    return hours_of(motorbikes * km, figures_.motorbike_speed_kmh[row]) +
           hours_of((vehicles - motorbikes) * km, figures_.speed_kmh[row]);
  }

 private:
  TrafficRoads const& roads_;
  LinkFigures const& figures_;
  DistrictFigures& out_;
};

/// Times of the trips of each cell, [bins, classes].
std::vector<std::vector<TrafficTime>> times_by_cell(TripTable const& trips, DayResult const& day, std::size_t bins,
                                                    TrafficTime bin_width) {
  std::vector<std::vector<TrafficTime>> times(bins * kVehicleClasses);
  for (std::size_t t = 0; t < trips.size(); ++t) {
    auto const bin = trips.depart[t] / bin_width;
    if (day.arrive[t] == kNoTime || bin >= bins) continue;
    times[bin * kVehicleClasses + static_cast<std::size_t>(trips.vehicle[t])].push_back(day.arrive[t] -
                                                                                        trips.depart[t]);
  }
  for (auto& cell : times) std::ranges::sort(cell);
  return times;
}

}  // namespace

DistrictFigures district_figures(TrafficRoads const& roads, LinkFigures const& figures,
                                 std::span<std::uint32_t const> district, std::size_t districts) {
  expects(district.size() == roads.links(), "a district a link");
  auto const bins = figures.bin_start_s.size();
  DistrictFigures out;
  for (auto* column :
       {&out.accumulation_pcu, &out.production_veh_km_h, &out.production_pcu_km_h, &out.speed_kmh, &out.delay_veh_h})
    column->resize(bins * districts);
  std::vector<double> hours(bins * districts);
  DistrictBin const link(roads, figures, out);
  for (std::size_t b = 0; b < bins; ++b)
    for (auto const a : ids<LinkId>(roads.links())) {
      auto const cell = b * districts + district[a.value];
      hours[cell] += link.add(b, a, cell);
    }
  for (std::size_t i = 0; i < hours.size(); ++i)
    if (hours[i] > 0) out.speed_kmh[i] = out.production_veh_km_h[i] / hours[i];
  return out;
}

std::vector<double> screenline_volumes(LinkFigures const& figures, std::size_t links,
                                       std::span<Screenline const> lines) {
  std::vector<double> volumes;
  for (std::size_t b = 0; b < figures.bin_start_s.size(); ++b)
    for (auto const& line : lines)
      for (std::size_t c = 0; c < kVehicleClasses; ++c) {
        double sum = 0;
        for (auto const a : line.links) sum += figures.volume_veh_h[(b * links + a.value) * kVehicleClasses + c];
        volumes.push_back(sum);
      }
  return volumes;
}

TravelTimes travel_times(TripTable const& trips, DayResult const& day, std::size_t bins, TrafficTime bin_width) {
  TravelTimes out;
  for (auto const& cell : times_by_cell(trips, day, bins, bin_width)) {
    bool const any = !cell.empty();
    out.trips.push_back(static_cast<std::int64_t>(cell.size()));
    out.mean_s.push_back(any ? mean_seconds(cell) : 0);
    out.p5_s.push_back(any ? nearest_rank(cell, 0.05) : 0);
    out.p50_s.push_back(any ? nearest_rank(cell, 0.5) : 0);
    out.p85_s.push_back(any ? nearest_rank(cell, 0.85) : 0);
    out.p95_s.push_back(any ? nearest_rank(cell, 0.95) : 0);
  }
  return out;
}

}  // namespace tanvan
