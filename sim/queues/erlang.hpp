#pragma once
/// How long trucks wait at a gate of many lanes on average, without simulating one: formulas of the steady state.
/// One load for the whole time; where it changes by the hour or exceeds the lanes for a while, ask gate_queue.hpp.

#include <cstdint>

namespace tanvan {

/// What comes to a gate: arrivals by chance at a constant rate (Poisson), and how long each takes.
struct GateLoad {
  double arrivals_per_h = 0;  ///< >= 0
  double service_s = 0;       ///< mean service time [s], >= 0
  double service_cv = 1;      ///< standard deviation of the service time over its mean, >= 0; 1 if exponential
};

/// Offered load a: the lanes that would be busy on average were there always one free [Erlang, lanes].
double offered_load(GateLoad const& load);

/// Share of arrivals that find all lanes busy and go away (Erlang B), by the recursion
/// B(0) = 1, B(k) = a B(k-1) / (k + a B(k-1)), whose terms stay between 0 and 1 and lose no digits.
/// A. K. Erlang, "Solution of some problems in the theory of probabilities of significance in automatic telephone
/// exchanges", Elektroteknikeren 13, 1917.
/// @param offered  a >= 0 [Erlang]  @param lanes  any number; a step each  @return in [0, 1]
double blocking_probability(double offered, std::uint32_t lanes);

/// Share of arrivals that wait where nobody goes away (Erlang C): C = B / (1 - (a / c) (1 - B)).
/// @param offered  a >= 0 [Erlang]  @return in [0, 1]; 1 where a >= c, since the queue then grows without end
double wait_probability(double offered, std::uint32_t lanes);

/// Mean wait before service [s]: W = C s / (c - a) of M/M/c, times (1 + cv^2) / 2 for services of another spread. Exact
/// for exponential services at any number of lanes, and for any services at one lane (Pollaczek, Khinchine); else an
/// approximation (A. O. Allen, "Probability, Statistics, and Queueing Theory", 2nd edition, 1990, by Allen and
/// Cunneen).
/// @return >= 0; infinite where the load is at least as large as the lanes
double mean_wait_s(GateLoad const& load, std::uint32_t lanes);

/// The least lanes whose mean wait is at most `wait_s` [s], found in one walk of the recursion: a step a lane.
/// @param wait_s  > 0  @pre the load is at most a billion lanes  @return 0 of no load, else > load
std::uint32_t least_lanes(GateLoad const& load, double wait_s);

}  // namespace tanvan
