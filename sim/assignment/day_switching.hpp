#pragma once
/// How travellers of a simulated day learn from it: who changes to a better way, and how far all are from wanting to.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/id.hpp"
#include "sim/traffic/traffic_day.hpp"

namespace tanvan {

/// Sum over trips of (experienced - best) / sum of best, what all could gain together if each of them alone had driven
/// his best way. @param experienced,best  one a trip, same unit  @param counts  0: left out, the trip isn't driven
/// @return >= 0 where no best is above what was experienced; 0 where nobody travels
double experienced_gap(std::span<double const> experienced, std::span<double const> best,
                       std::span<std::uint8_t const> counts);

/// The statistic of Geoffrey E. Havers, sqrt(2 (a - b)^2 / (a + b)); 0 where both are 0.
/// @param a,b  volumes of an hour [vehicles/h]
double geh(double a, double b);

/// Vehicles that left each link in each hour [hours, links], all classes. Bins of more than an hour are spread evenly.
std::vector<double> hourly_volumes(LinkRecord const& record);

/// Share of links and hours with GEH below `limit`, of those with any volume in either; 1 where there are none. The
/// shorter day has empty hours at its end.
double geh_share(std::span<double const> before, std::span<double const> now, double limit);

/// How readily travellers change.
struct SwitchRule {
  double most = 0.5;     // share of those who gain much that changes at once, in (0, 1]
  double power = 0.7;    // the step of iteration k is no less than k^-power, >= 0
  double shrink = 0.9;   // of the step where the gap stood still, in (0, 1]
  double enough = 0.95;  // a gap below this part of the one before doesn't stand still
};

/// The step after iteration k. It stays as it is while the gap falls. @param before,gap  of iterations k - 1 and k
double next_step(double step, double before, double gap, int k, SwitchRule const& rule);

/// The chance that a traveller changes: step times his own gain relative to what he pays now, no more than `most`.
/// Where the other way shortens the queues of others by more than he gains it is step times `most`, however long the
/// queue: it grew to what it is while he and others stood in it, so that its length says little about how many are too
/// many.
/// @param now  > 0 where he gains  @param gain,relief  [s], >= 0  @param step  >= 0
double switching_share(double now, double gain, double relief, double step, double most);

/// Who changes. Trips are lined up by `group` and departure; along the line the shares add up, and whoever carries the
/// sum over the next whole number changes (systematic sampling; Madow, Madow, Annals of Mathematical Statistics 15,
/// 1944). So those who leave a queue are spread evenly over it, and as many leave as their shares say, give or take
/// one. The line begins at a draw.
/// @param share  [trips], in [0, 1]  @param group  [trips], say the link where the trip lost most
/// @return [trips], 1: changes
std::vector<std::uint8_t> switchers(std::span<double const> share, std::span<std::uint32_t const> group,
                                    std::span<TrafficTime const> depart, std::uint64_t seed, std::uint32_t iteration);

}  // namespace tanvan
