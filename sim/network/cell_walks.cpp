#include "sim/network/cell_walks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr auto kNotSeen = std::numeric_limits<std::uint32_t>::max();
constexpr double kWithin = 2.0 / 3, kLeast = 0.5;  // of a side

std::uint32_t apart(std::int32_t a, std::int32_t b) {
  return static_cast<std::uint32_t>(std::abs(a - b));
}

}  // namespace

WalkStreets streets_by_cell(ZoneCells const& cells, std::span<WalkBarrier const> barriers,
                            std::span<PlanePoint const> openings) {
  std::size_t zones = 0;
  for (auto const zone : cells.zone) zones = std::max<std::size_t>(zones, zone.value + 1);
  auto streets = street_grid(cells, Column<ZoneId, double>(zones, cells.side_m), barriers, openings);
  ensures(streets.node.size() == cells.size(), "one corner a cell");
  return streets;
}

CellWalks::CellWalks(WalkStreets const& streets, ZoneCells const& cells)
    : streets_(streets), cells_(cells), steps_(cells.size(), kNotSeen) {
  expects(streets.node.size() == cells.size(), "streets with one corner a cell");
}

void CellWalks::spread(CellId from, std::uint32_t most_steps) {
  for (auto const cell : seen_) steps_[cell.value] = kNotSeen;
  seen_.assign(1, from);
  steps_[from.value] = 0;
  for (std::size_t next = 0; next < seen_.size(); ++next) {
    auto const cell = seen_[next].value;
    if (steps_[cell] >= most_steps) break;
    for (auto e = streets_.offset[cell]; e < streets_.offset[cell + 1]; ++e) {
      auto const to = streets_.to[e];
      if (steps_[to] != kNotSeen) continue;
      steps_[to] = steps_[cell] + 1;
      seen_.push_back(CellId{to});
    }
  }
  std::sort(seen_.begin(), seen_.end());
}

std::span<CellWalk const> CellWalks::from_cell(CellId from, double most_m) {
  spread(from, static_cast<std::uint32_t>(most_m / cells_.side_m));
  found_.clear();
  for (auto const cell : seen_) {
    double const sides = cell == from ? kWithin : steps_to(cell);
    if (sides * cells_.side_m <= most_m) found_.push_back({cell, static_cast<float>(sides * cells_.side_m)});
  }
  return found_;
}

std::span<CellWalk const> CellWalks::from_place(PlanePoint place, double most_m) {
  found_.clear();
  auto const own = cells_.at(place);
  if (!own) return found_;
  spread(own, static_cast<std::uint32_t>(most_m / cells_.side_m) + 2);  // a place may lie far from its cell's middle
  for (auto const cell : seen_) {
    auto const middle = cells_.middle(cell);
    auto const straight = apart(cells_.row[cell], cells_.row[own]) + apart(cells_.column[cell], cells_.column[own]);
    double const round = (steps_to(cell) - straight) * cells_.side_m;
    double const walk = std::abs(middle.x - place.x) + std::abs(middle.y - place.y) + round;
    if (walk <= most_m) found_.push_back({cell, static_cast<float>(std::max(walk, kLeast * cells_.side_m))});
  }
  return found_;
}

}  // namespace tanvan
