#pragma once
/// What a carrier's vehicles do in a day.

#include <cstddef>
#include <vector>

#include "sim/tours/tour_problem.hpp"

namespace tanvan {

/// A vehicle's day: trips from the depot over stops back to the depot.
struct Duty {
  FleetClassId fleet_class;
  std::vector<std::vector<TourStopId>> trips;  ///< none is empty

  friend bool operator==(Duty const&, Duty const&) = default;
};

/// Duties in the order of their first stop, and stops that no vehicle takes.
struct TourPlan {
  std::vector<Duty> duties;
  std::vector<TourStopId> left_out;  ///< increasing
  double cost = 0;                   ///< of the duties (`cost_of`)

  friend bool operator==(TourPlan const&, TourPlan const&) = default;
};

/// The order that makes plans alike comparable: stops left out and duties as above.
void put_in_order(TourPlan& plan);

}  // namespace tanvan
