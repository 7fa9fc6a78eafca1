#pragma once
/// A small service and who rides it, for tests of its riders.

#include <limits>

#include "models/transit_service/chosen_journey.hpp"

namespace tanvan {

inline constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr std::size_t at(Mode mode) {
  return static_cast<std::size_t>(mode);
}

/// A bus line with three stops and a metro with two; two zones and a morning bin of three hours.
inline World two_lines() {
  World world;
  world.scale = 0.5;
  world.transport.bins = {{"am", 6 * 3600., 3 * 3600.}};
  for (auto const* id : {"B", "M"}) {
    LineRow line;
    line.id = id;
    line.mode = id[0] == 'B' ? "bus" : "metro";
    line.headway_peak_min = line.headway_offpeak_min = 10;
    line.service_start_min = 0, line.service_end_min = 24 * 60;
    line.vehicle_capacity = 60;
    world.region.lines.push_back(line);
  }
  for (auto const& [line, order] : {std::pair{"M", 1}, {"M", 2}, {"B", 1}, {"B", 2}, {"B", 3}}) {
    StopRow stop;
    stop.line_id = line, stop.order = order;
    world.region.stops.push_back(stop);
  }
  for (int z = 0; z < 2; ++z) world.network.zones.code.push_back("Z");
  world.day.service.line_open = {1, 1};
  return world;
}

inline void add_tour(World& world, Mode mode, std::int32_t lot = -1) {
  auto& t = world.day.trips;
  for (std::uint32_t way = 0; way < 2; ++way) {
    t.traveller.push_back({}), t.origin.push_back({way}), t.destination.push_back({1 - way});
    t.bin.push_back(0), t.mode.push_back(mode), t.company_bus.push_back(0), t.lot.push_back(lot);
    t.returning.push_back(static_cast<std::uint8_t>(way));
  }
}

/// From zone 0 to 1 by bus from its first stop to its last, then by metro; back the same way. Rows of places: zones,
/// then a lot at the metro's first station.
inline Journeys journeys() {
  std::size_t const n = 3;
  std::vector<double> const none(n * n, kInf);
  TransitSkim skim{n, none, none, none, none, none, std::vector<Rides>(n * n), std::vector<double>(n * n, 0)};
  skim.boardings[0 * n + 1] = skim.boardings[1 * n + 0] = 2;
  skim.rides[0 * n + 1] = {Ride{0, 2}, Ride{3, 4}};
  skim.rides[1 * n + 0] = {Ride{4, 3}, Ride{2, 0}};
  skim.boardings[2 * n + 1] = skim.boardings[1 * n + 2] = 1;
  skim.rides[2 * n + 1] = {Ride{3, 4}};
  skim.rides[1 * n + 2] = {Ride{4, 3}};
  Journeys all;
  all[at(Mode::metro)] = all[at(Mode::park_ride)] = {skim};
  return all;
}

}  // namespace tanvan
