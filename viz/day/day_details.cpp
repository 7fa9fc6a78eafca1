#include "viz/day/day_details.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "viz/day/day_totals.hpp"

namespace tanvan {
namespace {

constexpr double kHour_s = 3600, kMetresASecond = 3.6;  // [km/h] in one

/// The least value that `share` of them don't exceed. @param sorted  ascending, at least one
double nearest_rank(std::span<double const> sorted, double share) {
  auto const rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
  return sorted[std::max<std::size_t>(rank, 1) - 1];
}

/// What is known of the trips of one class.
struct ClassTrips {
  std::size_t trips = 0;
  std::vector<double> time_s;  // of those that arrived
  double metres = 0;
};

ClassTimes times_of(std::string const& name, ClassTrips one) {
  ClassTimes times{name, one.trips, one.time_s.size()};
  if (one.time_s.empty()) return times;
  std::ranges::sort(one.time_s);
  auto const sum_s = std::accumulate(one.time_s.begin(), one.time_s.end(), 0.0);
  times.mean_s = sum_s / static_cast<double>(one.time_s.size());
  times.p5_s = nearest_rank(one.time_s, 0.05);
  times.p50_s = nearest_rank(one.time_s, 0.5);
  times.p85_s = nearest_rank(one.time_s, 0.85);
  times.p95_s = nearest_rank(one.time_s, 0.95);
  times.mean_speed_kmh = sum_s > 0 ? one.metres / sum_s * kMetresASecond : 0;
  return times;
}

std::vector<ClassTimes> class_times(ResultsFile const& file, std::vector<std::string> const& classes) {
  if (!file.has("/trips/class")) return {};
  auto const vehicle = file.integers("/trips/class");
  auto const depart = file.reals("/trips/depart_s"), arrive = file.reals("/trips/arrive_s");
  auto const metres = file.reals("/trips/distance_m");
  std::vector<ClassTrips> by_class(classes.size());
  for (std::size_t t = 0; t < vehicle.size(); ++t) {
    auto const row = static_cast<std::size_t>(vehicle[t]);
    if (row >= classes.size()) continue;  // a file that was changed by hand
    auto& one = by_class[row];
    ++one.trips;
    if (arrive[t] < 0) continue;
    one.time_s.push_back(arrive[t] - depart[t]);
    one.metres += metres[t];
  }
  std::vector<ClassTimes> times;
  for (std::size_t c = 0; c < classes.size(); ++c)
    if (by_class[c].trips > 0) times.push_back(times_of(classes[c], std::move(by_class[c])));
  return times;
}

/// @param flow  [bins, lines, classes]  @param l  of `lines`
ScreenlineDay screenline(std::string const& name, DayData const& day, std::span<double const> flow, std::size_t l,
                         std::size_t lines, std::size_t classes) {
  ScreenlineDay line{name, std::vector<double>(classes)};
  for (std::size_t b = 0; b < day.bins; ++b) {
    auto const row = flow.subspan((b * lines + l) * classes, classes);
    for (std::size_t c = 0; c < classes; ++c) line.vehicles[c] += row[c] * day.bin_s / kHour_s;
    auto const all = std::accumulate(row.begin(), row.end(), 0.0);
    if (all > line.most_veh_h) line.most_veh_h = all, line.busiest = b;
  }
  line.all = std::accumulate(line.vehicles.begin(), line.vehicles.end(), 0.0);
  return line;
}

std::vector<ScreenlineDay> screenlines(ResultsFile const& file, DayData const& day, std::size_t classes) {
  std::vector<ScreenlineDay> lines;
  if (!file.has("/screenlines/name")) return lines;
  auto const names = file.texts("/screenlines/name");
  auto const flow = file.reals("/screenlines/volume_veh_h");
  for (std::size_t l = 0; l < names.size(); ++l)
    lines.push_back(screenline(names[l], day, flow, l, names.size(), classes));
  return lines;
}

/// When the link is in a queue.
std::vector<QueueSpan> queues_on(DayData const& day, std::size_t link) {
  std::vector<QueueSpan> spans;
  for (std::size_t b = 0; day.roads.links() > 0 && b < day.bins; ++b) {
    if (!in_queue(day, b, link)) continue;
    auto const begin_s = day.bin_start_s(b), end_s = day.bin_start_s(b + 1);
    if (!spans.empty() && spans.back().end_s == begin_s)
      spans.back().end_s = end_s;
    else
      spans.push_back({begin_s, end_s});
  }
  return spans;
}

std::vector<QueueLink> queue_links(DayData const& day) {
  constexpr double kLeast = 0.01;  // of the greatest delay; less is not worth a row
  auto const delay = delays_of_day(day), vehicles = vehicles_of_day(day);
  auto const greatest = delay.empty() ? 0 : std::ranges::max(delay);
  std::vector<QueueLink> links;
  for (std::size_t a = 0; a < day.links; ++a)
    if (delay[a] > 0 && delay[a] >= kLeast * greatest) links.push_back({a, vehicles[a], delay[a], {}});
  std::ranges::stable_sort(links, std::greater<>{}, &QueueLink::delay_h);
  links.resize(std::min(links.size(), kMostQueues));
  for (auto& one : links) one.queues = queues_on(day, one.link);
  return links;
}

void add_emissions(ResultsFile const& file, DayDetails& details) {
  auto const years = file.children("/emissions");
  if (years.empty()) return;
  details.fleet_year = years.back();
  for (std::string const name : {"fuel_l_day", "co2_kg_day", "nox_kg_day", "pm25_kg_day", "co_kg_day"}) {
    auto const path = "/emissions/" + years.back() + "/" + name;
    if (!file.has(path)) continue;
    auto const by_link = file.reals(path);
    details.emissions.push_back({name, std::accumulate(by_link.begin(), by_link.end(), 0.0)});
  }
}

}  // namespace

DayDetails day_details(ResultsFile const& file, DayData const& day) {
  DayDetails details;
  details.classes = file.texts("/traffic/class");
  details.times = class_times(file, details.classes);
  details.screenlines = screenlines(file, day, details.classes.size());
  details.queues = queue_links(day);
  add_emissions(file, details);
  return details;
}

}  // namespace tanvan
