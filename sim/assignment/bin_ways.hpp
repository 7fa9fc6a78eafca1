#pragma once
/// Inside of the room: cheapest ways on costs that stay the same for all who depart in a bin.

#include <functional>
#include <span>

#include "sim/assignment/day_routing.hpp"

namespace tanvan {

/// What ways cost by the bin of departure.
struct BinCosts {
  /// The bin of a trip.
  std::function<std::uint32_t(std::size_t trip)> bin_of;
  /// Fills in what each link costs a class [s]; +inf: closed.
  std::function<void(VehicleClass vehicle, std::size_t bin, std::span<double> cost)> link_costs;
  /// What it costs to get onto a first link [s]; empty: nothing anywhere.
  std::function<double(VehicleClass vehicle, std::size_t bin, LinkId first)> wait = {};
};

/// Gives ways to the trips chosen (1) that go anywhere: one search for all of a class, bin, origin and destination.
/// @param[in,out] found  rows of other trips stay as they are
void ways_by_bin(DayNetwork const& network, DayTrips const& trips, std::span<std::uint8_t const> chosen,
                 BinCosts const& costs, DayWays& found);

}  // namespace tanvan
