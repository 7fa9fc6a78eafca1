#include "scenarios/run/traffic/signal_timing.hpp"

#include <algorithm>
#include <map>

namespace tanvan {
namespace {

/// Rows of phases by barrier, then ring, each ring in its order.
using Rings = std::map<double, std::vector<std::uint32_t>>;
using Barriers = std::map<double, Rings>;

Barriers by_barrier(std::span<PlanPhase const> phases) {
  Barriers barriers;
  for (std::uint32_t i = 0; i < phases.size(); ++i) barriers[phases[i].barrier][phases[i].ring].push_back(i);
  for (auto& [barrier, rings] : barriers)
    for (auto& [ring, rows] : rings)
      std::ranges::stable_sort(rows, {}, [&](std::uint32_t i) { return phases[i].position; });
  return barriers;
}

SignalPhase longest(SignalPhase const& a, SignalPhase const& b) {
  return {std::max(a.min_green_s, b.min_green_s), std::max(a.max_green_s, b.max_green_s),
          std::max(a.extension_s, b.extension_s), std::max(a.clearance_s, b.clearance_s)};
}

}  // namespace

bool is_fixed_time(std::span<PlanPhase const> phases) {
  return std::ranges::all_of(phases, [](auto const& p) { return p.timing.min_green_s == p.timing.max_green_s; });
}

FixedGreens fixed_greens(std::span<PlanPhase const> phases) {
  FixedGreens out{std::vector<GreenWindow>(phases.size())};
  for (auto const& [barrier, rings] : by_barrier(phases)) {
    auto const begin = out.round_s;
    for (auto const& [ring, rows] : rings) {
      double now = begin;
      for (auto const i : rows) {
        out.green[i] = {now, now + phases[i].timing.min_green_s};
        now = out.green[i].end_s + phases[i].timing.clearance_s;
      }
      out.round_s = std::max(out.round_s, now);
    }
  }
  return out;
}

PlanStages plan_stages(std::span<PlanPhase const> phases) {
  PlanStages out{{}, std::vector<std::uint32_t>(phases.size()), std::vector<std::uint32_t>(phases.size())};
  for (auto const& [barrier, rings] : by_barrier(phases)) {
    auto const begin = out.stages.size();
    for (auto const& [ring, rows] : rings)
      if (begin + rows.size() > out.stages.size()) out.stages.resize(begin + rows.size());
    for (auto const& [ring, rows] : rings) {
      for (std::size_t k = 0; k < rows.size(); ++k) {
        auto& stage = out.stages[begin + k];
        stage = longest(stage, phases[rows[k]].timing);
        out.first[rows[k]] = out.last[rows[k]] = static_cast<std::uint32_t>(begin + k);
      }
      out.last[rows.back()] = static_cast<std::uint32_t>(out.stages.size() - 1);
    }
  }
  return out;
}

std::vector<GreenWindow> joined_windows(std::vector<GreenWindow> windows) {
  std::ranges::sort(windows, {}, [](GreenWindow const& w) { return w.begin_s; });
  std::vector<GreenWindow> joined;
  for (auto const& window : windows) {
    if (window.begin_s == window.end_s) continue;
    if (!joined.empty() && window.begin_s <= joined.back().end_s)
      joined.back().end_s = std::max(joined.back().end_s, window.end_s);
    else
      joined.push_back(window);
  }
  return joined;
}

}  // namespace tanvan
