#pragma once
/// Inside of the room: what searches for ways of a day have in common.

#include <algorithm>
#include <span>
#include <vector>

#include "sim/assignment/day_network.hpp"
#include "sim/parallel/for_rows.hpp"

namespace tanvan {

inline constexpr std::size_t kSearchBlock = 256;  // searches of one task

/// Appends ways to a table. @return the number that the first of them has now
inline std::uint32_t append_ways(WayTable const& more, WayTable& table) {
  auto const base = static_cast<std::uint32_t>(table.size()), turns = table.offset.back();
  table.first.insert(table.first.end(), more.first.begin(), more.first.end());
  for (std::size_t w = 0; w < more.size(); ++w) table.offset.push_back(turns + more.offset[w + 1]);
  table.turn.insert(table.turn.end(), more.turn.begin(), more.turn.end());
  return base;
}

/// Runs searches [begin, end) in parallel blocks and joins their ways in the order of the rows.
/// @param find  by (row, out links) finds a way; no links where there is none  @param[out] way  of each row
template <class Find>
void find_ways(std::size_t begin, std::size_t end, TurnNumbers const& numbers, Find const& find, WayTable& table,
               std::span<std::uint32_t> way) {
  std::vector<WayTable> blocks((end - begin + kSearchBlock - 1) / kSearchBlock);
  for_each_block(end - begin, kSearchBlock, [&](std::size_t first, std::size_t last) {
    std::vector<LinkId> links;
    auto& block = blocks[first / kSearchBlock];
    for (std::size_t i = begin + first; i < begin + last; ++i) {
      find(i, links);
      way[i] = links.empty() ? kNoWay : block.add(links, numbers);
    }
  });
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    auto const base = append_ways(blocks[b], table);
    auto const first = begin + b * kSearchBlock;
    for (std::size_t i = first; i < std::min(first + kSearchBlock, end); ++i)
      if (way[i] != kNoWay) way[i] += base;
  }
}

/// A link on which a way may begin, and what it costs to get to its end, waiting before it included.
struct FirstLink {
  LinkId link;
  double cost;
};

/// The link on which a way began that was found from the ends of first links: the cheapest that ends there, the lower
/// id of equals. @param start  the end of one of them
inline LinkId first_link_to(std::span<FirstLink const> firsts, TrafficRoads const& roads, NodeId start) {
  FirstLink best{LinkId{}, kUnreachable};
  for (auto const& first : firsts)
    if (roads.to[first.link] == start &&
        (first.cost < best.cost || (first.cost == best.cost && first.link < best.link)))
      best = first;
  return best.link;
}

/// Whether a way comes back to where it began. Who does so only dodges the wait before another first link.
inline bool comes_back(std::span<LinkId const> way, TrafficRoads const& roads) {
  return !way.empty() &&
         std::ranges::any_of(way.subspan(1), [&](LinkId a) { return roads.from[a] == roads.from[way[0]]; });
}

}  // namespace tanvan
