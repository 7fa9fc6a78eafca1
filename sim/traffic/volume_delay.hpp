#pragma once
/// Volume-delay functions, one a link: how long it takes at a steady volume, and what one vehicle more costs all.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/column.hpp"
#include "sim/traffic/bpr.hpp"
#include "sim/traffic/delay_table.hpp"

namespace tanvan {

enum class DelayKind : std::uint8_t { bpr, conical, table, marginal_conical, marginal_table };

/// Which function a link has, and what it needs beside t0 and capacity.
struct DelayForm {
  DelayKind kind = DelayKind::bpr;
  std::uint32_t table = 0;  // of `VolumeDelay::tables`; for tables
  double steepness = 4;     // a > 1 of `conical.hpp`, without unit; for cones
};

/// One volume-delay function a link: BPR with its own alpha and beta, a cone, or a table. The marginal kinds, which
/// `marginal_costs` makes, stand for the marginal cost t + v dt/dv of a cone or a table: `time` is that cost, `slope`
/// its derivative, `integral` the total cost v t(v). (The marginal cost of BPR is BPR with alpha (1 + beta) for alpha.)
struct VolumeDelay {                    // one row per LinkId
  Column<LinkId, double> t0;            // free-flow time, >= 0, in any unit of time
  Column<LinkId, double> capacity;      // [PCU/h], > 0; any for BPR with alpha 0
  Column<LinkId, BprParameters> shape;  // without unit; read for BPR alone
  Column<LinkId, DelayForm> form;       // empty: BPR everywhere
  DelayTables tables;                   // that `form` names

  std::size_t size() const { return t0.size(); }
  bool is_bpr(LinkId a) const { return form.empty() || form[a].kind == DelayKind::bpr; }

  /// Both at once, for the price of one power. @param volume >= 0 [PCU/h]
  /// The slope of BPR is given as 0 at zero volume where beta < 1 (in truth it is infinite there). The slope of the
  /// marginal cost of a table jumps at its points (the right-hand one is given) and may be negative between them.
  TimeSlope time_and_slope(LinkId a, double volume) const {
    if (is_bpr(a)) [[likely]]
      return bpr_time_slope(t0[a], capacity[a], volume, shape[a]);
    return curved_time_slope(a, volume);
  }
  double time(LinkId a, double volume) const { return time_and_slope(a, volume).time; }
  double slope(LinkId a, double volume) const { return time_and_slope(a, volume).slope; }
  /// From 0 to `volume`, exact but for rounding: the link's term of Beckmann's objective.
  double integral(LinkId a, double volume) const {
    if (is_bpr(a)) [[likely]]
      return bpr_integral(t0[a], capacity[a], volume, shape[a]);
    return curved_integral(a, volume);
  }

 private:
  DelayCurve curve(LinkId a, double saturation) const;
  TimeSlope curved_time_slope(LinkId a, double volume) const;
  double curved_integral(LinkId a, double volume) const;
};

/// Something wrong with the function of one link.
struct DelayFault {
  LinkId link;
  std::string sentence;  // what it is and what it must be
};

/// Every fault of every link, by ascending link: times below 0, capacities that are not above 0 (where they count),
/// parameters out of range, tables that are not there. Columns of different lengths are our own mistake (`expects`).
std::vector<DelayFault> validate(VolumeDelay const& delay);

/// Whether a tangent never lies above any of the functions, so that steps along slopes stay safe: BPR with beta of 0 or
/// from 1 on, and cones. Tables, BPR with 0 < beta < 1 and marginal costs of curves may bend down.
bool is_convex(VolumeDelay const& delay);

/// The same links with their marginal costs t + v dt/dv for times: what a vehicle adds to the total of all vehicles.
/// @param delay without marginal kinds
VolumeDelay marginal_costs(VolumeDelay delay);

}  // namespace tanvan
