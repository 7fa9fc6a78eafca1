#pragma once
/// What a simulated day recorded, as the traffic and the times of the bins of a scenario.

#include "scenarios/run/travel/road_times.hpp"
#include "sim/engine/world.hpp"
#include "sim/traffic/traffic_day.hpp"
#include "sim/traffic/traffic_rules.hpp"

namespace tanvan {

/// What vehicles did on links in the bins of the scenario.
struct BinRecord {
  std::size_t bins = 0, links = 0;
  std::vector<double> vehicles;  // [T, L, C] that left the link in the bin, of the sample
  std::vector<double> delay_s;   // [T, L, 2] sum of motorbikes and of all others, of the sample; the time of those who
                                 // never left too
  std::vector<double> standing;  // [T, L] at the end of the bin [PCU]
};

/// Bins of the record that lie in two bins of the scenario count in both, by their parts. What happens after midnight
/// of the second day counts as the same hour of this one.
BinRecord bin_record(DayResult const& day, std::vector<TimeBin> const& bins);

/// Mean times of those who left a link in a bin: as on the empty link, and their mean delay. Where no car, bus or
/// truck left, that of motorbikes, and the other way round where traffic isn't mixed; where nobody left and vehicles
/// stand at the end of the bin, as long as the bin.
RoadTimes road_times(BinRecord const& record, World const& world, TrafficRules const& rules);

/// Trips that drove: the junction where each set out, and when it wanted to and did.
struct Starts {
  std::span<NodeId const> origin;
  std::span<VehicleClass const> vehicle;
  std::span<TrafficTime const> depart, enter;  // enter: kNoTime where it never got onto the roads
};

/// Mean waits of those who set out at a junction in a bin until they got onto their first link, as in
/// `RoadTimes::entry_wait_s`; 0 where nobody did. Who never got there waited for as long as the bin lasts. Where none
/// but motorbikes set out, others would wait as long as they, which is the least that can be said.
std::vector<double> entry_waits(Starts const& starts, std::vector<TimeBin> const& bins, std::size_t nodes);

/// Volumes and delays of all vehicles, line buses too. @param share  of all vehicles that drove
/// @param bus_veh_h  [T, L], line buses
TrafficDay traffic_of(BinRecord const& record, RoadTimes const& times, World const& world, TrafficRules const& rules,
                      Matrix const& bus_veh_h, double share);

}  // namespace tanvan
