#include "sim/assignment/link_times.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/core/check.hpp"
#include "sim/core/quantity.hpp"
#include "sim/parallel/for_rows.hpp"

namespace tanvan {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr double kMetresPerKm = 1000;

using Breakpoint = TravelTimeProfiles::Breakpoint;

/// Vehicles of a group that left a link in a bin, and the sum of their delays [s].
struct Leavers {
  double vehicles = 0, delay_s = 0;
};

Leavers leavers_of(LinkRecord const& record, std::size_t cell, std::size_t group) {
  auto const* volume = &record.volume[cell * kVehicleClasses];
  Leavers leavers{0, record.delay_s[cell * kTimeGroups + group]};
  for (std::size_t c = 0; c < kVehicleClasses; ++c)
    if (time_group(static_cast<VehicleClass>(c)) == group) leavers.vehicles += volume[c];
  return leavers;
}

double mean_delay(Leavers const& l) {
  return l.vehicles > 0 ? std::max(0.0, l.delay_s / l.vehicles) : 0;
}

/// Mean delays of both groups in a cell; NaN where vehicles stood and none left.
std::array<double, kTimeGroups> delays_of(LinkRecord const& record, std::size_t cell, bool mixed) {
  auto bikes = leavers_of(record, cell, 0), others = leavers_of(record, cell, 1);
  if (bikes.vehicles + others.vehicles == 0) {
    double const delay = record.occupancy_pcu[cell] > 0 ? kUnknown : 0;
    return {delay, delay};
  }
  if (!mixed && bikes.vehicles == 0) bikes = others;
  if (others.vehicles == 0) others = bikes;
  return {mean_delay(bikes), mean_delay(others)};
}

double uncapped_time(TrafficRoads const& roads, LinkId link) {
  return roads.length_m[link] * kKmhInMs / roads.free_speed_kmh[link];
}

/// PCU that left a link in a bin.
double left_pcu(LinkRecord const& record, TrafficRoads const& roads, TrafficRules const& rules, LinkId link,
                std::size_t bin) {
  double pcu = 0;
  for (std::size_t c = 0; c < kVehicleClasses; ++c)
    pcu += record.volume[(bin * record.links + link.value) * kVehicleClasses + c] *
           moving_pcu(rules, static_cast<VehicleClass>(c), roads.free_speed_kmh[link]);
  return pcu;
}

/// PCU that entered a link in a bin: those that left it and those that are there more.
double entered_pcu(LinkRecord const& record, TrafficRoads const& roads, TrafficRules const& rules, LinkId link,
                   std::size_t bin) {
  auto const cell = bin * record.links + link.value;
  double const more = record.occupancy_pcu[cell] - (bin > 0 ? record.occupancy_pcu[cell - record.links] : 0);
  return more + left_pcu(record, roads, rules, link, bin);
}

/// PCU that a link can take in a bin.
double able_pcu(LinkRecord const& record, TrafficRoads const& roads, TrafficRules const& rules, LinkId link) {
  return rules.sample * roads.capacity_pcu_h[link] * seconds_of_time(record.bin_width) / kSecondsInHour;
}

float busy_part(LinkRecord const& record, TrafficRoads const& roads, TrafficRules const& rules, LinkId link,
                std::size_t bin) {
  double const able = able_pcu(record, roads, rules, link);
  if (record.occupancy_pcu[bin * record.links + link.value] > 0 || !(able > 0)) return 1;
  return static_cast<float>(std::min(1.0, left_pcu(record, roads, rules, link, bin) / able));
}

/// How surely a link held up those before it in a bin: 0 where it took less than half of what it can, 1 where it took
/// nearly all, or was full. A queue may begin in the middle of a bin.
double blocked_share(LinkRecord const& record, TrafficRoads const& roads, TrafficRules const& rules, LinkId link,
                     std::size_t bin) {
  constexpr double kHalf = 0.5, kNearly = 0.8, kFull = 0.9;
  double const able = able_pcu(record, roads, rules, link);
  double const room =
      rules.sample * rules.jam_density_pcu_km_lane * roads.lanes[link] * roads.length_m[link] / kMetresPerKm;
  if (record.occupancy_pcu[bin * record.links + link.value] >= std::max(1.0, kFull * room)) return 1;
  if (!(able > 0)) return 0;
  return std::clamp((entered_pcu(record, roads, rules, link, bin) / able - kHalf) / (kNearly - kHalf), 0.0, 1.0);
}

/// The longest mean delay of links in a bin [s].
double longest_delay(BinTimes const& times, TrafficRoads const& roads, std::span<LinkId const> links, std::size_t bin) {
  double longest = 0;
  for (LinkId a : links)
    for (auto const& time_s : times.time_s) {
      double const time = time_s[bin * times.links + a.value];
      longest = std::max(longest, std::isnan(time) ? times.bin_s : time - uncapped_time(roads, a));
    }
  return longest;
}

/// When somebody enters a link, and when he leaves it.
struct Passage {
  Ticks enter, leave;
};

/// Adds a passage after the others, first in, first out.
void follow(std::vector<Passage>& row, Passage next) {
  Ticks const earliest = row.empty() ? 0 : row.back().enter + 1;
  next.enter = std::max(next.enter, earliest);
  next.leave = std::max({next.leave, next.enter, row.empty() ? 0 : row.back().leave});
  row.push_back(next);
}

/// Passages of those who left in each bin.
void recorded(BinTimes const& times, std::size_t group, std::size_t link, double free_s, Ticks day_end,
              std::vector<Passage>& row) {
  constexpr double kQueue = 0.2;  // delays of this part of a bin are queues; shorter ones may be signals
  row.clear();
  std::size_t known = 0;  // bins up to the last in which somebody could have left
  for (std::size_t b = 0; b < times.bins; ++b) {
    double const time = times.time_s[group][b * times.links + link];
    if (std::isnan(time)) continue;
    bool const ends = time - free_s > kQueue * times.bin_s && times.busy[b * times.links + link] < 1;
    double const busy_s = (ends ? times.busy[b * times.links + link] : 1) * times.bin_s;
    double const begin = static_cast<double>(b) * times.bin_s, leave = begin + busy_s / 2;
    follow(row, {ticks_of({leave - time}), ticks_of({leave})});
    if (row.size() == 1) row.back().leave = row.back().enter + ticks_of({time});
    if (ends) follow(row, {ticks_of({begin + busy_s - free_s}), ticks_of({begin + busy_s})});
    known = b + 1;
  }
  if (known == times.bins || times.all_left) return;
  Ticks const since = ticks_of({static_cast<double>(known) * times.bin_s});
  if (!row.empty()) follow(row, {since - 1, since - 1 + row.back().leave - row.back().enter});
  follow(row, {since, day_end});
}

/// When a link is closed, [begin, end).
struct Closure {
  LinkId link;
  Ticks begin, end;
};

/// Closures of all links, by link, then time.
std::vector<Closure> closures_of(TrafficRoads const& roads, Ticks day_end) {
  std::vector<Closure> closures;
  std::vector<Ticks> since(roads.links(), kNever);
  for (LinkId a : ids<LinkId>(roads.links()))
    if (roads.capacity_pcu_h[a] <= 0) since[a.value] = 0;
  for (auto const& change : roads.changes) {
    auto& begin = since[change.link.value];
    bool const was_open = begin == kNever, opens = change.capacity_pcu_h > 0;
    if (opens && !was_open) closures.push_back({change.link, begin, ticks_of({change.at_s})});
    if (opens != was_open) begin = opens ? kNever : ticks_of({change.at_s});
  }
  for (LinkId a : ids<LinkId>(roads.links()))
    if (since[a.value] < kNever) closures.push_back({a, since[a.value], std::max(day_end, since[a.value] + 1)});
  std::ranges::sort(closures, {}, [](Closure const& c) { return std::pair{c.link, c.begin}; });
  return closures;
}

/// Travel time on a row of passages.
Ticks travel_on(std::span<Passage const> row, Ticks at) {
  auto const next = std::ranges::upper_bound(row, at, {}, &Passage::enter);
  if (next == row.begin()) return row.front().leave - row.front().enter;
  auto const& a = *(next - 1);
  if (next == row.end()) return a.leave - a.enter;
  return a.leave + (at - a.enter) * (next->leave - a.leave) / (next->enter - a.enter) - at;
}

/// Whoever comes while a link is closed waits for its opening.
void close(Closure const& closure, std::vector<Passage>& row) {
  Ticks const before = travel_on(row, std::max<Ticks>(closure.begin - 1, 0)), after = travel_on(row, closure.end);
  std::vector<Passage> closed;
  for (auto const& p : row)
    if (p.enter < closure.begin - 1) closed.push_back(p);
  if (closure.begin > 0) follow(closed, {closure.begin - 1, closure.begin - 1 + before});
  follow(closed, {closure.begin, closure.end + after});
  follow(closed, {closure.end, closure.end + after});
  for (auto const& p : row)
    if (p.enter > closure.end) follow(closed, p);
  row.swap(closed);
}

/// Appends a row without the breakpoints that say nothing.
void append(std::span<Passage const> row, TravelTimeProfiles& profiles) {
  auto const travel = [&](std::size_t i) { return row[i].leave - row[i].enter; };
  for (std::size_t i = 0; i < row.size(); ++i) {
    bool const as_before = i == 0 || travel(i - 1) == travel(i),
               as_after = i + 1 == row.size() || travel(i + 1) == travel(i);
    if (i > 0 && as_before && as_after) continue;
    profiles.breakpoint.push_back({static_cast<std::int32_t>(row[i].enter), static_cast<std::int32_t>(travel(i))});
  }
  profiles.offset.push_back(static_cast<std::uint32_t>(profiles.breakpoint.size()));
}

/// How long somebody waited to get onto a link. By `wait_row` and bin of departure.
struct Wait {
  std::uint64_t row, bin;
  double depart_s, wait_s;
};

double mean(std::span<Wait const> waits, double Wait::*column) {
  double sum = 0;
  for (auto const& w : waits) sum += w.*column;
  return sum / static_cast<double>(waits.size());
}

std::uint64_t wait_row(std::size_t group, LinkId link) {
  return static_cast<std::uint64_t>(link.value) * kTimeGroups + group;
}

}  // namespace

BinTimes link_times_of(LinkRecord const& record, TrafficRoads const& roads, TrafficRules const& rules) {
  expects(record.links == roads.links(), "a record of the roads");
  BinTimes times{
      .bins = record.bins, .links = record.links, .bin_s = seconds_of_time(record.bin_width), .time_s = {}, .busy = {}};
  for (auto& column : times.time_s) column.resize(record.bins * record.links);
  times.busy.resize(record.bins * record.links);
  for_each_index(record.links, [&](std::size_t a) {
    double const free = uncapped_time(roads, id_of<LinkId>(a));
    for (std::size_t b = 0; b < record.bins; ++b) {
      times.busy[b * record.links + a] = busy_part(record, roads, rules, id_of<LinkId>(a), b);
      auto const delays = delays_of(record, b * record.links + a, rules.mixed > 0);
      for (std::size_t g = 0; g < kTimeGroups; ++g) times.time_s[g][b * record.links + a] = free + delays[g];
    }
  });
  return times;
}

std::vector<float> entry_delays(BinTimes const& times, LinkRecord const& record, TrafficRoads const& roads,
                                TrafficRules const& rules) {
  std::vector<float> delay(times.bins * times.links, 0);
  auto const entering = adjacency_by(roads.to.span(), roads.nodes);
  for_each_index(times.links, [&](std::size_t a) {
    auto const link = id_of<LinkId>(a);
    auto const v = roads.from[link].value;
    auto const before =
        std::span(entering.link).subspan(entering.offset[v], entering.offset[v + 1] - entering.offset[v]);
    for (std::size_t b = 0; b < times.bins; ++b) {
      double const blocked = blocked_share(record, roads, rules, link, b);
      if (blocked > 0)
        delay[b * times.links + a] = static_cast<float>(blocked * longest_delay(times, roads, before, b));
    }
  });
  return delay;
}

void add_entry_delays(std::span<float const> delay_s, double part, BinTimes& times) {
  for (auto& column : times.time_s)
    for_each_index(column.size(), [&](std::size_t i) { column[i] += part * delay_s[i]; });
}

TravelTimeProfiles profiles_of(BinTimes const& times, std::size_t group, TrafficRoads const& roads, double day_end_s) {
  Ticks const day_end = ticks_of({day_end_s});
  TravelTimeProfiles profiles{.offset = {0}, .breakpoint = {}, .period = 0};
  auto const closures = closures_of(roads, day_end);
  auto closure = closures.begin();
  std::vector<Passage> row;
  for (LinkId a : ids<LinkId>(times.links)) {
    recorded(times, group, a.value, uncapped_time(roads, a), day_end, row);
    if (row.empty()) follow(row, {0, ticks_of({uncapped_time(roads, a)})});
    for (; closure != closures.end() && closure->link == a; ++closure) close(*closure, row);
    append(row, profiles);
  }
  return profiles;
}

EntryWaits::EntryWaits(std::span<LinkId const> first, std::span<TrafficTime const> depart,
                       std::span<TrafficTime const> enter, std::span<VehicleClass const> vehicle, double bin_s,
                       double day_end_s)
    : bin_s_(bin_s) {
  expects(bin_s > 0, "bins of some length");
  std::vector<Wait> waits;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (!first[i]) continue;
    double const from = seconds_of_time(depart[i]);
    double const wait = enter[i] == kNoTime ? day_end_s - from : seconds_of_time(enter[i]) - from;
    waits.push_back({wait_row(time_group(vehicle[i]), first[i]), static_cast<std::uint64_t>(from / bin_s), from, wait});
  }
  auto const cell = [](Wait const& w) { return std::pair{w.row, w.bin}; };
  std::ranges::stable_sort(waits, {}, [](Wait const& w) { return std::tuple{w.row, w.bin, w.depart_s}; });
  for (auto w = waits.begin(); w != waits.end();) {
    auto const begin = w;
    w = std::ranges::find_if(w, waits.end(), [&](Wait const& other) { return cell(other) != cell(*begin); });
    std::span const bin(begin, w);
    auto const add = [&](std::span<Wait const> some) {
      points_.push_back({some.front().row, mean(some, &Wait::depart_s), mean(some, &Wait::wait_s)});
    };
    auto const until = std::ranges::upper_bound(bin, bin.front().depart_s, {}, &Wait::depart_s);
    auto const from = std::ranges::lower_bound(bin, bin.back().depart_s, {}, &Wait::depart_s);
    add({bin.begin(), until});
    if (until == bin.end()) continue;
    if (until != from) add(bin);
    add({from, bin.end()});
  }
}

double EntryWaits::wait_s(std::size_t group, LinkId link, TrafficTime depart) const {
  if (points_.empty()) return 0;
  auto const row = wait_row(group, link);
  double const at = seconds_of_time(depart);
  auto const next = std::ranges::lower_bound(points_, std::pair{row, at}, {}, [](Point const& p) {
    return std::pair{p.row, p.depart_s};
  });
  auto const of_row = [&](auto p) { return p->row == row; };
  bool const after = next != points_.end() && of_row(next), before = next != points_.begin() && of_row(next - 1);
  double const melts = before ? std::max(0.0, (next - 1)->wait_s - (at - (next - 1)->depart_s)) : 0;
  if (!after) return melts;
  double const ahead = next->depart_s - at;
  if (before && next->depart_s - (next - 1)->depart_s < 2 * bin_s_) {
    double const part = ahead / (next->depart_s - (next - 1)->depart_s);
    return part * (next - 1)->wait_s + (1 - part) * next->wait_s;
  }
  return std::max(melts, next->wait_s * std::max(0.0, 1 - ahead / bin_s_));
}

LinkRecord coarser(LinkRecord const& record, std::size_t bins) {
  LinkRecord sum{.bins = (record.bins + bins - 1) / bins,
                 .links = record.links,
                 .bin_width = static_cast<TrafficTime>(record.bin_width * bins),
                 .volume = {},
                 .delay_s = {},
                 .occupancy_pcu = {}};
  sum.volume.resize(sum.bins * sum.links * kVehicleClasses);
  sum.delay_s.resize(sum.bins * sum.links * kTimeGroups);
  sum.occupancy_pcu.resize(sum.bins * sum.links);
  auto const add = [&](auto const& from, std::size_t bin, auto& to) {
    auto const width = to.size() / sum.bins;
    for (std::size_t i = 0; i < width; ++i) to[bin / bins * width + i] += from[bin * width + i];
  };
  for (std::size_t b = 0; b < record.bins; ++b) {
    add(record.volume, b, sum.volume);
    add(record.delay_s, b, sum.delay_s);
    std::copy_n(record.occupancy_pcu.begin() + static_cast<std::ptrdiff_t>(b * sum.links), sum.links,
                sum.occupancy_pcu.begin() + static_cast<std::ptrdiff_t>(b / bins * sum.links));
  }
  return sum;
}

double day_end_s(DayResult const& day) {
  return std::max(1.0, std::ceil(seconds_of_time(day.end) / kSecondsInDay)) * kSecondsInDay;
}

LinkTimes times_of_empty_roads(TrafficRoads const& roads, double bin_s, double day_end_s) {
  BinTimes const nobody{.bins = 0, .links = roads.links(), .bin_s = bin_s, .time_s = {}, .busy = {}, .all_left = true};
  LinkTimes times;
  times.bin_s = bin_s;
  times.day_end_s = day_end_s;
  for (std::size_t g = 0; g < kTimeGroups; ++g)
    times.profiles[g] = times.searched[g] = profiles_of(nobody, g, roads, day_end_s);
  return times;
}

std::vector<TrafficTime> set_out_times(TrafficRoads const& roads, std::span<LinkId const> first,
                                       std::span<TrafficTime const> depart, std::span<VehicleClass const> vehicle) {
  std::vector<TrafficTime> times(depart.begin(), depart.end());
  if (roads.closures.empty()) return times;
  for_each_index(times.size(), [&](std::size_t i) {
    double const from_s = seconds_of_time(depart[i]);
    double const opens_s = first[i] ? class_opening_s(roads, first[i], vehicle[i], from_s) : from_s;
    if (opens_s > from_s && opens_s < kLatestTraffic_s) times[i] = traffic_time(opens_s);
  });
  return times;
}

std::vector<LinkId> first_links(std::span<std::uint32_t const> way, WayTable const& ways) {
  std::vector<LinkId> first(way.size());
  for (std::size_t i = 0; i < first.size(); ++i)
    if (way[i] != kNoWay) first[i] = ways.first[way[i]];
  return first;
}

LinkTimes times_of_day(DayResult const& day, TrafficRoads const& roads, TrafficRules const& rules,
                       std::span<LinkId const> first, std::span<TrafficTime const> depart,
                       std::span<VehicleClass const> vehicle) {
  auto bins = link_times_of(day.record, roads, rules);
  bins.all_left = std::ranges::none_of(day.stuck, [](Stuck s) { return s != Stuck::none && s != Stuck::no_way; });
  double const end = day_end_s(day);
  LinkTimes times{
      .profiles = {},
      .searched = {},
      .entry_delay_s = entry_delays(bins, day.record, roads, rules),
      .waits = EntryWaits(first, set_out_times(roads, first, depart, vehicle), day.enter, vehicle, bins.bin_s, end),
      .bin_s = bins.bin_s,
      .day_end_s = end};
  for (std::size_t g = 0; g < kTimeGroups; ++g) times.profiles[g] = profiles_of(bins, g, roads, end);
  add_entry_delays(times.entry_delay_s, kReliefWeight, bins);
  for (std::size_t g = 0; g < kTimeGroups; ++g) times.searched[g] = profiles_of(bins, g, roads, end);
  return times;
}

}  // namespace tanvan
