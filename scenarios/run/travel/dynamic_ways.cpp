#include "scenarios/run/travel/dynamic_ways.hpp"

#include <algorithm>
#include <numeric>
#include <tbb/parallel_sort.h>
#include <tuple>

#include "sim/assignment/ban_departures.hpp"
#include "sim/rng/even_spread.hpp"

namespace tanvan {
namespace {

/// Rows by class, origin, destination, then row.
template <class Rows>
std::vector<std::uint32_t> by_pair(Rows const& rows) {
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0U);
  auto const key = [&](std::uint32_t i) { return std::tuple{rows.vehicle[i], rows.origin[i], rows.destination[i], i}; };
  tbb::parallel_sort(order.begin(), order.end(), [&](auto i, auto j) { return key(i) < key(j); });
  return order;
}

/// Whether a class may drive all links of a way today.
bool is_open(DrivenWays const& driven, std::uint32_t row, DayNetwork const& network, std::vector<LinkId>& links) {
  driven.ways.links(row, *network.roads, network.numbers, links);
  return std::ranges::none_of(links, [&](LinkId a) {
    return network.is_banned(a, driven.vehicle[row]) || network.roads->capacity_pcu_h[a] <= 0;
  });
}

std::vector<std::uint32_t> open_rows(DrivenWays const& driven, DayNetwork const& network) {
  std::vector<LinkId> links;
  auto rows = by_pair(driven);
  std::erase_if(rows, [&](std::uint32_t row) { return !is_open(driven, row, network, links); });
  return rows;
}

/// The row at quantile u of those of a pair, by the trips that took it.
std::uint32_t at_quantile(DrivenWays const& driven, std::span<std::uint32_t const> rows, double u) {
  double all = 0;
  for (auto const row : rows) all += driven.trips[row];
  double upto = 0;
  for (auto const row : rows)
    if ((upto += driven.trips[row]) > u * all) return row;
  return rows.back();
}

/// Forgets the ways of trips that would come to a link while it is closed to their class.
void drop_barred(DayTrips const& trips, DayNetwork const& network, DayWays& ways) {
  std::vector<LinkId> links;
  for (std::size_t i = 0; i < trips.size(); ++i) {
    if (ways.way[i] == kNoWay || !network.hours_of(trips.vehicle[i]).by_hour()) continue;
    ways.ways.links(ways.way[i], *network.roads, network.numbers, links);
    if (closed_wait_s(network, trips.vehicle[i], links, trips.depart[i]) > 0) ways.way[i] = kNoWay;
  }
}

/// The rows [first, last) of a way's wish that lies nearest to this one; the earlier of two.
std::pair<std::size_t, std::size_t> rows_of_nearest(DrivenWays const& driven, std::uint32_t way, TrafficTime wish) {
  auto const all =
      std::span(driven.wish).subspan(driven.lead_offset[way], driven.lead_offset[way + 1] - driven.lead_offset[way]);
  if (all.empty()) return {0, 0};
  auto const after = std::ranges::lower_bound(all, wish);
  bool const earlier = after == all.end() || (after != all.begin() && wish - *(after - 1) <= *after - wish);
  auto const [first, last] = std::ranges::equal_range(all, earlier ? *(after - 1) : *after);
  auto const row = [&](auto at) { return driven.lead_offset[way] + static_cast<std::size_t>(at - all.begin()); };
  return {row(first), row(last)};
}

/// A moment so much later, within the times that a trip may set out at.
TrafficTime later_by(TrafficTime moment, std::int64_t by) {
  return static_cast<TrafficTime>(std::clamp<std::int64_t>(moment + by, 0, traffic_time(kLatestTraffic_s) - 1));
}

/// How long before they wanted to be there those who had a wish set out, by way, ascending.
void note_leads(TripTable const& trips, std::span<ScheduleWish const> wishes, DrivenWays& driven) {
  std::vector<std::tuple<std::uint32_t, TrafficTime, std::int32_t>> leads;  // way, wish, lead
  for (std::size_t i = 0; i < wishes.size(); ++i)
    if (trips.way[i] != kNoWay && wishes[i].arrive != kNoTime)
      leads.emplace_back(trips.way[i], wishes[i].arrive,
                         static_cast<std::int32_t>(std::int64_t{wishes[i].arrive} - trips.depart[i]));
  tbb::parallel_sort(leads.begin(), leads.end());
  driven.lead_offset.assign(driven.size() + 1, 0);
  for (auto const& [way, wish, lead] : leads) {
    ++driven.lead_offset[way + 1];
    driven.wish.push_back(wish);
    driven.lead.push_back(lead);
  }
  std::partial_sum(driven.lead_offset.begin(), driven.lead_offset.end(), driven.lead_offset.begin());
}

}  // namespace

DrivenWays driven_ways(DayEquilibrium const& day, DayTrips const& trips, std::span<ScheduleWish const> wishes) {
  std::size_t const ways = day.ways.size();
  DrivenWays driven;
  driven.vehicle.resize(ways);
  driven.origin.resize(ways);
  driven.destination.resize(ways);
  driven.trips.resize(ways);
  driven.ways = day.ways;
  for (std::size_t i = 0; i < trips.size(); ++i) {
    auto const w = day.trips.way[i];
    if (w == kNoWay || driven.trips[w]++ > 0) continue;
    driven.vehicle[w] = trips.vehicle[i];
    driven.origin[w] = trips.origin[i];
    driven.destination[w] = trips.destination[i];
  }
  if (!wishes.empty()) note_leads(day.trips, wishes, driven);
  return driven;
}

void depart_as_remembered(DrivenWays const& driven, DayWays const& warm, std::span<ScheduleWish const> wishes,
                          DayTrips& trips) {
  if (driven.lead_offset.empty()) return;
  std::vector<std::uint32_t> before(driven.lead.size(), 0);  // trips that have taken a wish, at its first row
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    auto const w = warm.way[i];
    if (w == kNoWay || wishes[i].arrive == kNoTime) continue;
    auto const [first, last] = rows_of_nearest(driven, w, wishes[i].arrive);
    if (first == last) continue;
    double const u = even_spread(before[first]++);
    auto const row = first + static_cast<std::size_t>(u * static_cast<double>(last - first));
    trips.depart[i] = later_by(wishes[i].arrive, -std::int64_t{driven.lead[row]});
  }
}

DayWays remembered_ways(DrivenWays const& driven, DayTrips const& trips, DayNetwork const& network) {
  DayWays warm{driven.ways, std::vector<std::uint32_t>(trips.size(), kNoWay)};
  auto const pair = [](auto const& rows, std::uint32_t i) {
    return std::tuple{rows.vehicle[i], rows.origin[i], rows.destination[i]};
  };
  auto const rows = open_rows(driven, network);
  auto const same = [&](std::uint32_t a, std::uint32_t b) { return pair(driven, a) == pair(driven, b); };
  auto const order = by_pair(trips);
  auto begin = rows.begin();
  std::size_t rank = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    auto const key = pair(trips, order[i]);
    rank = i > 0 && pair(trips, order[i - 1]) == key ? rank + 1 : 0;
    while (begin != rows.end() && pair(driven, *begin) < key) ++begin;
    if (begin == rows.end() || pair(driven, *begin) != key) continue;
    auto const end = std::find_if(begin, rows.end(), [&](std::uint32_t row) { return !same(*begin, row); });
    warm.way[order[i]] = at_quantile(driven, {begin, end}, even_spread(rank));
  }
  drop_barred(trips, network, warm);
  return warm;
}

}  // namespace tanvan
