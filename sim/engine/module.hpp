#pragma once
/// What a model declares of itself: when it runs, what it reads, what it writes. All state lives in the world and is
/// kept by a restart (sim/engine/state.hpp); a module keeps none of its own.

#include <functional>
#include <string>
#include <vector>

#include "sim/engine/world.hpp"

namespace tanvan {

/// How often a module runs. At the end of December: the month first, then the year, then (in transport years) the day.
enum class Period { month, year, transport };

/// The phases of each period, in this order: what changed outside, what agents intend, who meets whom, what is made and
/// paid, who comes and goes, what is written down.
enum class Phase { sense, plan, move, settle, renew, record };
inline constexpr Phase kPhases[] = {Phase::sense, Phase::plan, Phase::move, Phase::settle, Phase::renew, Phase::record};

struct ModuleSpec {
  std::string name;  ///< `model.step`, unique
  Period period = Period::month;
  Phase phase = Phase::plan;
  std::vector<std::string> reads{};  ///< names of state, such as `person.employer`: it runs after who writes them
  /// Two writers of one name in one period and phase are a configuration error, unless one of them reads it too: it
  /// takes over from the other.
  std::vector<std::string> writes{};
  /// Exact sums (ledger, counts, staff): adding whole numbers commutes, so any number of modules may, beside a writer
  std::vector<std::string> adds{};
};

/// A model's step and what it declares.
struct Module {
  ModuleSpec spec;
  std::function<void(World&)> step;
};

}  // namespace tanvan
