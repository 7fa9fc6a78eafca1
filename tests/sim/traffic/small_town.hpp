#pragma once
/// A town full of trips, for tests of what holds for all of them.

#include <array>

#include "sim/rng/draws.hpp"
#include "tests/sim/traffic/small_roads.hpp"

namespace tanvan {

/// A town of side x side junctions and trips by staircases, all classes, some junctions with signals.
inline SmallRoads town(std::uint32_t side, std::uint32_t trips, double span_s) {
  SmallRoads s;
  auto const node = [&](std::uint32_t x, std::uint32_t y) { return y * side + x; };
  std::vector<std::array<LinkId, 4>> out(std::size_t{side} * side);  // east, north, west, south
  for (std::uint32_t y = 0; y < side; ++y)
    for (std::uint32_t x = 0; x < side; ++x) {
      double const lanes = x % 4 == 0 || y % 4 == 0 ? 2 : 1;
      if (x + 1 < side) {
        out[node(x, y)][0] = s.link(node(x, y), node(x + 1, y), 150, lanes, 0.5, 50);
        out[node(x + 1, y)][2] = s.link(node(x + 1, y), node(x, y), 150, lanes, 0.5, 50);
      }
      if (y + 1 < side) {
        out[node(x, y)][1] = s.link(node(x, y), node(x, y + 1), 150, lanes, 0.5, 50);
        out[node(x, y + 1)][3] = s.link(node(x, y + 1), node(x, y), 150, lanes, 0.5, 50);
      }
    }
  TurnNumbers const numbers(s.roads);
  for (std::uint32_t t = 0; t < trips; ++t) {
    Draws draws(742, AgentKey{t}, 0, Stream::activity);
    auto x = draws.below(side), y = draws.below(side);
    auto const goal_x = draws.below(side), goal_y = draws.below(side);
    std::vector<LinkId> way;
    while (x != goal_x || y != goal_y) {
      bool const along = y == goal_y || (x != goal_x && draws.chance(0.5));
      auto const heading = along ? (x < goal_x ? 0U : 2U) : (y < goal_y ? 1U : 3U);
      way.push_back(out[node(x, y)][heading]);
      if (along)
        x += x < goal_x ? 1U : -1U;
      else
        y += y < goal_y ? 1U : -1U;
    }
    if (way.empty()) continue;
    auto const u = draws.uniform();
    auto const vehicle = u < 0.8    ? VehicleClass::motorbike
                         : u < 0.9  ? VehicleClass::car
                         : u < 0.95 ? VehicleClass::bus
                                    : VehicleClass::truck;
    s.trips.depart.push_back(traffic_time(draws.uniform() * span_s));
    s.trips.vehicle.push_back(vehicle);
    s.trips.way.push_back(s.ways.add(way, numbers));
  }
  return s;
}

/// Signals where both a row and a column of two lanes cross: fixed ones and actuated ones by turns.
inline void add_signals(SmallRoads& s, std::uint32_t side) {
  for (std::uint32_t v = 0; v < side * side; ++v) {
    if (v % side % 4 != 0 || v / side % 4 != 0) continue;
    bool const fixed = (v / side + v % side) % 8 == 0;
    SignalController controller;
    controller.node = NodeId{v};
    controller.cycle_s = 60;
    controller.offset_s = v % 60;
    if (!fixed) controller.phases = {{5, 30, 3, 2}, {5, 30, 3, 2}};
    auto const row = static_cast<std::uint32_t>(s.roads.controllers.size());
    s.roads.controllers.push_back(controller);
    for (auto const a : ids<LinkId>(s.roads.links()))
      for (auto const b : ids<LinkId>(s.roads.links())) {
        if (s.roads.to[a].value != v || s.roads.from[b].value != v) continue;
        bool const along = s.roads.from[a].value / side == v / side;
        SignalMovement m{row, a, b};
        if (fixed)
          m.green = {{along ? 0.0 : 30.0, along ? 27.0 : 57.0}};
        else
          m.phases = {along ? 0U : 1U};
        s.roads.movements.push_back(m);
      }
  }
}

}  // namespace tanvan
