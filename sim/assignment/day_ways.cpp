#include "sim/assignment/day_ways.hpp"

#include <algorithm>
#include <tbb/parallel_sort.h>
#include <tuple>

namespace tanvan {
namespace {

std::span<std::uint8_t const> turns_of(WayTable const& ways, std::uint32_t row) {
  return std::span(ways.turn).subspan(ways.offset[row], ways.links_of(row));
}

std::uint32_t copy_way(WayTable const& from, std::uint32_t row, WayTable& to) {
  auto const turns = turns_of(from, row);
  to.first.push_back(from.first[row]);
  to.turn.insert(to.turn.end(), turns.begin(), turns.end());
  to.offset.push_back(static_cast<std::uint32_t>(to.turn.size()));
  return static_cast<std::uint32_t>(to.size() - 1);
}

}  // namespace

bool same_way(WayTable const& a, std::uint32_t row_a, WayTable const& b, std::uint32_t row_b) {
  return a.first[row_a] == b.first[row_b] && std::ranges::equal(turns_of(a, row_a), turns_of(b, row_b));
}

WayTable used_ways(WayTable const& ways, std::span<std::uint32_t> way) {
  WayTable used;
  std::vector<std::uint32_t> row(ways.size(), kNoWay);
  for (auto& w : way) {
    if (w == kNoWay) continue;
    if (row[w] == kNoWay) row[w] = copy_way(ways, w, used);
    w = row[w];
  }
  return used;
}

DayWaySets::DayWaySets(DayTrips const& trips, std::size_t most) : most_(most), pair_(trips.size()) {
  std::vector<std::uint32_t> order(trips.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
  auto const key = [&](std::uint32_t i) { return std::tuple{trips.vehicle[i], trips.origin[i], trips.destination[i]}; };
  tbb::parallel_sort(order.begin(), order.end(), [&](auto i, auto j) {
    return std::pair{key(i), i} < std::pair{key(j), j};
  });
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || key(order[i - 1]) != key(order[i])) first_.push_back(kNoWay);
    pair_[order[i]] = static_cast<std::uint32_t>(first_.size() - 1);
  }
  count_.assign(first_.size(), 0);
}

std::uint32_t DayWaySets::find(std::uint32_t pair, WayTable const& from, std::uint32_t row) const {
  auto w = first_[pair];
  while (w != kNoWay && !same_way(ways_, w, from, row)) w = next_[w];
  return w;
}

void DayWaySets::append(std::uint32_t pair, std::uint32_t way) {
  next_.push_back(kNoWay);
  users_.push_back(0);
  ++count_[pair];
  if (first_[pair] == kNoWay) {
    first_[pair] = way;
    return;
  }
  auto last = first_[pair];
  while (next_[last] != kNoWay) last = next_[last];
  next_[last] = way;
}

void DayWaySets::drop_unused(std::uint32_t pair, std::uint32_t but) {
  for (auto* link = &first_[pair]; *link != kNoWay; link = &next_[*link]) {
    if (users_[*link] > 0 || *link == but) continue;
    *link = next_[*link];
    --count_[pair];
    return;
  }
}

std::uint32_t DayWaySets::add(std::uint32_t pair, WayTable const& from, std::uint32_t row) {
  if (auto const known = find(pair, from, row); known != kNoWay) return known;
  auto const way = copy_way(from, row, ways_);
  append(pair, way);
  if (count_[pair] > most_) drop_unused(pair, way);
  return way;
}

void DayWaySets::use(std::uint32_t way) {
  if (way != kNoWay) ++users_[way];
}

void DayWaySets::leave(std::uint32_t way) {
  if (way != kNoWay) --users_[way];
}

}  // namespace tanvan
