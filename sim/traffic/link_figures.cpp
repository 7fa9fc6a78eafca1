#include "sim/traffic/link_figures.hpp"

#include <algorithm>
#include <array>
#include <tbb/parallel_for.h>

#include "sim/core/quantity.hpp"

namespace tanvan {
namespace {

/// Mean speed of a group on a link in a bin [km/h]. @param delay_s  of all of them
double mean_speed(double km, double free_h, double delay_s, double vehicles, bool stands, double free_kmh) {
  if (!(vehicles > 0)) return stands ? 0 : free_kmh;
  double const hours = free_h + delay_s / vehicles / kSecondsInHour;
  return hours > 0 ? std::min(free_kmh, km / hours) : free_kmh;
}

/// One link in one bin.
class LinkBin {
 public:
  LinkBin(TrafficRoads const& roads, TrafficRules const& rules, DayResult const& day, LinkFigures& out)
      : roads_(roads),
        rules_(rules),
        record_(day.record),
        standing_s_(standing_times(day.record, day.standing)),
        out_(out),
        share_(rules.sample),
        hours_(seconds_of_time(day.record.bin_width) / kSecondsInHour * rules.sample) {}

  void write(std::size_t row, LinkId a) const {
    auto const* const volume = &record_.volume[row * kVehicleClasses];
    std::array const stood = {stood_s(row, 0), stood_s(row, 1)};
    std::array const delay = {record_.delay_s[row * 2] + stood[0], record_.delay_s[row * 2 + 1] + stood[1]};
    double const free = roads_.free_speed_kmh[a], km = roads_.length_m[a] / kMetresInKm;
    double others = 0, others_h = 0, pcu = volume[0] * moving_motorbike(free);
    for (std::size_t c = 0; c < kVehicleClasses; ++c) {
      out_.volume_veh_h[row * kVehicleClasses + c] = volume[c] / hours_;
      if (c == 0) continue;
      others += volume[c];
      others_h += volume[c] * km / std::min(free, rules_.top_speed_kmh[c]);
      pcu += volume[c] * rules_.moving_pcu[c];
    }
    double const storage = share_ * rules_.jam_density_pcu_km_lane * roads_.lanes[a] * km;
    bool const stands = record_.occupancy_pcu[row] > storage / 2;
    double const motorbike_free = std::min(free, rules_.top_speed_kmh[0]);
    out_.volume_pcu_h[row] = pcu / hours_;
    out_.speed_kmh[row] =
        mean_speed(km, others > 0 ? others_h / others : 0, delay[1], others, stands || stood[1] > 0, free);
    out_.motorbike_speed_kmh[row] =
        mean_speed(km, km / motorbike_free, delay[0], volume[0], stands || stood[0] > 0, motorbike_free);
    out_.delay_veh_h[row] = (delay[0] + delay[1]) / kSecondsInHour / share_;
    out_.occupancy_pcu[row] = record_.occupancy_pcu[row] / share_;
  }

 private:
  /// Of those that stand for good.
  double stood_s(std::size_t row, std::size_t group) const {
    return standing_s_.empty() ? 0 : standing_s_[row * 2 + group];
  }
  double moving_motorbike(double free) const {
    return rules_.mixed > 0 ? motorbike_pcu(rules_, free) : rules_.moving_pcu[0];
  }

  TrafficRoads const& roads_;
  TrafficRules const& rules_;
  LinkRecord const& record_;
  std::vector<double> standing_s_;
  LinkFigures& out_;
  double share_;  // of all vehicles that the record saw
  double hours_;  // of a bin, as long as the sample stands for
};

}  // namespace

std::vector<double> standing_times(LinkRecord const& record, std::span<Standing const> standing) {
  if (standing.empty()) return {};
  std::vector<double> time_s(record.bins * record.links * 2);
  for (auto const& s : standing) {
    std::size_t const group = s.vehicle == VehicleClass::motorbike ? 0 : 1;
    for (std::size_t b = s.since / record.bin_width; b < record.bins; ++b) {
      auto const begin = static_cast<TrafficTime>(b * record.bin_width);
      time_s[(b * record.links + s.link.value) * 2 + group] +=
          seconds_of_time(begin + record.bin_width - std::max(begin, s.since));
    }
  }
  return time_s;
}

LinkFigures link_figures(TrafficRoads const& roads, TrafficRules const& rules, DayResult const& day) {
  auto const& record = day.record;
  LinkFigures out;
  std::size_t const cells = record.bins * record.links;
  for (std::size_t b = 0; b < record.bins; ++b)
    out.bin_start_s.push_back(static_cast<double>(b) * seconds_of_time(record.bin_width));
  out.volume_veh_h.resize(cells * kVehicleClasses);
  for (auto* column :
       {&out.volume_pcu_h, &out.speed_kmh, &out.motorbike_speed_kmh, &out.delay_veh_h, &out.occupancy_pcu})
    column->resize(cells);
  LinkBin const bin(roads, rules, day, out);
  tbb::parallel_for(std::size_t{0}, record.bins, [&](std::size_t b) {
    for (auto const a : ids<LinkId>(record.links)) bin.write(b * record.links + a.value, a);
  });
  return out;
}

}  // namespace tanvan
