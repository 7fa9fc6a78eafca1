#include "sim/io/tables/traffic_year.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

#include "sim/io/results/class_words.hpp"
#include "sim/io/tables/result_parts.hpp"

namespace tanvan {
namespace {

constexpr double kSecondsAnHour = 3600;
constexpr char const* kEmitted[] = {"fuel_l_day", "co2_kg_day", "nox_kg_day", "pm25_kg_day", "co_kg_day"};
constexpr char const *kAssigned = "simulated: assignment of the day of travel",
                     *kDriven = "simulated: a day on which every vehicle drove";

using Reals = std::vector<double>;

double ratio(double flow, double capacity) {
  return capacity > 0 ? flow / capacity : std::numeric_limits<double>::quiet_NaN();
}

/// The sum over the bins of flow times length. @param at index of the flow of a bin and link
template <class At>
Reals over_the_day(TrafficYear const& t, Reals const& flow, At at) {
  Reals sum(t.links);
  for (std::size_t bin = 0; bin < t.bins; ++bin)
    for (std::size_t link = 0; link < t.links; ++link)
      sum[link] += flow[at(bin, link)] * t.length_s[bin] / kSecondsAnHour;
  return sum;
}

/// The largest or smallest over the bins.
template <class Better>
Reals best(TrafficYear const& t, Reals const& values, Better better) {
  Reals found(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(std::min(values.size(), t.links)));
  for (std::size_t i = t.links; i < values.size(); ++i)
    if (better(values[i], found[i % t.links])) found[i % t.links] = values[i];
  return found;
}

Reals over_capacity(Reals flow, Reals const& capacity) {
  for (std::size_t i = 0; i < flow.size(); ++i) flow[i] = ratio(flow[i], capacity[i % capacity.size()]);
  return flow;
}

Reals sum_over_bins(TrafficYear const& t, Reals const& values) {
  Reals sum(t.links);
  for (std::size_t i = 0; i < values.size(); ++i) sum[i % t.links] += values[i];
  return sum;
}

/// The flow of one class in every bin. @return [T, L]
Reals of_class(TrafficYear const& t, std::size_t vehicles) {
  Reals flow(t.bins * t.links);
  for (std::size_t i = 0; i < flow.size(); ++i) flow[i] = t.volume_veh_h[i * t.classes.size() + vehicles];
  return flow;
}

char const* source_of(TrafficYear const& t) {
  return t.driven ? kDriven : kAssigned;
}

/// Whose speed `speed_kmh` is.
Phrase speed_phrase(TrafficYear const& t) {
  if (!t.driven) return {"tốc độ ô tô", "mean speed of cars"};
  return {"tốc độ trung bình của xe rời đoạn đường, trừ xe máy; 0 nếu hàng chờ đứng yên",
          "mean speed of those that left, motorbikes apart; 0 where a queue stood"};
}
Phrase lowest_speed_phrase(TrafficYear const& t) {
  if (!t.driven) return {"tốc độ ô tô thấp nhất", "lowest mean speed of cars"};
  return {"tốc độ thấp nhất của một khung giờ, trừ xe máy; 0 nếu hàng chờ đứng yên",
          "lowest mean speed of a time bin, motorbikes apart; 0 where a queue stood"};
}

/// `xe tải`, and the class as the file calls it.
Phrase of_vehicles(char const* vi, char const* en, std::string const& name) {
  return {fmt::format("{}: {}", vi, class_words(name).vi), fmt::format("{}: {}", en, name)};
}

/// What days know on which every vehicle drove.
void add_driven_columns(TrafficYear const& t, std::vector<DataColumn>& columns) {
  if (!t.motorbike_speed_kmh.empty())
    columns.push_back({"motorbike_speed_kmh",
                       "km/h",
                       {"tốc độ trung bình của xe máy rời đoạn đường; 0 nếu hàng chờ đứng yên",
                        "mean speed of motorbikes that left; 0 where a queue stood"},
                       source_of(t),
                       t.motorbike_speed_kmh});
  if (!t.occupancy_pcu.empty())
    columns.push_back({"occupancy_pcu",
                       "PCU",
                       {"xe trên đoạn đường lúc hết khung giờ, tính theo chỗ đứng của xe con quy đổi",
                        "vehicles on the link at the end of the bin, as standing room"},
                       source_of(t),
                       t.occupancy_pcu});
}

/// What the traffic emits; a day that belongs to no year tells the year of its vehicles.
void read_emissions(ResultColumns& from, std::string const& year, TrafficYear& t) {
  for (std::string const name : kEmitted)
    if (auto const path = "/emissions/" + year + "/" + name; from.size(path) > 0) {
      t.emissions.push_back(from.column(path, name, t.links));
      if (t.year == kOnlyDay) t.emissions.back().source = "simulated: vehicles of the fleet of " + year;
    }
}

}  // namespace

std::string year_suffix(std::string const& year) {
  return year == kOnlyDay ? "" : ", " + year;
}

std::vector<std::string> traffic_years(ResultsFile const& file) {
  auto years = file.children("/traffic");
  std::erase_if(years,
                [](std::string const& name) { return name.find_first_not_of("0123456789") != std::string::npos; });
  return years;
}

std::string last_traffic(ResultsFile const& file) {
  auto const years = traffic_years(file);
  if (!years.empty()) return years.back();
  return file.has("/traffic/volume_veh_h") ? kOnlyDay : "";
}

TrafficYear read_traffic(ResultColumns& from, std::string const& year, std::size_t links) {
  auto const group = year == kOnlyDay ? std::string("/traffic/") : "/traffic/" + year + "/";
  TrafficYear t;
  t.year = year;
  t.links = links;
  t.bins = from.extent(group + "bin_start_s", 0);
  t.classes = from.texts(group + "class", from.extent(group + "class", 0));
  t.start_s = from.reals(group + "bin_start_s", t.bins);
  t.length_s = from.reals(group + "bin_length_s", t.bins);
  t.volume_veh_h = from.reals(group + "volume_veh_h", t.bins * links * t.classes.size());
  t.volume_pcu_h = from.reals(group + "volume_pcu_h", t.bins * links);
  t.speed_kmh = from.reals(group + "speed_kmh", t.bins * links);
  t.delay_veh_h = from.reals(group + "delay_veh_h", t.bins * links);
  t.driven = year == kOnlyDay || from.size(group + "engine") > 0;
  for (auto const& [name, column] :
       {std::pair{"motorbike_speed_kmh", &t.motorbike_speed_kmh}, std::pair{"occupancy_pcu", &t.occupancy_pcu}})
    if (from.size(group + name) > 0) *column = from.reals(group + name, t.bins * links);
  if (year != kOnlyDay) read_emissions(from, year, t);
  if (year == kOnlyDay)
    for (auto const& fleet : from.file().children("/emissions")) read_emissions(from, fleet, t);
  return t;
}

std::vector<DataColumn> day_columns(TrafficYear const& t, Reals const& capacity) {
  auto const at = [&](std::size_t bin, std::size_t link) { return bin * t.links + link; };
  auto const peak = best(t, t.volume_pcu_h, std::greater<>{});
  auto const* const source = source_of(t);
  std::vector<DataColumn> columns{
      {"volume_pcu_day",
       "PCU/day",
       {"lưu lượng cả ngày", "volume of the day"},
       source,
       over_the_day(t, t.volume_pcu_h, at)},
      {"volume_pcu_h_peak",
       "PCU/h",
       {"lưu lượng lớn nhất của một khung giờ", "largest flow of a time bin"},
       source,
       peak},
      {"vc_peak",
       "1",
       {"hệ số V/C lớn nhất", "largest flow over capacity of a time bin"},
       "volume_pcu_h_peak over capacity_pcu_h at the end of the run",
       over_capacity(peak, capacity)},
      {"speed_kmh_peak", "km/h", lowest_speed_phrase(t), source, best(t, t.speed_kmh, std::less<>{})},
      {"delay_veh_h_day",
       "vehicle-hours/day",
       {"thời gian trễ cả ngày", "delay of the day"},
       source,
       sum_over_bins(t, t.delay_veh_h)}};
  for (std::size_t c = 0; c < t.classes.size(); ++c)
    columns.push_back({"volume_" + t.classes[c] + "_day", "vehicles/day",
                       of_vehicles("số xe cả ngày", "vehicles of the day", t.classes[c]), source,
                       over_the_day(t, of_class(t, c), at)});
  columns.insert(columns.end(), t.emissions.begin(), t.emissions.end());
  return columns;
}

std::vector<DataColumn> bin_columns(TrafficYear const& t, Reals const& capacity) {
  std::vector<std::int64_t> bin(t.bins);
  for (std::size_t i = 0; i < t.bins; ++i) bin[i] = static_cast<std::int64_t>(i);
  auto const* const source = source_of(t);
  std::vector<DataColumn> columns{
      {"bin", "1", {"khung giờ, từ 0", "time bin, from 0"}, "", each_times(bin, t.links)},
      {"bin_start_s",
       "s",
       {"bắt đầu khung giờ, sau nửa đêm", "start of the time bin after midnight"},
       "",
       each_times(t.start_s, t.links)},
      {"bin_length_s", "s", {"độ dài khung giờ", "length of the time bin"}, "", each_times(t.length_s, t.links)},
      {"volume_pcu_h", "PCU/h", {"lưu lượng", "flow in passenger-car units"}, source, t.volume_pcu_h},
      {"vc",
       "1",
       {"hệ số V/C", "flow over capacity"},
       "volume_pcu_h over capacity_pcu_h at the end of the run",
       over_capacity(t.volume_pcu_h, capacity)},
      {"speed_kmh", "km/h", speed_phrase(t), source, t.speed_kmh},
      {"delay_veh_h",
       "vehicle-hours",
       {"thời gian trễ trong khung giờ", "time lost in the whole bin"},
       source,
       t.delay_veh_h}};
  add_driven_columns(t, columns);
  for (std::size_t c = 0; c < t.classes.size(); ++c)
    columns.push_back({"volume_" + t.classes[c] + "_veh_h", "vehicles/h",
                       of_vehicles("lưu lượng", "flow", t.classes[c]), source, of_class(t, c)});
  return columns;
}

}  // namespace tanvan
