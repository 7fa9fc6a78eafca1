#include "scenarios/run/travel/dynamic_record.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "models/demand/profiles.hpp"
#include "sim/core/quantity.hpp"
#include "sim/traffic/link_figures.hpp"
#include "sim/traffic/pcu.hpp"

namespace tanvan {
namespace {

constexpr double kDay_s = 86'400;
constexpr double kHour_s = 3'600;
constexpr std::size_t kGroups = 2;  // motorbikes, all others: the last axis of LinkRecord::delay_s
constexpr std::size_t group_of(std::size_t vehicle) {
  return static_cast<VehicleClass>(vehicle) == VehicleClass::motorbike ? 0 : 1;
}

/// Part of [begin, begin + width) that lies in a bin, on whichever day. @param begin  [0, kDay_s)
double part_in(TimeBin const& bin, double begin, double width) {
  double inside = 0;
  for (double const day : {-kDay_s, 0.0, kDay_s})
    inside +=
        std::max(0.0, std::min(begin + width, bin.start_s + bin.length_s + day) - std::max(begin, bin.start_s + day));
  return inside / width;
}

template <class From>
void add_row(std::span<From const> from, double part, std::span<double> to) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += part * from[i];
}

template <class T>
auto row_of(std::vector<T>& all, std::size_t row, std::size_t width) {
  return std::span(all).subspan(row * width, width);
}
template <class T>
auto row_of(std::vector<T> const& all, std::size_t row, std::size_t width) {
  return std::span<T const>(all).subspan(row * width, width);
}

double vehicles_of(BinRecord const& record, std::size_t cell, std::size_t group) {
  double sum = 0;
  for (std::size_t c = 0; c < kVehicleClasses; ++c)
    if (group_of(c) == group) sum += record.vehicles[cell * kVehicleClasses + c];
  return sum;
}

/// Mean delays of motorbikes and of all others, no longer than the bin [s].
std::array<double, kGroups> mean_delays(BinRecord const& record, std::size_t cell, double bin_s, bool mixed) {
  std::array<double, kGroups> left{}, delay{};
  for (std::size_t g = 0; g < kGroups; ++g) {
    left[g] = vehicles_of(record, cell, g);
    if (left[g] > 0) delay[g] = std::clamp(record.delay_s[cell * kGroups + g] / left[g], 0.0, bin_s);
  }
  if (left[0] + left[1] == 0) return record.standing[cell] > 0 ? std::array{bin_s, bin_s} : delay;
  if (left[1] == 0) delay[1] = delay[0];
  if (left[0] == 0 && !mixed) delay[0] = delay[1];
  return delay;
}

double free_time_s(LinkStore const& links, LinkId a) {
  return links.length[a].value * kKmhInMs / links.free_speed_kmh[a];
}

/// Seconds that the fastest motorbike needs more than a car on the empty link.
double slower_s(LinkStore const& links, LinkId a, double top_speed_kmh) {
  return links.length[a].value * kKmhInMs * std::max(0.0, 1 / top_speed_kmh - 1 / links.free_speed_kmh[a]);
}

/// One cell of the day's traffic.
void put_cell(BinRecord const& record, std::size_t cell, double bus_veh_h, double hours, double share,
              TrafficDay& day) {
  double pcu = 0;
  for (std::size_t c = 0; c < kVehicleClasses; ++c) {
    bool const buses = static_cast<VehicleClass>(c) == VehicleClass::bus;
    double const volume = record.vehicles[cell * kVehicleClasses + c] / (hours * share) + (buses ? bus_veh_h : 0);
    day.volume_veh_h[cell * kVehicleClasses + c] = volume;
    pcu += volume * kPcu[c];
  }
  day.volume_pcu_h[cell] = pcu;
}

void resize(TrafficDay& day, std::size_t cells) {
  day.volume_veh_h.resize(cells * kVehicleClasses);
  for (auto* column : {&day.volume_pcu_h, &day.speed_kmh, &day.delay_veh_h, &day.motorbike_speed_kmh})
    column->resize(cells);
}

}  // namespace

BinRecord bin_record(DayResult const& day, std::vector<TimeBin> const& bins) {
  auto const& record = day.record;
  auto const stood_s = standing_times(record, day.standing);
  std::size_t const cells = bins.size() * record.links;
  BinRecord sums{bins.size(), record.links, std::vector<double>(cells * kVehicleClasses),
                 std::vector<double>(cells * kGroups), std::vector<double>(cells)};
  double const width = seconds_of_time(record.bin_width);
  for (std::size_t r = 0; r < record.bins; ++r)
    for (std::size_t b = 0; b < bins.size(); ++b) {
      double const begin = static_cast<double>(r) * width;
      double const part = part_in(bins[b], std::fmod(begin, kDay_s), width);
      if (part <= 0) continue;
      auto const n = record.links;
      add_row(row_of(record.volume, r, n * kVehicleClasses), part, row_of(sums.vehicles, b, n * kVehicleClasses));
      add_row(row_of(record.delay_s, r, n * kGroups), part, row_of(sums.delay_s, b, n * kGroups));
      if (!stood_s.empty()) add_row(row_of(stood_s, r, n * kGroups), part, row_of(sums.delay_s, b, n * kGroups));
      std::ranges::copy(row_of(record.occupancy_pcu, r, n), row_of(sums.standing, b, n).begin());
    }
  return sums;
}

RoadTimes road_times(BinRecord const& record, World const& world, TrafficRules const& rules) {
  auto const& links = world.network.links;
  std::vector<std::vector<double>> const empty(record.bins, std::vector<double>(record.links));
  RoadTimes times{empty, empty};
  for (std::size_t b = 0; b < record.bins; ++b)
    for (LinkId a : ids<LinkId>(record.links)) {
      double const free = free_time_s(links, a);
      auto const delay =
          mean_delays(record, b * record.links + a.value, world.transport.bins[b].length_s, rules.mixed > 0);
      times.motorbikes[b][a.value] = free + delay[0];
      times.all[b][a.value] = free + delay[1];
    }
  return times;
}

std::vector<double> entry_waits(Starts const& starts, std::vector<TimeBin> const& bins, std::size_t nodes) {
  std::size_t const cells = bins.size() * nodes;
  std::vector<double> wait(kWaitGroups * cells), trips(kWaitGroups * cells);
  for (std::size_t i = 0; i < starts.depart.size(); ++i) {
    double const depart_s = seconds_of_time(starts.depart[i]);
    std::size_t const b = bin_at(bins, std::fmod(depart_s, kDay_s) / kHour_s);
    std::size_t const cell = wait_group(starts.vehicle[i]) * cells + b * nodes + starts.origin[i].value;
    wait[cell] += starts.enter[i] == kNoTime ? bins[b].length_s : seconds_of_time(starts.enter[i]) - depart_s;
    ++trips[cell];
  }
  for (std::size_t i = 0; i < wait.size(); ++i)
    if (trips[i] > 0) wait[i] /= trips[i];
  for (std::size_t i = cells; i < 2 * cells; ++i)
    if (trips[i] == 0) wait[i] = wait[i - cells];
  return wait;
}

TrafficDay traffic_of(BinRecord const& record, RoadTimes const& times, World const& world, TrafficRules const& rules,
                      Matrix const& bus_veh_h, double share) {
  auto const& links = world.network.links;
  double const top_kmh = rules.top_speed_kmh[static_cast<std::size_t>(VehicleClass::motorbike)];
  TrafficDay day;
  resize(day, record.bins * record.links);
  for (std::size_t b = 0; b < record.bins; ++b) {
    double const hours = world.transport.bins[b].length_s / kHour_s;
    day.bin_start_s.push_back(world.transport.bins[b].start_s);
    day.bin_length_s.push_back(world.transport.bins[b].length_s);
    for (LinkId a : ids<LinkId>(record.links)) {
      std::size_t const cell = b * record.links + a.value;
      double const buses = bus_veh_h(b, a.value), metres = links.length[a].value;
      double const car_s = times.all[b][a.value];
      put_cell(record, cell, buses, hours, share, day);
      day.speed_kmh[cell] = metres * kKmhInMs / car_s;
      day.motorbike_speed_kmh[cell] = metres * kKmhInMs / (times.motorbikes[b][a.value] + slower_s(links, a, top_kmh));
      day.delay_veh_h[cell] = ((record.delay_s[cell * kGroups] + record.delay_s[cell * kGroups + 1]) / share +
                               buses * hours * (car_s - free_time_s(links, a))) /
                              kHour_s;
    }
  }
  return day;
}

}  // namespace tanvan
