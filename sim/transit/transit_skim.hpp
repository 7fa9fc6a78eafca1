#pragma once
/// Zone-to-zone level of service of public transport by headway.

#include <array>
#include <span>
#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/transit/transit_network.hpp"
#include "sim/transit/travel_facts.hpp"

namespace tanvan {

struct TransitOptions {
  double access_limit_km = 1.5;  ///< straight walk to and from a stop
  double walk_kmh = travel_facts::kWalk_kmh;
  double detour = travel_facts::kDetour;  ///< walked over straight distance
  double zone_spread =
      travel_facts::kZoneSpread;  ///< share of a zone's radius that its people live nearer to a stop than its centre
  double least_access_km = travel_facts::kLeastAccess_km;  ///< straight; even beside the stop somebody walks
  double transfer_limit_km = 0.4;                          ///< straight walk between stops of two lines
  double wait_cap_min = 20;         ///< longest wait; who rides a line of long headway knows its timetable
  double walk_weight = 1.93;        ///< of walking and waiting against riding (London smart cards, 1.92-1.94)
  double boarding_penalty_min = 5;  ///< felt at each boarding after the first; prior
  double max_boardings = 3;         ///< whole, at most kMostRides
  double minutes_a_dong = 0;        ///< that a đồng of fare is felt as [min]; 0: fares choose no way
};

/// The keys of [models.transit_service] among them; weights and penalties are the traveller's, whoever that is.
std::vector<Parameter> path_parameters(TransitOptions& options);

inline constexpr int kMostRides = 4;

/// A ride without a change: rows of stops of one line, forward where `board < alight`.
struct Ride {
  std::uint32_t board = 0, alight = 0;
};
using Rides = std::array<Ride, kMostRides>;  // as many as there are boardings

/// [Z, Z] row-major each; +inf in every matrix where there is no service or the zones are the same.
struct TransitSkim {
  std::size_t zones = 0;
  std::vector<double> time_min;  // door to door, unweighted
  std::vector<double> walk_min;  // of which walked
  std::vector<double> wait_min;  // of which waited, for vehicles with room
  std::vector<double> boardings;
  std::vector<double> fare_vnd;      // sum of the fares of all boardings
  std::vector<Rides> rides;          // [Z, Z] of the best way
  std::vector<double> crowding_min;  // by which its ride feels longer
};

/// Least weighted time, crowding * riding + walk_weight * (walk + wait) + penalties, between all zones by at most
/// `max_boardings` rides. Wait = min(headway / 2, cap), and longer where vehicles are full. Rounds as in RAPTOR
/// (Delling, Pajor, Werneck, Transportation Science 49, 2015), with waits in the place of timetables. Access from a
/// zone: the straight distance from its centre less zone_spread * radius, not below least_access_km, up to
/// access_limit_km; zones are discs and large, so which part of their people reach a stop at all is `share_within`'s to
/// tell. Ties: fewer boardings, then the lower line. Origins in parallel, each its own row: the same bits on any number
/// of threads.
TransitSkim transit_skim(TransitNetwork const& network, std::span<ZoneDisc const> zones, TransitOptions const& options);

/// Least weighted time from each stop to each, [S, S] row-major: from standing at one until leaving a vehicle at the
/// other, by the same search; +inf where nobody rides. With weights of 1 and no penalties the least minutes by the
/// clock. Each number is a least sum, so that another line, a shorter headway or a faster ride makes none greater, to
/// the last bit. Stops in parallel, each its own row: the same bits on any number of threads.
std::vector<double> stop_times(TransitNetwork const& network, TransitOptions const& options);

}  // namespace tanvan
