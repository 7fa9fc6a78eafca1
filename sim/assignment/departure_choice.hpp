#pragma once
/// Whether trips that want to arrive at some time may choose when they set out, and what missing it costs them.

#include <vector>

#include "sim/assignment/day_equilibrium.hpp"
#include "sim/core/parameter.hpp"

namespace tanvan {

/// Vickrey's schedule delay (American Economic Review 59, 1969): a trip costs alpha travel time + beta early + gamma
/// late. Costs here are in seconds of travel time, so that alpha is 1. Small (American Economic Review 72(3), 1982, San
/// Francisco, from memory) found beta / alpha = 0.61 and gamma / alpha = 2.4; the defaults are those of the worked case
/// of the bottleneck. Confidence low for Binh Duong: nobody asked there.
struct DepartureChoice {
  double departure_choice = 0;  // 1: who has a wish chooses its departure; 0: all depart as they say
  double early = 0.5;           // beta / alpha, >= 0, < 1: else a peak has no begin
  double late = 2;              // gamma / alpha, >= 0
  double step_min = 5;          // between the departures that are tried [min]

  bool on() const { return departure_choice > 0; }
};

/// The keys `departure_choice`, `schedule_early`, `schedule_late` and `departure_step_min`.
std::vector<Parameter> departure_parameters(DepartureChoice& choice);

/// One wish a trip to arrive at these times; none at all where nothing is chosen, so that all depart as they say.
/// @param arrive  [trips], kNoTime: a trip without a wish
std::vector<ScheduleWish> schedule_wishes(std::span<TrafficTime const> arrive, DepartureChoice const& choice);

}  // namespace tanvan
