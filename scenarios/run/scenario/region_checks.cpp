#include "scenarios/run/scenario/region_checks.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <string>

#include "sim/io/text/number_text.hpp"
#include "sim/io/text/text_nfc.hpp"
#include "sim/network/segments.hpp"

namespace tanvan {
namespace {

/// Rounded up to two significant digits. @param x > 0
double rounded_up(double x) {
  double const step = std::pow(10, std::floor(std::log10(x)) - 1);
  return std::ceil(x / step) * step;
}

InputPlace place_of_scale(TomlNode const& root) {
  auto const* head = root.find("scenario");
  auto const* scale = head != nullptr ? head->find("scale") : nullptr;
  return scale != nullptr ? scale->place : head != nullptr ? head->place : root.place;
}

}  // namespace

double internal_population(ZoneStore const& zones) {
  double persons = 0;
  for (auto const zone : ids<ZoneId>(zones.size()))
    if (zones.kind[zone] == ZoneKind::internal) persons += zones.census_population[zone];
  return persons;
}

void check_sample(TomlNode const& root, double scale, double persons, Faults& faults) {
  if (persons * scale >= kSmallestSample) return;
  auto const enough = persons >= kSmallestSample
                          ? fmt::format("; set at least {:.2g}", rounded_up(kSmallestSample / persons))
                          : std::string(", and so few do not live here");
  faults.add(place_of_scale(root),
             fmt::format("scenario.scale = {}: a sample of {:.0f} of {:.0f} persons; it needs {}{}", number_text(scale),
                         std::floor(persons * scale), persons, kSmallestSample, enough));
}

void check_park_workers(std::vector<ParkRow> const& parks, double persons, InputPlace const& place, Faults& faults) {
  double workers = 0;
  for (auto const& park : parks) workers += park.workers;
  if (workers > persons)
    faults.add(place, fmt::format("the parks employ {:.0f} workers, more than the {:.0f} persons of all internal zones",
                                  workers, persons));
}

void check_stops(RegionTables const& region, NodeStore const& nodes, Faults& faults) {
  auto const near = [&](StopRow const& stop) {
    for (auto node : ids<NodeId>(nodes.size()))
      if (distance_between(stop.lon, stop.lat, nodes.lon[node], nodes.lat[node]).value <= 1000 * kFarthestStop_km)
        return true;
    return false;
  };
  for (auto const& stop : region.stops)
    if (!near(stop))
      faults.add(stop.place, fmt::format("stop {} lies off the network: more than {:.0f} km from every junction",
                                         in_quotes(stop.id), kFarthestStop_km));
}

void warn_of_run_times(RegionTables const& region, Faults& warnings) {
  struct Ends {
    double first = 0, last = 0;  // [min]
    std::size_t stops = 0;
  };
  std::map<std::string, Ends> of_line;
  for (auto const& stop : region.stops) {
    auto& ends = of_line[stop.line_id];
    if (ends.stops++ == 0) ends.first = stop.run_time_min;
    ends.last = stop.run_time_min;
  }
  for (auto const& line : region.lines) {
    auto const ends = of_line[line.id];
    double const by_stops = ends.last - ends.first;
    if (ends.stops < 2 || std::abs(by_stops - line.run_time_min) <= kRunTimeMargin * line.run_time_min) continue;
    warnings.add(line.place,
                 fmt::format("line {}: run_time_min is {:g}, but from its first stop to its last are {:g} min "
                             "(run_time_from_start_min of the stops, by which vehicles run)",
                             line.id, line.run_time_min, by_stops));
  }
}

}  // namespace tanvan
