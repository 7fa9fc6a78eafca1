#pragma once
/// One carrier's day as a tour problem, and a plan of it as trips.

#include <span>
#include <vector>

#include "models/freight/rounds.hpp"
#include "sim/tours/tour_plan.hpp"

namespace tanvan {

/// What a plan comes to.
struct RoundResult {
  std::vector<GoodsTrip> trips;
  std::vector<std::uint32_t> left_out;  // rows of shipments that no round takes
  std::uint64_t rounds = 0;             // that call at more than one shipment
  std::uint64_t pooled = 0, alone = 0;  // shipments in those, and in rounds of their own
  double cost_vnd = 0, duty_h = 0;
};

/// Shipments of one base, all brought out or all collected: stop k + 1 of the problem is shipment k of the group.
class RoundProblem {
 public:
  /// @param rows  of the group, in `shipments`; same base, same direction; at least one
  /// @param luck  in (0, 1): at which quantile of the departures of the hours that leave time for the round vehicles
  /// may begin to leave
  RoundProblem(FreightRoads const& roads, std::span<Shipment const> shipments, std::span<std::uint32_t const> rows,
               double luck, FreightParameters const& p);

  TourProblem const& problem() const { return problem_; }
  std::size_t stops() const { return problem_.stops(); }
  RoundResult drive(TourPlan const& plan) const;

 private:
  void lay_out_legs(FreightRoads const& roads);
  void lay_out_stops(FreightParameters const& p);
  void lay_out_fleet(double luck, FreightParameters const& p);

  FreightRoads const& roads_;
  std::span<Shipment const> shipments_;
  std::span<std::uint32_t const> rows_;
  std::vector<ZoneId> zone_;  // of the stops, the base first
  bool collected_;
  TourProblem problem_;
};

}  // namespace tanvan
