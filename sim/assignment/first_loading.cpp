#include "sim/assignment/first_loading.hpp"

#include <algorithm>
#include <cmath>
#include <tbb/enumerable_thread_specific.h>

#include "sim/core/quantity.hpp"
#include "sim/parallel/for_rows.hpp"

namespace tanvan {
namespace {

constexpr double kBin_s = 900;
constexpr double kDriveOn_s = 2 * 3600;  // bins go on after the last departure
constexpr double kOverloaded = 0.95;     // of a link's capacity in a bin
constexpr double kDenser = 0.15;  // of the free time, at capacity (as in the function of the Bureau of Public Roads)

/// Room of vehicles that enter each link in each bin [bins, links].
using Volumes = std::vector<std::uint64_t>;

/// Bins of a day, and what links can take in them.
struct Loading {
  DayNetwork const& network;
  DayTrips const& trips;
  std::size_t bins = 0;
  double day_end_s = 0;
  std::vector<double> able;  // [bins, links] room that a link takes in a bin at capacity

  Loading(DayNetwork const& n, DayTrips const& t) : network(n), trips(t) {
    TrafficTime last = 0;
    for (auto const depart : t.depart) last = std::max(last, depart);
    double const end = seconds_of_time(last) + kDriveOn_s;
    bins = static_cast<std::size_t>(std::ceil(end / kBin_s));
    day_end_s = (std::ceil(end / kSecondsInDay) + 1) * kSecondsInDay;
    set_able();
  }

  std::size_t links() const { return network.links(); }

 private:
  void set_able() {
    auto const& roads = *network.roads;
    double const room = network.rules->sample * kBin_s / kSecondsInHour * kRoomPerPcu;
    for (std::size_t b = 0; b < bins; ++b)
      for (LinkId a : ids<LinkId>(links())) able.push_back(roads.capacity_pcu_h[a] * room);
    for (auto const& change : roads.changes)
      for (auto b = static_cast<std::size_t>(std::llround(change.at_s / kBin_s)); b < bins; ++b)
        able[b * links() + change.link.value] = change.capacity_pcu_h * room;
  }
};

/// What one wave after another finds: queues that take no room.
LinkTimes queue_times(Loading const& day, Volumes const& volume) {
  auto const& roads = *day.network.roads;
  BinTimes times{.bins = day.bins, .links = day.links(), .bin_s = kBin_s, .time_s = {}, .busy = {}, .all_left = true};
  times.busy.assign(volume.size(), 1);
  times.time_s[0].resize(volume.size());
  for_each_row<LinkId>(day.links(), [&](LinkId a) {
    double const free_s = roads.length_m[a] * kKmhInMs / roads.free_speed_kmh[a];
    double queue = 0;
    for (std::size_t cell = a.value; cell < volume.size(); cell += day.links()) {
      double const able = day.able[cell], comes = static_cast<double>(volume[cell]);
      double const rest = std::max(0.0, queue + comes - able);
      double const full = able > 0 ? std::min(1.0, comes / able) : 0;
      double const waits_s = able > 0 ? (queue + rest) / 2 / able * kBin_s : 0;
      times.time_s[0][cell] = free_s * (1 + kDenser * full * full * full * full) + waits_s;
      if (rest == 0) times.busy[cell] = static_cast<float>(full);
      queue = rest;
    }
  });
  times.time_s[1] = times.time_s[0];
  LinkTimes found;
  found.bin_s = kBin_s;
  found.day_end_s = day.day_end_s;
  for (std::size_t g = 0; g < kTimeGroups; ++g)
    found.profiles[g] = found.searched[g] = profiles_of(times, g, roads, day.day_end_s);
  return found;
}

/// Adds who drives to the volumes of the links that they enter. @param ways  of all trips  @param rows  of those who
/// are added
void add_volumes(Loading const& day, LinkTimes const& times, std::span<std::size_t const> rows, DayWays const& ways,
                 Volumes& volume) {
  struct Local {
    Volumes volume;
    std::vector<LinkId> links;
  };
  tbb::enumerable_thread_specific<Local> locals([&] { return Local{Volumes(volume.size(), 0), {}}; });
  auto const& network = day.network;
  for_each_index(rows.size(), [&](std::size_t r) {
    auto const trip = rows[r];
    if (ways.way[trip] == kNoWay) return;
    auto& local = locals.local();
    auto const vehicle = day.trips.vehicle[trip];
    ways.ways.links(ways.way[trip], *network.roads, network.numbers, local.links);
    Ticks at = ticks_of({seconds_of_time(day.trips.depart[trip])}), enter = 0;
    std::uint32_t hint = 0;
    for (LinkId a : local.links) {
      at = left_at(network, times, vehicle, a, at, enter, hint);
      auto const bin = static_cast<std::size_t>(seconds_of(enter).value / kBin_s);
      if (at == kNever || bin >= day.bins) return;
      double const pcu = moving_pcu(*network.rules, vehicle, network.roads->free_speed_kmh[a]);
      local.volume[bin * day.links() + a.value] += static_cast<std::uint64_t>(room_of(pcu));
    }
  });
  for (auto const& local : locals)
    for (std::size_t cell = 0; cell < volume.size(); ++cell) volume[cell] += local.volume[cell];
}

bool overloads(Loading const& day, Volumes const& volume) {
  for (std::size_t cell = 0; cell < volume.size(); ++cell)
    if (static_cast<double>(volume[cell]) > kOverloaded * day.able[cell] && day.able[cell] > 0) return true;
  return false;
}

/// Copies the ways of some rows into those of all. @param some  of the rows; kNoWay leaves a row as it is
void put_ways(DayNetwork const& network, std::span<std::size_t const> rows, DayWays const& some, DayWays& all) {
  std::vector<std::uint32_t> copied(some.ways.size(), kNoWay);
  std::vector<LinkId> links;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    auto const way = some.way[r];
    if (way == kNoWay) continue;
    if (copied[way] == kNoWay) {
      some.ways.links(way, *network.roads, network.numbers, links);
      copied[way] = all.ways.add(links, network.numbers);
    }
    all.way[rows[r]] = copied[way];
  }
}

std::vector<std::size_t> every(std::size_t nth, std::size_t first, std::span<std::size_t const> rows) {
  std::vector<std::size_t> some;
  for (std::size_t i = first; i < rows.size(); i += nth) some.push_back(rows[i]);
  return some;
}

}  // namespace

DayWays loaded_ways(DayNetwork const& network, DayTrips const& trips, DayWays const& given, std::size_t waves) {
  DayWays found = given.way.empty() ? DayWays{{}, std::vector<std::uint32_t>(trips.size(), kNoWay)} : given;
  std::vector<std::size_t> warm, cold;
  for (std::size_t i = 0; i < trips.size(); ++i) (found.way[i] == kNoWay ? cold : warm).push_back(i);
  if (cold.empty()) return found;
  auto const free = free_flow_ways(network, some_of(trips, cold));
  put_ways(network, cold, free, found);
  if (waves == 0) return found;

  Loading const day(network, trips);
  Volumes const nobody(day.bins * day.links(), 0);
  auto const empty = queue_times(day, nobody);
  auto volume = nobody;
  add_volumes(day, empty, warm, found, volume);
  auto crowded = volume;
  add_volumes(day, empty, cold, found, crowded);
  if (!overloads(day, crowded)) return found;
  for (std::size_t w = 0; w < waves; ++w) {
    auto const wave = every(waves, w, cold);
    auto const times = queue_times(day, volume);
    put_ways(network, wave, timed_ways(network, times, some_of(trips, wave), TimedSearch::by_bin), found);
    add_volumes(day, times, wave, found, volume);
  }
  return found;
}

}  // namespace tanvan
