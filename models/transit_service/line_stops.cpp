#include "models/transit_service/line_stops.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>

namespace tanvan {
namespace {

/// A stretch of the day [h].
struct Hours {
  double from, to;
};
constexpr double kLeastServed = 1.0 / 3;  // of a bin, for a line to run in it

/// Hours of the bin within [from, to), hours of one day; bins may run past midnight.
double overlap_h(TimeBin const& bin, Hours hours_of_day) {
  auto const [from, to] = hours_of_day;
  double const start = bin.start_s / 3600, end = (bin.start_s + bin.length_s) / 3600;
  double hours = 0;
  for (double day : {-24.0, 0.0, 24.0}) hours += std::max(0.0, std::min(end, to + day) - std::max(start, from + day));
  return hours;
}

}  // namespace

LineStops line_stops(RegionTables const& region) {
  LineStops stops;
  for (auto const& line : region.lines) {
    auto const first = static_cast<std::ptrdiff_t>(stops.row.size());
    stops.offset.push_back(static_cast<std::uint32_t>(first));
    for (std::uint32_t s = 0; s < region.stops.size(); ++s)
      if (region.stops[s].line_id == line.id) stops.row.push_back(s);
    std::stable_sort(stops.row.begin() + first, stops.row.end(),
                     [&](auto a, auto b) { return region.stops[a].order < region.stops[b].order; });
  }
  stops.offset.push_back(static_cast<std::uint32_t>(stops.row.size()));
  return stops;
}

double served_share(LineRow const& line, TimeBin const& bin) {
  return overlap_h(bin, {line.service_start_min / 60, line.service_end_min / 60}) / (bin.length_s / 3600);
}

double headway_in(LineRow const& line, TimeBin const& bin, PeakHours const& peaks) {
  double const peak_h = overlap_h(bin, {peaks.morning_start_h, peaks.morning_end_h}) +
                        overlap_h(bin, {peaks.evening_start_h, peaks.evening_end_h});
  double const headway = peak_h > bin.length_s / 3600 / 2 ? line.headway_peak_min : line.headway_offpeak_min;
  bool const runs = headway > 0 && served_share(line, bin) >= kLeastServed;
  return runs ? headway : std::numeric_limits<double>::infinity();
}

std::vector<ServicePeriod> service_periods(LineRow const& line, PeakHours const& peaks) {
  std::vector<ServicePeriod> periods;
  double const day_min = 24 * 60;
  double const bounds[] = {0,
                           peaks.morning_start_h * 60,
                           std::max(peaks.morning_start_h, peaks.morning_end_h) * 60,
                           peaks.evening_start_h * 60,
                           std::max(peaks.evening_start_h, peaks.evening_end_h) * 60,
                           std::max(day_min, line.service_end_min)};
  for (std::size_t i = 0; i + 1 < std::size(bounds); ++i) {
    bool const peak = i % 2 == 1;
    ServicePeriod const period{std::max(bounds[i], line.service_start_min),
                               std::min(bounds[i + 1], line.service_end_min),
                               peak ? line.headway_peak_min : line.headway_offpeak_min};
    if (period.start_min >= period.end_min || !(period.headway_min > 0)) continue;
    bool const goes_on = !periods.empty() && periods.back().end_min == period.start_min &&
                         periods.back().headway_min == period.headway_min;
    if (goes_on)
      periods.back().end_min = period.end_min;
    else
      periods.push_back(period);
  }
  return periods;
}

bool drives_in_traffic(LineRow const& line) {
  return line.mode == "bus";
}
bool carries_people(LineRow const& line) {
  return line.mode.find("freight") == std::string::npos;
}

Mode public_mode(LineRow const& line) {
  if (line.mode == "brt") return Mode::brt;
  return line.mode == "bus" ? Mode::bus : Mode::metro;
}

}  // namespace tanvan
