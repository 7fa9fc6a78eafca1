#include "viz/day/day_totals.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "viz/day/svg.hpp"

namespace tanvan {
namespace {

constexpr double kHour_s = 3600, kKilometre_m = 1000;
constexpr char const* kNoWayWord = "no way";  // in /trips/stuck
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

std::vector<double> sums_by_link(std::vector<double> const& cells, std::size_t links, double factor) {
  std::vector<double> sum(links);
  for (std::size_t i = 0; i < cells.size(); ++i) sum[i % links] += cells[i] * factor;
  return sum;
}

double total(std::vector<double> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// @param end_s  of the record, until when those wait who never get onto the roads
void add_trip(double depart_s, double enter_s, double arrive_s, double distance_m, double end_s, DayTotals& day) {
  day.wait_h += std::max(0.0, (enter_s >= 0 ? enter_s : end_s) - depart_s) / kHour_s;
  if (arrive_s < 0) return;
  ++day.arrived;
  day.distance_km += distance_m / kKilometre_m;
  day.travel_h += (arrive_s - depart_s) / kHour_s;
}

void add_trips(ResultsFile const& file, DayData const& data, DayTotals& day) {
  double const end_s = static_cast<double>(data.bins) * data.bin_s;
  auto const depart = file.reals("/trips/depart_s"), enter = file.reals("/trips/enter_s");
  auto const arrive = file.reals("/trips/arrive_s"), distance = file.reals("/trips/distance_m");
  day.trips = depart.size();
  auto const stuck = file.texts("/trips/stuck");
  for (std::size_t t = 0; t < day.trips; ++t) {
    double const until_s = stuck[t] == kNoWayWord ? depart[t] : end_s;  // nobody waits for a way that is not there
    add_trip(depart[t], enter[t], arrive[t], distance[t], until_s, day);
  }
  for (auto* sum : {&day.wait_h, &day.distance_km, &day.travel_h}) *sum /= data.sample;
  for (auto const& word : stuck)
    if (!word.empty()) ++day.not_arrived[word];
  if (day.trips == 0) return;
  day.first_s = *std::ranges::min_element(depart);
  day.last_s = std::max(0.0, *std::ranges::max_element(arrive));
}

void add_queues(DayData const& data, DayTotals& day) {
  if (data.roads.links() == 0) day.queue_km_h = day.most_queue_km = kUnknown;
  for (std::size_t b = 0; b < data.bins; ++b) {
    double km = 0;
    for (std::size_t a = 0; a < data.roads.links(); ++a)
      if (in_queue(data, b, a)) km += data.roads.length_m[a] / kKilometre_m;
    day.queue_km_h += km * data.bin_s / kHour_s;
    day.most_queue_km = std::max(day.most_queue_km, km);
  }
}

double most_occupancy(ResultsFile const& file, DayData const& data) {
  auto const cells = file.reals("/traffic/occupancy_pcu");
  double most = 0;
  for (std::size_t b = 0; b < data.bins; ++b) {
    auto const row = cells.begin() + static_cast<std::ptrdiff_t>(b * data.links);
    most = std::max(most, std::accumulate(row, row + static_cast<std::ptrdiff_t>(data.links), 0.0));
  }
  return most;
}

/// Kilometres by class, where the file knows lengths.
void add_kilometres(ResultsFile const& file, DayData const& data, std::vector<ClassTotals>& by_class) {
  if (data.roads.links() == 0)
    for (auto& one : by_class) one.vehicle_km = kUnknown;
  if (data.roads.links() == 0 || by_class.empty()) return;
  auto const volume = file.reals("/traffic/volume_veh_h");
  auto const n = by_class.size();
  for (std::size_t i = 0; i < volume.size(); ++i)
    by_class[i % n].vehicle_km +=
        volume[i] * data.bin_s / kHour_s * data.roads.length_m[i / n % data.links] / kKilometre_m;
}

std::vector<ClassTotals> class_totals(ResultsFile const& file, DayData const& data) {
  std::vector<ClassTotals> by_class;
  for (auto const& name : file.texts("/traffic/class")) by_class.push_back({name});
  auto const trips = file.reals("/travel_time/trips"), mean_s = file.reals("/travel_time/mean_s");
  for (std::size_t i = 0; i < trips.size(); ++i) {
    auto& one = by_class[i % by_class.size()];
    one.arrived += trips[i];
    one.travel_h += trips[i] * mean_s[i] / kHour_s;
  }
  add_kilometres(file, data, by_class);
  return by_class;
}

std::size_t count_events(ResultsFile const& file, std::string const& kind) {
  if (!file.has("/events/kind")) return 0;
  auto const kinds = file.texts("/events/kind");
  return static_cast<std::size_t>(std::ranges::count(kinds, kind));
}

}  // namespace

bool in_queue(DayData const& day, std::size_t bin, std::size_t link) {
  return speed_class(speed_share(day, bin, link)) == 0;
}

std::vector<double> vehicles_of_day(DayData const& day) {
  return sums_by_link(day.volume_veh_h, day.links, day.bin_s / kHour_s);
}

std::vector<double> delays_of_day(DayData const& day) {
  return sums_by_link(day.delay_veh_h, day.links, 1);
}

DayTotals day_totals(ResultsFile const& file, DayData const& data) {
  DayTotals day;
  add_trips(file, data, day);
  day.vehicle_km = total(data.production_veh_km_h) * data.bin_s / kHour_s;
  day.delay_h = total(data.delay_veh_h);
  add_queues(data, day);
  day.most_on_roads_pcu = most_occupancy(file, data);
  day.gridlocks = count_events(file, "gridlock");
  day.forced_moves = count_events(file, "forced_move");
  day.relative_gap = file.number_attribute("relative_gap");
  day.unsettled = file.attributes().contains("converged") && file.number_attribute("converged") == 0;
  day.by_class = class_totals(file, data);
  return day;
}

}  // namespace tanvan
