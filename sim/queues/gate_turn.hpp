#pragma once
/// Whose turn it is among many.

#include <algorithm>
#include <compare>
#include <cstddef>
#include <span>
#include <vector>

#include "sim/core/id.hpp"
#include "sim/queues/gate_time.hpp"

namespace tanvan {

/// One row of a list: the earlier goes first, then the lower id, then who stands first in the list.
struct GateTurn {
  GateTime time = 0;
  AgentKey id;
  std::size_t row = 0;

  friend auto operator<=>(GateTurn const&, GateTurn const&) = default;
};

/// All rows in turn. @param time  the member that counts
template <class Row>
std::vector<GateTurn> in_turn(std::span<Row const> rows, GateTime Row::*time) {
  std::vector<GateTurn> turns;
  turns.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) turns.push_back({rows[i].*time, rows[i].id, i});
  std::sort(turns.begin(), turns.end());
  return turns;
}

}  // namespace tanvan
