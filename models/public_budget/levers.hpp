#pragma once
/// The levers of Decision 742 (policy_levers.csv, models 3.7) as kinds of intervention: which channels each moves, by
/// how much where nothing else is said, and which budget line pays.

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/public_budget/public_budget.hpp"
#include "sim/engine/policy.hpp"

namespace tanvan {

/// Whom a lever's money goes to. Programmes are paid in equal parts month by month; a pot is drawn on by enterprises as
/// they qualify, a year's money at most.
enum class Means : std::uint8_t {
  institutions,  // universities and institutes
  services,      // bought of the province's enterprises
  equipment,     // from outside the province, as all machines
  sites,         // whoever lets land and floor space
  pot            // grants to enterprises
};

/// A key of a lever: the effect on a channel.
struct LeverEffect {
  Channel channel{};
  double usual = 0;  // where the scenario says nothing: a prior, confidence low
};

struct Lever {
  std::string_view id;    // of policy_levers.csv
  std::string_view name;  // its lever_name: the kind of intervention
  BudgetLine line;
  Means means;
  std::array<LeverEffect, 2> keys;  // of which those with a usual effect count
  std::string_view meaning;
  std::string_view elsewhere = {};  // what another kind or a later step does
  Pot pot = Pot::rnd_match;         // with Means::pot
  bool adds_to_line = false;        // its money is added to the line's allotment

  std::span<LeverEffect const> effects() const {
    auto const used = std::find_if(keys.begin(), keys.end(), [](LeverEffect const& e) { return e.usual <= 0; });
    return {keys.begin(), used};
  }
};

/// What a channel is called as a key, and the largest effect that a lever may ask for.
struct ChannelKey {
  Channel channel;
  std::string_view key;
  double most;
  std::string_view unit;
  std::string_view meaning;
};

/// All levers, by id.
std::span<Lever const> levers();

/// All channels, in the order of Channel.
std::span<ChannelKey const> channel_keys();

/// One kind a lever: `billion_vnd_year`, `months`, and a key for each effect.
std::vector<InterventionKind> lever_interventions();

/// What the event of a lever says when it comes into force.
std::string describe_lever(World& world, Intervention const& lever);

/// Start of a month: what the levers in force come to, their events, their money. January opens the budget lines.
void take_levers(World& world, BudgetParameters const& p);

/// The table of all levers for the documentation: lever, channels with usual effects, line, what else it needs.
std::string lever_markdown();

}  // namespace tanvan
