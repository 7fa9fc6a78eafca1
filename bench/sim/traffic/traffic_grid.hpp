#pragma once
/// Workloads for measuring a simulated day: a square grid of streets and avenues with trips whose ways are given.

#include <array>
#include <cstdint>

#include "sim/traffic/traffic_day.hpp"

namespace tanvan {

/// Which ways trips may go. `all`: to any side. `no_circles`: east and north, or west and south, so that no vehicles
/// can ever wait for each other in a circle, however crowded the grid is.
enum class Headings : std::uint8_t { all, no_circles };

/// A street or an avenue of the grid.
struct GridRoad {
  double lanes = 1;
  double speed_kmh = 50;
};

/// What a grid looks like and who drives on it. Defaults are a plain grid of streets that nobody drives on.
struct GridPlan {
  std::uint32_t side = 20;            // nodes along each side, >= 2
  double spacing_m = 200;             // length of each link
  double capacity_pcu_h_lane = 1800;  // [PCU/h/lane]
  GridRoad street = {2, 50};          //
  GridRoad avenue = {3, 60};          //
  std::uint32_t avenue_every = 0;     // rows and columns 0, k, 2k … are avenues; 0: none are
  bool signals = false;               // where avenues cross: two phases of 30 s, 3 s of each for clearing
  double narrow_share = 0;            // of links, drawn by link: their capacity is `narrow_capacity` of what it was
  double narrow_capacity = 0.5;       //
  std::uint32_t trips = 0;            //
  double span_s = 3600;               // trips depart evenly in [0, span)
  std::uint32_t reach = ~0U;          // most blocks along each axis between origin and destination
  double avenue_pull = 0;             // chance to take the avenue where a way could also go on along a street
  Headings headings = Headings::all;  //
  std::array<double, kVehicleClasses> share = {0, 1, 0, 0};  // of trips, in the order of `VehicleClass`; sum 1
  std::uint64_t seed = 742;
};

struct TrafficGrid {
  TrafficRoads roads;
  TripTable trips;
  WayTable ways;  // one a trip
};

/// Roads by from-node (row by row), then east, north, west, south. Ways are staircases without detours; every draw is
/// keyed by seed and trip (or link), so more trips change none of the others.
TrafficGrid traffic_grid(GridPlan const& plan);

/// As many nodes and trips as the issue of the traffic step names for a comparison: cars alone, near free flow.
GridPlan plain_grid(std::uint32_t side, std::uint32_t trips);

/// 60 x 60 nodes, 150 m apart, one lane, avenues of three every tenth; 200,000 trips in two hours: a city's centre.
GridPlan city_grid();

/// 100 x 100 nodes (39,600 links), avenues with signals, a million trips in four hours, nine in ten of them not by car.
GridPlan corridor_grid();

/// The corridor where all set out within a quarter of an hour, spread over streets and avenues, and one link in seven
/// is narrow: a third of links stand or crawl at first, a quarter when the average vehicle comes onto a link.
GridPlan jammed_corridor_grid();

/// Links that are more than half full of standing room, as a share of all, as the average vehicle that comes onto a
/// link finds them: at the end of its bin.
double jammed_share(TrafficGrid const& grid, TrafficRules const& rules, LinkRecord const& record);

}  // namespace tanvan
