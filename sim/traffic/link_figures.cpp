#include "sim/traffic/link_figures.hpp"

#include <algorithm>
#include <tbb/parallel_for.h>

#include "sim/core/quantity.hpp"

namespace tanvan {
namespace {

/// Mean speed of a group on a link in a bin [km/h].
double mean_speed(double km, double free_h, double delay_s, double vehicles, bool stands, double free_kmh) {
  if (!(vehicles > 0)) return stands ? 0 : free_kmh;
  double const hours = free_h + delay_s / vehicles / kSecondsInHour;
  return hours > 0 ? std::min(free_kmh, km / hours) : free_kmh;
}

/// One link in one bin.
class LinkBin {
 public:
  LinkBin(TrafficRoads const& roads, TrafficRules const& rules, LinkRecord const& record, LinkFigures& out)
      : roads_(roads),
        rules_(rules),
        record_(record),
        out_(out),
        share_(rules.sample),
        hours_(seconds_of_time(record.bin_width) / kSecondsInHour * rules.sample) {}

  void write(std::size_t row, LinkId a) const {
    auto const* const volume = &record_.volume[row * kVehicleClasses];
    auto const* const delay = &record_.delay_s[row * 2];
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
    out_.speed_kmh[row] = mean_speed(km, others > 0 ? others_h / others : 0, delay[1], others, stands, free);
    out_.motorbike_speed_kmh[row] = mean_speed(km, km / motorbike_free, delay[0], volume[0], stands, motorbike_free);
    out_.delay_veh_h[row] = (double{delay[0]} + double{delay[1]}) / kSecondsInHour / share_;
    out_.occupancy_pcu[row] = record_.occupancy_pcu[row] / share_;
  }

 private:
  double moving_motorbike(double free) const {
    return rules_.mixed > 0 ? motorbike_pcu(rules_, free) : rules_.moving_pcu[0];
  }

  TrafficRoads const& roads_;
  TrafficRules const& rules_;
  LinkRecord const& record_;
  LinkFigures& out_;
  double share_;  // of all vehicles that the record saw
  double hours_;  // of a bin, as long as the sample stands for
};

}  // namespace

LinkFigures link_figures(TrafficRoads const& roads, TrafficRules const& rules, LinkRecord const& record) {
  LinkFigures out;
  std::size_t const cells = record.bins * record.links;
  for (std::size_t b = 0; b < record.bins; ++b)
    out.bin_start_s.push_back(static_cast<double>(b) * seconds_of_time(record.bin_width));
  out.volume_veh_h.resize(cells * kVehicleClasses);
  for (auto* column :
       {&out.volume_pcu_h, &out.speed_kmh, &out.motorbike_speed_kmh, &out.delay_veh_h, &out.occupancy_pcu})
    column->resize(cells);
  LinkBin const bin(roads, rules, record, out);
  tbb::parallel_for(std::size_t{0}, record.bins, [&](std::size_t b) {
    for (auto const a : ids<LinkId>(record.links)) bin.write(b * record.links + a.value, a);
  });
  return out;
}

}  // namespace tanvan
