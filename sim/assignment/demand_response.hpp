#pragma once
/// Elastic demand: trips that are made, or not, for what they cost.

#include <cstdint>
#include <functional>

#include "sim/assignment/path_set.hpp"

namespace tanvan {

/// Vehicles/h that a pair sends at this least cost, >= 0 and falling with it; +inf cost: no way. Pure: the same answer
/// to the same question. Any demand function will do: power, logit against another mode, a table.
using DemandResponse =
    std::function<double(std::uint32_t vehicle_class, std::uint32_t origin, std::uint32_t destination, double cost)>;

/// Brings the demand of every pair nearer to what it would be at its least cost, by
///   d <- d + step (D(c) - d),
/// where the step regulates itself: it shrinks when the gap grew, and grows a little when it fell (after Liu, He, He,
/// Networks and Spatial Economics 9, 2009, who average route choice so).
class DemandAdjustment {
 public:
  explicit DemandAdjustment(DemandResponse const& response) : response_(&response) {}

  /// sum |D(c) - d| over the larger of sum d and sum D(c), of pairs with a way, at their least costs now; 0 where both
  /// are.
  double gap(PathSet const& set) const;

  /// @param gap what `gap` said just now  @param[in,out] set demands, and flows in their old proportions
  void adjust(double gap, PathSet& set);

 private:
  DemandResponse const* response_;
  double step_ = 0.5, last_gap_ = 0;
};

}  // namespace tanvan
