#pragma once
/// Turns that nobody, or some vehicles, may take.

#include <vector>

#include "scenarios/run/traffic/gmns_movements.hpp"

namespace tanvan {

/// Banned turns by (from, to), ascending, each once.
struct BannedTurns {
  std::vector<TurnBan> bans;
  std::vector<Uses> uses;  // [bans] who must not take it
};

/// The folder's two-link restrictions, and the turns that movement.csv leaves out: it lists what is allowed, so where
/// it has a row for a link, the link's turns without a row are banned. U-turns are turns like others: a row allows one.
/// What is not heeded, and how many turns the movements ban, is noted at the folder.
BannedTurns banned_turns(NetworkTables const& network, MovementTable const& movements, std::string const& folder,
                         Faults& notes);

}  // namespace tanvan
