#include "viz/day/day_data.hpp"

#include <algorithm>

#include "sim/io/exchange/wkt.hpp"
#include "sim/io/text/toml_text.hpp"

namespace tanvan {
namespace {

constexpr double kMorningBegin_s = 5 * 3600.0, kMorningEnd_s = 10 * 3600.0;

std::vector<Point> points_of(std::string const& wkt) {
  std::vector<Point> line;
  for (auto const& place : points_of_wkt(wkt).places) line.push_back(place.point);
  return line;
}

/// What nodes are called, else their ids where these say more than the numbers.
std::map<std::int64_t, std::string> node_names(ResultsFile const& file) {
  auto const number = file.integers("/network/nodes/id");
  auto const name = file.texts("/network/nodes/name");
  auto const id = file.has("/traffic/node_id") ? file.texts("/traffic/node_id") : name;
  std::map<std::int64_t, std::string> names;
  for (std::size_t v = 0; v < number.size(); ++v)
    if (auto const& text = name[v].empty() ? id[v] : name[v]; !text.empty()) names.emplace(number[v], text);
  return names;
}

DayRoads roads_of(ResultsFile const& file, std::size_t links) {
  DayRoads roads;
  auto const* ids = file.find("/network/links/id");
  if (ids == nullptr || ids->shape != std::vector{links}) return roads;
  roads.name = file.texts("/network/links/name");
  roads.from = file.integers("/network/links/from");
  roads.to = file.integers("/network/links/to");
  roads.length_m = file.reals("/network/links/length_m");
  roads.free_speed_kmh = file.reals("/network/links/free_speed_kmh");
  roads.capacity_pcu_h = file.reals("/network/links/capacity_pcu_h");
  roads.lanes = file.reals("/network/links/lanes");
  roads.node_name = node_names(file);
  roads.placed = file.has("/network/links/geometry");
  roads.line.resize(links);
  if (roads.placed) std::ranges::transform(file.texts("/network/links/geometry"), roads.line.begin(), points_of);
  return roads;
}

/// Volumes of all classes, and speeds of motorbikes and others as one: vehicles by the time that they take.
void add_flows(ResultsFile const& file, DayData& day) {
  auto const by_class = file.reals("/traffic/volume_veh_h");
  auto const others = file.reals("/traffic/speed_kmh"), motorbikes = file.reals("/traffic/motorbike_speed_kmh");
  auto const cells = day.bins * day.links, classes = cells > 0 ? by_class.size() / cells : 0;
  for (std::size_t i = 0; i < cells; ++i) {
    double all = 0;
    for (std::size_t c = 0; c < classes; ++c) all += by_class[i * classes + c];
    double const m = by_class[i * classes], other = all - m;
    double const hours = (m > 0 ? m / motorbikes[i] : 0) + (other > 0 ? other / others[i] : 0);
    day.volume_veh_h.push_back(all);
    day.speed_kmh.push_back(all > 0 && hours > 0 ? all / hours : others[i]);
  }
}

/// Vehicles on all roads, as standing room [PCU].
double on_roads(DayData const& day, std::size_t bin) {
  auto const n = day.district.size();
  double sum = 0;
  for (std::size_t d = 0; d < n; ++d) sum += day.accumulation_pcu[bin * n + d];
  return sum;
}

bool anybody(DayData const& day, std::size_t bin) {
  auto const* const row = day.volume_veh_h.data() + bin * day.links;
  return std::any_of(row, row + day.links, [](double v) { return v > 0; });
}

/// Of the bins that begin in [begin, end) the one with most vehicles on the roads, the first of equals; `bins` where
/// nobody drives in any.
std::size_t peak_within(DayData const& day, double begin_s, double end_s) {
  auto peak = day.bins;
  double most = -1;
  for (std::size_t b = 0; b < day.bins; ++b) {
    if (day.bin_start_s(b) < begin_s || day.bin_start_s(b) >= end_s || !anybody(day, b)) continue;
    if (auto const vehicles = on_roads(day, b); vehicles > most) peak = b, most = vehicles;
  }
  return peak;
}

/// The settings of the day: [traffic], or [models.traffic] of a scenario's; null where the text has neither.
TomlNode const* settings_in(TomlNode const& config) {
  if (auto const* const traffic = config.find("traffic")) return traffic;
  auto const* const models = config.find("models");
  return models ? models->find("traffic") : nullptr;
}

/// The key `sample`; 1 where nobody says.
double sample_of(ResultsFile const& file) {
  if (!file.has("/config")) return 1;
  auto const config = parse_toml(file.texts("/config").front(), "/config");
  auto const* const settings = config ? settings_in(*config) : nullptr;
  auto const* const sample = settings ? settings->find("sample") : nullptr;
  return sample && sample->is_number() && sample->number() > 0 ? std::min(sample->number(), 1.0) : 1;
}

}  // namespace

bool is_day(ResultsFile const& file) {
  return file.has("/traffic/bin_start_s") && file.has("/traffic/link_id") && file.has("/mfd/district");
}

DayData day_data(ResultsFile const& file) {
  DayData day;
  day.title_vi = file.text_attribute("title_vi");
  day.title_en = file.text_attribute("title_en");
  day.no_map_vi = file.text_attribute("no_map_vi");
  day.no_map_en = file.text_attribute("no_map_en");
  auto const widths = file.reals("/traffic/bin_length_s");
  day.bins = widths.size();
  day.bin_s = widths.empty() ? 0 : widths.front();
  day.sample = sample_of(file);
  day.link_id = file.texts("/traffic/link_id");
  day.links = day.link_id.size();
  day.delay_veh_h = file.reals("/traffic/delay_veh_h");
  add_flows(file, day);
  day.roads = roads_of(file, day.links);
  day.district = file.texts("/mfd/district");
  day.accumulation_pcu = file.reals("/mfd/accumulation_pcu");
  day.production_veh_km_h = file.reals("/mfd/production_veh_km_h");
  return day;
}

bool idle(DayData const& day, std::size_t bin, std::size_t link) {
  auto const cell = bin * day.links + link;
  return !(day.volume_veh_h[cell] > 0) && day.speed_kmh[cell] > 0;
}

double speed_share(DayData const& day, std::size_t bin, std::size_t link) {
  constexpr double kHour_s = 3600, kKilometre_m = 1000;
  auto const cell = bin * day.links + link;
  auto const speed = day.speed_kmh[cell];
  if (idle(day, bin, link)) return 1;
  if (!(speed > 0)) return 0;
  auto const taken_h = day.volume_veh_h[cell] * day.bin_s / kHour_s * day.roads.length_m[link] / kKilometre_m / speed;
  return taken_h > 0 ? std::clamp(1 - day.delay_veh_h[cell] / taken_h, 0.0, 1.0) : 1;
}

DayPeak day_peak(DayData const& day) {
  auto const morning = peak_within(day, kMorningBegin_s, kMorningEnd_s);
  if (morning < day.bins) return {morning, true};
  auto const whole = peak_within(day, 0, static_cast<double>(day.bins) * day.bin_s);
  return {whole < day.bins ? whole : 0, false};
}

BinRange busy_bins(DayData const& day) {
  BinRange busy{0, day.bins};
  while (busy.begin < busy.end && !anybody(day, busy.begin)) ++busy.begin;
  while (busy.begin < busy.end && !anybody(day, busy.end - 1)) --busy.end;
  return busy;
}

}  // namespace tanvan
