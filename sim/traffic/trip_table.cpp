#include "sim/traffic/trip_table.hpp"

#include <fmt/format.h>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

std::vector<std::uint32_t> offsets_of(TrafficRoads const& roads) {
  std::vector<std::uint32_t> offset(roads.nodes + 1);
  for (auto const v : roads.from) ++offset[v.value + 1];
  for (std::size_t v = 0; v < roads.nodes; ++v) offset[v + 1] += offset[v];
  return offset;
}

}  // namespace

TurnNumbers::TurnNumbers(TrafficRoads const& roads)
    : offset_(offsets_of(roads)), link_(roads.links()), turn_(roads.links()) {
  std::vector<std::uint32_t> next(offset_.begin(), offset_.end() - 1);
  for (auto const a : ids<LinkId>(roads.links())) {
    auto const v = roads.from[a].value;
    turn_[a.value] = static_cast<std::uint8_t>(next[v] - offset_[v]);
    link_[next[v]++] = a;
  }
}

Faults check_turns(TrafficRoads const& roads, InputPlace const& place) {
  Faults faults;
  auto const offset = offsets_of(roads);
  for (std::size_t v = 0; v < roads.nodes; ++v)
    if (offset[v + 1] - offset[v] > TurnNumbers::kMostLeaving)
      faults.add(place, fmt::format("{} links leave node {} of the network, {} at most can", offset[v + 1] - offset[v],
                                    v + 1, TurnNumbers::kMostLeaving));
  return faults;
}

std::uint32_t WayTable::add(std::span<LinkId const> links, TurnNumbers const& numbers) {
  expects(!links.empty(), "a way has links");
  first.push_back(links.front());
  for (LinkId const link : links.subspan(1)) turn.push_back(numbers.turn_of(link));
  turn.push_back(TurnNumbers::kEnd);
  offset.push_back(static_cast<std::uint32_t>(turn.size()));
  return static_cast<std::uint32_t>(size() - 1);
}

void WayTable::links(std::size_t way, TrafficRoads const& roads, TurnNumbers const& numbers,
                     std::vector<LinkId>& links) const {
  links.assign(1, first[way]);
  for (auto i = offset[way]; turn[i] != TurnNumbers::kEnd; ++i)
    links.push_back(numbers.leaving(roads.to[links.back()])[turn[i]]);
}

}  // namespace tanvan
