#pragma once
/// Phases of a timing plan, rings and barriers, as times of green.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/traffic/traffic_roads.hpp"

namespace tanvan {

/// A phase and its place in the plan. Phases of a ring follow each other by position; rings run side by side and wait
/// for each other at each barrier.
struct PlanPhase {
  SignalPhase timing;  // min <= max, all >= 0
  double ring = 1, barrier = 1, position = 0;
};

/// True where no phase follows demand: each has min = max.
bool is_fixed_time(std::span<PlanPhase const> phases);

/// Green of each phase of a fixed plan, and how long one round of all takes.
struct FixedGreens {
  std::vector<GreenWindow> green;  // [phases], from 0; begin = end where a phase has none
  double round_s = 0;
};

/// Barrier groups follow each other by their number; in each, all rings begin together and each phase takes its green
/// and its clearance, by (position, row). A ring that is done sooner rests in red until the barrier.
FixedGreens fixed_greens(std::span<PlanPhase const> phases);

/// Phases of several rings as one sequence of stages.
struct PlanStages {
  std::vector<SignalPhase> stages;
  std::vector<std::uint32_t> first, last;  // [phases], stages in which each is green, both included
};

/// The k-th phases of all rings in a barrier group are a stage together, which takes the longest of their times. A ring
/// with fewer phases stays in its last one. That is simpler than controllers of two rings are, where each ring leaves
/// its phase by itself.
PlanStages plan_stages(std::span<PlanPhase const> phases);

/// Windows by time, those that overlap or touch as one.
std::vector<GreenWindow> joined_windows(std::vector<GreenWindow> windows);

}  // namespace tanvan
