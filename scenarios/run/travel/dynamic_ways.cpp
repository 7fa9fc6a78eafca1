#include "scenarios/run/travel/dynamic_ways.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tbb/parallel_sort.h>
#include <tuple>

#include "sim/assignment/ban_departures.hpp"

namespace tanvan {
namespace {

constexpr double kGolden = 0.6180339887498949;  // its multiples spread evenly over (0, 1), however many

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

}  // namespace

DrivenWays driven_ways(DayEquilibrium const& day, DayTrips const& trips) {
  std::size_t const ways = day.ways.size();
  DrivenWays driven{std::vector<VehicleClass>(ways), std::vector<NodeId>(ways), std::vector<NodeId>(ways),
                    std::vector<std::uint32_t>(ways), day.ways};
  for (std::size_t i = 0; i < trips.size(); ++i) {
    auto const w = day.trips.way[i];
    if (w == kNoWay || driven.trips[w]++ > 0) continue;
    driven.vehicle[w] = trips.vehicle[i];
    driven.origin[w] = trips.origin[i];
    driven.destination[w] = trips.destination[i];
  }
  return driven;
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
    double const u = std::fmod((static_cast<double>(rank) + 0.5) * kGolden, 1.0);
    warm.way[order[i]] = at_quantile(driven, {begin, end}, u);
  }
  drop_barred(trips, network, warm);
  return warm;
}

}  // namespace tanvan
